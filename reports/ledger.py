"""The columns of a finding, for the formats that are tables: csv and xlsx."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reformcheck.catalog.model import Catalog, in_list_order
from reformcheck.plans.model import Unit
from reformcheck.reports.entries import Entry, posix, settlement
from reformcheck.reports.places import words_of
from reformcheck.reports.plain import one_line
from reformcheck.reports.wording import LEVELS, UNREADABLE, UNREADABLE_ID, message, remedy, rule_name
from reformcheck.rules.model import ReadError

# What a cell of a spreadsheet holds, in units of UTF-16. Excel drops the rest, and Python's csv reads little more.
CELL = 32_767

Cell = str | int
Row = Mapping[str, Cell]


class Column(NamedTuple):
    """A heading, and how wide a sheet shows it, in characters."""

    zh: str
    en: str
    width: int

    def heading(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


COLUMNS: Mapping[str, Column] = {
    "path": Column("文件", "file", 24),
    "line": Column("行", "line", 6),
    "column": Column("列", "column", 6),
    "place": Column("位置", "place", 14),
    "plan": Column("方案", "plan", 28),
    "region": Column("地区", "region", 12),
    "severity": Column("级别", "severity", 9),
    "kind": Column("问题类型", "kind", 20),
    "rule": Column("规则", "rule", 22),
    "item": Column("任务序号", "item", 9),
    "title": Column("任务", "item title", 32),
    "lead": Column("牵头单位", "lead units", 15),
    "responsible": Column("责任单位", "responsible units", 15),
    "assist": Column("配合单位", "assisting units", 15),
    "measure": Column("举措编号", "measure", 13),
    "measure_title": Column("举措", "measure title", 32),
    "guided": Column("指导部门", "guiding departments", 20),
    "message": Column("问题", "message", 48),
    "fix": Column("改正", "how to mend", 36),
    "state": Column("状态", "state", 10),
    "reason": Column("理由或日期", "reason or date", 24),
    "fingerprint": Column("指纹", "fingerprint", 18),
}


def row(entry: Entry, lang: str) -> Row:
    """The cells of a finding by column."""
    finding, item, measure = entry.finding, entry.item, entry.measure
    state, reason = settlement(entry, lang)
    units = item.assignment if item else None
    return {
        "path": entry.path,
        "line": finding.location.line or "",
        "column": finding.location.column or "",
        "place": words_of(finding.location, lang),
        "plan": entry.plan.title,
        "region": entry.plan.region.name,
        "severity": LEVELS[entry.severity].name(lang),
        "kind": rule_name(finding.rule, lang),
        "rule": finding.rule,
        "item": finding.item_number or "",
        "title": item.title if item else "",
        "lead": names(units.lead) if units else "",
        "responsible": names(units.responsible) if units else "",
        "assist": names(units.assist) if units else "",
        "measure": measure.id if measure else finding.measure_id or "",
        "measure_title": measure.named(lang).title if measure else "",
        "guided": "、".join(measure.guiding_departments) if measure else "",
        "message": message(finding, lang),
        "fix": remedy(finding, entry.plan.is_document, lang),
        "state": state,
        "reason": reason,
        "fingerprint": finding.fingerprint,
    }


def unreadable(error: ReadError, lang: str) -> Row:
    """The cells of a file that was not checked; it has few."""
    return {
        "path": posix(error.location.path),
        "line": error.location.line or "",
        "column": error.location.column or "",
        "severity": UNREADABLE.name(lang),
        "rule": UNREADABLE_ID,
        "message": error.message,
    }


def measure_number(measure_id: str, catalog: Catalog, lang: str) -> str:
    """A measure as its document numbers it: 国办发〔2018〕126号第3项; in English its id."""
    lst = catalog.lists.get(measure_id.rpartition("/")[0])
    if lst is None or lang != "zh":
        return measure_id
    return f"{lst.document_number}第{in_list_order(measure_id)[2]}项"


def names(units: Iterable[Unit]) -> str:
    return "、".join(unit.name for unit in units)


def cell_text(text: str) -> str:
    """What a cell can hold: one line, no control characters, at most 32,767 units of UTF-16."""
    line = one_line(text)
    if len(line) * 2 <= CELL or len(line.encode("utf-16-le")) // 2 <= CELL:
        return line
    return line.encode("utf-16-le")[: 2 * (CELL - 1)].decode("utf-16-le", "ignore") + "…"
