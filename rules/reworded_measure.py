"""The item's title drops, adds, exchanges or softens words of substance in the measure's title, or is another title.

Verbs of adoption, punctuation, word order, script, abbreviations and local names are not substance, and
what the item says in another form is not dropped. A title that names no more than the field (研究专利保险工作), with the
measure in the text below it, is another title. An item that merges several measures has no one title to compare.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import Any

from reformcheck.catalog.memo import REMEMBERED
from reformcheck.rules.cite import on_item, titles
from reformcheck.rules.lacking import is_lacking
from reformcheck.rules.model import Context, Finding, ItemMatches, Match, Severity
from reformcheck.rules.wording import ASPECTS, Kind, Rewording, compare, kind_of, share_named, word_diff

ID = "reworded-measure"
NAME = {"zh": "举措改了说法", "en": "Measure reworded"}
SEVERITY: Severity = "warning"
ABOUT = ("title",)

_KINDS: dict[str, dict[Kind, str]] = {
    "zh": {
        "narrowed": "第{item}项收窄了 {measure}「{measure_title}」：",
        "widened": "第{item}项扩大了 {measure}「{measure_title}」：",
        "softened": "第{item}项的语气弱于 {measure}「{measure_title}」：",
        "changed": "第{item}项改动了 {measure}「{measure_title}」：",
    },
    "en": {
        "narrowed": 'item {item} narrows {measure} "{measure_title_en}": ',
        "widened": 'item {item} widens {measure} "{measure_title_en}": ',
        "softened": 'item {item} softens {measure} "{measure_title_en}": ',
        "changed": 'item {item} changes {measure} "{measure_title_en}": ',
    },
}
CLAUSES: Mapping[str, Mapping[str, str]] = {
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
        "+".join(aspects): _KINDS[lang][kind_of(aspects)] + joiner.join(CLAUSES[lang][a] for a in aspects)
        for aspects in sets
    }


_TITLE, _NEITHER = "title", "neither"
MESSAGE = {
    "zh": {
        **_messages("zh", "；"),
        _TITLE: "第{item}项的标题没有写出 {measure}「{measure_title}」，这项举措只见于正文",
        _NEITHER: "第{item}项的标题和正文都没有照 {measure}「{measure_title}」的说法写，请核对所写是不是这项举措",
    },
    "en": {
        **_messages("en", "; "),
        _TITLE: 'the title of item {item} does not name {measure} "{measure_title_en}": only the text below it does',
        _NEITHER: 'neither title nor text of item {item} says {measure} "{measure_title_en}" in the words of the list: check that it is what is meant',
    },
}
REMEDY = {
    "zh": {
        "file": "标题照清单的名称写；有意改动的，用 `waivers:` 写明理由。",
        "document": "把{place}的标题改为清单的名称；有意从简的，在正文里写全所省的内容。",
    },
    "en": {
        "file": "Use the list's own title; where the change is meant, say why under `waivers:`.",
        "document": "Use the list's own title in {place}; where it is short on purpose, let the text say what it leaves out.",
    },
}
_MOST_OF_THE_FIELD = 0.5
"""A title that holds no more of the measure's substance names the field only."""
_SAID = 0.4
"""What title and text together must hold of it for the measure to be called written there."""
_MOST_OF_IT = 0.65
"""A title that holds no more is in words of its own, and so is the item where its text holds no more either."""
_LONGEST = 400
"""Characters of a text that are compared."""


def check(context: Context) -> Iterator[Finding]:
    vocabulary = titles(context.catalog)
    for matched in context.coverage.items:
        match = _compared(matched)
        found = match and _said(match, vocabulary, sure=bool(matched.sure))
        if match and found:
            variant, severity, values = found
            yield on_item(context, match.item, match.measure, variant=variant, severity=severity, **values)


def _compared(matched: ItemMatches) -> Match | None:
    """The measure whose title the item's is compared with: the only one it adopts, or else the likeliest in doubt."""
    if matched.sure:
        return matched.sure[0] if len(matched.sure) == 1 and matched.adopted else None
    return next(iter(matched.candidates), None)


def _said(match: Match, vocabulary: str, *, sure: bool) -> _Found | None:
    """What there is to say; where the measure is in doubt, only that a number in its name is another."""
    item, measure = match.item, match.measure
    printings = (measure.title, *measure.variants)
    if not sure:
        rewording = compare(measure.title, item.title, body=item.text, vocabulary=vocabulary)
        if rewording is None or not rewording.is_recounted:
            return None
    found = _worded(printings, item.title, item.text, vocabulary)
    named = match.evidence == "explicit" and not item.text  # `measure:` has answered what would be asked
    return None if named and found and found[0] == _NEITHER else found


_Found = tuple[str, Severity, Mapping[str, Any]]
"""Variant, severity and values of a finding, without those of its item and measure."""


@lru_cache(REMEMBERED)
def _worded(printings: tuple[str, ...], title: str, text: str, vocabulary: str) -> _Found | None:
    """What there is to say of how an item words the measure that it adopts."""
    return _nearest(printings, title, text, vocabulary) or _titled(printings, title, text)


def _nearest(printings: tuple[str, ...], title: str, text: str, vocabulary: str) -> _Found | None:
    """What there is to say of the slightest rewording of any printing; None where one printing is not reworded."""
    reworded: dict[str, Rewording] = {}
    for printing in printings:
        rewording = _compared_in_full(printing, title, text, vocabulary)
        if not rewording:
            return None
        reworded[printing] = rewording
    nearest = min(reworded, key=lambda printing: reworded[printing].extent)
    slightest = reworded[nearest]
    severity: Severity = "warning" if slightest.is_grave else "note"
    diff = tuple(map(str, word_diff(nearest, title)))
    return _found("+".join(slightest.aspects), slightest, severity, diff)


def _compared_in_full(printing: str, title: str, text: str, vocabulary: str) -> Rewording | None:
    """The rewording without what the item says in another form; None where nothing is left."""
    rewording = compare(printing, title, body=text, vocabulary=vocabulary)
    if not rewording or not rewording.dropped:
        return rewording
    dropped = tuple(each for each in rewording.dropped if is_lacking(each, printing, f"{title}。{text}"))
    rest = rewording._replace(dropped=dropped)
    return rest if rest.aspects else None


def _titled(printings: tuple[str, ...], title: str, text: str) -> _Found | None:
    """What there is to say of a title under which another would look for the measure in vain."""
    named = max(share_named(p, title) for p in printings)
    told = f"{title}，{text[:_LONGEST]}"
    said = max(share_named(p, told) for p in printings) if text else named
    if text and named <= _MOST_OF_THE_FIELD:
        return _found(_TITLE if said > _SAID else _NEITHER, Rewording(), "warning", ())
    return _found(_NEITHER, Rewording(), "warning", ()) if said <= _MOST_OF_IT else None


def _found(variant: str, rewording: Rewording, severity: Severity, diff: tuple[str, ...]) -> _Found:
    values = {
        "kind": rewording.kind if rewording.aspects else variant,
        "dropped": rewording.dropped,
        "exchanged": tuple(f"{old}→{new}" for old, new in rewording.exchanged),
        "added": rewording.added,
        "softened": rewording.softened,
        "diff": diff,
    }
    return variant, severity, values
