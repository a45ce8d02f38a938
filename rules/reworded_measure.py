"""The item's title drops, adds, exchanges or softens words of substance in the measure's title.

Verbs of adoption, punctuation, word order, script, abbreviations and local names are not substance, and
what the item's text says is not dropped. An item that merges several measures has no one title to compare.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from reformcheck.catalog.model import Measure
from reformcheck.plans.model import Item
from reformcheck.rules.cite import on_item
from reformcheck.rules.model import Context, Finding, Severity
from reformcheck.rules.wording import ASPECTS, Kind, Rewording, compare, kind_of, word_diff

ID = "reworded-measure"
SEVERITY: Severity = "warning"

_KINDS: dict[str, dict[Kind, str]] = {
    "zh": {
        "narrowed": "第{item}项收窄了 {measure}「{measure_title}」：",
        "widened": "第{item}项扩大了 {measure}「{measure_title}」：",
        "softened": "第{item}项的语气弱于 {measure}「{measure_title}」：",
        "changed": "第{item}项改动了 {measure}「{measure_title}」：",
    },
    "en": {
        "narrowed": 'item {item} narrows {measure} "{measure_title}": ',
        "widened": 'item {item} widens {measure} "{measure_title}": ',
        "softened": 'item {item} softens {measure} "{measure_title}": ',
        "changed": 'item {item} changes {measure} "{measure_title}": ',
    },
}
_CLAUSES = {
    "zh": {
        "dropped": "没有写「{dropped}」",
        "exchanged": "改写了「{exchanged}」",
        "added": "多写了「{added}」",
        "softened": "只说「{softened}」",
    },
    "en": {
        "dropped": 'it leaves out "{dropped}"',
        "exchanged": 'it changes "{exchanged}"',
        "added": 'it adds "{added}"',
        "softened": 'it says only "{softened}"',
    },
}


def _messages(lang: str, joiner: str) -> dict[str, str]:
    """A sentence for each set of aspects that one title can have."""
    sets = [aspects for size in range(1, len(ASPECTS) + 1) for aspects in combinations(ASPECTS, size)]
    return {
        "+".join(aspects): _KINDS[lang][kind_of(aspects)] + joiner.join(_CLAUSES[lang][a] for a in aspects)
        for aspects in sets
    }


MESSAGE = {"zh": _messages("zh", "；"), "en": _messages("en", "; ")}


def check(context: Context) -> Iterator[Finding]:
    places = frozenset(n for region in context.geography.regions() for n in (region.name, region.short_name))
    vocabulary = "\n".join(m.title for m in context.catalog.measures.values())
    for matched in context.coverage.items:
        if len(matched.sure) != 1:
            continue
        item, measure = matched.item, matched.sure[0].measure
        found = {
            printing: compare(printing, item.title, body=item.text, places=places, vocabulary=vocabulary)
            for printing in (measure.title, *measure.variants)
        }
        reworded = {printing: rewording for printing, rewording in found.items() if rewording}
        if len(reworded) == len(found):
            nearest = min(reworded, key=lambda printing: reworded[printing].extent)
            yield _finding(context, item, measure, reworded[nearest], nearest)


def _finding(context: Context, item: Item, measure: Measure, rewording: Rewording, printing: str) -> Finding:
    return on_item(
        context,
        item,
        measure,
        variant="+".join(rewording.aspects),
        severity="warning" if rewording.dropped else "note",
        kind=rewording.kind,
        dropped=rewording.dropped,
        exchanged=tuple(f"{old}→{new}" for old, new in rewording.exchanged),
        added=rewording.added,
        softened=rewording.softened,
        diff=tuple(map(str, word_diff(printing, item.title))),
    )
