"""What stands where on the site. A page that is named nowhere here, such as one just added to docs/, stands under 更多."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from words import chosen, heading_in

_SECTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "五分钟上手",
        "In five minutes",
        (
            "install.md",
            "start/official.md",
            "start/inspector.md",
            "start/researcher.md",
            "start/git.md",
            "reading.md",
            "everyday.md",
            "ci.md",
        ),
    ),
    ("规则", "Rules", ("rules/index.md", "rules/*")),
    ("命令", "Commands", ("commands/index.md", "commands/*", "completion.md")),
    ("文件", "Files", ("files/plan.md", "files/list.md", "files/*", "examples/regional-list.md", "data.md")),
    ("给程序和编辑器", "Programs and editors", ("api.md", "editors*")),
    ("可信到什么程度", "How far to trust it", ("matching.md", "testing.md", "limits.md")),
    ("参与", "Contributing", ("CONTRIBUTING.md", "DESIGN.md", "CHANGELOG.md")),
)


def navigation(pages: Mapping[str, str], lang: str) -> list[Any]:
    """The `nav` of mkdocs: `pages` are the Markdown of each by its name."""
    left = [name for name in pages if name != "index.md"]
    nav: list[Any] = [{chosen(lang, "首页", "Home"): "index.md"}]
    for zh, en, patterns in _SECTIONS:
        named = [name for pattern in patterns for name in _matching(pattern, left)]
        named = list(dict.fromkeys(named))
        left = [name for name in left if name not in named]
        if named:
            nav.append({chosen(lang, zh, en): [_entry(name, pages[name], lang) for name in named]})
    if left:
        nav.append({chosen(lang, "更多", "More"): [_entry(name, pages[name], lang) for name in left]})
    return nav


def _matching(pattern: str, names: Iterable[str]) -> list[str]:
    begun, star, _ = pattern.partition("*")
    return [name for name in names if (name.startswith(begun) if star else name == pattern)]


def _entry(name: str, text: str, lang: str) -> dict[str, str]:
    return {title_of(text, lang): name}


def title_of(text: str, lang: str) -> str:
    """The first heading, in one language, without the marks of Markdown; of a rule its name alone."""
    heading = re.search(r"^# (.+)$", text, re.MULTILINE)
    words = heading_in(heading.group(), lang).removeprefix("# ") if heading else ""
    return re.sub(r" `[^`]*`$", "", words).replace("`", "").removeprefix("reformcheck ")
