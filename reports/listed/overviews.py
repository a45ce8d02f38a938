"""What is shown of many plans or many revisions, the matrix and the history, in the format that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog
    from reformcheck.reports.formats import Look
    from reformcheck.reports.history import Point
    from reformcheck.reports.matrices.matrix import Matrix
    from reformcheck.rules.model import ReadError

MATRIX_FORMATS = ("text", "csv", "parquet", "html")
HISTORY_FORMATS = ("text", "csv", "svg", "html")


def render_matrix(
    matrix: Matrix,
    format_: str,
    view: str | None,
    look: Look,
    *,
    version: str,
    catalog: Catalog,
    errors: Sequence[ReadError],
) -> str | bytes:
    """A matrix in one of MATRIX_FORMATS; `view` is one of VIEWS, or None for what the format shows by itself."""
    if format_ == "html":
        from reformcheck.reports.web import html

        used = {column.list_id for column in matrix.columns}
        lists = [lst for lst in catalog.lists.values() if lst.id in used]
        return html.render_matrix(matrix, lang=look.lang, version=version, lists=lists, errors=errors)
    if format_ == "text":
        from reformcheck.reports.matrices import matrix_text

        return matrix_text.render(matrix, view, lang=look.lang, width=look.width, color=look.color)
    from reformcheck.reports.matrices import matrix_tables

    if format_ == "csv":
        return matrix_tables.render_csv(matrix, view or "plan", lang=look.lang)
    return matrix_tables.render_parquet(matrix, view or "cell")


def render_history(points: Sequence[Point], format_: str, look: Look, *, version: str) -> str:
    """The points of a history in one of HISTORY_FORMATS."""
    from reformcheck.reports import history
    from reformcheck.reports.web import history_page

    if format_ == "svg":
        return history_page.render_svg(points, lang=look.lang)
    if format_ == "html":
        return history_page.render_html(points, lang=look.lang, version=version)
    if format_ == "csv":
        return history.render_csv(points, lang=look.lang)
    return history.render_text(points, lang=look.lang, width=look.width, color=look.color)
