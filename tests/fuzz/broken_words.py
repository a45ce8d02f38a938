"""Word files put together by chance from the lines of a text, and broken: in their tree, their tags and their bytes."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from random import Random
from xml.sax.saxutils import escape

from broken_pages import in_bytes

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_NUMBERS = ("-1", "0", "1", "2", "3", "64", "65536", "99999999999", "x", "", "1.5", "٣")
_WRAPPERS = (
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:ins>{}</w:ins>", "<w:del>{}</w:del>", "<w:smartTag>{}</w:smartTag>", "<w:hyperlink>{}</w:hyperlink>",
    "<mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>", "<w:moveFrom>{}</w:moveFrom>", "<w:moveTo>{}</w:moveTo>",
    "<w:customXml>{}</w:customXml>",
)  # fmt: skip
_PIECES = (
    "<w:tab/>", "<w:br/>", '<w:br w:type="page"/>', "<w:cr/>", "<w:noBreakHyphen/>", '<w:sym w:font="Wingdings" w:char="F0E0"/>', '<w:sym w:char="zz"/>', "<w:softHyphen/>",
    '<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="x"/>', '<w:endnoteReference w:id="9"/>', "<w:instrText>PAGE</w:instrText>", "<w:delText>删</w:delText>",
    '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>', "<w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>音</w:t></w:r></w:rubyBase></w:ruby>",
)  # fmt: skip
_RUN = ("<w:rPr><w:vanish/></w:rPr>", '<w:rPr><w:vanish w:val="0"/></w:rPr>', '<w:rPr><w:rStyle w:val="S1"/></w:rPr>', "<w:rPr><w:strike/></w:rPr>", "")  # fmt: skip
_TAGS = ("p", "r", "t", "tbl", "tr", "tc", "tcPr", "pPr", "rPr", "numPr", "body", "txbxContent", "sdt", "ins", "del", "altChunk", "sectPr", "document")  # fmt: skip
_TAG = re.compile(r"<[^<>]{1,120}>")
_NAME = re.compile(r"w:[A-Za-z]+")
_ELEMENT = re.compile(r"<w:(p|r|tc|tr|tbl)>.*?</w:\1>", re.DOTALL)


def _run(text: str, chance: Random) -> str:
    inner = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    if chance.random() < 0.15:
        inner += chance.choice(_PIECES)
    run = f"<w:r>{chance.choice(_RUN) if chance.random() < 0.15 else ''}{inner}</w:r>"
    return chance.choice(_WRAPPERS).format(run) if chance.random() < 0.1 else run


def _paragraph(line: str, chance: Random) -> str:
    cuts = sorted(chance.randrange(len(line) + 1) for _ in range(chance.choice((0, 0, 1, 3))))
    bounds = [0, *cuts, len(line)]
    runs = "".join(_run(line[start:end], chance) for start, end in pairwise(bounds))
    properties = ""
    if chance.random() < 0.25:
        level, number = chance.choice(_NUMBERS), chance.choice(_NUMBERS)
        properties = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    elif chance.random() < 0.1:
        properties = chance.choice((
            "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", '<w:pPr><w:pStyle w:val="S1"/></w:pPr>', '<w:pPr><w:pStyle w:val="S2"/></w:pPr>', "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>",
        ))  # fmt: skip
    if chance.random() < 0.05:
        runs += f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p>{_run(line, chance)}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    return f"<w:p>{properties}{runs}</w:p>"


def _cell(text: str, chance: Random) -> str:
    properties = ""
    if chance.random() < 0.2:
        properties = chance.choice((
            f'<w:gridSpan w:val="{chance.choice(_NUMBERS)}"/>', "<w:vMerge/>", '<w:vMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>', '<w:vMerge w:val="x"/>',
        ))  # fmt: skip
    inner = _paragraph(text, chance) if chance.random() < 0.95 else _table([text] * 2, chance)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def _table(rows: list[str], chance: Random) -> str:
    made = []
    for row in rows:
        properties = (
            f'<w:trPr><w:gridBefore w:val="{chance.choice(_NUMBERS)}"/></w:trPr>'
            if chance.random() < 0.1
            else ""
        )
        made.append(f"<w:tr>{properties}{''.join(_cell(cell, chance) for cell in row.split(chr(9)))}</w:tr>")
    return f"<w:tbl>{''.join(made)}</w:tbl>"


def body(lines: list[str], chance: Random) -> str:
    parts: list[str] = []
    rows: list[str] = []
    for line in [*lines, ""]:
        if "\t" in line:
            rows.append(line)
            continue
        if rows:
            parts.append(_table(rows, chance))
            rows = []
        paragraph = _paragraph(line, chance)
        parts.append(chance.choice(_WRAPPERS).format(paragraph) if chance.random() < 0.05 else paragraph)
    return "".join(parts)


def _in_tree(source: str, chance: Random) -> str:
    """An element lost, doubled, put elsewhere or into another."""
    found = list(_ELEMENT.finditer(source))
    if not found:
        return source
    one, at = chance.choice(found), chance.choice(found)
    if chance.random() < 0.3:
        return source[: one.start()] + source[one.end() :]
    place = chance.choice((at.start(), at.end(), source.find(">", at.start()) + 1))
    return source[:place] + one.group() + source[place:]


def _in_tags(source: str, chance: Random) -> str:
    tags = list(_TAG.finditer(source))
    tag = chance.choice(tags)
    kind = chance.randrange(4)
    if kind == 0:
        new = _NAME.sub(f"w:{chance.choice(_TAGS)}", tag.group(), count=1)
    elif kind == 1:
        new = re.sub(r'val="[^"]*"', f'val="{chance.choice(_NUMBERS)}"', tag.group())
    elif kind == 2:
        new = tag.group() + chance.choice(("<w:x/>", "<!--x-->", "<?x y?>", "&#x1F600;", "<w:p/>", "&amp;"))
    else:
        new = "" if tag.group().endswith("/>") else tag.group()
    return source[: tag.start()] + new + source[tag.end() :]


def _numbering(chance: Random) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{chance.choice(_NUMBERS)}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (kind, text) in enumerate(
            (
                ("chineseCounting", "%1、"),
                ("decimal", "（%2）"),
                ("decimal", "%1.%2.%9"),
                ("x", "%%"),
                ("bullet", ""),
            )
        )
    )
    return (
        f'<w:numbering {_SPACES}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>'
    )


def _styles() -> str:
    return (
        f'<w:styles {_SPACES}><w:style w:type="paragraph" w:styleId="S1"><w:basedOn w:val="S2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="S2"><w:basedOn w:val="S1"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    )


def _notes() -> str:
    return f'<w:footnotes {_SPACES}><w:footnote w:id="1"><w:p><w:r><w:t>责任单位：省财政厅</w:t></w:r></w:p></w:footnote></w:footnotes>'


def broken(lines: list[str], chance: Random) -> bytes:
    document = f"<w:document {_SPACES}><w:body>{body(lines, chance)}</w:body></w:document>"
    for _ in range(chance.choice((0, 1, 1, 2, 4))):
        document = (_in_tree if chance.random() < 0.6 else _in_tags)(document, chance)
    parts = {
        "word/document.xml": document,
        "word/numbering.xml": _numbering(chance),
        "word/styles.xml": _styles(),
        "word/footnotes.xml": _notes(),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in parts.items():
            if name.endswith("document.xml") or chance.random() < 0.8:
                raw = content.encode()
                package.writestr(
                    zipfile.ZipInfo(name),
                    in_bytes(raw, chance) if chance.random() < 0.05 else raw,
                    zipfile.ZIP_DEFLATED,
                )
    raw = held.getvalue()
    return in_bytes(raw, chance) if chance.random() < 0.1 else raw


def whole(lines: list[str], chance: Random) -> bytes:
    """As a program writes it: runs of some characters, and tables."""
    parts: list[str] = []
    for line in lines:
        cells = [_plain_paragraph(cell, chance) for cell in line.split("\t")]
        row = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
        parts.append(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>" if len(cells) > 1 else cells[0])
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        body = f"<w:document {_SPACES}><w:body>{''.join(parts)}</w:body></w:document>"
        package.writestr(zipfile.ZipInfo("word/document.xml"), body, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _plain_paragraph(text: str, chance: Random) -> str:
    half = chance.randrange(len(text) + 1)
    runs = (
        f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in (text[:half], text[half:])
    )
    return f"<w:p>{''.join(runs)}</w:p>"
