"""Text of plans made safe to show: one line where one line is due, and no character that acts instead of being read.

A plan may hold anything that YAML can escape: terminal control sequences, overrides of the reading
direction, line breaks in a title. JSON and SARIF carry them as they are, escaped; formats that a person
reads spell them out.
"""

from __future__ import annotations

import re

# Whatever begins a new line somewhere: in a terminal, in Excel, in Python's splitlines or in a browser.
_BREAKS = re.compile("[ \t]*[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+[ \t]*")

# Controls, overrides of direction, halves of surrogate pairs, and what XML forbids.
_ACTING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def one_line(text: str) -> str:
    r"""The text on one line, with every character that is not there to be read spelled out, such as `\x1b`."""
    return _ACTING.sub(_spelled, _BREAKS.sub(" ", text))


def _spelled(found: re.Match[str]) -> str:
    return found.group().encode("unicode_escape").decode("ascii")


def shorten(text: str, limit: int | None) -> str:
    """At most `limit` characters, the last of them "…" where something was cut; None cuts nothing."""
    return text if limit is None or len(text) <= limit else text[: limit - 1] + "…"
