"""Old Word files (.doc), RTF and Word 2003 XML put together from the lines of a text, whole or broken."""

from __future__ import annotations

import re
import struct
from random import Random

from broken_markup import in_markup
from broken_pages import in_bytes
from broken_sheets import clean
from old_office import word_97

_SIGNS = (
    "\x07",
    "\x0b",
    "\x0c",
    "\x13 HYPERLINK \x14",
    "\x15",
    "\x01",
    "\x02",
    "\x05",
    "\x1e",
    "\x1f",
    "\ufffc",
    "\xa0",
    "\r",
)
_WORD = re.compile(r"\\[a-z]{1,20}-?\d{0,9} ?")
_WORDS = ("\\par ", "\\cell ", "\\row ", "\\trowd ", "{", "}", "\\u-1?", "\\u99999?", "\\bin9 ", "\\'ff", "\\uc0 ", "\\uc99 ", "{\\*\\x ", "\\v ", "\\deleted ", "\\ansicpg936 ", "\\pict ")  # fmt: skip


def whole_doc(lines: list[str], chance: Random) -> bytes:
    return word_97([line.replace("\t", "　") for line in lines])


def doc(lines: list[str], chance: Random) -> bytes:
    lines = list(lines)
    for _ in range(chance.choice((0, 1, 4))):
        at = chance.randrange(len(lines)) if lines else 0
        if lines:
            place = chance.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:place] + chance.choice(_SIGNS) + lines[at][place:]
    lines = [re.sub("[\ud800-\udfff]", "?", line) for line in lines]
    raw = word_97(
        lines,
        locked=chance.random() < 0.02,
        mark=chance.choice((0xA5EC,) * 8 + (0xA5DC, 0)),
        class_id=chance.choice((bytes(16), bytes(range(16)))),
    )
    if chance.random() < 0.6:
        return in_bytes(raw, chance)
    made = bytearray(raw)
    for _ in range(chance.choice((1, 3))):  # numbers of the file's heads
        at = 4 * chance.randrange(len(made) // 4 if chance.random() < 0.3 else min(700, len(made) // 4))
        struct.pack_into("<I", made, at, chance.choice((0, 1, 0xFFFFFFFF, 0x7FFFFFFF, 4096, 65535)))
    return bytes(made)


def _rtf(lines: list[str], chance: Random) -> str:
    def spelled(text: str) -> str:
        units = struct.unpack(
            f"<{len(text.encode('utf-16-le', 'replace')) // 2}h", text.encode("utf-16-le", "replace")
        )
        return "".join(chr(u) if 32 <= u < 127 and chr(u) not in "\\{}" else f"\\u{u}?" for u in units)

    parts = []
    for line in lines:
        if "\t" in line:
            cells = line.split("\t")
            edges = "".join(f"\\cellx{2000 * (n + 1)}" for n in range(len(cells)))
            parts.append(
                f"\\trowd{edges}\\intbl " + "".join(f"{spelled(cell)}\\cell " for cell in cells) + "\\row"
            )
        else:
            parts.append(f"\\pard {spelled(line)}\\par")
    return "{\\rtf1\\ansi\\ansicpg936\\uc1\n" + "\n".join(parts) + "}"


def whole_rtf(lines: list[str], chance: Random) -> bytes:
    return _rtf(lines, chance).encode("ascii", "replace")


def rtf(lines: list[str], chance: Random) -> bytes:
    source = _rtf(lines, chance)
    for _ in range(chance.randrange(6)):
        found = list(_WORD.finditer(source))
        at = chance.choice(found)
        source = (
            source[: at.start()] + chance.choice(_WORDS) + source[chance.choice((at.start(), at.end())) :]
        )
    raw = source.encode("ascii", "replace")
    return in_bytes(raw, chance) if chance.random() < 0.3 else raw


def _word_xml(lines: list[str], chance: Random) -> str:
    parts = []
    for line in lines:
        if "\t" in line:
            cells = "".join(
                f"<w:tc><w:p><w:r><w:t>{clean(cell)}</w:t></w:r></w:p></w:tc>" for cell in line.split("\t")
            )
            parts.append(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
        else:
            parts.append(f"<w:p><w:r><w:t>{clean(line)}</w:t></w:r></w:p>")
    return (
        '<?xml version="1.0" encoding="UTF-8"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint">'
        f"<w:body><wx:sect>{''.join(parts)}</wx:sect></w:body></w:wordDocument>"
    )


def whole_word_xml(lines: list[str], chance: Random) -> bytes:
    return _word_xml(lines, chance).encode()


def word_xml(lines: list[str], chance: Random) -> bytes:
    raw = in_markup(_word_xml(lines, chance), chance).encode(
        chance.choice(("utf-8", "utf-8", "gb18030")), "replace"
    )
    return in_bytes(raw, chance) if chance.random() < 0.2 else raw
