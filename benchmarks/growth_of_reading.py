"""How the time of reading a document grows with what stands in it.

    python benchmarks/growth_of_reading.py [KIND…]

prints for each kind of content the milliseconds at n, 2n, 4n and 8n, and the exponent over the last doubling and
over all of them: 1 is time in line with the size, 2 its square. What is refused for its length counts as well.
"""

from __future__ import annotations

import math
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from reformcheck.catalog.errors import InputError
from reformcheck.plans.documents import read_document, understand

_HEAD = "某市工作方案\n一、主要任务\n"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RUN = "<w:r><w:t>检</w:t></w:r>"
_CELL = f"<w:tc><w:p>{_RUN}</w:p></w:tc>"
_SHAPE = '<a:p xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:r><a:t>检</a:t></a:r></a:p>'
_BOX = f"<w:r><w:pict><w:txbxContent><w:p>{_RUN}</w:p></w:txbxContent></w:pict></w:r>"


def _text(string: str) -> tuple[str, bytes]:
    return "x.txt", (_HEAD + string).encode()


def _page(body: str) -> tuple[str, bytes]:
    return "x.html", f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


def _mail(parts: str) -> tuple[str, bytes]:
    head = "From: a@b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n"
    return "x.eml", f"{head}{parts}\n--b--\n".encode()


def _sheet(table: str) -> tuple[str, bytes]:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    spreadsheet = (
        f'<office:spreadsheet><table:table table:name="t">{table}</table:table></office:spreadsheet>'
    )
    return (
        "x.ods",
        f"<office:document-content {names}><office:body>{spreadsheet}</office:body></office:document-content>".encode(),
    )


def _word(body: str) -> tuple[str, bytes]:
    return "x.docx", f"<w:document {_W}><w:body>{body}</w:body></w:document>".encode()


KINDS: dict[str, tuple[int, Callable[[int], tuple[str, bytes]]]] = {
    "items": (250, lambda n: _text("".join(f"（{i}）开展第{i}次检查。做好检查。（责任单位：市财政局）\n" for i in range(n)))),
    "open brackets": (1500, lambda n: _text("（一）检查。" + "（" * n + "责任单位：市财政局")),
    "brackets": (300, lambda n: _text("（一）检查。" + "（市财政局负责）检查，" * n)),
    "clauses": (250, lambda n: _text("（一）检查。" + "推动企业、机构开展检查，" * n)),
    "sentences with units": (250, lambda n: _text("（一）检查。" + "由市财政局牵头开展检查。" * n)),
    "one endless unit": (600, lambda n: _text("（一）检查。（责任单位：" + "省市场监管局" * n + "）")),
    "units": (400, lambda n: _text("（一）检查。（责任单位：" + "、".join(f"市第{i}局" for i in range(n)) + "）")),
    "dots": (4000, lambda n: _text("·" * n)),
    "ellipses": (4000, lambda n: _text("…" * n)),
    "numbers inside": (400, lambda n: _text("".join(f"{i}.检查。" for i in range(n)))),
    "blanks": (3000, lambda n: _text("（一）检" + "　 " * n + "查。")),
    "digits": (3000, lambda n: _text("1" * n + "年")),
    "years": (750, lambda n: _text("2019年" * n)),
    "lines": (1500, lambda n: _text("".join(f"各单位{i}\n" for i in range(n)))),
    "rows": (300, lambda n: _text("序号\t任务\t责任单位\n" + "".join(f"{i}\t任务{i}\t市财政局\n" for i in range(n)))),
    "cells": (1500, lambda n: _text("任务\t" * n + "\n" + "甲\t" * n)),
    "declared headings": (300, lambda n: _text("".join(f"（{i}）某某方面（共{i}项）\n" for i in range(n)))),
    "phases": (300, lambda n: _text("二、实施步骤\n" + "".join(f"（{i}）部署阶段（2019年1月）。\n" for i in range(n)))),
    "html paragraphs": (400, lambda n: _page("".join(f"<p>（{i}）开展检查。</p>" for i in range(n)))),
    "html spans": (2500, lambda n: _page("<p>" + "<span>检查</span>" * n + "</p>")),
    "html entities": (1500, lambda n: _page("<p>" + "<b>&#x68C0;&#x67E5;</b>" * n + "</p>")),
    "html lists": (300, lambda n: _page("<ol>" + "<li>检查" * n + "</ol>")),
    "html lists in lists": (20, lambda n: _page("<ol><li>检查" * n)),
    "html lines": (500, lambda n: _page("<pre>" + "检查\n" * n + "</pre>")),
    "html pictures": (500, lambda n: _page("<p>检查。</p>" + '<img src="a" width="900" height="900">' * n)),
    "html comments": (2000, lambda n: _page("<p>检查。</p>" + "<!--" * n)),
    "html styles": (500, lambda n: _page("<style>" + ".x{text-decoration:line-through}" * n + "</style><p class=x>检查</p><p>培训</p>")),
    "html empty elements": (2000, lambda n: ("x.html", ("<?xml version='1.0'?><html><body><p>检查</p>" + "<i a='b'/>" * n + "</body></html>").encode())),
    "html cells": (60, lambda n: _page("<table><tr>" + "<td>检查</td>" * n + "</tr><tr><td>甲</td><td>乙</td></tr></table>")),
    "html rows": (500, lambda n: _page("<table>" + "<tr><td>1</td><td>检查</td></tr>" * n + "</table>")),
    "docx paragraphs": (1000, lambda n: _word(f"<w:p>{_RUN}</w:p>" * n)),
    "docx empty paragraphs": (2000, lambda n: _word(f"<w:p>{_RUN}</w:p>" + "<w:p><w:r/></w:p>" * n)),
    "docx runs": (3000, lambda n: _word(f"<w:p>{_RUN * n}</w:p>")),
    "docx cells": (60, lambda n: _word(f"<w:tbl><w:tr>{_CELL * n}</w:tr></w:tbl>")),
    "docx rows": (400, lambda n: _word("<w:tbl>" + f"<w:tr>{_CELL * 3}</w:tr>" * n + "</w:tbl>")),
    "docx shapes": (800, lambda n: _word("<w:p>" + f"<w:r><w:drawing>{_SHAPE}</w:drawing></w:r>" * n + "</w:p>")),
    "docx shapes in one": (800, lambda n: _word(f"<w:p>{_RUN}<w:r><w:drawing>{_SHAPE * n}</w:drawing></w:r></w:p>")),
    "docx numbers": (500, lambda n: _word(f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>{_RUN}</w:p>' * n)),
    "ods rows": (500, lambda n: _sheet("<table:table-row><table:table-cell><text:p>检查</text:p></table:table-cell></table:table-row>" * n)),
    "ods cells": (60, lambda n: _sheet("<table:table-row>" + "<table:table-cell><text:p>检查</text:p></table:table-cell>" * n + "</table:table-row>")),
    "mail parts": (100, lambda n: _mail("\n--b\nContent-Type: text/plain; charset=utf-8\n\n检查。\n" * n)),
    "mail in mail": (5, lambda n: _mail("\n--b\nContent-Type: message/rfc822\n\nFrom: a@b\nContent-Type: text/plain\n\n" * n)),
    "docx boxes": (800, lambda n: _word(f"<w:p>{_BOX * n}</w:p>")),
}  # fmt: skip


def seconds(kind: str, size: int, folder: Path, tries: int = 2) -> float:
    """The least time of some tries that a document of a kind and size takes."""
    name, content = KINDS[kind][1](size)
    path = folder / name
    if name.endswith(".docx"):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("word/document.xml", content)
    else:
        path.write_bytes(content)
    return min(_once(path) for _ in range(tries))


def _once(path: Path) -> float:
    started = time.process_time()
    with suppress(InputError):
        understand(read_document(str(path)))
    return max(time.process_time() - started, 1e-4)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for kind in sys.argv[1:] or KINDS:
            start = KINDS[kind][0]
            taken = [seconds(kind, start * times, Path(folder)) for times in (1, 2, 4, 8)]
            last, whole = math.log2(taken[3] / taken[2]), math.log2(taken[3] / taken[0]) / 3
            shown = " ".join(f"{each * 1000:7.0f}" for each in taken)
            print(f"{kind:22} {start:5} {shown}  {last:5.2f} {whole:5.2f}", flush=True)


if __name__ == "__main__":
    main()
