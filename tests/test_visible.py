"""Characters that steer a terminal or hide, told in text and in bytes alike."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from reformcheck.catalog.language.visible import is_visible, visible, visible_json

ALL = [chr(code) for code in range(0x20, sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF]


def telling(tells: Callable[[str], bool]) -> list[str]:
    """The characters of which a test holds; those that it passes a hundred at a time are not asked one by one."""
    blocks = (ALL[start : start + 100] for start in range(0, len(ALL), 100))
    return [char for block in blocks if tells("".join(block)) for char in block if tells(char)]


def test_bytes_tell_what_text_tells():
    hidden = telling(lambda text: visible_json(text) != text)
    assert len(hidden) == 63
    assert telling(lambda text: not is_visible(f"“一”{text}，·".encode())) == hidden
    assert telling(lambda text: not is_visible(f"“一”{text}，".encode())) == hidden


@pytest.mark.parametrize("char", ["\x7f", "\x85", "\u061c", "\u200b", "\u2028", "\u202e", "\u2066", "\ufeff"])
def test_hidden_characters_are_spelled_out(char: str):
    assert visible(f"方{char}案") == f"方{char.encode('unicode_escape').decode()}案"
    assert visible_json(f'"方{char}案"') == f'"方\\u{ord(char):04x}案"'
