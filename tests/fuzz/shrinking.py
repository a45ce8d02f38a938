"""An input that fails, made as small as it can be while it still fails: a case for a person to look at."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence

_PIECES = (
    re.compile(rb"(?<=\n)"),
    re.compile(rb"(?=<)"),
    re.compile(rb"(?<=[^\x80-\xff])(?=[\xe0-\xef])|(?<=[\x80-\xbf])(?=[\xe0-\xef])"),
)
"""Where it may be cut: at lines, before tags, between characters of Han in UTF-8."""
_CHUNK = 16

Fails = Callable[[bytes], bool]


def shrunk(content: bytes, fails: Fails, tries: int = 600) -> bytes:
    """`fails` tells whether an input fails in the same way; it is asked so many times at most."""
    left = [tries]

    def asked(candidate: bytes) -> bool:
        left[0] -= 1
        return left[0] >= 0 and fails(candidate)

    return (
        _package(content, asked)
        if content.startswith(b"PK") and zipfile.is_zipfile(io.BytesIO(content))
        else _plain(content, asked)
    )


def _plain(content: bytes, fails: Fails) -> bytes:
    for pattern in _PIECES:
        content = _fewer([piece for piece in pattern.split(content) if piece], fails)
    if len(content) < 2_000:
        content = _fewer([content[at : at + _CHUNK] for at in range(0, len(content), _CHUNK)], fails)
    return content


def _fewer(pieces: Sequence[bytes], fails: Fails) -> bytes:
    """Without the pieces that it fails without: first half of them at a time, at last one."""
    size = len(pieces) // 2
    while size:
        at = 0
        while at < len(pieces):
            candidate = [*pieces[:at], *pieces[at + size :]]
            if fails(b"".join(candidate)):
                pieces = candidate
            else:
                at += size
        size //= 2
    return b"".join(pieces)


def _package(content: bytes, fails: Fails) -> bytes:
    """Part by part; a package that cannot be unpacked stays as it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            parts = {name: file.read(name) for name in file.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return content
    if not fails(_packed(parts)):
        return content
    for name in list(parts):
        rest = {other: part for other, part in parts.items() if other != name}
        if fails(_packed(rest)):
            parts = rest
        else:
            parts[name] = _plain(parts[name], _in_place(parts, name, fails))
    return _packed(parts)


def _in_place(parts: dict[str, bytes], name: str, fails: Fails) -> Fails:
    return lambda part: fails(_packed({**parts, name: part}))


def _packed(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return held.getvalue()
