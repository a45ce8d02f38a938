"""Bytes of a text, to characters: which of the encodings that offices use it is in."""

from __future__ import annotations

import codecs

from reformcheck.catalog.files.textfile import decode


def decode_text(raw: bytes, path: str) -> str:
    """UTF-8, GB18030 or UTF-16 text, the last also without a byte order mark. Raises InputError."""
    if not raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        if raw.count(b"\n\0") > raw.count(b"\0\n") and len(raw) % 2 == 0:
            raw = codecs.BOM_UTF16_LE + raw
        elif raw.count(b"\0\n") and len(raw) % 2 == 0:
            raw = codecs.BOM_UTF16_BE + raw
    return decode(raw, path)
