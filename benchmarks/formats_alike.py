"""One document in every format that is read: the same items and the same findings? Run by hand or at night; needs LibreOffice.

    python benchmarks/formats_alike.py examples/documents/jilin-2019-19-plan.txt ...

Each document is read, written as .docx (by python-docx), .html, .mht and .txt, and turned by LibreOffice into .doc, .rtf, .odt,
.pdf and Word 2003 XML; a .wps is the .doc with the mark that WPS leaves, and a .zip holds the .docx. Exits with 1 where any differs.
"""

from __future__ import annotations

import html
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from quopri import encodestring
from tempfile import TemporaryDirectory
from typing import Any

import docx

from reformcheck.catalog.divisions import load_regions
from reformcheck.catalog.errors import InputError
from reformcheck.plans.documents import plan_data, read_document, understand
from reformcheck.plans.documents.reading.office.soffice import soffice
from reformcheck.plans.documents.reading.stream import Block, Row
from reformcheck.rules.model import PlanReport
from reformcheck.running import check

_BY_LIBREOFFICE = {"doc": "doc", "rtf": "rtf", "odt": "odt", "pdf": "pdf", "xml": "xml:MS Word 2003 XML"}
_WPS = bytes(range(1, 17))


def forms(source: str, folder: Path) -> Iterator[str]:
    """Paths of the document in every format, the .docx first."""
    blocks = [b for b in read_document(source).blocks if isinstance(b, Row) or not b.furniture]
    word = folder / "plan.docx"
    write_docx(blocks, word)
    yield str(word)
    page = f'<html><head><meta charset="utf-8"></head><body>{"".join(marked_up(blocks))}</body></html>'
    yield written(folder / "plan.html", page.encode())
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
    saved = (
        head
        + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        + encodestring(page.encode())
        + b"\r\n--b--\r\n"
    )
    yield written(folder / "plan.mht", saved)
    if not any(isinstance(block, Row) for block in blocks):
        lines = [block.text.string for block in blocks if not isinstance(block, Row)]
        yield written(folder / "plan.txt", "\n".join(lines).encode("gb18030"))
    with zipfile.ZipFile(folder / "plan.zip", "w") as archive:
        archive.write(word, "材料/方案.docx")
    yield f"{folder}/plan.zip!/材料/方案.docx"
    for suffix, wanted in _BY_LIBREOFFICE.items():
        subprocess.run(
            [str(soffice()), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", wanted,
             "--outdir", str(folder), str(word)],
            check=True, capture_output=True,
        )  # fmt: skip
        yield str(folder / f"plan.{suffix}")
    old = (folder / "plan.doc").read_bytes()
    yield written(folder / "plan.wps", old[:8] + _WPS + old[24:])


def written(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    return str(path)


def write_docx(blocks: list[Block], path: Path) -> None:
    document = docx.Document()
    table: Any = None
    number = 0
    for block in blocks:
        if not isinstance(block, Row):
            table = None
            document.add_paragraph(block.text.string)
            continue
        if table is None or block.table != number:
            table, number = document.add_table(rows=0, cols=len(block.cells)), block.table
        for cell, held in zip(table.add_row().cells, block.cells, strict=False):
            cell.text = held.string
    document.save(str(path))


def marked_up(blocks: list[Block]) -> Iterator[str]:
    number = 0
    for block in blocks:
        table = block.table if isinstance(block, Row) else 0
        if table != number:
            yield ("</table>" if number else "") + ("<table>" if table else "")
            number = table
        if isinstance(block, Row):
            cells = ("".join(f"<p>{html.escape(x)}</p>" for x in c.string.split("\n")) for c in block.cells)
            yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
        else:
            yield f"<p>{html.escape(block.text.string)}</p>\n"
    yield "</table>" if number else ""


def facts(path: str) -> tuple[Any, Any]:
    """Items and findings, without what tells the file and the places in it."""
    items = plan_data(understand(read_document(path), load_regions()))["items"]
    for item in items:
        del item["source"]
    result = check(path)
    if not isinstance(result, PlanReport):
        return items, result.message
    return items, sorted(
        (f.rule, f.severity, f.fingerprint) for f in result.findings if f.variant != "suffix"
    )


def main() -> int:
    differ = 0
    for source in sys.argv[1:]:
        with TemporaryDirectory() as folder:
            wanted = None
            for path in forms(source, Path(folder)):
                try:
                    found = facts(path)
                except InputError as error:
                    found = (error.zh, None)
                wanted = wanted or found
                same = [one == other for one, other in zip(wanted, found, strict=True)]
                differ += not all(same)
                print(
                    f"{Path(source).name:<36} {path.removeprefix(folder):<24} items {same[0]}, findings {same[1]}"
                )
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
