"""The matrix for a terminal: a block for each list, plans down and measures across, and the totals below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import groupby

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reformcheck.reports.matrices import VIEWS
from reformcheck.reports.matrices.matrix import STATE_NAMES, SYMBOLS, Cell, Column, Matrix, Total, count

# How wide a page is where there is no terminal to ask, in columns.
WIDTH = 120

_CELL = 3
_TAIL = 9  # " 123/456" at the end of a row
_MOST_LABEL = 30

_STYLES = {
    "covered": "green",
    "reworded": "green",
    "uncertain": "yellow",
    "missing": "bold red",
    "declined": "bold red",
    "deferred": "yellow",
    "out-of-zone": "bold magenta",
    "conditional": "cyan",
    "unverified": "cyan",
}


def render(matrix: Matrix, view: str | None, *, lang: str, width: int | None, color: bool) -> str:
    """The matrix and its totals, or one of the views "plan", "region", "measure", "department" alone."""
    out = StringIO()
    columns = width or WIDTH
    console = Console(
        file=out, width=columns, force_terminal=color, color_system="standard" if color else None,
        no_color=not color, highlight=False, emoji=False, markup=False, legacy_windows=False,
    )  # fmt: skip
    for part in _parts(matrix, view, lang, columns):
        console.print(part, soft_wrap=isinstance(part, Text))
    return "".join(line.rstrip(" ") + "\n" for line in out.getvalue().splitlines())


def _parts(matrix: Matrix, view: str | None, lang: str, width: int) -> Iterator[Text | Table]:
    if matrix.rows and view in (None, "plan", "cell"):
        yield _legend(matrix, lang)
        yield from _blocks(matrix, lang, width)
    titles = {
        "region": ("按地区", "By region"),
        "measure": ("按举措", "By measure"),
        "department": ("按指导部门", "By guiding department"),
    }
    totals = {"region": matrix.by_region, "measure": matrix.by_measure, "department": matrix.by_department}
    for name in VIEWS:
        if matrix.rows and name in titles and view in (None, name):
            yield Text("\n" + titles[name][lang == "en"], "bold")
            yield _totals(totals[name](), lang)
    yield _closing(matrix, lang)


def _legend(matrix: Matrix, lang: str) -> Text:
    line = Text()
    for state in matrix.total().states:
        line.append(SYMBOLS[state], _STYLES.get(state, "dim"))
        line.append(f" {STATE_NAMES[lang][state]}   ")
    return line


def _blocks(matrix: Matrix, lang: str, width: int) -> Iterator[Text]:
    """A block for each list, or several where a list is wider than the page."""
    labels = _labels(matrix)
    label = min(_MOST_LABEL, max(map(cell_len, labels), default=0)) + 1
    room = max(1, (width - label - _TAIL) // _CELL)
    for _, group in groupby(enumerate(matrix.columns), key=lambda pair: pair[1].list_id):
        columns = list(group)
        for start in range(0, len(columns), room):
            block = columns[start : start + room]
            yield Text("\n" + block[0][1].document, "bold")
            yield _headings(block, label, lang)
            numbers = "".join(f"{column.number:02d}".ljust(_CELL) for _, column in block)
            yield Text(" " * label + numbers, "dim").append("采纳" if lang == "zh" else "adopted")
            for name, row in zip(labels, matrix.rows, strict=True):
                cells = [row.cells[index] for index, _ in block]
                whole = count("", "", (row.cells[index] for index, _ in columns))
                yield _line(_fit(name, label - 1), cells, whole, lang)


def _labels(matrix: Matrix) -> list[str]:
    """The regions, with the file's name where a region has several plans, and its folder where names repeat."""
    plans = Counter(row.region for row in matrix.rows)
    named = [f"{row.region} {_file(row.path)}" for row in matrix.rows]
    files = Counter(named)
    return [
        row.region
        if plans[row.region] == 1
        else name
        if files[name] == 1
        else f"{row.region} {_file(row.path, 2)}"
        for row, name in zip(matrix.rows, named, strict=True)
    ]


def _file(path: str, parts: int = 1) -> str:
    return "/".join(path.replace("\\", "/").split("/")[-parts:])


def _headings(columns: Sequence[tuple[int, Column]], label: int, lang: str) -> Text:
    """Each category above its measures, cut to the room that they leave."""
    line = Text(" " * label, "dim")
    for name, group in groupby(
        columns, key=lambda pair: pair[1].category if lang == "zh" else pair[1].category_en
    ):
        line.append(set_cell_size(name, len(list(group)) * _CELL - 1) + " ")
    return line


def _line(label: str, cells: Sequence[Cell], whole: Total, lang: str) -> Text:
    """One plan in a block; `whole` is its total over the list, of which the block may be a part."""
    line = Text(label + " ")
    if all(cell.state == "unchecked" for cell in cells):
        return line.append(STATE_NAMES[lang]["unchecked"], "dim")
    for cell in cells:
        line.append(SYMBOLS[cell.state].ljust(_CELL), _STYLES.get(cell.state, "dim"))
    if whole.required:
        line.append(f"{whole.covered}/{whole.required}", "bold" if whole.covered < whole.required else "")
    return line


def _fit(text: str, width: int) -> str:
    if cell_len(text) > width:
        text = set_cell_size(text, width - 1) + "…"
    return set_cell_size(text, width)


def _totals(totals: Iterable[Total], lang: str) -> Table:
    found = list(totals)
    states = [state for state in SYMBOLS if any(total.states.get(state) for total in found)]
    labelled = any(total.label for total in found)
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    table.add_column("", no_wrap=labelled, overflow="fold")
    if labelled:
        table.add_column("", overflow="fold")
    for zh, en in (("应采纳", "required"), ("已采纳", "adopted"), ("采纳率", "rate")):
        table.add_column(zh if lang == "zh" else en, justify="right", no_wrap=True)
    for state in states:
        table.add_column(Text(SYMBOLS[state], _STYLES.get(state, "dim")), justify="right", no_wrap=True)
    for total in found:
        rate = "–" if total.rate is None else f"{int(100 * total.rate)}%"
        counts = (str(total.states.get(state) or "") for state in states)
        names = [Text(total.name), Text(total.label)][: 1 + labelled]
        table.add_row(*names, str(total.required), str(total.covered), rate, *counts)
    return table


def _closing(matrix: Matrix, lang: str) -> Text:
    total = matrix.total()
    rate = "–" if total.rate is None else f"{int(100 * total.rate)}%"
    if lang == "zh":
        return Text(
            f"\n方案 {len(matrix.rows)} · 应采纳 {total.required} · 已采纳 {total.covered} · {rate}", "bold"
        )
    plans = f"plans {len(matrix.rows)} · required {total.required} · adopted {total.covered} · {rate}"
    return Text("\n" + plans, "bold")
