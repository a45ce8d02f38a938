"""The text and its annex name different tasks, or different units for one."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.plans.model import AnnexDifference
from reformcheck.rules.model import Context, Finding, Related, Severity

ID = "annex-differs"
NAME = {"zh": "正文与附件不一致", "en": "Annex differs"}
SEVERITY: Severity = "warning"
ABOUT = ("title",)
MESSAGE = {
    "zh": {
        "text": "「{title}」只见于正文，附表里没有",
        "annex": "「{title}」只见于附表，正文里没有",
        "units": "「{title}」的责任单位，正文写的是{text_units}，附表写的是{annex_units}；检查以附表为准",
    },
    "en": {
        "text": '"{title}" stands in the text and not in the annex',
        "annex": '"{title}" stands in the annex and not in the text',
        "units": 'the units of "{title}" are {text_units} in the text and {annex_units} in the annex; those of the annex were checked',
    },
}
REMEDY = {
    "zh": {
        "file": "核对原件，统一正文和附件；以附件为准的，改正文。",
        "document": "核对原件，使{place}与附件一致；以附件为准的，改正文。",
    },
    "en": {
        "file": "Look at the original and make both agree; where the annex holds, correct the text.",
        "document": "Look at the original and make {place} and the annex agree; where the annex holds, correct the text.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    for difference in context.plan.differences:
        yield _finding(difference)


def _finding(difference: AnnexDifference) -> Finding:
    values = {
        "title": difference.title,
        "text_units": difference.text_units,
        "annex_units": difference.annex_units,
    }
    related = (
        (Related(difference.annex_location, difference.title),)
        if difference.annex_location is not None
        else ()
    )
    return Finding(difference.location, values, related=related, variant=difference.kind)
