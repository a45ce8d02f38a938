"""The one exception for input that cannot be used, and the phrases its messages share, in both languages."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from typing import Any

from reformcheck.catalog.language.visible import visible
from reformcheck.catalog.model import Location

_SHOWN = 40


class InputError(Exception):
    """A file or a value that cannot be used: what is wrong, what was expected, what to do.

    Each sentence stands alone, on one line, without the place; the place is in `location`.
    """

    def __init__(self, location: Location, zh: str, en: str) -> None:
        super().__init__(f"{location}: {en}")
        self.location = location
        self.zh = visible(zh)
        self.en = visible(en)

    def message(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


class NoPlanError(InputError):
    """A document that is no plan: an error where it was named, passed over in a folder."""


class CentralDocumentError(NoPlanError):
    """A document of the central government, such as a list: no plan of a region."""


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that `word` is most likely a slip of; empty where none is near."""
    from difflib import get_close_matches

    known = list(known)
    begun = [name for name in known if len(word) > 3 and name.startswith(word)]
    if begun:
        return begun[0]
    return next(iter(get_close_matches(clipped(word), known, n=1, cutoff=0.6)), "")


def suggestion(word: str, known: Iterable[str]) -> tuple[str, str]:
    """A "did you mean" clause in zh and en, empty where nothing known is near `word`."""
    near = closest(word, known)
    return (f"，是否想写「{near}」？", f'; did you mean "{near}"?') if near else ("", "")


def clipped(text: str) -> str:
    """The beginning of a text, as much as a message can quote."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "…"


def literal(value: Any) -> str:
    """A value as one would type it, clipped: "吉林省", 7, ["a", "b"]."""
    import json

    return clipped(json.dumps(clipped(value) if isinstance(value, str) else value, ensure_ascii=False))


# The system's reasons in Chinese; in English its own words do.
_REASONS = {
    errno.ENOENT: "找不到文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.ENOSPC: "空间不足",
    errno.EROFS: "只读的磁盘",
    errno.ENAMETOOLONG: "文件名过长",
    errno.ELOOP: "符号链接绕成了圈",
    errno.EIO: "读写出错",
    errno.EBADF: "已经关闭",
}


def os_reason(error: OSError) -> tuple[str, str]:
    """Why the system refused, in zh and en."""
    en = error.strerror or str(error)
    return _REASONS.get(error.errno or 0, en), en[:1].lower() + en[1:]
