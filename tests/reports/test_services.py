"""GitHub's workflow commands, GitLab's code quality report, and Markdown."""

from __future__ import annotations

import json
import re

import pytest
from markdown_it import MarkdownIt

from reformcheck.reports import github, gitlab, markdown
from reformcheck.reports.plain import one_line
from reformcheck.reports.terminal import text
from reformcheck.reports.wording import SEVERITIES, titled
from reformcheck.rules import RULES

from .conftest import LANGUAGES, check, stated

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def unescaped(text: str) -> str:
    for code, char in (("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text


def commands(report, lang="zh"):
    """As the runner of GitHub reads them."""
    found = []
    for line in github.render(report, lang=lang).split("\n")[:-1]:
        kind, properties, message = COMMAND.fullmatch(line).groups()
        given = dict(pair.split("=", 1) for pair in properties.split(","))
        found.append((kind, {k: unescaped(v) for k, v in given.items()}, unescaped(message)))
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_github_says_every_open_finding_gravest_first(lang, reports):
    report = reports[lang]
    found = commands(report, lang)
    assert len(found) == 2 + sum(len(plan.findings) for plan in report.plans)
    order = ["error", "warning", "notice"]
    assert [kind for kind, _, _ in found] == sorted((kind for kind, _, _ in found), key=order.index)
    places = {(p["file"], p.get("line"), p.get("col"), p["title"]) for _, p, _ in found}
    for plan in report.plans:
        for finding in plan.findings:
            where = finding.location
            title = titled(finding.rule, lang)
            assert (where.path.removeprefix("./"), str(where.line), str(where.column), title) in places


def test_github_takes_no_command_from_a_plan(reports):
    said = next(m for _, p, m in commands(reports["zh"]) if p["title"] == "没有责任单位 no-responsible-unit")
    assert "第一行 ::error::第二行" in said


def test_github_annotations_stay_small(catalog):
    raw = stated("nothing.yaml").replace("无关的任务".encode(), b"%" * 100_000)
    raw = raw.replace(
        b", units: \xe5\x90\x88\xe8\x82\xa5\xe5\xb8\x82\xe7\xa7\x91\xe6\x8a\x80\xe5\xb1\x80", b""
    )
    assert max(map(len, github.render(check(catalog, ("a.yaml", raw)), lang="zh").splitlines())) < 10_000


@pytest.mark.parametrize("lang", LANGUAGES)
def test_gitlab(lang, reports):
    report = reports[lang]
    issues = json.loads(gitlab.render(report, lang=lang))
    assert len(issues) == 2 + sum(len(plan.findings) for plan in report.plans)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith(("./", "/"))
        assert issue["description"] == one_line(issue["description"])


def test_gitlab_tells_the_same_fault_in_two_plans_apart(catalog):
    raw = stated("jilin.yaml")
    issues = json.loads(gitlab.render(check(catalog, ("a.yaml", raw), ("b.yaml", raw)), lang="zh"))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def tokens(text):
    def walk(found):
        for token in found:
            yield token
            yield from walk(token.children or ())

    return list(walk(MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)))


OURS = re.compile(
    r"</?(details|summary)>|<br>|<summary>[^<>]*</summary>|<details>\n<summary>[^<>]*</summary>\n?|</details>\n?"
)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_markdown_takes_no_markup_from_a_plan(lang, reports):
    found = tokens(markdown.render(reports[lang], lang=lang))
    remedies = "".join(text for rule in RULES for text in rule.REMEDY[lang].values())
    ours = set(re.findall("`(.+?)`", remedies))
    kinds = {token.type for token in found}
    assert not kinds & {
        "link_open",
        "image",
        "em_open",
        "strong_open",
        "s_open",
        "fence",
        "code_block",
        "html_comment",
    }
    for token in found:
        if token.type in ("html_inline", "html_block"):
            assert OURS.fullmatch(token.content), token.content
        if token.type == "code_inline":
            assert token.content in ours  # of our own remedies


def test_markdown_shows_the_words_of_a_plan_as_they_are(reports):
    report = reports["zh"]
    found = tokens(markdown.render(report, lang="zh"))
    shown = "".join(t.content for t in found if t.type in ("text", "text_special", "code_inline"))
    shown = shown.replace("\u200b", "")
    for result in report.plans:
        assert one_line(result.plan.title) in shown
    assert (
        "第一行 ::error::第二行 <script>alert(1)</script> https://example.org www.example.org @user #12"
        in shown
    )


def test_markdown_mentions_nobody(reports):
    text = markdown.render(reports["zh"], lang="zh")
    assert not re.search(r"@\w|(?<!&)#\d", text)


def test_markdown_rows_have_as_many_cells_as_their_heads(reports):
    for table in re.findall(r"(?:^\|.*\n?)+", markdown.render(reports["zh"], lang="zh"), re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1


def test_markdown_fits_a_comment(catalog):
    raw = stated("hubei.yaml")
    plans = [(f"plans/{n}.yaml", raw) for n in range(60)]
    text = markdown.render(check(catalog, *plans), lang="zh")
    assert len(text) < 65_536
    assert re.search(r"另有 \d+ 段因篇幅没有列出", text)
    assert text.count("<details>") == text.count("</details>")


def test_severities_have_a_name_in_every_format():
    from reformcheck.reports.wording import LEVELS

    assert tuple(LEVELS) == SEVERITIES == ("error", "warning", "note")
    assert [(level.sarif, level.github, level.gitlab) for level in LEVELS.values()] == [
        ("error", "error", "critical"),
        ("warning", "warning", "minor"),
        ("note", "notice", "info"),
    ]


@pytest.fixture
def reworded(catalog):
    """A report with one finding, which shows how the wording differs."""
    report = check(catalog, ("a.yaml", stated("hubei.yaml")))
    found = next(f for f in report.plans[0].findings if f.rule == "superseded-measure")
    shown = found._replace(values={**found.values, "diff": ("=国税", "-地税", "+<b>[red]", "=联合办税")})
    return report._replace(plans=(report.plans[0]._replace(findings=(shown,)),))


def test_markdown_marks_what_the_wording_drops_and_adds(reworded):
    shown = markdown.render(reworded, lang="zh")
    assert r"<br>国税<del>地税</del><ins>&lt;b&gt;\[red\]</ins>联合办税 |" in shown


def test_the_terminal_marks_what_the_wording_drops_and_adds(reworded):
    plain = text.render(reworded, text.Style("zh"), width=80, color=False, exit_code=0)
    assert "      对比（[-清单-]{+方案+}）：国税[-地税-]{+<b>[red]+}联合办税\n" in plain
    coloured = text.render(reworded, text.Style("zh"), width=80, color=True, exit_code=0)
    assert "国税\x1b[9;31m地税\x1b[0m\x1b[32m<b>[red]\x1b[0m联合办税\n" in coloured
