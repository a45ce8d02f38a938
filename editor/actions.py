"""What an editor offers to write for a finding: the same texts that `fix`, `--add-waivers` and `init` write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reformcheck.catalog.errors import InputError
from reformcheck.editor.cards import STANCE_WORDS
from reformcheck.editor.spans import Span, touches
from reformcheck.reports.wording import rule_name
from reformcheck.rules.model import STANCES
from reformcheck.running.edits.additions import with_measure
from reformcheck.running.edits.measures import mended, repairs, with_value
from reformcheck.running.edits.waivers import can_be_waived, waivers_of, with_waivers

if TYPE_CHECKING:
    from reformcheck.editor.opened import Opened
    from reformcheck.rules.model import Finding, PlanReport
    from reformcheck.running.edits.measures import Repair
    from reformcheck.running.session import Session

QUICK_FIX, REWRITE, FIX_ALL = "quickfix", "refactor.rewrite", "source.fixAll.reformcheck"
"""Kinds of actions, as the protocol calls them."""

_BOM = "\ufeff"

_WORDS = {
    "zh": {
        "measure": "写上 measure: {value}「{title}」", "none": "写上 measure: none（不采纳任何举措）",
        "only": "写上 measure: {value}（不再采纳别的）", "add": "补上一项任务：{value}「{title}」，单位和范围待核对",
        "stance": "写上 stance: {value}（{meaning}）", "waive": "豁免「{rule}」，理由待填写",
        "all": "把有把握的对应都写成 measure:",
    },
    "en": {
        "measure": 'Write measure: {value} "{title}"', "none": "Write measure: none (it adopts none)",
        "only": "Write measure: {value} (it adopts no other)", "add": 'Add an item for {value} "{title}"; check its units and scope',
        "stance": "Write stance: {value} ({meaning})", "waive": 'Waive "{rule}", with a reason to fill in',
        "all": "Write measure: for every sure match",
    },
}  # fmt: skip


class Offer(NamedTuple):
    """Something that can be written for a person who asks."""

    id: str
    """Tells it from the others of the same version of a file."""
    title: str
    kind: str
    write: Callable[[], str | None]
    """The text of the whole file with it; None where its YAML cannot be edited."""
    finding: Finding | None = None
    preferred: bool = False


def offers_at(opened: Opened, span: Span) -> list[Offer]:
    """For the findings and the items that a stretch of the text touches, and for the file."""
    report, session = opened.checked.report, opened.checked.session
    if report is None or session is None:
        return []
    desk = _Desk(opened, report, session)
    touched = [f for f in report.findings if touches(opened.text, f.location, span)]
    return [
        *(offer for finding in touched for offer in desk.for_finding(finding)),
        *desk.for_items(span),
        *desk.for_file(),
    ]


class _Desk:
    """Makes the offers for one version of a file."""

    def __init__(self, opened: Opened, report: PlanReport, session: Session) -> None:
        self._opened = opened
        self._report = report
        self._session = session
        self._lang = opened.lang
        self._words = _WORDS[self._lang]
        source = opened.text.source
        self._mark = _BOM if source.startswith(_BOM) else ""
        self._before = source.removeprefix(_BOM)

    def for_finding(self, finding: Finding) -> Iterator[Offer]:
        makers = {
            "ambiguous-item": self._candidates,
            "unlisted-item": self._no_measure,
            "measure-declined": self._stances,
            "measure-deferred": self._stances,
            "missing-measure": self._addition,
        }
        if finding.rule in makers:
            yield from makers[finding.rule](finding)
        if can_be_waived(finding):
            yield self._offer(
                f"waive/{finding.fingerprint}",
                self._words["waive"].format(rule=rule_name(finding.rule, self._lang)),
                QUICK_FIX,
                partial(self._waived, (finding,)),
                finding,
            )

    def for_items(self, span: Span) -> Iterator[Offer]:
        """To write down what an item surely adopts."""
        for repair in repairs(self._report.coverage.items, unsafe=False):
            matched = self._report.coverage.items[repair.index]
            if touches(self._opened.text, matched.item.locate("title"), span):
                titles = [m.measure.named(self._lang).title for m in matched.adopted]
                said = self._words["measure"].format(value=", ".join(repair.measures), title=titles[0])
                yield self._offer(f"measure/{repair.index}", said, REWRITE, partial(self._mended, (repair,)))

    def for_file(self) -> Iterator[Offer]:
        """What concerns the file as a whole."""
        found = list(repairs(self._report.coverage.items, unsafe=False))
        if found:
            yield self._offer("all", self._words["all"], FIX_ALL, partial(self._mended, found))

    def _offer(self, id: str, title: str, kind: str, write: Callable[[], str | None], finding: Finding | None = None, *, preferred: bool = False) -> Offer:  # fmt: skip
        def written() -> str | None:
            try:
                after = write()
            except InputError:
                return None
            return None if after is None else self._mark + after

        return Offer(id, title, kind, written, finding, preferred)

    def _value(
        self, finding: Finding, key: str, value: str | Sequence[str], title: str, *, preferred: bool = False
    ) -> Offer:
        index = (finding.ordinal or 1) - 1
        write = partial(with_value, self._before, index, key, value)
        return self._offer(f"{key}/{index}/{value}", title, QUICK_FIX, write, finding, preferred=preferred)

    def _candidates(self, finding: Finding) -> Iterator[Offer]:
        """A measure that the item may name, beside those that it surely does."""
        matched = self._report.coverage.items[(finding.ordinal or 1) - 1]
        sure = [match.measure.id for match in matched.sure]
        for number, match in enumerate(matched.candidates):
            ids = sorted([*sure, match.measure.id])
            value = ids if sure else ids[0]
            title = self._words["measure"].format(
                value=", ".join(ids), title=match.measure.named(self._lang).title
            )
            yield self._value(finding, "measure", value, title, preferred=number == 0 and not sure)
        if sure:
            said = self._words["only"].format(value=", ".join(sure))
            yield self._value(finding, "measure", sure if len(sure) > 1 else sure[0], said)
        else:
            yield from self._no_measure(finding)

    def _no_measure(self, finding: Finding) -> Iterator[Offer]:
        yield self._value(finding, "measure", "none", self._words["none"])

    def _stances(self, finding: Finding) -> Iterator[Offer]:
        item = self._report.plan.items[(finding.ordinal or 1) - 1]
        if item.stance:
            return
        for stance in STANCES:
            said = self._words["stance"].format(value=stance, meaning=STANCE_WORDS[self._lang][stance])
            yield self._value(finding, "stance", stance, said)

    def _addition(self, finding: Finding) -> Iterator[Offer]:
        catalog = self._session.checker.catalog
        measure = catalog.measures.get(finding.measure_id or "")
        if measure is None:
            return
        title = self._words["add"].format(value=measure.id, title=measure.named(self._lang).title)
        write = partial(
            with_measure,
            self._before,
            self._report.plan,
            measure,
            catalog,
            self._session.geography,
            today=self._session.today,
            lang=self._lang,
        )
        yield self._offer(f"add/{measure.id}", title, QUICK_FIX, write, finding, preferred=True)

    def _mended(self, repairs: Sequence[Repair]) -> str:
        return mended(self._before, repairs, self._report.plan, lang=self._lang)

    def _waived(self, findings: Sequence[Finding]) -> str | None:
        waivers = list(waivers_of(findings, today=self._session.today, lang=self._lang))
        return with_waivers(self._before, waivers)
