"""The part of a Word package that holds the comments, made or added to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from reformcheck.catalog.language.visible import visible
from reformcheck.plans.documents.marking.placed_xml import Placed, with_child
from reformcheck.plans.documents.marking.remark import Author, Remark
from reformcheck.plans.documents.reading.word.wordml import W

PART = "comments.xml"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
RELATION = "/comments"

_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


def new_part(remarks: Sequence[Remark], author: Author, first: int, space: str) -> bytes:
    """A part with these comments alone, the first of them numbered `first`."""
    root = f'<w:comments xmlns:w="{space}">'.encode()
    return _HEAD + root + _comments(remarks, author, first, "") + b"</w:comments>"


def extended_part(
    data: bytes, root: Placed, remarks: Sequence[Remark], author: Author, first: int, space: str
) -> bytes:
    """A part with these comments behind those it has."""
    return with_child(data, root, _comments(remarks, author, first, f' xmlns:w="{space}"'))


def first_free(*roots: Placed) -> int:
    """The number behind all that comments and their marks have."""
    used = [
        element.get(W + "id", "")
        for root in roots
        for name in ("comment", "commentRangeStart", "commentRangeEnd", "commentReference")
        for element in root.iter(W + name)
    ]
    return max((int(number) for number in used if re.fullmatch("[0-9]{1,9}", number)), default=-1) + 1


# A comment looks the same whatever the text looks like, whose own type may be large and set in.
_SHAPE = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
)
_TYPE = '<w:rPr><w:b w:val="0"/><w:color w:val="auto"/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'


def _comments(remarks: Sequence[Remark], author: Author, first: int, declared: str) -> bytes:
    made = [_comment(remark, author, number, declared) for number, remark in enumerate(remarks, first)]
    return "".join(made).encode()


def _comment(remark: Remark, author: Author, number: int, declared: str) -> str:
    mark = "<w:r><w:annotationRef/></w:r>"
    paragraphs = "".join(
        f"<w:p>{_SHAPE}{'' if index else mark}<w:r>{_TYPE}"
        f'<w:t xml:space="preserve">{escape(_clean(text))}</w:t></w:r></w:p>'
        for index, text in enumerate(remark.paragraphs)
    )
    who = f'w:author={quoteattr(author.name)} w:date="{author.date}T00:00:00Z" w:initials="rc"'
    return f'<w:comment{declared} w:id="{number}" {who}>{paragraphs}</w:comment>'


def _clean(text: str) -> str:
    """Without what XML cannot hold or nobody reads."""
    return visible(re.sub("[\ufffe\uffff\ud800-\udfff]", "\ufffd", text))
