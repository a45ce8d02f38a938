"""For each kind of file, how it is read; each reader is loaded when the first file of its kind comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.reading.decoding import decode_text
from reformcheck.plans.documents.reading.kinds import HEAD
from reformcheck.plans.documents.reading.stream import Block, Kind, Place, Reserve

if TYPE_CHECKING:
    from collections.abc import Mapping

Progress = Callable[[int, int], None]
"""Called with the pages read and the pages in all."""


class Contents(NamedTuple):
    """What a reader finds in a file."""

    blocks: list[Block]
    pages: int | None = None
    """Of formats that have pages."""
    meta: Mapping[str, str] = {}
    """What the file says of itself outside its text."""
    reserves: tuple[Reserve, ...] = ()


def read_contents(kind: Kind, raw: bytes, path: str, progress: Progress | None) -> Contents:
    """What stands in a file of this kind; `path` is only for messages. Raises InputError."""
    return _READERS[kind](raw, path, progress)


def _docx(raw: bytes, path: str, progress: Progress | None) -> Contents:
    from reformcheck.plans.documents.reading.word.read_docx import read_docx

    blocks, reserves = read_docx(raw, path)
    return Contents(blocks, reserves=reserves)


def _doc(raw: bytes, path: str, progress: Progress | None) -> Contents:
    from reformcheck.plans.documents.reading.office.old_word import read_doc

    blocks, reserves = read_doc(raw, path)
    return Contents(blocks, reserves=reserves)


def _rtf(raw: bytes, path: str, progress: Progress | None) -> Contents:
    from reformcheck.plans.documents.reading.office.converted import read_rtf

    blocks, reserves = read_rtf(raw, path)
    return Contents(blocks, reserves=reserves)


def _odt(raw: bytes, path: str, progress: Progress | None) -> Contents:
    from reformcheck.plans.documents.reading.office.converted import read_odt

    blocks, reserves = read_odt(raw, path)
    return Contents(blocks, reserves=reserves)


def _word_xml(raw: bytes, path: str, progress: Progress | None) -> Contents:
    from reformcheck.plans.documents.reading.office.plain_xml import read_word_xml

    blocks, reserves = read_word_xml(raw, path)
    return Contents(blocks, reserves=reserves)


def _excel_xml(raw: bytes, path: str, progress: Progress | None) -> Contents:
    from reformcheck.plans.documents.reading.office.plain_xml import read_excel_xml

    blocks, reserves = read_excel_xml(raw, path)
    return Contents(blocks, reserves=reserves)


def _xlsx(raw: bytes, path: str, progress: Progress | None) -> Contents:
    from reformcheck.plans.documents.reading.office.workbook import read_xlsx

    blocks, reserves = read_xlsx(raw, path)
    return Contents(blocks, reserves=reserves)


def _xls(raw: bytes, path: str, progress: Progress | None) -> Contents:
    from reformcheck.plans.documents.reading.office.workbook import read_xls

    blocks, reserves = read_xls(raw, path)
    return Contents(blocks, reserves=reserves)


def _ods(raw: bytes, path: str, progress: Progress | None) -> Contents:
    from reformcheck.plans.documents.reading.office.open_sheets import read_ods

    blocks, reserves = read_ods(raw, path)
    return Contents(blocks, reserves=reserves)


def _pdf(raw: bytes, path: str, progress: Progress | None) -> Contents:
    from reformcheck.plans.documents.reading.pages.read_pdf import read_pdf

    paged = read_pdf(raw, path, progress)
    if any(seen.pictured for seen in paged.seen):
        from reformcheck.plans.documents.reading.scans.read_scan import with_scans

        paged = with_scans(raw, path, paged, progress)
    return Contents(paged.blocks, len(paged.seen), reserves=paged.reserves)


def _picture(raw: bytes, path: str, progress: Progress | None) -> Contents:
    from reformcheck.plans.documents.reading.scans.read_scan import read_pictures

    paged = read_pictures(raw, path, progress)
    return Contents(paged.blocks, len(paged.seen), reserves=paged.reserves)


def _ofd(raw: bytes, path: str, progress: Progress | None) -> Contents:
    from reformcheck.plans.documents.reading.pages.read_ofd import read_ofd

    paged = read_ofd(raw, path, progress)
    return Contents(paged.blocks, len(paged.seen), reserves=paged.reserves)


def _html(raw: bytes, path: str, progress: Progress | None) -> Contents:
    from reformcheck.plans.documents.reading.web.read_html import read_html

    blocks, meta, hidden = read_html(raw, path)
    cut = (Reserve("cut", "", Place(1, 1, "文末")),) if _breaks_off(raw) else ()
    return Contents(blocks, meta=meta, reserves=(*hidden, *cut))


def _breaks_off(raw: bytes) -> bool:
    """Whether a page is begun and not closed, as one whose download broke off."""
    page = raw.replace(b"\0", b"").lower()
    return b"<html" in page and b"</html" not in page and b"</body" not in page


def _mail(raw: bytes, path: str, progress: Progress | None) -> Contents:
    from reformcheck.plans.documents.reading.carried.mail import attachments, message_of, shown

    message = message_of(raw, Location(path))
    parts = [
        read_contents("html" if part.is_page else "text", part.raw, path, progress) for part in shown(message)
    ]
    names = [name for name, _ in attachments(message)]
    blocks = [block for part in parts for block in part.blocks]
    reserves = tuple(reserve for part in parts for reserve in part.reserves)
    if names:
        reserves += (
            Reserve("unread", f"附件 {'、'.join(names)[:_NAMES]} ", Place(1, 1, "附件"), len(names)),
        )
    return Contents(blocks, meta=parts[0].meta if parts else {}, reserves=reserves)


_NAMES = 80
"""Characters of the names of attached files that are told."""


def _text(raw: bytes, path: str, progress: Progress | None) -> Contents:
    from reformcheck.plans.documents.reading.read_text import read_text

    text = decode_text(raw, path)
    if _is_plan_file(text):
        raise InputError(
            Location(path),
            "这已是方案文件或清单（YAML），不必导入；检查请用 `reformcheck diff`",
            "this is a plan file or list (YAML) already; check it with `reformcheck diff`",
        )
    return Contents(read_text(text))


def _is_plan_file(text: str) -> bool:
    """Whether the first line that is no comment is the key of a plan file or a list."""
    lines = (line.strip() for line in text[:HEAD].split("\n"))
    first = next((line for line in lines if line and not line.startswith("#")), "")
    return first.startswith(("reformcheck:", "reformcheck-list:"))


_READERS: dict[Kind, Callable[[bytes, str, Progress | None], Contents]] = {
    "docx": _docx,
    "doc": _doc,
    "rtf": _rtf,
    "odt": _odt,
    "word-xml": _word_xml,
    "excel-xml": _excel_xml,
    "xlsx": _xlsx,
    "xls": _xls,
    "ods": _ods,
    "pdf": _pdf,
    "ofd": _ofd,
    "picture": _picture,
    "html": _html,
    "mail": _mail,
    "text": _text,
}
