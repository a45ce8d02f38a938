"""What a PDF shows or holds beside its text: remarks written on its pages, filled in fields, attached files."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from reformcheck.plans.documents.reading.stream import Place, Reserve

_MOST = 500
"""Annotations of a page, and attached files."""
_LONGEST = 4_000
"""Bytes of what one says."""


def noted_on(page: Any) -> str:
    """What is written on a page as a remark that is always shown, and in the fields of a form."""
    return "".join(_notes(page))


def _notes(page: Any) -> Iterator[str]:
    raw = import_module("pypdfium2.raw")
    keys = {raw.FPDF_ANNOT_FREETEXT: b"Contents", raw.FPDF_ANNOT_WIDGET: b"V"}
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        key = keys.get(raw.FPDFAnnot_GetSubtype(annotation))
        hidden = raw.FPDFAnnot_GetFlags(annotation) & raw.FPDF_ANNOT_FLAG_HIDDEN
        if key and not hidden:
            yield _said(raw, annotation, key)
        raw.FPDFPage_CloseAnnot(annotation)


def _said(raw: Any, annotation: Any, key: bytes) -> str:
    buffer = (ctypes.c_ushort * (_LONGEST // 2))()
    length = raw.FPDFAnnot_GetStringValue(annotation, key, buffer, _LONGEST)
    return bytes(buffer)[: max(length - 2, 0)].decode("utf-16-le", "replace") if length <= _LONGEST else ""


def attached_to(document: Any) -> tuple[Reserve, ...]:
    """Files in the file, which a reader opens by themselves."""
    raw = import_module("pypdfium2.raw")
    count = min(raw.FPDFDoc_GetAttachmentCount(document), _MOST)
    if not count:
        return ()
    names = "、".join(
        filter(None, (document.get_attachment(index).get_name() for index in range(min(count, 3))))
    )
    return (Reserve("unread", f"PDF 里的附件 {names[:80]} ".replace("  ", " "), Place(1, 1, "附件"), count),)
