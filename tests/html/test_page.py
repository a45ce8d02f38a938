"""The page as text: whole in one file, closed to the outside, and agreeing with the report."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

from reformcheck.catalog.model import Location
from reformcheck.reports.conclusion import conclusion
from reformcheck.reports.matrices.building import build
from reformcheck.reports.web import html, pages
from reformcheck.reports.web.page_words import WORDS
from reformcheck.reports.web.ranking import common_folder
from reformcheck.rules.model import ReadError, Report


class Elements(HTMLParser):
    """Start tags with their attributes, and the text of script and style elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._inside = tag if tag in self.raw else ""

    def handle_endtag(self, tag):
        self._inside = ""

    def handle_data(self, data):
        if self._inside:
            self.raw[self._inside].append(data)


@pytest.fixture(scope="module", params=["zh", "en"])
def page(request: pytest.FixtureRequest, examples: Report) -> str:
    return html.render(examples, lang=request.param)


def data_of(page: str) -> dict:
    return json.loads(Elements(page).raw["script"][0])


def test_nothing_is_fetched(page: str):
    loading = {
        "src",
        "href",
        "action",
        "srcset",
        "data",
        "poster",
        "background",
        "style",
        "onclick",
        "onload",
    }
    for tag, attributes in Elements(page).tags:
        for name in loading & set(attributes):
            assert (tag, name, attributes[name]) == ("a", "href", "#findings")
    style = "".join(Elements(page).raw["style"])
    assert not re.search(r"url\(|@import|@font-face", style)
    assert "http" not in page.lower().replace("http-equiv", "")


def test_the_policy_allows_this_script_and_this_style_alone(page: str):
    elements = Elements(page)
    policy = next(
        a["content"] for tag, a in elements.tags if a.get("http-equiv") == "Content-Security-Policy"
    )
    expected = [elements.raw["script"][1], elements.raw["style"][0]]
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in expected]
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{hashes[0]}'; style-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_both_languages_are_in_the_page(page: str):
    data = data_of(page)
    for index, lang in enumerate(("zh", "en")):
        assert data["words"][lang] == {key: pair[index] for key, pair in WORDS.items()}


def test_the_page_opens_in_the_language_asked_for(examples: Report):
    assert '<html lang="zh-CN">' in html.render(examples, lang="zh")
    assert '<html lang="en">' in html.render(examples, lang="en")


def test_every_finding_is_in_the_data(examples: Report):
    data = data_of(html.render(examples, lang="zh"))
    counts = [len(found) for _, found, _ in data["plans"]]
    assert counts == [
        len(plan.findings) + len(plan.waived)
        for plan in sorted(examples.plans, key=lambda p: (p.plan.region.code, p.plan.path))
    ]
    assert [rule["id"] for rule in data["rules"]] == [
        "missing-measure", "pilot-measure-out-of-zone", "no-responsible-unit", "reworded-measure",
        "guiding-department-uncovered", "no-lead-unit", "no-timetable", "withheld-measures",
    ]  # fmt: skip


def test_one_plan_alone_is_concluded_in_both_languages(examples: Report):
    one = examples._replace(plans=examples.plans[:1])
    said = [conclusion(one.plans[0], lang) for lang in ("zh", "en")]
    assert all(sentence in html.render(one, lang="zh") for sentence in said)
    assert not any(sentence in html.render(examples, lang="zh") for sentence in said)


def test_a_text_is_held_once(nation: Report):
    texts = data_of(html.render(nation, lang="zh"))["texts"]
    assert len(texts) == len(set(texts))


def test_files_that_could_not_be_read_are_named_first(examples: Report):
    broken = examples._replace(errors=(ReadError(Location("plans/<b>.yaml", 3, 1), "坏了 & 了"),))
    page = html.render(broken, lang="zh")
    assert "<code>plans/&lt;b&gt;.yaml:3:1</code> 坏了 &amp; 了" in page
    assert page.index("plans/&lt;b&gt;.yaml") < page.index('<section class="summary')


def test_a_report_of_nothing_is_a_page(examples: Report):
    page = html.render(examples._replace(plans=(), lists=()), lang="en")
    assert "checked against no list" in page
    assert 'id="matrix"' not in page


def test_a_file_name_that_is_no_text(examples: Report):
    plan = examples.plans[0]
    odd = examples._replace(plans=(plan._replace(plan=plan.plan._replace(path="a\udcff.yaml")),))
    html.render(odd, lang="zh").encode("utf-8")


def test_the_matrix_alone_has_no_findings(examples: Report):
    matrix = build(examples.plans, examples.catalog.regions)
    page = html.render_matrix(matrix, lang="zh", version="1.2.3", lists=examples.lists)
    assert "plans" not in data_of(page)
    assert 'id="findings"' not in page
    assert "reformcheck 1.2.3" in page


def test_json_in_a_script_element_cannot_end_it():
    hostile = ["</script><script>alert(1)</script>", "<!--", "]]>", "\u2028&amp;"]
    text = pages.script_json(hostile)
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == hostile


def test_rendering_twice_gives_the_same(nation: Report):
    assert html.render(nation, lang="en") == html.render(nation, lang="en")


def test_the_ranked_table_leaves_out_the_folder_that_files_share():
    assert common_folder(["plans/a/1.yaml", "plans/a/2.yaml"]) == "plans/a/"
    assert common_folder(["plans/ab/1.yaml", "plans/a/2.yaml"]) == "plans/"
    assert common_folder(["plans\\a\\1.yaml", "plans\\b\\2.yaml"]) == "plans/"
    assert common_folder(["1.yaml", "plans/2.yaml"]) == ""
