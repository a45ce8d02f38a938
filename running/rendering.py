"""Formats whose report is put together from pieces: JSON, and text on a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog
    from reformcheck.reports.text import Page
    from reformcheck.rules.model import PlanReport


class Rendering(NamedTuple):
    """A format whose report is made of one piece a plan."""

    name: str
    page: Page | None = None

    def piece(self, result: PlanReport, catalog: Catalog, lang: str) -> bytes:
        """What is said of a plan, in UTF-8."""
        if self.page is None:
            from reformcheck.reports import json_report

            return json_report.fragment(result, lang)
        from reformcheck.reports import text

        # A file name that is no UTF-8 stands in the report as on standard output.
        return text.block(result, catalog, self.page).encode("utf-8", "backslashreplace")

    def joined(self, pieces: Iterable[bytes]) -> bytes:
        """The pieces of plans that follow each other, as one."""
        if self.page is None:
            from reformcheck.reports.json_report import BETWEEN

            return BETWEEN.join(pieces)
        from reformcheck.reports.text import BETWEEN as LINE

        return LINE.encode().join(pieces)
