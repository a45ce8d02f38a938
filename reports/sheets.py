"""All that is known of a measure or a body, row by row: `catalog show`, `catalog units`, and editors show the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reformcheck.reports.wording import joined

if TYPE_CHECKING:
    from reformcheck.catalog.body_entries import BodyEntry, NameEntry
    from reformcheck.catalog.model import Measure, MeasureList

Row = tuple[str, str]
"""What a value is called, and the value."""

_MEASURE = {
    "zh": ("出处", "文本", "译名", "类别", "其他写法", "原文字样", "主要内容", "指导部门", "推广范围", "条件", "已被取代"),
    "en": (
        "document", "text", "in our English", "category", "printed also", "as printed", "content", "guided by", "scope",
        "condition", "overtaken",
    ),
}  # fmt: skip
_BODY = {
    "zh": ("前身", "后继", "另由其负责", "例", "依据"),
    "en": ("before", "after", "answered by", "examples", "sources"),
}
_UNSTATED = {"zh": "（文件未载）", "en": "(not stated)"}
_LEVEL = {"zh": ("地方", "中央"), "en": ("local", "national")}
_TIME = {"zh": ("自", "至"), "en": ("from", "until")}


def measure_rows(measure: Measure, lst: MeasureList, lang: str) -> Iterator[Row]:
    """What its list says of a measure; rows without a value are left out."""
    named = measure.named(lang)
    unstated = _UNSTATED[lang]
    number = f"第{measure.number}项" if lang == "zh" else f"no. {measure.number}"
    values = (
        f"{lst.document_number} {number}",
        f"{measure.source.document}:{measure.source.line}",
        measure.named("en").title if measure.english else "",
        named.category,
        joined(measure.variants, lang),
        measure.printed_title or "",
        measure.content or unstated,
        joined(measure.guiding_departments, lang) or unstated,
        named.scope or unstated,
        f"{named.condition}：{measure.condition.note}" if measure.condition else "",
        f"{measure.superseded.since} {named.superseded_by}" if measure.superseded else "",
    )
    yield from ((name, value) for name, value in zip(_MEASURE[lang], values, strict=True) if value)


def measure_lines(measure: Measure, lst: MeasureList, lang: str) -> Iterator[str]:
    """A measure whole, as a terminal shows it."""
    yield f"{measure.id}  {measure.title}"
    for name, value in measure_rows(measure, lst, lang):
        yield f"  {name}：{value}" if lang == "zh" else f"  {name}: {value}"


def body_lines(entry: BodyEntry, lang: str) -> Iterator[str]:
    """A body whole, as a terminal shows it."""
    yield entry.id
    for line in body_names(entry, lang):
        yield f"  {line}"
    for label, value in body_rows(entry, lang):
        yield f"  {label}: {value}"
    if entry.note:
        yield f"  {entry.note}"


def body_names(entry: BodyEntry, lang: str) -> Iterator[str]:
    """The names of a body over time, a line a period."""
    for names in entry.names:
        time = _time(names, lang)
        yield f"{_LEVEL[lang][names.national]}  {' '.join(names.patterns)}" + (f"  [{time}]" if time else "")


def _time(names: NameEntry, lang: str) -> str:
    since, until = _TIME[lang]
    parts = (f"{since} {names.since}" if names.since else "", f"{until} {names.until}" if names.until else "")
    return " ".join(filter(None, parts))


def body_rows(entry: BodyEntry, lang: str) -> Iterator[Row]:
    """What else is known of a body; rows without a value are left out."""
    values = (
        _called(entry.predecessors, lang),
        _called((*entry.successors, *entry.partial_successors), lang),
        _called(entry.answered_by, lang),
        entry.examples,
        entry.sources,
    )
    yield from ((name, joined(words, lang)) for name, words in zip(_BODY[lang], values, strict=True) if words)


def _called(bodies: Sequence[str], lang: str) -> tuple[str, ...]:
    """Bodies by a name of theirs in Chinese; in English by their ids, which `catalog units` takes too."""
    if lang != "zh":
        return tuple(bodies)
    from reformcheck.catalog.body_entries import describe

    return tuple(describe(body).entries[0].examples[0] for body in bodies)
