"""Quoting the national list and the plan in findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reformcheck.catalog.memo import per_object
from reformcheck.catalog.model import Catalog, Measure, MeasureList
from reformcheck.plans.model import Item, Location
from reformcheck.rules.model import Context, Finding, Related, Severity, Stance, StanceKind
from reformcheck.rules.stance.grounds import condition_denied


@per_object
def titles(catalog: Catalog) -> str:
    """The titles of all measures: text whose words are known to be words."""
    return "\n".join(measure.title for measure in catalog.measures.values())


def cite(measure: Measure, lst: MeasureList) -> Related:
    """Where a measure stands in the national document, in the document's words."""
    words = f"{lst.document_number} 第{measure.number}项：{measure.title}"
    return Related(Location(measure.source.document, measure.source.line), words)


def titled(measure: Measure) -> dict[str, str]:
    """The values of a message that name a measure."""
    return {
        "measure": measure.id,
        "measure_title": measure.title,
        "measure_title_en": measure.named("en").title,
    }


def on_item(
    context: Context,
    item: Item,
    measure: Measure,
    *,
    at: str = "title",
    variant: str = "",
    severity: Severity | None = None,
    **values: object,
) -> Finding:
    """A finding about how an item treats a measure, with both texts."""
    lst = context.catalog.list_of(measure.id)
    return Finding(
        location=item.locate(at, _quoted(values)),
        values={
            "item": item.number,
            "title": item.title,
            **titled(measure),
            "document": lst.document_number,
            **values,
        },
        measure_id=measure.id,
        item_number=item.number,
        ordinal=item.ordinal,
        related=(cite(measure, lst),),
        variant=variant,
        severity=severity,
    )


_QUOTED = ("words", "beyond", "places")
"""Values that quote the item."""


def _quoted(values: Mapping[str, object]) -> str:
    """The first words that a finding quotes."""
    quoted = next((values[name] for name in _QUOTED if values.get(name)), "")
    return str(quoted[0] if isinstance(quoted, tuple) else quoted)


def on_stance(context: Context, kind: StanceKind) -> Iterator[Finding]:
    """A finding for each measure that an item surely names and treats so, at the words that say it.

    What is not to be adopted here, as a pilot measure outside its zones, may be refused and put off.
    """
    elsewhere = {one.id for one in context.coverage.measures if one.status == "not-applicable"}
    for matched in context.coverage.items:
        for match in matched.sure:
            if match.stance.kind == kind and match.measure.id not in elsewhere:
                stance = match.stance
                denied = kind == "declines" and condition_denied(match)
                yield on_item(
                    context,
                    matched.item,
                    match.measure,
                    at=stance.key,
                    variant="condition" if denied else _variant(stance),
                    severity="warning" if denied else None,
                    words=stance.words or f"stance: {kind}",
                    **(_condition(match.measure) if denied else {}),
                )


def _variant(stance: Stance) -> str:
    return "settled" if stance.key == "stance" else ""


def _condition(measure: Measure) -> dict[str, str]:
    return {"condition": measure.named("zh").condition, "condition_en": measure.named("en").condition}
