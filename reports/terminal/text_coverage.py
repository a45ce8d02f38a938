"""How much of the lists a plan adopts, in the terminal: a line with a bar, and the table of every measure."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.reports.layout import Paragraph, Span, Style, cell_len, pad, paragraph
from reformcheck.reports.plain import shorten
from reformcheck.reports.wording import STATUS_NAMES
from reformcheck.rules.model import DUE, Coverage, MeasureCoverage

_STATUS_STYLES = {
    "covered": "green", "uncertain": "yellow", "missing": "red", "declined": "red", "deferred": "yellow",
    "conditional": "cyan", "unverified": "cyan",
}  # fmt: skip

# The bar tells its parts apart without colour too: adopted, half said, not there.
_BAR = {"covered": "━", "uncertain": "╍", "deferred": "╍"}
_ABSENT = "─"
_BAR_CELLS = 20


def coverage_line(coverage: Coverage, style: Style) -> Paragraph:
    required, names = coverage.required, STATUS_NAMES[style.lang]
    if required:
        spans: list[Span | str] = [style.t("采纳 ", "covered "), *_bar(coverage, required)]
        spans.append((f" {coverage.count('covered')}/{required}", "bold"))
    else:
        spans = [style.t("没有必须采纳的举措", "no measure is due")]
    for status, name in names.items():
        count = 0 if status == "covered" else coverage.count(status)
        if count:
            spans.append((f"  {name} {count}", _STATUS_STYLES.get(status, "dim")))
    return paragraph(*spans, tallies=True)


def _bar(coverage: Coverage, required: int) -> Iterator[Span]:
    """Parts in proportion; what is not covered has at least one cell, so that 99 of 100 does not look whole."""
    counts = {status: coverage.count(status) for status in DUE if status != "covered"}
    cells = {status: max(1, _BAR_CELLS * n // required) for status, n in counts.items() if n}
    yield _BAR["covered"] * (_BAR_CELLS - sum(cells.values())), _STATUS_STYLES["covered"]
    for status, length in cells.items():
        yield _BAR.get(status, _ABSENT) * length, _STATUS_STYLES[status]


def coverage_table(coverage: Coverage, style: Style) -> Iterator[Paragraph]:
    """Titles stand last: they are the long ones, and only they wrap."""
    head = [
        style.t(*names)
        for names in (("编号", "measure"), ("结果", "status"), ("任务", "item"), ("得分", "score"))
    ]
    rows = [_row(covered, style) for covered in coverage.measures]
    widths = [max(map(cell_len, column)) for column in zip(head, *rows, strict=True)]
    hang = sum(widths) + 2 * len(widths)
    cells = "".join(pad(cell, width + 2) for cell, width in zip(head, widths, strict=True))
    yield paragraph((cells + style.t("举措", "title"), "dim"), hang=hang)
    for covered, row in zip(coverage.measures, rows, strict=True):
        id_, status, *rest = (pad(cell, width + 2) for cell, width in zip(row, widths, strict=True))
        colour = _STATUS_STYLES.get(covered.status, "dim")
        title = shorten(covered.named(style.lang), style.limit)
        if covered.measure is None:
            title = style.t(f"（{title}）", f"({title})")
        yield paragraph(id_, (status, colour), "".join(rest), title, hang=hang)


def _row(covered: MeasureCoverage, style: Style) -> list[str]:
    score = max((match.score for match in covered.matches), default=None)
    items = shorten(", ".join(match.item.number for match in covered.matches), 12)
    status = STATUS_NAMES[style.lang][covered.status]
    return [covered.id, status, items, "" if score is None else f"{score:.2f}"]
