"""What stands in the body of a Word file, or in a table: without what is deleted, through the wrappers of controls."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from reformcheck.plans.documents.reading.word.wordml import DELETED, MC, W, holds, shown_part

EMBEDDED = W + "altChunk"
"""A file inside the file, which Word shows as part of the text."""


def blocks_in(parent: Element) -> Iterator[Element]:
    """Paragraphs and tables directly inside, through the wrappers of content controls and insertions."""
    for element in parent:
        if element.tag in (W + "p", W + "tbl", EMBEDDED):
            yield element
        elif element.tag == MC + "AlternateContent":
            shown = shown_part(element)
            if shown is not None:
                yield from blocks_in(shown)
        elif element.tag not in DELETED:
            yield from blocks_in(element)


def own(parent: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, through wrappers, without those of a table inside."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag not in DELETED and element.tag != W + "tbl":
            yield from own(element, tag)


def is_gone(row: Element) -> bool:
    """Whether a row of a table is deleted, or hidden."""
    properties = row.find(W + "trPr")
    if properties is None:
        return False
    return properties.find(W + "del") is not None or bool(holds(properties.find(W + "hidden")))


def mark_is_deleted(paragraph: Element) -> bool:
    """Whether a reviewer has deleted the end of a paragraph."""
    properties = paragraph.find(f"{W}pPr/{W}rPr")
    return properties is not None and any(properties.find(tag) is not None for tag in DELETED)
