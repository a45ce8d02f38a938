"""The way in: items of a plan and measures of the lists."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from reformcheck.catalog.memo import REMEMBERED
from reformcheck.catalog.model import Measure
from reformcheck.plans.model import Item
from reformcheck.rules.matching.assign import settle
from reformcheck.rules.matching.decision import DECISION, Decision
from reformcheck.rules.matching.forest import Forest, forest
from reformcheck.rules.matching.index import Entry, Index
from reformcheck.rules.matching.judge import Claim, Judgement, judge
from reformcheck.rules.matching.reading import read
from reformcheck.rules.matching.short_titles import object_alone
from reformcheck.rules.model import ItemMatches, Match


class Matcher:
    """Finds what a plan's items adopt of a set of measures. Built once for a set, and kept."""

    def __init__(
        self,
        measures: Sequence[Measure],
        vocabulary: str = "",
        among: Sequence[Measure] = (),
        trees: Forest | None = None,
    ) -> None:
        """`vocabulary` is text whose words are known to be words, by default the titles of the measures.

        `among` are all the measures that tell how rare a word is, by default the measures themselves;
        `trees` judge in place of those of the package.
        """
        self._trees = trees
        self.measures = tuple(measures)
        self._index = Index(measures, vocabulary, among)
        self.entries = {entry.measure.id: entry for entry in self._index.entries}
        self._judged = lru_cache(REMEMBERED)(self._judge)

    def match(self, items: Sequence[Item]) -> tuple[ItemMatches, ...]:
        """What became of each item, in order. The items are taken as one plan: see `settle`."""
        return self.settled(items, self.judgements(items))

    def judgements(self, items: Sequence[Item]) -> list[Judgement]:
        """What each item alone seems to adopt."""
        return [self._judgement(item) for item in items]

    def settled(
        self, items: Sequence[Item], judgements: Sequence[Judgement], decision: Decision = DECISION
    ) -> tuple[ItemMatches, ...]:
        """What becomes of the items of one plan."""
        return tuple(
            [
                ItemMatches(item, *(_matches(item, claims) for claims in judgement))
                for item, judgement in zip(items, settle(judgements, decision), strict=True)
            ]
        )

    def likelihoods(self, item: Item) -> dict[str, float]:
        """What the wording of an item alone gives each measure that it resembles at all, by id: 0 to 1."""
        judgement = self._judged(item.title, item.text)
        return {claim.entry.measure.id: claim.score for claim in (*judgement.sure, *judgement.others)}

    def asked_about(self, item: Item) -> Entry | None:
        """The one measure of which the item says what it is about, and nothing else."""
        return object_alone(read(item.title, item.text, self._index), self._index)

    def _judgement(self, item: Item) -> Judgement:
        """An item that names measures adopts those of them that are in the set, and no others."""
        if not item.measure_ids:
            return self._judged(item.title, item.text)
        named = dict.fromkeys(item.measure_ids)
        return Judgement(
            tuple(Claim(self.entries[name], 1.0, "explicit") for name in named if name in self.entries)
        )

    def _judge(self, title: str, text: str) -> Judgement:
        return judge(title, text, self._index, DECISION, self._trees or forest())


def _matches(item: Item, claims: Sequence[Claim]) -> tuple[Match, ...]:
    if not claims:
        return ()
    return tuple([Match(item, claim.entry.measure, claim.score, claim.evidence) for claim in claims])
