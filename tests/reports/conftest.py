"""One fixed report, made by checking a few plans, and the same words of the rules' documentation for all tests.

Golden files are of formats. Neither a better matcher, nor another rule, nor a better sentence in a rule's
documentation changes them: the list is a small one, links of items to measures are those that the plans
state, the rules are listed here, and the documentation is a sentence for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog
from reformcheck.catalog.model import Catalog, Location, Measure
from reformcheck.plans.model import Item
from reformcheck.plans.reader import parse_plan
from reformcheck.reports import sarif
from reformcheck.rules import documentation, runner
from reformcheck.rules.model import Accepted, ItemMatches, Match, PlanReport, ReadError, Report

HERE = Path(__file__).parent
PLANS = HERE / "plans"
GOLDEN = HERE / "golden"
SCHEMAS = HERE.parent / "schemas"

LANGUAGES = ("zh", "en")
TODAY = "2024-06-01"

# Every rule that the plans break, and no other.
RULES = (
    "missing-measure",
    "pilot-measure-out-of-zone",
    "no-responsible-unit",
    "expired-waiver",
    "national-measure-narrowed",
    "duplicate-measure",
    "ambiguous-item",
    "superseded-measure",
    "count-mismatch",
    "numbering-gap",
    "unknown-list",
    "unknown-place",
    "unused-waiver",
    "no-lead-unit",
    "unlisted-item",
    "withheld-measures",
)


class StatedMatcher:
    """Links that the plans state: `measure:` is sure, ids after 疑似 in `source:` are candidates."""

    def __init__(self, measures: Sequence[Measure], vocabulary: str, among: Sequence[Measure]) -> None:
        self._measures = {measure.id: measure for measure in measures}

    def match(self, items: Sequence[Item]) -> tuple[ItemMatches, ...]:
        return tuple(self._match(item) for item in items)

    def _match(self, item: Item) -> ItemMatches:
        sure = [self._measures[id] for id in item.measure_ids if id in self._measures]
        words = item.source.split() if item.source.startswith("疑似") else []
        maybe = [self._measures[word] for word in words if word in self._measures]
        return ItemMatches(
            item,
            tuple(Match(item, measure, 1.0, "explicit") for measure in sure),
            tuple(Match(item, measure, 0.7, "wording") for measure in maybe),
        )


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog([str(PLANS / "list.yaml")])


@pytest.fixture(scope="session")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documentation of a sentence or two for every rule."""
    folder = tmp_path_factory.mktemp("docs")
    for rule in runner.RULES:
        about, mend = f"{rule.ID} 查什么。", f"{rule.ID} 怎样改：看 `measure:`。"
        (folder / f"{rule.ID}.zh.md").write_text(
            f"# {rule.ID}\n\n{about}\n\n## 如何改正\n\n{mend}\n", "utf-8"
        )
        about, mend = f"What {rule.ID} finds.", f"How to mend {rule.ID}: see `measure:`."
        (folder / f"{rule.ID}.en.md").write_text(
            f"# {rule.ID}\n\n{about}\n\n## How to fix\n\n{mend}\n", "utf-8"
        )
    return folder


@pytest.fixture(autouse=True)
def fixed_rules(docs: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Reports of these tests describe the rules that are listed here, with that documentation."""
    monkeypatch.setattr(documentation, "DOCS", docs)
    monkeypatch.setattr(sarif, "RULES", tuple(rule for rule in runner.RULES if rule.ID in RULES))
    documentation.rule_doc.cache_clear()
    yield
    documentation.rule_doc.cache_clear()


def check(catalog: Catalog, *plans: tuple[str, bytes], lang: str = "zh") -> Report:
    """The report on plans given as path and bytes, by the real reader, rules and runner."""
    geography = Geography(catalog)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runner, "Matcher", StatedMatcher)
        checker = runner.Checker(catalog, geography, today=TODAY, rules=RULES)
        results: list[PlanReport] = []
        errors: list[ReadError] = []
        for path, raw in plans:
            try:
                results.append(checker.check(parse_plan(raw, path, catalog, geography)))
            except InputError as error:
                errors.append(ReadError(error.location, error.message(lang)))
    used = {lst.id for result in results for lst in result.lists}
    lists = tuple(lst for lst in catalog.lists.values() if lst.id in used)
    return Report("1.2.3", catalog, tuple(results), tuple(errors), "error", lists)


def stated(name: str) -> bytes:
    return (PLANS / name).read_bytes()


@pytest.fixture(scope="session")
def reports(catalog: Catalog) -> dict[str, Report]:
    """The fixed report by language: sentences of unreadable files are in one."""
    made: dict[str, Report] = {}
    for lang in LANGUAGES:
        report = check(
            catalog,
            ("./方案/湖北 50%,a:b.yaml", stated("hubei.yaml")),
            ("plans/jilin.yaml", stated("jilin.yaml")),
            ("plans/unlisted.yaml", stated("unlisted.yaml")),
            ("plans/nothing.yaml", stated("nothing.yaml")),
            ("plans/broken.yaml", stated("broken.yaml")),
            lang=lang,
        )
        missing = ReadError(Location("plans/nosuch.yaml"), "找不到文件" if lang == "zh" else "no such file")
        made[lang] = report._replace(
            plans=tuple(map(_with_baseline, report.plans)), errors=(*report.errors, missing)
        )
    return made


def _with_baseline(result: PlanReport) -> PlanReport:
    """Jilin's first two missing measures are in a baseline, and one more entry of it is found no more."""
    if result.plan.path != "plans/jilin.yaml":
        return result
    old = [finding for finding in result.findings if finding.rule == "missing-measure"][:2]
    accepted = [Accepted(f.fingerprint, f.rule, f.measure_id, f.item_number, "2024-01-31") for f in old]
    gone = Accepted("0" * 16, "no-responsible-unit", None, "1", "2024-01-31")
    return result._replace(
        findings=tuple(finding for finding in result.findings if finding not in old),
        known=tuple(zip(old, accepted, strict=True)),
        fixed=(gone,),
    )
