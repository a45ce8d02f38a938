"""Many plans in the terminal: which is worst and why, a line a plan; which provinces and lists nobody answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reformcheck.catalog.model import Catalog
from reformcheck.reports.layout import EMPTY, Paragraph, Span, Style, cell_len, pad, paragraph
from reformcheck.reports.standing import FAULTS, Standing, together, worst_first
from reformcheck.reports.wording import LEVELS

_NAMED = 10
"""Names in a row of names; the others are counted."""

_EXCEPTIONS = 15
"""Of 31 provinces: more than that are counted, not named."""

_STYLES = {
    "missing": "red", "declined": "red", "out_of_zone": "red", "without_units": "red", "other_errors": "red", "deferred": "yellow", "in_doubt": "yellow",
}  # fmt: skip

_NOTHING = "·"


def overview(standings: Sequence[Standing], catalog: Catalog, style: Style) -> Iterator[Paragraph]:
    """The ranked table, and below it what no row can say."""
    yield from _table(worst_first(standings), style)
    of_all = together(standings, catalog)
    if of_all.absent:
        yield EMPTY
        yield _absent(of_all.absent, style)
    for number, regions in of_all.unanswered:
        said = style.t(f"没有应答{number}的：", f"do not answer {number}: ")
        yield paragraph((said, "bold"), _names(regions, style))


def _absent(provinces: Sequence[str], style: Style) -> Paragraph:
    """By name while they are the exception."""
    count = len(provinces)
    if count > _EXCEPTIONS and not style.verbose:
        return paragraph(style.t(f"{count} 个省份没有方案", f"{count} provinces have no plan"))
    said = style.t(f"{count} 个省份没有方案：", f"{count} provinces have no plan: ")
    return paragraph((said, "bold"), style.t("、", ", ").join(provinces))


def _table(standings: Sequence[Standing], style: Style) -> Iterator[Paragraph]:
    """Paths stand last: they are the long ones, and only they wrap."""
    there = [key for key in FAULTS if any(getattr(standing, key) for standing in standings)]
    heads = ["", style.t("地区", "region"), style.t("清单", "lists"), style.t("采纳", "adopted")]
    heads += [style.t(*FAULTS[key]) for key in there]
    rows = [_row(number, standing, there) for number, standing in enumerate(standings, 1)]
    widths = [max(map(cell_len, column)) for column in zip(heads, *rows, strict=True)]
    hang = sum(widths) + 2 * len(widths) + 2
    head = "".join(pad(cell, width + 2) for cell, width in zip(heads, widths, strict=True))
    yield paragraph(("  " + head + style.t("方案", "plan"), "dim"), hang=hang)
    for standing, row in zip(standings, rows, strict=True):
        cells = [pad(cell, width + 2) for cell, width in zip(row, widths, strict=True)]
        yield paragraph(_mark(standing), *_coloured(cells, there), (standing.path, "dim"), hang=hang)


def _row(number: int, standing: Standing, there: Sequence[str]) -> list[str]:
    counts = [str(getattr(standing, key) or _NOTHING) for key in there]
    return [str(number), standing.region, standing.answered, standing.adopted, *counts]


def _mark(standing: Standing) -> Span:
    """The worst that is there: a plan with an error is never green."""
    if standing.worst is None:
        return "✓ ", "green"
    level = LEVELS[standing.worst]
    return f"{level.mark} ", level.style


def _coloured(cells: Sequence[str], there: Sequence[str]) -> Iterator[Span]:
    number, region, answered, adopted, *counts = cells
    yield number, "dim"
    yield region, "bold"
    yield answered, "dim"
    yield adopted, ""
    for key, count in zip(there, counts, strict=True):
        yield count, "dim" if count.strip() == _NOTHING else _STYLES[key]


def _names(names: Sequence[str], style: Style) -> str:
    shown = names if style.verbose or len(names) <= _NAMED + 1 else names[:_NAMED]
    said = style.t("、", ", ").join(shown)
    rest = len(names) - len(shown)
    return said + (style.t(f"等 {len(names)} 地", f" and {rest} more") if rest else "")
