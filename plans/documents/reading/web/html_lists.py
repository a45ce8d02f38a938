"""The numbers that a browser puts before the entries of a list, which stand nowhere in the page: `<ol start="3"><li>`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reformcheck.plans.documents.phrases.enumerators import label_of
from reformcheck.plans.documents.reading.number_forms import written
from reformcheck.plans.documents.reading.web.html_css import declared
from reformcheck.plans.documents.reading.web.html_style import UNNUMBERED

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_FORMS = {
    "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter", "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero", "cjk-ideographic": "chinese", "simp-chinese-informal": "chinese",
    "trad-chinese-informal": "chinese",
}  # fmt: skip
_UNMARKED = ("none", "disc", "circle", "square")
_WHOLE = re.compile(r"-?[0-9]{1,6}")


@dataclass(slots=True)
class List:
    """A list whose entries are being read."""

    form: str
    """Empty where nothing is shown before them."""
    following: int
    step: int

    def number(self, entry: LexborNode) -> str:
        """What stands before an entry."""
        number = _whole(entry, "value", self.following)
        self.following = number + self.step
        if not self.form or number < 1:
            return ""
        return written(number, self.form) + ("、" if self.form == "chinese" else ".")


def opened(node: LexborNode, tag: str) -> List:
    """The list that an element opens."""
    if tag != "ol" or UNNUMBERED in node.attributes:
        return List("", 1, 1)
    styles = declared(node.attributes.get("style")).get("list-style", "").split()
    named = next(
        (word for word in styles if word in _FORMS or word in _UNMARKED), node.attributes.get("type") or ""
    )
    form = "" if named in _UNMARKED else _FORMS.get(named, "decimal")
    if "reversed" not in node.attributes:
        return List(form, _whole(node, "start", 1), 1)
    entries = sum(child.tag == "li" for child in node.iter())
    return List(form, _whole(node, "start", entries), -1)


def numbered(label: str, text: str) -> str:
    """The number, unless the text has one of its own: then the sheets of the page hide those of the list."""
    return "" if label_of(text) else label


def _whole(node: LexborNode, name: str, absent: int) -> int:
    said = (node.attributes.get(name) or "").strip()
    return int(said) if _WHOLE.fullmatch(said) else absent
