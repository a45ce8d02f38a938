"""The lists and their measures, a line each: `catalog list`, `catalog search`, `catalog validate`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reformcheck.catalog.model import Catalog, Measure, MeasureList


def measure_line(measure: Measure, lang: str) -> str:
    named = measure.named(lang)
    scope = named.scope or ("范围未载" if lang == "zh" else "scope not stated")
    return f"{measure.id}  {named.title}" + (f"（{scope}）" if lang == "zh" else f" ({scope})")


def list_line(lst: MeasureList, lang: str) -> str:
    return f"{lst.id:<10} {_heading(lst, lang)}"


def list_lines(lst: MeasureList, lang: str) -> Iterator[str]:
    """A list with all its measures under their categories."""
    zh = lang == "zh"
    yield _heading(lst, lang)
    for category in lst.categories:
        yield ""
        name = category.name if zh else category.name_en
        yield name + (f"（{category.declared} 项）" if zh else f" ({category.declared})")
        for measure in lst.measures:
            if measure.category == category.name:
                yield f"  {measure_line(measure, lang)}"
        for withheld in lst.withheld:
            if withheld.category == category.name:
                yield f"  {withheld.ids[0]} … {withheld.ids[-1]}  " + ("未公布" if zh else "withheld")


def validated_lines(lists: Sequence[MeasureList], lang: str) -> Iterator[str]:
    """What lists that are valid hold: each, and together."""
    for lst in lists:
        yield f"{lst.id:<10} {_totals(lst, lang)}"
    published = sum(len(lst.measures) for lst in lists)
    total = sum(lst.declared_total for lst in lists)
    yield (
        f"有效：{len(lists)} 份清单，{total} 项，其中公布 {published} 项"
        if lang == "zh"
        else f"valid: {len(lists)} lists, {total} measures, {published} published"
    )


def withheld_line(measure_id: str, catalog: Catalog, lang: str) -> str | None:
    """That a measure was not made public, where a list says so."""
    for lst in catalog.lists.values():
        for withheld in lst.withheld:
            if measure_id in withheld.ids:
                return (
                    f"{measure_id} 没有公布（{lst.document_number}，{withheld.category}：{withheld.reason}）"
                    if lang == "zh"
                    else f"{measure_id} is withheld ({lst.document_number}, {withheld.category}: {withheld.reason})"
                )
    return None


def _heading(lst: MeasureList, lang: str) -> str:
    title = lst.title if lang == "zh" else lst.title_en
    return f"{lst.document_number}  {title}  {_totals(lst, lang)}"


def _totals(lst: MeasureList, lang: str) -> str:
    published = len(lst.measures)
    withheld = lst.declared_total - published
    return (
        f"共 {lst.declared_total} 项：公布 {published}，未公布 {withheld}"
        if lang == "zh"
        else f"{lst.declared_total} measures: {published} published, {withheld} withheld"
    )
