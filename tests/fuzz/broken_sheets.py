"""Workbooks (.xlsx, .xls, .ods, Excel 2003 XML) put together by chance from the lines of a text, whole or broken."""

from __future__ import annotations

from random import Random
from xml.sax.saxutils import escape

from broken_markup import in_markup, package, packed
from broken_pages import in_bytes
from old_office import excel_97

_NAMES = ("Sheet1", "任务分解表", "附件1", "2018-126", "表 2", "x" * 31)
_HIDDEN = ("hidden", "veryHidden", "visible")
_REFERENCES = ("A1", "B99999", "XFD1048576", "A0", "1A", "", "AAAA1", "C3")


def clean(text: str) -> str:
    """Text that XML can hold."""
    return escape("".join(c for c in text if c >= " " and c not in "\ufffe\uffff"), {'"': "&quot;"})


def rows_of(lines: list[str]) -> list[list[str]]:
    return [line.split("\t") for line in lines]


def _column(index: int) -> str:
    return chr(65 + index % 26) if index < 26 else "A" + chr(65 + index % 26)


def _cell(value: str, row: int, column: int, chance: Random, strings: list[str]) -> str:
    reference = f"{_column(column)}{row}"
    if chance.random() < 0.4:
        strings.append(value)
        return f'<c r="{reference}" t="s"><v>{len(strings) - 1}</v></c>'
    if value.isdecimal() and value.isascii() and chance.random() < 0.5:
        return f'<c r="{reference}"><v>{value}</v></c>'
    if chance.random() < 0.2:
        half = len(value) // 2
        return f'<c r="{reference}" t="inlineStr"><is><r><t xml:space="preserve">{clean(value[:half])}</t></r><r><t xml:space="preserve">{clean(value[half:])}</t></r></is></c>'
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{clean(value)}</t></is></c>'


def xlsx_parts(lines: list[str], chance: Random, *, odd: bool) -> dict[str, str]:
    """`odd`: with hidden sheets, rows and columns, merged cells, and references that name no place."""
    strings: list[str] = []
    sheets: list[str] = []
    rows = rows_of(lines)
    cut = chance.randrange(len(rows) + 1) if chance.random() < 0.3 else len(rows)
    for part in (rows[:cut], rows[cut:]) if cut < len(rows) else (rows,):
        body = []
        for number, row in enumerate(part, 1):
            hidden = ' hidden="1"' if odd and chance.random() < 0.05 else ""
            cells = "".join(
                _cell(value, number, at, chance, strings) for at, value in enumerate(row) if value
            )
            body.append(f'<row r="{number}"{hidden}>{cells}</row>')
        more, columns = "", ""
        if odd and chance.random() < 0.4:
            first, last = chance.choice(_REFERENCES), chance.choice(_REFERENCES)
            more = f'<mergeCells><mergeCell ref="A1:B{chance.randrange(1, 9)}"/><mergeCell ref="{first}:{last}"/></mergeCells>'
            columns = f'<cols><col min="{chance.choice((1, 2))}" max="{chance.choice((1, 2, 16384))}" hidden="{chance.choice("01")}"/></cols>'
        sheets.append(
            f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{columns}<sheetData>{"".join(body)}</sheetData>{more}</worksheet>'
        )
    names = chance.sample(_NAMES, len(sheets))
    states = [f' state="{chance.choice(_HIDDEN)}"' if odd and chance.random() < 0.2 else "" for _ in sheets]
    entries = "".join(
        f'<sheet name="{name}" sheetId="{n}"{state} r:id="rId{n}"/>'
        for n, (name, state) in enumerate(zip(names, states, strict=True), 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{entries}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{"".join(f"""<si><t xml:space="preserve">{clean(s)}</t></si>""" for s in strings)}</sst>',
    }
    return parts | {f"xl/worksheets/sheet{n}.xml": sheet for n, sheet in enumerate(sheets, 1)}


def ods_parts(lines: list[str], chance: Random, *, odd: bool) -> dict[str, str]:
    rows = []
    for row in rows_of(lines):
        cells = []
        for value in row:
            spanned = (
                f' table:number-columns-spanned="{chance.choice((1, 2, 99999))}" table:number-rows-spanned="{chance.choice((1, 3, 99999))}"'
                if odd and chance.random() < 0.1
                else ""
            )
            repeated = (
                f' table:number-columns-repeated="{chance.choice((1, 2, 300, 16384))}"'
                if odd and chance.random() < 0.05
                else ""
            )
            half = chance.randrange(len(value) + 1)
            text = (
                f"<text:p>{clean(value[:half])}<text:span>{clean(value[half:])}</text:span></text:p>"
                if value
                else ""
            )
            cells.append(
                f'<table:table-cell office:value-type="string"{spanned}{repeated}>{text}</table:table-cell>'
            )
        state = (
            f' table:visibility="{chance.choice(("collapse", "filter", "visible"))}"'
            if odd and chance.random() < 0.1
            else ""
        )
        again = (
            f' table:number-rows-repeated="{chance.choice((1, 2, 1048576))}"'
            if odd and chance.random() < 0.03
            else ""
        )
        rows.append(f"<table:table-row{state}{again}>{''.join(cells)}</table:table-row>")
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    body = f'<table:table table:name="{chance.choice(_NAMES)}">{"".join(rows)}</table:table>'
    content = f"<office:document-content {spaces}><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    return {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}


def excel_xml(lines: list[str], chance: Random, *, odd: bool) -> str:
    rows = []
    for row in rows_of(lines):
        cells = []
        for value in row:
            index = f' ss:Index="{chance.randrange(20)}"' if odd and chance.random() < 0.05 else ""
            merged = (
                f' ss:MergeAcross="{chance.choice((1, 9, 99999))}" ss:MergeDown="{chance.choice((0, 2))}"'
                if odd and chance.random() < 0.05
                else ""
            )
            cells.append(f'<Cell{index}{merged}><Data ss:Type="String">{clean(value)}</Data></Cell>')
        rows.append(
            f"<Row{' ss:Hidden=1'.replace('1', chr(34) + '1' + chr(34)) if odd and chance.random() < 0.05 else ''}>{''.join(cells)}</Row>"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="{chance.choice(_NAMES)}"><Table>{"".join(rows)}</Table></Worksheet></Workbook>'
    )


def whole_xlsx(lines: list[str], chance: Random) -> bytes:
    return packed(xlsx_parts(lines, chance, odd=False))


def whole_ods(lines: list[str], chance: Random) -> bytes:
    return packed(ods_parts(lines, chance, odd=False))


def whole_xls(lines: list[str], chance: Random) -> bytes:
    return excel_97({chance.choice(_NAMES): [list(row) for row in rows_of(lines)]})


def whole_excel_xml(lines: list[str], chance: Random) -> bytes:
    return excel_xml(lines, chance, odd=False).encode()


def xlsx(lines: list[str], chance: Random) -> bytes:
    return package(xlsx_parts(lines, chance, odd=True), chance)


def ods(lines: list[str], chance: Random) -> bytes:
    return package(ods_parts(lines, chance, odd=True), chance)


def xls(lines: list[str], chance: Random) -> bytes:
    values: list[list[str | float]] = [
        [float(v) if v.isdecimal() and v.isascii() else v for v in row] for row in rows_of(lines)
    ]
    names = chance.sample(_NAMES, 2)
    hidden = (names[0],) if chance.random() < 0.2 else ()
    raw = excel_97(
        {names[0]: values[: len(values) // 2], names[1]: values[len(values) // 2 :]}, hidden=hidden
    )
    return in_bytes(raw, chance) if chance.random() < 0.8 else raw


def broken_excel_xml(lines: list[str], chance: Random) -> bytes:
    raw = in_markup(excel_xml(lines, chance, odd=True), chance).encode(
        chance.choice(("utf-8", "utf-8", "gb18030")), "replace"
    )
    return in_bytes(raw, chance) if chance.random() < 0.1 else raw
