"""The page in a real Chromium: drawn, filtered, driven by keys, switched."""

from __future__ import annotations

import pytest
from chromium import Browser
from handling import LABEL, RESULT, Show, choose, draw_all_findings, findings_of, texts

from reformcheck.reports.matrices.building import build
from reformcheck.reports.matrices.matrix import STATE_NAMES, SYMBOLS
from reformcheck.reports.wording import message
from reformcheck.rules.model import Finding, Report


def test_the_map_shows_every_cell(browser: Browser, show: Show, nation: Report):
    show(nation)
    matrix = build(nation.plans, nation.catalog.regions)
    shown = browser.run(
        "[...document.querySelectorAll('#matrix tbody tr')].map(row => [row.querySelector('th').textContent,"
        " [...row.querySelectorAll('.cell')].map(cell => cell.textContent).join('')])"
    )
    assert shown == [[row.region, "".join(SYMBOLS[cell.state] for cell in row.cells)] for row in matrix.rows]
    labels = browser.run(
        "[...document.querySelectorAll('#matrix .cell')].slice(0, 3).map(c => c.getAttribute('aria-label'))"
    )
    first = matrix.rows[0]
    assert labels[0].startswith(f"{first.region}，{matrix.columns[0].id} {matrix.columns[0].title}，")
    assert STATE_NAMES["zh"][first.cells[0].state] in labels[0]


def test_a_few_plans_are_read_downwards(browser: Browser, show: Show, examples: Report):
    show(examples)
    heads = texts(browser, "#matrix thead th")
    assert heads == ["举措", "吉林省 · jilin-altered.yaml", "吉林省 · jilin.yaml", "西藏自治区"]
    row = browser.run(
        "[...document.querySelectorAll('#matrix tbody tr')].map(r => [...r.children].map(c => c.textContent))"
        ".find(cells => cells[0].includes('职务科技成果权属'))"
    )
    assert row == ["06以事前产权激励为核心的职务科技成果权属改革", "!超出试点区域第8项", "-不适用", "-不适用"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_message_is_said_as_in_the_other_formats(
    browser: Browser, show: Show, nation: Report, lang: str
):
    show(nation, lang=lang)
    draw_all_findings(browser)
    assert sorted(texts(browser, "#list .said")) == sorted(message(f, lang) for f in findings_of(nation))


def test_language_can_be_switched(browser: Browser, show: Show, examples: Report):
    show(examples, lang="zh")
    assert texts(browser, "h1, h2") == [
        "改革举措采纳情况",
        "各地情况（问题重的在前）",
        "采纳情况图",
        "合计",
        "问题清单",
    ]
    browser.run("document.getElementById('lang').click()")
    assert texts(browser, "h1, h2") == [
        "Adoption of the reform measures",
        "How each stands, worst first",
        "Coverage map",
        "Totals",
        "Findings",
    ]
    assert browser.run("document.documentElement.lang") == "en"
    assert browser.run("document.querySelector('#list .said').textContent").startswith("no item adopts")
    assert texts(browser, ".tiles dt")[:2] == ["plans", "covered"]
    said = texts(
        browser, "#filters label > span, #filters button, .tools button, .legend li, caption, .side h4"
    )
    assert [text for text in said if any("一" <= char <= "鿿" for char in text.split(" · ")[0])] == ["中文"]
    browser.run("document.getElementById('lang').click()")
    assert texts(browser, "h1") == ["改革举措采纳情况"]


def test_filters(browser: Browser, show: Show, nation: Report):
    show(nation)
    found = findings_of(nation)
    assert browser.run(RESULT) == f"31 份方案，{len(found)} 个问题"
    missing = [f for f in found if f.rule == "missing-measure"]
    plans = [plan for plan in nation.plans if any(f.rule == "missing-measure" for f in plan.findings)]
    assert choose(browser, "rule", "missing-measure") == f"{len(plans)} 份方案，{len(missing)} 个问题"
    assert len(texts(browser, "#matrix tbody tr")) == len(plans)
    dim = browser.run("document.querySelectorAll('#matrix .cell:not(.dim)').length")
    assert dim == len({(f.location.path, f.measure_id) for f in missing})
    errors = [f for f in missing if f.severity == "error"]
    assert choose(browser, "severity", "error").endswith(f"，{len(errors)} 个问题")
    region = next(p.plan.region.name for p in plans if any(f in errors for f in p.findings))
    here = [f for p in nation.plans if p.plan.region.name == region for f in p.findings if f in errors]
    assert choose(browser, "region", region) == f"1 份方案，{len(here)} 个问题"
    draw_all_findings(browser)
    assert sorted(texts(browser, "#list .said")) == sorted(message(f, "zh") for f in here)
    browser.run("document.querySelector('#filters [type=reset]').click()")
    assert browser.until(lambda: browser.run(RESULT) == f"31 份方案，{len(found)} 个问题")


def test_filter_by_unit(browser: Browser, show: Show, nation: Report):
    show(nation)
    matching = [
        f
        for plan in nation.plans
        for f in plan.findings
        if any(
            "财政厅" in unit.name
            for i in plan.plan.items
            if i.number == f.item_number
            for unit in i.assignment.units
        )
    ]
    assert matching
    assert choose(browser, "unit", "财政厅").endswith(f"，{len(matching)} 个问题")
    assert choose(browser, "unit", "没有这样的单位") == "0 份方案，0 个问题"
    assert texts(browser, "#matrix, #list") == ["没有符合筛选条件的方案。", "没有符合筛选条件的问题。"]


def test_filter_by_list(browser: Browser, show: Show, nation: Report):
    show(nation)
    choose(browser, "list", "2018-126")
    assert texts(browser, "#matrix thead .document") == ["国办发〔2018〕126号"]
    assert len(texts(browser, "#matrix thead .number")) == 23
    assert all(name.startswith("2018-126/") for name in texts(browser, "#totals .wide tbody th"))


def test_totals(browser: Browser, show: Show, nation: Report):
    show(nation)
    matrix = build(nation.plans, nation.catalog.regions)
    shown = browser.run(
        "[...document.querySelectorAll('#totals table')].map(table => [...table.querySelectorAll('tbody tr')]"
        ".map(row => [...row.children].slice(0, 3).map(cell => cell.textContent)))"
    )
    expected = [
        [[t.name, str(t.required), str(t.covered)] for t in matrix.by_region()],
        [[t.name, str(t.required), str(t.covered)] for t in matrix.by_department()],
        [
            [f"{t.name} {t.label or '（未公布）'}", str(t.required), str(t.covered)]
            for t in matrix.by_measure()
        ],
    ]
    assert shown == expected


def test_keyboard(browser: Browser, show: Show, nation: Report):
    show(nation)
    matrix = build(nation.plans, nation.catalog.regions)

    def at(row: int, column: int) -> str:
        return f"{matrix.rows[row].region}，{matrix.columns[column].id} "

    def label() -> str:
        return browser.run(LABEL)

    browser.run("document.querySelector('#matrix [tabindex=\"0\"]').focus()")
    assert label().startswith(at(0, 0))
    last_row, last_column = len(matrix.rows) - 1, len(matrix.columns) - 1
    steps = [
        ("ArrowDown", 1, 0), ("ArrowRight", 1, 1), ("ArrowLeft", 1, 0), ("ArrowLeft", 1, 0), ("End", 1, last_column),
        ("PageDown", 11, last_column), ("PageUp", 1, last_column), ("Home", 1, 0), ("ArrowUp", 0, 0), ("ArrowUp", 0, 0),
    ]  # fmt: skip
    for key, row, column in steps:
        browser.press(key)
        assert label().startswith(at(row, column)), key
    browser.press("End", control=True)
    assert label().startswith(at(last_row, last_column))
    browser.press("Home", control=True)
    assert label().startswith(at(0, 0))
    assert browser.run("document.querySelectorAll('#matrix [tabindex=\"0\"]').length") == 1
    assert browser.run("document.getElementById('tip').hidden") is False
    browser.press("Enter")
    assert browser.run("document.getElementById('dialog').open")
    assert matrix.columns[0].title in browser.run("document.getElementById('dialog').textContent")
    browser.press("Escape")
    assert browser.until(lambda: not browser.run("document.getElementById('dialog').open"))
    assert browser.until(lambda: (label() or "").startswith(at(0, 0)))


def test_the_whole_page_can_be_reached_by_tab(browser: Browser, show: Show, examples: Report):
    show(examples)
    reached = []
    for _ in range(14):
        browser.press("Tab")
        reached.append(
            browser.run(
                "document.activeElement.id || document.activeElement.name || document.activeElement.className"
            )
        )
    for name in ("skip", "lang", "theme", "print", "region", "rule", "severity", "unit", "cell"):
        assert name in reached
    assert sum(name == "cell" for name in reached) == 1  # the map is one stop


def test_pointing_at_a_cell_tells_what_it_is(browser: Browser, show: Show, examples: Report):
    show(examples, height=2600)
    browser.point('#matrix [data-r="18"][data-c="0"]')
    assert browser.until(lambda: not browser.run("document.getElementById('tip').hidden"))
    assert texts(browser, "#tip > div") == [
        "吉林省 · jilin-altered.yaml · 2018-126/06",
        "以事前产权激励为核心的职务科技成果权属改革",
        "!超出试点区域 · 第8项 · 1 个问题",
    ]


def test_both_texts_stand_side_by_side(browser: Browser, show: Show, examples: Report):
    show(examples)
    sides = browser.run(
        "[...document.querySelectorAll('.finding')].filter(f => f.textContent.includes('第8项在吉林省推行'))"
        ".map(f => [...f.querySelectorAll('.side .name')].map(n => n.textContent))[0]"
    )
    assert sides == [
        "推行以事前产权激励为核心的职务科技成果权属改革",
        "以事前产权激励为核心的职务科技成果权属改革",
    ]
    left, right = browser.run(
        "[...document.querySelectorAll('.finding .sides')][1].children && "
        "[...[...document.querySelectorAll('.finding .sides')][1].children].map(s => s.getBoundingClientRect().top)"
    )
    assert left == right


def with_diff(report: Report) -> Report:
    """The report with a comparison of wording on the out-of-zone finding."""
    diff = ("+推行", "=以事前产权激励为核心的", "-职务", "=科技成果权属改革", "-不在标题里")

    def change(finding: Finding) -> Finding:
        if finding.rule != "pilot-measure-out-of-zone":
            return finding
        return finding._replace(values={**finding.values, "diff": diff})

    plans = tuple(p._replace(findings=tuple(map(change, p.findings))) for p in report.plans)
    return report._replace(plans=plans)


def test_the_wording_diff_marks_words_and_changes_none(browser: Browser, show: Show, examples: Report):
    show(with_diff(examples))
    card = "[...document.querySelectorAll('.finding')].find(f => f.textContent.includes('第8项在吉林省推行'))"
    assert browser.run(f"[...{card}.querySelectorAll('del, ins')].map(e => [e.tagName, e.textContent])") == [
        ["INS", "推行"], ["DEL", "职务"],
    ]  # fmt: skip
    assert browser.run(f"[...{card}.querySelectorAll('.name')].map(e => e.textContent)") == [
        "推行以事前产权激励为核心的职务科技成果权属改革", "以事前产权激励为核心的职务科技成果权属改革",
    ]  # fmt: skip
