"""Text of plans made safe to show: one line where one line is due, and no character that acts instead of being read.

A plan may hold anything that YAML can escape: terminal control sequences, overrides of the reading
direction, line breaks in a title. JSON and SARIF carry them as they are, escaped; formats that a person
reads spell them out.
"""

from __future__ import annotations

import re

from reformcheck.catalog.language.visible import visible

# Whatever begins a new line somewhere: in a terminal, in Excel, in Python's splitlines or in a browser.
_BREAKS = re.compile("[ \t]*[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+[ \t]*")

# The two that XML forbids and that no terminal minds.
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")


def one_line(text: str) -> str:
    r"""The text on one line, with every character that is not there to be read spelled out, such as `\x1b`."""
    return _NO_CHARACTERS.sub("\ufffd", visible(_BREAKS.sub(" ", text)))


def shorten(text: str, limit: int | None) -> str:
    """At most `limit` characters, the last of them "…" where something was cut; None cuts nothing."""
    return text if limit is None or len(text) <= limit else text[: limit - 1] + "…"
