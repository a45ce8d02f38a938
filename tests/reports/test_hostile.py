"""Whatever a plan holds, every format stays what it is."""

from __future__ import annotations

import csv
import json
import os
import time
from io import BytesIO, StringIO

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook

from reformcheck.catalog.model import Location
from reformcheck.reports import formats
from reformcheck.reports.terminal import text
from reformcheck.rules.model import PlanReport, ReadError, Report

from .conftest import SCHEMAS

SARIF = jsonschema_rs.validator_for(json.loads((SCHEMAS / "sarif-2.1.0.json").read_text("utf-8")))
XSD = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))

WORDS = st.text(st.characters(exclude_categories=()), max_size=40) | st.sampled_from(
    [
        "%",
        "|",
        "<b>",
        "[red]",
        "a\nb",
        "]]>",
        "&#0;",
        "::error::",
        "=1+1",
        "\x1b[2J",
        "\ud800",
        "\uffff",
        "{0}",
        "\u2028",
    ]
)


def poisoned(report: Report, words: str) -> Report:
    """The report with the words in every field that a document can fill, and in file names as long as those get."""
    path = os.fsdecode(f"{words[:80]}.yaml".encode("utf-8", "replace")) + "\udcff"

    def plan(result: PlanReport) -> PlanReport:
        items = tuple(
            item._replace(title=words, number=words, scope=(words,), section=words)
            for item in result.plan.items
        )
        return result._replace(
            plan=result.plan._replace(title=words, document_number=words, path=path, items=items),
            findings=tuple(
                finding._replace(
                    location=finding.location._replace(path=path),
                    item_number=finding.item_number and words,
                    values={
                        name: (words, words) if isinstance(value, tuple) else words
                        for name, value in finding.values.items()
                    },
                )
                for finding in result.findings
            ),
            waived=tuple((finding, waiver._replace(reason=words)) for finding, waiver in result.waived),
        )

    errors = (ReadError(Location(path), words[:500]),)
    return report._replace(plans=tuple(map(plan, report.plans)), errors=errors)


def render_all(report: Report) -> dict[str, str | bytes]:
    made: dict[str, str | bytes] = {
        name: _text(name, formats.render(name, report, formats.Look("zh")))
        for name in formats.FORMATS
        if name != formats.TEXT
    }
    for color in (False, True):
        style = text.Style("zh", coverage=True)
        made[f"text-{color}"] = text.render(report, style, width=80, color=color, exit_code=1)
    return made


def _text(name: str, rendered: str | bytes) -> str | bytes:
    """What a format makes in UTF-8 as text; a workbook stays bytes."""
    is_text = isinstance(rendered, bytes) and not formats.FORMATS[name].binary
    return rendered.decode() if is_text else rendered


def assert_sound(made: dict[str, str | bytes], report: Report) -> None:
    total = sum(len(plan.findings) for plan in report.plans)
    settled = sum(len(plan.waived) + len(plan.known) for plan in report.plans)
    SARIF.validate(_without_surrogates(json.loads(made["sarif"])))
    XSD.assertValid(etree.fromstring(str(made["junit"]).encode("utf-8")))
    assert len(json.loads(made["gitlab"])) == total + 1
    assert len(json.loads(made["json"])["plans"]) == len(report.plans)
    assert str(made["github"]).count("\n") == len(str(made["github"]).splitlines()) == total + 1
    rows = list(csv.reader(StringIO(str(made["csv"]).removeprefix("\ufeff"), newline="")))
    assert len(rows) == total + settled + 2
    assert len({len(row) for row in rows}) == 1
    assert len(load_workbook(BytesIO(bytes(made["xlsx"]))).sheetnames) == 3 + (len(report.plans) > 1)
    plain = str(made["text-False"])
    assert not any(ord(char) < 32 and char != "\n" for char in plain)
    for name in ("junit", "github", "csv", "markdown", "text-False", "text-True"):
        assert str(made[name]).encode("utf-8")
    for name in ("json", "sarif", "gitlab"):
        # A file name that is no UTF-8 is kept, as the command writes it.
        written = str(made[name]).encode("utf-8", "backslashreplace")
        assert json.loads(written) == json.loads(made[name])


def _without_surrogates(log: object) -> object:
    """The validator takes no halves of pairs, which JSON may hold."""
    return json.loads(json.dumps(log, ensure_ascii=False).encode("utf-8", "replace"))


@settings(max_examples=20, deadline=None)
@given(WORDS)
def test_any_words_anywhere(reports, words):
    report = poisoned(reports["zh"], words)
    assert_sound(render_all(report), report)


@pytest.mark.parametrize("words", ["题" * 100_000, "%|<b>[red]\n" * 9_000, "🚀" * 50_000])
def test_words_of_a_hundred_thousand_characters(words, reports):
    jilin = reports["zh"]._replace(plans=reports["zh"].plans[1:2])
    report = poisoned(jilin, words)
    begun = time.process_time()
    made = render_all(report)
    assert time.process_time() - begun < 20  # of the processor: what grows with the square takes minutes
    assert_sound(made, report)
    assert len(made["markdown"]) < 65_536
    assert max(map(len, str(made["github"]).splitlines())) < 300_000
    assert len(made["text-False"]) < 20_000
