"""The page in a real Chromium: drawn, filtered, driven by keys, switched, printed, and closed to the outside."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from chromium import Browser
from corpus import write_plans

from reformcheck.catalog.model import Catalog
from reformcheck.reports import html
from reformcheck.reports.matrix import STATE_NAMES, SYMBOLS, build, in_row_order
from reformcheck.reports.wording import SEVERITIES, message
from reformcheck.rules.model import Finding, Report

Show = Callable[..., float]

LABEL = "document.activeElement.getAttribute('aria-label')"
RESULT = "document.getElementById('result').textContent"


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Show:
    """Open a report in the browser; the page must say nothing and ask for nothing."""

    def open_(report: Report | str, *, lang: str = "zh", **view: object) -> float:
        path = tmp_path / "page.html"
        text = report if isinstance(report, str) else html.render(report, lang=lang)
        path.write_text(text, "utf-8")
        return browser.open(path, **view)

    yield open_
    assert browser.messages == []
    assert browser.requests == [(tmp_path / "page.html").resolve().as_uri()]


def choose(browser: Browser, name: str, value: str) -> str:
    """Set a filter, and tell what the page says is left."""
    browser.run(
        "(() => { const form = document.getElementById('filters');"
        f"form.elements[{json.dumps(name)}].value = {json.dumps(value)};"
        f"form.elements[{json.dumps(name)}].dispatchEvent(new Event('change', {{bubbles: true}})); }})()"
    )
    return browser.run(RESULT)


def texts(browser: Browser, selector: str) -> list[str]:
    return browser.run(f"[...document.querySelectorAll({json.dumps(selector)})].map(e => e.textContent)")


def draw_all_findings(browser: Browser) -> None:
    while not browser.run("document.getElementById('more').hidden"):
        browser.run("document.getElementById('more').click()")


def findings_of(report: Report) -> list[Finding]:
    return [finding for plan in report.plans for finding in plan.findings]


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
    assert texts(browser, "h1, h2") == ["改革举措采纳情况", "采纳情况图", "合计", "问题清单"]
    browser.run("document.getElementById('lang').click()")
    assert texts(browser, "h1, h2") == [
        "Adoption of the reform measures",
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


HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; alert(1); //",
    "{{ 7 * 7 }} {% raw %} ${alert(1)}",
    "<!-- --> ]]> &lt;b&gt; \\u003cb\\u003e",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_text_stays_text(
    browser: Browser,
    show: Show,
    check: Callable[[Sequence[Path]], Report],
    tmp_path: Path,
    text: str,
    lang: str,
):
    plan = {
        "reformcheck": 1,
        "plan": {"title": text, "document_number": text, "region": "吉林省", "lists": ["2018-126"], "scope": [text]},
        "items": [
            {"number": text, "title": text, "text": text * 20, "scope": [text], "units": {"lead": [text], "assist": [text]},
             "measure": "2018-126/01"},
            {"title": text + "又一项", "section": text, "units": [text, "乙"]},
        ],
        "waivers": [{"rule": "no-lead-unit", "reason": text}],
    }  # fmt: skip
    path = tmp_path / "plan.yaml"
    path.write_text(yaml.safe_dump(plan, allow_unicode=True), "utf-8")
    show(check([path]), lang=lang)
    assert texts(browser, "h1") == [text]
    assert browser.run("document.title") == text
    draw_all_findings(browser)
    assert browser.run("document.querySelectorAll('img, iframe, script:not([type])').length") == 1
    assert text in "".join(texts(browser, "#list"))
    assert text in "".join(texts(browser, "#matrix"))
    browser.run("document.querySelector('#matrix .cell').click()")
    assert text in browser.run("document.getElementById('dialog').textContent")
    browser.run("document.getElementById('lang').click()")
    assert browser.run("document.querySelectorAll('img, iframe, script:not([type])').length") == 1


def test_the_policy_stops_what_would_leave_the_page(browser: Browser, show: Show, examples: Report):
    """Even a script of the page itself could fetch nothing: the browser refuses before a request is made."""
    show(examples)
    refused = browser.run("fetch('https://example.org/').then(() => 'sent', () => 'refused')")
    assert refused == "refused"
    assert any("Content Security Policy" in said for said in browser.messages)
    browser.messages.clear()
    browser.requests[:] = [url for url in browser.requests if url.startswith("file:")]


CONTRAST = """
(() => {
  const parse = (c) => c.match(/[\\d.]+/g).map(Number);
  const lum = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const ground = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
    if (c.length === 3 || c[3] === 1) return c; } return [255, 255, 255]; };
  const low = new Set();
  for (const e of document.querySelectorAll('body *')) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.offsetParent || e.closest('.unseen, noscript, svg, .skip')) continue;
    const [a, b] = [lum(parse(getComputedStyle(e).color)), lum(ground(e))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) low.add(`${e.tagName}.${e.className} ${ratio.toFixed(2)}`);
  }
  return [...low];
})()
"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_contrast(browser: Browser, show: Show, nation: Report, dark: bool):
    show(nation, dark=dark)
    assert browser.run(CONTRAST) == []


def test_theme_follows_the_system_until_it_is_chosen(browser: Browser, show: Show, examples: Report):
    ground = "getComputedStyle(document.body).backgroundColor"
    show(examples, dark=False)
    light = browser.run(ground)
    browser.run("document.getElementById('theme').click()")
    dark = browser.run(ground)
    assert light != dark
    browser.run("localStorage.clear()")
    show(examples, dark=True)
    assert browser.run(ground) == dark


@pytest.mark.parametrize("width", [1280, 400])
def test_nothing_is_wider_than_the_window(
    browser: Browser, show: Show, nation: Report, examples: Report, width: int
):
    for report in (nation, examples):
        show(report, width=width)
        assert browser.run("document.documentElement.scrollWidth") <= width


def test_everything_has_a_name(browser: Browser, show: Show, nation: Report):
    show(nation)
    tree = browser.command("Accessibility.getFullAXTree")["nodes"]
    needing = {"button", "combobox", "searchbox", "link", "gridcell", "grid", "dialog", "textbox"}
    nameless = [
        node["role"]["value"]
        for node in tree
        if not node.get("ignored")
        and node["role"]["value"] in needing
        and not node.get("name", {}).get("value")
    ]
    assert nameless == []


def test_print(browser: Browser, show: Show, nation: Report):
    pdfium = pytest.importorskip("pypdfium2")
    show(nation)
    document = pdfium.PdfDocument(io.BytesIO(browser.pdf()))
    sizes = {tuple(sorted(round(side / 72 * 25.4) for side in page.get_size())) for page in document}
    assert sizes == {(210, 297)}
    text = "".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "")
    # A page prints a thousand findings and says how many are left.
    found = findings_of(nation._replace(plans=tuple(in_row_order(nation.plans))))
    printed = sorted(found, key=lambda finding: SEVERITIES.index(finding.severity))[:1000]
    for finding in printed[:: len(printed) // 7]:
        assert message(finding, "zh")[:12] in text
    assert "清除筛选" not in text


def test_thirty_one_plans_open_within_a_second(browser: Browser, show: Show, nation: Report):
    assert min(show(nation) for _ in range(5)) < 1.0


def test_three_thousand_rows_stay_usable(browser: Browser, show: Show, nation: Report):
    """Many rows: few of them are drawn, and each step is quick; limits are far above what is measured."""
    matrix = build(nation.plans, nation.catalog.regions)
    many = replace(
        matrix, rows=tuple(replace(row, path=f"{n}-{row.path}") for n in range(97) for row in matrix.rows)
    )
    assert len(many.rows) > 3000
    assert show(html.render_matrix(many, lang="zh", version="1.2.3", lists=nation.lists)) < 10
    assert len(texts(browser, "#matrix tbody tr")) < 150
    browser.run("document.querySelector('#matrix [tabindex=\"0\"]').focus()")
    browser.press("End", control=True)
    assert browser.run(LABEL).startswith(many.rows[-1].region)
    assert len(texts(browser, "#matrix tbody tr")) < 150
    browser.run("document.getElementById('matrix').scrollTop = 30000")
    middle = "document.querySelector('#matrix tbody tr:not(.spacer) .cell').dataset.r"
    assert browser.until(lambda: 1000 < int(browser.run(middle)) < 1300)
    browser.press("ArrowUp")
    assert browser.until(lambda: (browser.run(LABEL) or "").startswith(many.rows[-2].region))
    assert choose(browser, "region", "吉林省") == "97 份方案"


def test_many_plans_are_written_small(
    check: Callable[[Sequence[Path]], Report], catalog: Catalog, tmp_path: Path
):
    """Texts are shared, so a page grows by what is new in a plan."""
    report = check(write_plans(tmp_path, catalog, 120))
    size = len(html.render(report, lang="zh").encode())
    assert size / len(report.plans) < 6000
