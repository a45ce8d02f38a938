"""The built site: strict, of itself alone, found by Chinese words. Needs the extra `docs`; .ci/run installs it."""

from __future__ import annotations

import functools
import http.server
import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("material", reason="NO MKDOCS: the site was not built. pip install -e '.[docs]'")

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "html"))

from chromium import Browser, find_chromium  # noqa: E402

FOLDERS = {"zh": "", "en": "en"}
# What a page loads, not what it links to.
LOADED = re.compile(
    r"<(?:script|img|iframe|source)[^>]*\ssrc=[\"']?(https?:|//)|<link[^>]*rel=[\"']?(?:stylesheet|preconnect|icon|prefetch)[^>]*href=[\"']?(https?:|//)|url\([\"']?https?:"
)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both languages, built at once with the commands of the README."""
    folder = tmp_path_factory.mktemp("site")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", config, "-d", str(folder / below)],
            cwd=ROOT,
            env=environment,
            stderr=subprocess.PIPE,
        )
        for config, below in (("mkdocs.yml", "zh"), ("mkdocs.en.yml", "en"))
    ]
    for build in started:
        said = build.communicate()[1].decode()
        assert build.returncode == 0, said
    (folder / "en").rename(folder / "zh" / "en")
    return folder / "zh"


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing."""


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 120
    assert [str(page) for page in pages if LOADED.search(page.read_text("utf-8"))] == []
    styles = "".join(path.read_text("utf-8") for path in site.rglob("*.css"))
    assert not re.search(r"url\([\"']?https?:|@import", styles)


def test_every_page_stands_in_the_navigation(site: Path) -> None:
    """Also one that was only just added to docs/."""
    for below in FOLDERS.values():
        folder = site / below
        home = (folder / "index.html").read_text("utf-8")
        pages = {str(page.relative_to(folder)) for page in folder.rglob("*.html")}
        pages = {page for page in pages if page != "404.html" and (below or not page.startswith("en/"))}
        linked = set(re.findall(r'href="([^"#]+\.html)', home)) | {"index.html"}
        # The tabs show the first page of a section; its other pages are on that page.
        for page in list(linked):
            if (folder / page).exists():
                text = (folder / page).read_text("utf-8")
                base = Path(page).parent
                linked |= {
                    os.path.normpath(base / target) for target in re.findall(r'href="([^"#:]+\.html)', text)
                }
        assert pages - linked == set()


def test_words_are_found(site: Path) -> None:
    """Chinese is cut into words when the index is made; the browser cuts the question by them."""
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    text = " ".join(entry["title"] + entry["text"] for entry in index["docs"])
    assert re.search("责任\u200b单位", text)
    assert re.search(index["config"]["separator"], "\u200b")


@pytest.mark.skipif(find_chromium() is None, reason="NO CHROMIUM: the site was not looked at in a browser")
def test_in_a_browser(served: str) -> None:
    """As wide as the window at 1280 and 400 pixels, nothing asked of another host, and found by a Chinese word."""
    browser = Browser(find_chromium() or "")
    try:
        for width in (1280, 400):
            for page in (
                "index.html",
                "start/official.html",
                "commands/diff.html",
                "files/plan.html",
                "en/index.html",
            ):
                _open(browser, served + page, width)
                assert browser.run("document.documentElement.scrollWidth") == width, page
        assert browser.run("[...document.querySelectorAll('.md-select__link')].map(link => link.href)") == [
            served + "index.html", served + "en/index.html",
        ]  # fmt: skip
        _open(browser, served + "start/git.html", 1280)
        assert (
            browser.run("document.querySelectorAll('.md-select__link')[1].href")
            == served + "en/start/git.html"
        )
        _open(browser, served + "index.html", 1280)
        browser.run("document.querySelector('[data-md-toggle=search]').click()")
        found = "document.querySelector('.md-search-result__item h1')?.innerText.replaceAll('\u200b', '')"
        browser.until(
            lambda: bool(browser.run("document.querySelector('[data-md-component=search-query]') !== null"))
        )
        browser.run(
            "(() => { const field = document.querySelector('[data-md-component=search-query]'); field.focus();"
            " field.value = '没有责任单位'; field.dispatchEvent(new Event('input', {bubbles: true}));"
            " field.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true})) })()"
        )
        assert browser.until(lambda: browser.run(found) == "没有责任单位 no-responsible-unit", 20)
        asked = {str(request) for request in browser.requests}
        assert {request for request in asked if not request.startswith((served, "data:", "blob:"))} == set()
    finally:
        browser.close()


def _open(browser: Browser, address: str, width: int) -> None:
    browser.command(
        "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600
    )
    browser.command("Page.navigate", url=address)
    ready = f"location.href === {json.dumps(address)} && document.readyState === 'complete'"
    assert browser.until(lambda: bool(browser.run(ready)), 20)
    time.sleep(0.2)
