"""What a bug report needs to say of this installation: versions, lists, encodings."""

from __future__ import annotations

import locale
import platform
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version

import yaml

from reformcheck.catalog.loader import load_catalog
from reformcheck.plans.documents.reading.office.soffice import soffice
from reformcheck.running.version import VERSION

_ABSENT = {"zh": "没有安装", "en": "not installed"}
_LIBYAML = {True: {"zh": "有", "en": "yes"}, False: {"zh": "没有（读取会慢）", "en": "no (reading is slow)"}}
_NO_OFFICE = {"zh": "没有（.rtf、.odt 读不了）", "en": "none (.rtf and .odt are not read)"}


def facts(configuration: str, lang: str) -> Iterator[tuple[str, str]]:
    """What each thing is called, and which it is. `configuration` is what is to be said of the settings."""
    yield "reformcheck", VERSION
    yield "python", f"{platform.python_version()} ({platform.system()})"
    for name in _libraries():
        yield name, _version(name) or _ABSENT[lang]
    yield "libyaml", _LIBYAML[bool(yaml.__with_libyaml__)][lang]
    yield "LibreOffice", soffice() or _NO_OFFICE[lang]
    for lst in load_catalog().lists.values():
        yield lst.id, f"sha256 {lst.sha256}"
    yield "configuration", configuration
    yield "language", lang
    yield "encodings", f"stdout {sys.stdout.encoding}, locale {locale.getpreferredencoding(False)}"


def _libraries() -> list[str]:
    """What the package asks for, those of its extras behind; none of what only its development needs."""
    asked = [line for line in requires("reformcheck") or () if 'extra == "dev"' not in line.replace("'", '"')]
    needed = [line for line in asked if "python_version" not in line or sys.version_info < (3, 11)]
    named = [match[0] for line in needed if (match := re.match(r"[\w.-]+", line))]
    return list(dict.fromkeys(named))


def _version(library: str) -> str:
    """Empty where it is not installed."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
