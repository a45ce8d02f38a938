"""What keeps an item from adopting a measure whose words it has: acts that only go about it, and what stays as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reformcheck.rules.matching.index import Entry
from reformcheck.rules.matching.text import sentences
from reformcheck.rules.matching.thesaurus import thesaurus
from reformcheck.rules.matching.words import Bag, bag_of

_AS_BEFORE = re.compile(
    "仍(?:然|旧|由|按|在|需|须|要|执行|实行|为|归)|照旧|(?:按|依)照?(?:现行|原有?|既有|原来)|维持(?:现行|现状|原|不变)"
    "|不(?:作|做)?(?:调整|变动|变更)|不(?:具有|具备|设立|涉及|包括|含)|另行"
)
"""Of a clause: what it speaks of stays as it is (刑事案件仍由各基层法院刑庭办理), or is not there (联盟不具有法人资格)."""
_ONLY = re.compile("^(?:仅|只)(?!有)|(?:仅限|仅就|只限|只就)")
"""The same: of a thing only a part."""


class ShortOf(NamedTuple):
    """Of an item, whatever the measure."""

    about_title: frozenset[str]
    """Words of its title for acts that only go about a thing; none where a clause of the title has no such act."""
    about_text: float
    """Share of the clauses of its text that have such words."""
    as_before: tuple[Bag, ...]
    """Clauses that say that something stays as it is."""
    only: tuple[Bag, ...]


def short_of(title: str, text: str) -> ShortOf:
    """Of a canonical title and text."""
    clauses = _clauses(text)
    both = [*_clauses(title), *clauses]
    return ShortOf(
        about_in(title),
        sum([1 for clause in clauses if _about().search(clause)]) / max(1, len(clauses)),
        tuple([bag_of(clause) for clause in both if _AS_BEFORE.search(clause)]),
        tuple([bag_of(clause) for clause in both if _ONLY.search(clause)]),
    )


def about_in(title: str) -> frozenset[str]:
    """Of a canonical title."""
    found = [_about().findall(clause) for clause in _clauses(title)]
    return frozenset(word for words in found for word in words) if all(found) else frozenset()


def short_features(found: ShortOf, entry: Entry) -> dict[str, float]:
    """The same beside a measure, which may be about such an act itself (培训辅导)."""
    return {
        "about_title": sum([word not in entry.whole.text for word in found.about_title]),
        "about_text": found.about_text,
        "as_before": _share_said(entry, found.as_before),
        "only": _share_said(entry, found.only),
    }


def _share_said(entry: Entry, clauses: Sequence[Bag]) -> float:
    """Of the measure's title, by the clause that says most of it."""
    return max([entry.title.share_of(clause.voice) for clause in clauses], default=0.0)


def _clauses(text: str) -> list[str]:
    return [clause for sentence in sentences(text) for clause in sentence]


@lru_cache(maxsize=1)
def _about() -> re.Pattern[str]:
    return re.compile("|".join(sorted(thesaurus().about, key=len, reverse=True)))
