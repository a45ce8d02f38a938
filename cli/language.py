"""Which language to speak: --lang, else REFORMCHECK_LANG, else the locale.

A locale that names no language (C, POSIX, or none at all) gets Chinese, which most users read.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence

LANGUAGES = ("zh", "en")


def from_environment() -> str:
    for name in ("REFORMCHECK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            language = re.split(r"[._@-]", value)[0].lower()
            return "zh" if language in ("zh", "c", "posix", "") else "en"
    return "zh"


def from_arguments(arguments: Sequence[str]) -> str | None:
    """What --lang says, found before the command line is parsed, so that help speaks it too."""
    for position, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or next(iter(arguments[position + 1 :]), "")
            return value if value in LANGUAGES else None
    return None


_configured: list[str] = []


def configure(language: str | None) -> None:
    """What the configuration says: it counts where neither --lang nor REFORMCHECK_LANG does."""
    _configured[:] = [language] if language else []


def current() -> str:
    named = from_arguments(sys.argv[1:]) or os.environ.get("REFORMCHECK_LANG")
    if not named and _configured:
        return _configured[0]
    return from_arguments(sys.argv[1:]) or from_environment()


def t(zh: str, en: str) -> str:
    """The text in the language of this run."""
    return zh if current() == "zh" else en
