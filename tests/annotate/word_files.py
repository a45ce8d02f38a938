"""Word files written part by part, so that a test knows every byte of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{REL}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {
    "numbering": "numbering",
    "styles": "styles",
    "comments": "comments",
    "header1": "header",
    "footnotes": "footnotes",
}

TITLE = "吉林省推广第二批支持创新相关改革举措工作方案"
PREAMBLE = "为贯彻落实国务院办公厅关于推广支持创新相关改革举措的通知（{answers}），制定本方案。"


def run(text: str, properties: str = "") -> str:
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r w:rsidR="00A1">{rpr}<w:t>{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    inner = "".join(piece if piece.startswith("<") else run(piece) for piece in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def docx(
    *body: str,
    parts: Mapping[str, str] | None = None,
    head: str = TITLE,
    answers: str = "国办发〔2018〕126号",
) -> bytes:
    """A package with this body below the head of a plan; `parts` by name, each the inner XML of its root."""
    parts = parts or {}
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{REL}/{_KINDS[name]}" Target="{name}.xml"/>'
        for n, name in enumerate(parts, 1)
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORDML}.{_KINDS[name]}+xml"/>'
        for name in parts
    )
    roots = {
        "numbering": "numbering",
        "styles": "styles",
        "comments": "comments",
        "header1": "hdr",
        "footnotes": "footnotes",
    }
    text = (
        paragraph(head, properties='<w:jc w:val="center"/>')
        + paragraph(PREAMBLE.format(answers=answers))
        + "".join(body)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_WORDML}.document.main+xml"/>{overrides}</Types>',
        )
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{REL}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        package.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        )
        package.writestr(
            "word/document.xml", f"<w:document {NAMESPACES}><w:body>{text}<w:sectPr/></w:body></w:document>"
        )
        for name, inner in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:{roots[name]} {NAMESPACES}>{inner}</w:{roots[name]}>")
        package.writestr("word/media/picture.bin", bytes(range(256)) * 20, zipfile.ZIP_STORED)
    return out.getvalue()


# ---- the six files ----

_LEVELS = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1．"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)
_NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_TITLES = (
    "推行知识产权民事、刑事、行政案件“三合一”审判",
    "推行技术经理人全程参与的科技成果转化服务模式",
    "建立以降低侵权损失为核心的专利保险机制",
)


def numbered() -> bytes:
    """Automatic numbering: no number stands in the text. One task without units, one with a slip."""
    tasks = (
        paragraph(
            _TITLES[0], "。（责任单位：省高级人民法院、省人民检查院、省市场监管厅）", properties=_NUMBERED
        ),
        paragraph(f"{_TITLES[1]}。", properties=_NUMBERED),
        paragraph(f"{_TITLES[2]}。（责任单位：省市场监管厅、吉林银保监局）", properties=_NUMBERED),
    )
    return docx(*tasks, parts={"numbering": _LEVELS})


def _cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text) if text else '<w:p/>'}</w:tc>"


def table() -> bytes:
    """A table with a section merged over its rows; one task has no units, one only 有关部门."""
    rows = [("类别", "改革举措", "责任单位")]
    rows += [
        ("知识产权保护方面", _TITLES[0], "省高级人民法院"),
        ("", _TITLES[2], ""),
        ("科技成果转化激励方面", _TITLES[1], "有关部门"),
    ]
    merges = ("", '<w:vMerge w:val="restart"/>', "<w:vMerge/>", "")
    body = "".join(
        f"<w:tr>{_cell(section, merge)}{_cell(title)}{_cell(units)}</w:tr>"
        for (section, title, units), merge in zip(rows, merges, strict=True)
    )
    grid = '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="4500"/><w:gridCol w:w="2000"/></w:tblGrid>'
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return docx(
        f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>{grid}{body}</w:tbl>",
        paragraph("以上任务自印发之日起实施。"),
    )


def tracked() -> bytes:
    """A reviewer has struck out the units of a task, and written others; a run whose properties were changed."""
    who = 'w:author="审核人" w:date="2019-01-05T09:00:00Z"'
    return docx(
        paragraph(
            run(f"1．{_TITLES[0]}。"),
            f'<w:del w:id="11" {who}><w:r><w:delText>（责任单位：省科技厅）</w:delText></w:r></w:del>',
            f'<w:ins w:id="12" {who}>{run("（责任单位：省高级人民法院、省人民检查院）", "<w:b/>")}</w:ins>',
        ),
        paragraph(
            f'<w:r><w:rPr><w:b/><w:rPrChange w:id="13" {who}><w:rPr/></w:rPrChange></w:rPr><w:t>2．{_TITLES[1]}。（责任单位：省科学计术厅、有关部门）</w:t></w:r>'
        ),
    )


def commented() -> bytes:
    """A comment of somebody's stands there already, on words that have a fault too."""
    held = '<w:comment w:id="4" w:author="张处" w:date="2019-01-05T09:00:00Z" w:initials="张"><w:p><w:r><w:t>请核对。</w:t></w:r></w:p></w:comment>'
    return docx(
        paragraph(
            run(f"1．{_TITLES[0]}。（责任单位：省高级人民法院、"),
            '<w:commentRangeStart w:id="4"/>',
            run("省人民检查院"),
            '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>',
            run("）"),
        ),
        parts={"comments": held},
    )


def boxed() -> bytes:
    """A task in a box that floats in the text, where Word allows no comment; characters written as references."""
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:pict><v:shape style="width:300pt;height:60pt"><v:textbox><w:txbxContent>'
        f"{paragraph(f'2．{_TITLES[1]}。')}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Choice></mc:AlternateContent></w:r>"
    )
    return docx(
        paragraph(
            run(f"1．{_TITLES[0]}。研究&amp;试点&#x3002;（责任单位：省高级人民法院、省人民检&#x67E5;院）")
        ),
        paragraph(run("见右图："), box),
    )


def many() -> bytes:
    """Thirty tasks of which none names a unit, the first in two runs of other type."""
    tasks = [
        paragraph(
            run("1．开展", "<w:b/>"),
            run("第1类重点产品的质量提升行动", '<w:i/><w:color w:val="FF0000"/>'),
            run("。"),
        )
    ]
    tasks += [paragraph(f"{n}．开展第{n}类重点产品的质量提升行动。") for n in range(2, 31)]
    return docx(*tasks)


FILES = {make.__name__: make for make in (numbered, table, tracked, commented, boxed, many)}


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}
