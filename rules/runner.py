"""Checking one plan: which lists, which matches, which findings, which of them are waived."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.list_names import lists_quoted, lists_titled, meant, resolve_lists
from reformcheck.catalog.memo import REMEMBERED
from reformcheck.catalog.model import Catalog, MeasureList, Region, in_list_order
from reformcheck.plans.model import Plan, Waiver
from reformcheck.rules import IDS, RULES, unused_waiver
from reformcheck.rules.bodies import read_bodies
from reformcheck.rules.cite import titles
from reformcheck.rules.coverage import build_coverage, in_force, unanswered
from reformcheck.rules.elsewhere import look_elsewhere
from reformcheck.rules.faintly import look_for_faint
from reformcheck.rules.matching import Matcher
from reformcheck.rules.model import (
    Context,
    Coverage,
    Finding,
    ItemMatches,
    MeasureCoverage,
    Model,
    PlanReport,
    Severity,
    WaiversMet,
)
from reformcheck.rules.rule import Rule
from reformcheck.rules.stance import with_stances

if TYPE_CHECKING:
    from reformcheck.rules.pairs.judge import PairJudge

_NOT_WORDS = re.compile(r"\W+")

# Score from which an item shows that its plan answers a list which it does not name.
_LIKELY = 0.5


class Checker:
    """Everything that stays the same from plan to plan: catalog, places, match indexes, chosen rules."""

    def __init__(
        self,
        catalog: Catalog,
        geography: Geography,
        *,
        today: str,
        lists: Sequence[MeasureList] = (),
        rules: Collection[str] | None = None,
        severity: Mapping[str, Severity] | None = None,
        pair_judge: PairJudge | None = None,
    ) -> None:
        """`today` is the day, in ISO form, as of which the plans are judged.

        `lists` replaces what each plan says it answers; `rules` are the ids to run, all by default;
        `severity` replaces that of a rule's findings; `pair_judge` revises what the words leave in doubt.
        """
        self.catalog = catalog
        self._geography = geography
        self.today = today
        self._lists = tuple(lists)
        self._rules = tuple(rule for rule in RULES if rules is None or rule.ID in rules)
        self._severity = severity or {}
        self._pair_judge = pair_judge
        self._matchers: dict[tuple[str, ...], Matcher] = {}
        self._regional: dict[tuple[str, tuple[str, ...]], tuple[MeasureCoverage, ...]] = {}

    @property
    def rules(self) -> frozenset[str]:
        """Ids of the rules that run."""
        return frozenset(rule.ID for rule in self._rules)

    def check(self, plan: Plan) -> PlanReport:
        context = self.context(plan)
        findings = list(self._findings(context))
        kept, waived = _apply_waivers(findings, plan.waivers, self.today)
        if unused_waiver in self._rules:
            met = WaiversMet(frozenset([waiver for _, waiver in waived]), self.rules, frozenset(IDS))
            kept += self._stamp(unused_waiver, context._replace(waivers=met), {})
        return PlanReport(
            plan,
            context.lists,
            context.coverage,
            tuple(sorted(kept, key=_order)),
            tuple(waived),
            model=context.model,
        )

    def context(self, plan: Plan, lists: Sequence[MeasureList] = ()) -> Context:
        """What the rules look at: the lists that apply and what matches them.

        `lists` replaces the checker's own, and those the plan's.
        """
        unknown: tuple[str, ...] = ()
        lists = tuple(lists) or self._lists
        if not lists:
            lists, unknown = resolve_lists(plan.lists, self.catalog)
            lists += self._misnumbered(plan, unknown, lists)
            if not plan.lists:
                lists = lists_titled(plan.title, self.catalog) or lists_quoted(
                    (plan.title, *(passage.text for passage in plan.elsewhere)), self.catalog
                )
        in_question = [lst for lst in lists if in_force(lst, self.today)]
        matched, model = self._match(in_question, plan)
        unspoken = self._unanswered(lists, plan.region)
        coverage = build_coverage(unspoken, matched)
        with_bodies = read_bodies(coverage, self._matcher(in_question))
        if with_bodies != matched:
            coverage = build_coverage(unspoken, with_stances(with_bodies, self._matcher(in_question)))
        coverage = look_elsewhere(coverage, plan)
        resembles = () if lists or unknown else self._resembles(plan)
        coverage = look_for_faint(coverage)
        return Context(
            plan,
            self.catalog,
            self._geography,
            lists,
            unknown,
            coverage,
            resembles,
            self.today,
            model,
            of_other_lists=self._of_other_lists(coverage, lists),
        )

    def _misnumbered(
        self, plan: Plan, unknown: Sequence[str], known: Sequence[MeasureList]
    ) -> tuple[MeasureList, ...]:
        """Lists whose title the plan gives, with a slip in the number: 第二批… with 国办发〔2018〕162号."""
        near = [lst for name in unknown if (lst := meant(name, self.catalog)) and lst not in known]
        texts = (plan.title, *(passage.text for passage in plan.elsewhere)) if near else ()
        titled = [lst.id for text in texts for lst in lists_titled(text, self.catalog)]
        return tuple(lst for lst in dict.fromkeys(near) if lst.id in titled)

    def _of_other_lists(self, coverage: Coverage, lists: Sequence[MeasureList]) -> tuple[ItemMatches, ...]:
        """Items that surely name a measure of a list that the plan does not answer, and none of those it does."""
        checked = {lst.id for lst in lists}
        others = [
            lst for lst in self.catalog.lists.values() if lst.id not in checked and in_force(lst, self.today)
        ]
        items = [
            matched.item for matched in coverage.items if not matched.sure and not matched.item.measure_ids
        ]
        if not (checked and others and items):
            return ()
        found = with_stances(self._matcher(others).match(items), self._matcher(others))
        return tuple([matched._replace(candidates=()) for matched in found if matched.sure])

    def _match(
        self, lists: Sequence[MeasureList], plan: Plan
    ) -> tuple[tuple[ItemMatches, ...], Model | None]:
        matcher = self._matcher(lists)
        if not self._pair_judge:
            return with_stances(matcher.match(plan.items), matcher), None
        revised = self._pair_judge.revise(plan.items, matcher.judgements(plan.items), matcher)
        matched = matcher.settled(plan.items, revised.judgements, revised.decision)
        return with_stances(matched, matcher), revised.model

    def _unanswered(self, lists: Sequence[MeasureList], region: Region) -> tuple[MeasureCoverage, ...]:
        """The same for all plans of a region, or nearly: kept for those met last."""
        key = region.code, tuple([lst.id for lst in lists])
        if key not in self._regional:
            if len(self._regional) >= REMEMBERED:
                self._regional.clear()
            self._regional[key] = unanswered(lists, region, self._geography, self.today)
        return self._regional[key]

    def _matcher(self, lists: Sequence[MeasureList]) -> Matcher:
        key = tuple([lst.id for lst in lists])
        if key not in self._matchers:
            measures = [m for lst in lists for m in lst.measures]
            known = tuple(self.catalog.measures.values())
            self._matchers[key] = Matcher(measures, titles(self.catalog), known)
        return self._matchers[key]

    def _resembles(self, plan: Plan) -> tuple[tuple[str, int], ...]:
        matched = self._matcher(tuple(self.catalog.lists.values())).match(plan.items)
        likely = (match for item in matched for match in (item.sure or item.candidates[:1]))
        counts = Counter(m.measure.id.rpartition("/")[0] for m in likely if m.score >= _LIKELY)
        return tuple(counts.most_common())

    def _findings(self, context: Context) -> Iterator[Finding]:
        seen: dict[str, int] = {}
        for rule in self._rules:
            yield from self._stamp(rule, context, seen)

    def _stamp(self, rule: Rule, context: Context, seen: dict[str, int]) -> Iterator[Finding]:
        chosen = self._severity.get(rule.ID)
        for finding in rule.check(context):
            about = tuple([finding.values[name] for name in rule.ABOUT])
            words = _fingerprint_words(rule.ID, finding.variant, finding.measure_id or "", about)
            count = seen[words] = seen.get(words, 0) + 1
            severity = chosen or finding.severity or rule.SEVERITY
            yield finding._replace(severity=severity, rule=rule.ID, fingerprint=_digest(words, count))


@lru_cache(REMEMBERED)
def _fingerprint_words(rule_id: str, variant: str, measure_id: str, about: tuple[object, ...]) -> str:
    """Rule, measure and what the finding is about: nothing that an edit elsewhere in the file would change."""
    letters = (_NOT_WORDS.sub("", str(value)) for value in about)
    return "|".join((rule_id, variant, measure_id, *letters))


@lru_cache(REMEMBERED)
def _digest(words: str, count: int) -> str:
    return hashlib.sha256(f"{words}|{count}".encode()).hexdigest()[:16]


def _apply_waivers(
    findings: Iterable[Finding], waivers: Sequence[Waiver], today: str
) -> tuple[list[Finding], list[tuple[Finding, Waiver]]]:
    first: dict[_Waived, int] = {}
    for at, waiver in enumerate(waivers):
        if not (waiver.until and waiver.until < today):
            first.setdefault((waiver.rule, waiver.measure, waiver.item), at)
    kept: list[Finding] = []
    waived: list[tuple[Finding, Waiver]] = []
    for finding in findings:
        met = [first[key] for key in _what_waives(finding) if key in first]
        if met:
            waived.append((finding, waivers[min(met)]))
        else:
            kept.append(finding)
    return kept, waived


_Waived: TypeAlias = tuple[str, str | None, str | None]
"""Rule, measure and item of a waiver; None for any."""


def _what_waives(finding: Finding) -> Iterator[_Waived]:
    for measure in {None, finding.measure_id}:
        for item in {None, finding.item_number}:
            yield finding.rule, measure, item


def _order(finding: Finding) -> tuple[int, int, str, tuple[str, str, int]]:
    place = finding.location
    measure = in_list_order(finding.measure_id) if finding.measure_id else ("", "", 0)
    return (place.line or 0, place.column or 0, finding.rule, measure)
