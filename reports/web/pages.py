"""Making a page: Jinja2 with escaping on, style and script inside, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reformcheck.reports.web.page_words import words

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"

# What would end the script element, open a comment in it, or break a line of it.
_UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


@lru_cache(maxsize=1)
def environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def render_page(
    template: str, *, lang: str, styles: Sequence[str], scripts: Sequence[str], data: Any, **values: Any
) -> str:
    """One self-contained page; `styles` and `scripts` are files of templates/, `data` becomes its JSON."""
    from markupsafe import Markup

    style = _style(("page.css", *styles))
    script = _script(scripts)
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    page = environment().get_template(template)
    text = page.render(
        alone=False,
        lang=lang,
        t=words(lang),
        style=Markup(style),
        script=Markup(script),
        policy=policy,
        data=Markup(script_json(data)),
        **values,
    )
    # A file name may hold bytes that are no text; they are shown, and never make the page unwritable.
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def render_drawing(template: str, *, lang: str, styles: Sequence[str], **values: Any) -> str:
    """A drawing that stands by itself, with its style inside."""
    from markupsafe import Markup

    style = _style(styles)
    text = (
        environment()
        .get_template(template)
        .render(alone=True, lang=lang, t=words(lang), style=Markup(style), **values)
    )
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def script_json(data: Any) -> str:
    """JSON that may stand inside a script element whatever text it holds."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _style(names: Sequence[str]) -> str:
    """The colours of both themes, and the files."""
    return environment().get_template("colors.css").render() + "".join(_file(name) for name in names)


def _script(names: Sequence[str]) -> str:
    """The files as one function, so that they share names with each other and with nothing else."""
    return '(() => {\n"use strict";\n' + "\n".join(_file(name) for name in names) + "})();\n"


@lru_cache(maxsize=32)
def _file(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")


def _hash(text: str) -> str:
    """The source expression of a content security policy for an inline element."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
