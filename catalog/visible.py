"""Words of files and file names, made safe to show on a terminal and in a log."""

from __future__ import annotations

import re

# Delete and C1 controls, line and paragraph separators, what reorders or hides text (bidirectional
# overrides, zero-width characters, the byte order mark), and halves of surrogate pairs.
_HIDDEN = "\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff"


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


def visible_json(document: str) -> str:
    """A JSON document of the same value, with such characters as JSON escapes."""
    return re.sub(f"[{_HIDDEN}]", lambda match: f"\\u{ord(match.group()):04x}", document)
