"""What the tests do with a page in the browser."""

from __future__ import annotations

import json
from collections.abc import Callable

from chromium import Browser

from reformcheck.rules.model import Finding, Report

Show = Callable[..., float]

LABEL = "document.activeElement.getAttribute('aria-label')"
RESULT = "document.getElementById('result').textContent"


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
