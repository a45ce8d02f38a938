"""Many plans begin with how each stands, worst first; their findings follow where they are few, or with -v."""

import pytest

from reformcheck.reports.formats import Look, rendering, whole_of
from reformcheck.reports.standing import standing_of, together, worst_first
from reformcheck.reports.terminal import text


def copies(report, count):
    """The report with so many plans: each of its own, again and again, by paths that differ."""
    plans = [report.plans[n % len(report.plans)] for n in range(count)]
    renamed = [p._replace(plan=p.plan._replace(path=f"{n:02}.yaml")) for n, p in enumerate(plans)]
    return report._replace(plans=tuple(renamed))


def printed(report, *, verbose=False, lang="zh"):
    return text.render(report, text.Style(lang, verbose), width=None, color=False, exit_code=1)


def test_rank_is_by_what_is_not_adopted_then_errors(reports):
    (one, *_) = [standing_of(result, reports["zh"].catalog) for result in reports["zh"].plans]
    base = one._replace(
        lists=("a",), missing=0, declined=0, out_of_zone=0, errors=0, without_units=0, deferred=0, in_doubt=0, warnings=0
    )  # fmt: skip
    ranked = [
        base._replace(path="two not adopted", missing=1, declined=1, errors=2),
        base._replace(path="beyond its zone, more errors", out_of_zone=1, errors=9),
        base._replace(path="beyond its zone", out_of_zone=1, errors=1),
        base._replace(path="nothing compared", lists=(), errors=1),
        base._replace(path="errors", errors=3, without_units=3),
        base._replace(path="in doubt", in_doubt=1),
        base._replace(path="warnings", warnings=7),
        base._replace(path="faultless"),
    ]
    assert worst_first(reversed(ranked)) == ranked


def test_counts_are_those_of_the_findings(reports):
    report = reports["zh"]
    for result in report.plans:
        standing = standing_of(result, report.catalog)
        rules = [finding.rule for finding in result.findings]
        assert standing.missing == result.coverage.count("missing")
        assert standing.without_units == rules.count("no-responsible-unit")
        assert standing.errors == sum(f.severity == "error" for f in result.findings)
        assert standing.errors >= standing.other_errors


def test_a_list_that_came_later_is_not_unanswered(reports):
    report = reports["zh"]
    issued = {lst.document_number: lst.issued for lst in report.catalog.lists.values()}
    (result, *_) = report.plans
    bare = result._replace(lists=(), plan=result.plan._replace(issued="2018-12-31"))
    unanswered = standing_of(bare, report.catalog).unanswered
    assert unanswered == tuple(number for number, day in issued.items() if day <= "2018-12-31")
    assert 0 < len(unanswered) < len(issued)


def test_provinces_without_a_plan(reports):
    catalog = reports["zh"].catalog
    one = standing_of(reports["zh"].plans[0], catalog)._replace(is_provincial=True)
    provinces = [
        r for r in catalog.regions.values() if r.parent is None and r.code[:2] not in ("71", "81", "82")
    ]
    there = [one._replace(province=region.code) for region in provinces[2:]]
    assert together(there, catalog).absent == tuple(region.name for region in provinces[:2])
    assert together(there[:1], catalog).absent == ()


@pytest.mark.parametrize(
    ("count", "verbose", "in_full"), [(1, False, 1), (5, False, 5), (6, False, 0), (6, True, 6)]
)
def test_few_plans_are_told_in_full(reports, count, verbose, in_full):
    said = printed(copies(reports["zh"], count), verbose=verbose)
    assert said.count("小结：") == in_full
    assert ("  地区 " in said) == (count > 1)
    assert ("-v 全部列出" in said) == (not in_full)


def test_a_worker_s_pieces_joined_are_the_same_report(reports):
    report = copies(reports["en"], 8)
    page = rendering("text", Look("en"))
    assert page is not None
    pieces = [page.piece(result, report.catalog) for result in report.plans]
    whole = whole_of(report, 1)
    parts = [page.joined(pieces[:3]), page.joined(pieces[3:])]
    assert b"".join(page.document(parts, whole)) == b"".join(page.document(pieces, whole))


def test_the_worst_stands_first(reports):
    said = printed(copies(reports["zh"], 12)).splitlines()
    (head,) = [n for n, line in enumerate(said) if line.startswith("      地区") or "  地区 " in line]
    rows = said[head + 1 : head + 13]
    assert [row.split()[1] for row in rows] == [str(n) for n in range(1, 13)]
    marks = [row[0] for row in rows]
    assert marks == sorted(marks, key="✗!·✓".index)
