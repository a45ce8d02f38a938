"""Words of files and file names, made safe to show on a terminal and in a log."""

from __future__ import annotations

import re

# Delete and C1 controls, line and paragraph separators, what reorders or hides text (bidirectional
# overrides, zero-width characters, the byte order mark), and halves of surrogate pairs.
_HIDDEN = "\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
# What those in UTF-8 begin with; of the many characters that begin with the last, these are meant.
_MAY_HIDE = (b"\x7f", b"\xc2", b"\xd8", b"\xef\xbb\xbf")
_OFTEN_SEEN = b"\xe2"
_HIDDEN_AMONG_THEM = frozenset(
    chr(code).encode() for code in (*range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070))
)


def visible(text: str) -> str:
    r"""The text on one line, with every character that would steer the terminal spelled out: `\x1b`, `\u202e`."""
    if text.isprintable():  # then it holds none of them
        return text
    return re.sub(
        f"[\x00-\x1f{_HIDDEN}]", lambda match: match.group().encode("unicode_escape").decode("ascii"), text
    )


def visible_lines(text: str) -> str:
    """The same for text whose line breaks are meant."""
    return "\n".join(visible(line) for line in text.split("\n"))


def is_visible(document: bytes) -> bool:
    """Whether a document in UTF-8 holds no such character, control characters below the blank left aside.

    Looks for bytes: quicker than asking each character, of which a report of many plans has millions.
    """
    if any(lead in document for lead in _MAY_HIDE):
        return re.search(f"[{_HIDDEN}]", document.decode()) is None
    at = -1
    while (at := document.find(_OFTEN_SEEN, at + 1)) >= 0:
        if document[at : at + 3] in _HIDDEN_AMONG_THEM:
            return False
    return True


def visible_json(document: str) -> str:
    """A JSON document of the same value, with such characters as JSON escapes."""
    return re.sub(f"[{_HIDDEN}]", lambda match: f"\\u{ord(match.group()):04x}", document)
