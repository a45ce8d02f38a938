"""Characters that steer a terminal or hide, told in text and in bytes alike."""

from __future__ import annotations

import sys

import pytest

from reformcheck.catalog.language.visible import is_visible, visible, visible_json

ALL = [chr(code) for code in range(0x20, sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF]


def test_bytes_tell_what_text_tells():
    hidden = [char for char in ALL if visible_json(char) != char]
    assert len(hidden) == 63
    assert [char for char in ALL if not is_visible(f"“一”{char}，·".encode())] == hidden
    assert [char for char in ALL if not is_visible(f"“一”{char}，".encode())] == hidden


@pytest.mark.parametrize("char", ["\x7f", "\x85", "\u061c", "\u200b", "\u2028", "\u202e", "\u2066", "\ufeff"])
def test_hidden_characters_are_spelled_out(char: str):
    assert visible(f"方{char}案") == f"方{char.encode('unicode_escape').decode()}案"
    assert visible_json(f'"方{char}案"') == f'"方\\u{ord(char):04x}案"'
