"""A plan's document handed back with its findings in it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.running.log import step

if TYPE_CHECKING:
    from reformcheck.rules.model import PlanReport, ReadError
    from reformcheck.running.session import Session


class Annotated(NamedTuple):
    """A document with remarks in it."""

    result: PlanReport
    content: bytes
    kind: str
    """Of the document that is handed back: "docx" or "pdf"."""
    remarks: int
    """How many there are."""


AUTHOR = "reformcheck"


def annotate(session: Session, path: str) -> Annotated | ReadError:
    """Check a document and put what is found at its words; the file itself is left alone. Raises InputError."""
    from reformcheck.plans.documents.marking.documents import markable, strings_of, with_remarks
    from reformcheck.plans.documents.marking.remark import Author
    from reformcheck.reports.annotated.remarks import remarks_of
    from reformcheck.rules.model import ReadError

    document = markable(path)
    result = session.check(path)
    if isinstance(result, ReadError):
        return result
    if hashlib.sha256(document.raw).hexdigest() != result.plan.sha256:
        raise InputError(
            Location(path),
            "检查期间文件变了，没有写；请再试一次",
            "the file changed while it was checked; try again",
        )
    with step("annotate", path):
        strings = strings_of(document)
        remarks = remarks_of(result, session.catalog, strings, session.today, session.lang)
        content = with_remarks(document, remarks, Author(AUTHOR, session.today))
    return Annotated(result, content, document.kind, len(remarks))
