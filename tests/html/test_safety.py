"""Hostile text in a page in a real Chromium stays text, and nothing leaves the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import yaml
from chromium import Browser
from handling import Show, draw_all_findings, texts

from reformcheck.rules.model import Report

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
