"""The history as a drawing and as a page."""

from __future__ import annotations

from collections.abc import Sequence

from reformcheck.reports.history import HEADINGS, Point, cells
from reformcheck.reports.web.chart import chart
from reformcheck.reports.web.page_words import words
from reformcheck.reports.web.pages import render_drawing, render_page


def render_svg(points: Sequence[Point], *, lang: str) -> str:
    """The chart alone, as a drawing that stands by itself."""
    return render_drawing("chart.svg.j2", lang=lang, styles=("chart.css",), chart=chart(points))


def render_html(points: Sequence[Point], *, lang: str, version: str) -> str:
    """One self-contained page with the chart and the table."""
    return render_page(
        "history.html.j2",
        lang=lang,
        styles=("chart.css", "history.css"),
        scripts=("base.js", "chrome.js", "history.js"),
        data={"words": {language: words(language) for language in ("zh", "en")}},
        title_key="history_title",
        heading="",
        version=version,
        chart=chart(points),
        headings=[{"zh": zh, "en": en} for zh, en in HEADINGS],
        rows=list(cells(points)),
    )
