"""How the page looks in a real Chromium: contrast, themes, widths, print, names for who cannot see it, speed."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from chromium import Browser
from corpus import write_plans
from handling import LABEL, Show, choose, findings_of, texts

from reformcheck.catalog.model import Catalog
from reformcheck.reports.matrices.building import build
from reformcheck.reports.web import html
from reformcheck.reports.wording import message
from reformcheck.rules.model import Report

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
    # An overview of two pages, and a page a plan, which tells every error.
    assert len(document) <= 2 + len(nation.plans)
    errors = [finding for finding in findings_of(nation) if finding.severity == "error"]
    for finding in errors[:: max(1, len(errors) // 7)]:
        assert message(finding, "zh")[:12] in text
    assert "清除筛选" not in text


def test_thirty_one_plans_open_within_a_second(browser: Browser, show: Show, nation: Report):
    """On a machine that is busy, no later than a few times what the page of one plan takes there."""
    one = nation._replace(plans=nation.plans[:1])
    assert min(show(nation) for _ in range(5)) < max(1.0, 6 * min(show(one) for _ in range(3)))


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
