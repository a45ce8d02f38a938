"""The plan answers a document that the catalog does not hold, or names none."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.catalog.list_names import meant, resolve_lists
from reformcheck.catalog.model import MeasureList
from reformcheck.rules.model import Context, Finding, Severity

ID = "unknown-list"
NAME = {"zh": "答复的清单不明", "en": "Unknown list"}
SEVERITY: Severity = "error"
ABOUT = ("list",)
MESSAGE = {
    "zh": {
        "none": "方案没有写明答复哪份清单，只检查了结构和责任单位；任务与已有清单都不相近",
        "none-like": "方案没有写明答复哪份清单，只检查了结构和责任单位；从任务看像是 {resembles}",
        "unknown": "方案答复的「{list}」不在目录里，没有据此检查",
        "unknown-like": "方案答复的「{list}」不在目录里，没有据此检查；是否应为 {meant}？可以用 --list {meant_id} 按它检查",
        "misnumbered": "方案写的文号「{list}」不在目录里，而写的名称是 {meant} 的，已经按 {meant} 检查；文号疑有误",
    },
    "en": {
        "none": "the plan does not say which list it answers: only structure and units were checked; its items resemble no known list",
        "none-like": "the plan does not say which list it answers: only structure and units were checked; its items look like {resembles}",
        "unknown": 'the plan answers "{list}", which the catalog does not hold: it was not checked against it',
        "unknown-like": 'the plan answers "{list}", which the catalog does not hold: it was not checked against it; is {meant} meant? --list {meant_id} checks it against that',
        "misnumbered": 'the plan gives the number "{list}", which the catalog does not hold, with the title of {meant}: it was checked against {meant}, and the number seems to be wrong',
    },
}
REMEDY = {
    "zh": {
        "file": "在 `lists` 中写明所答复清单的编号或者发文字号。",
        "document": "在文中写出所答复文件的名称和发文字号；也可以用 --list 指定清单的编号或者文号，再检查一次。",
        "document/unknown": "核对文中的发文字号；它不是清单的，写明答复的是哪份清单，或者用 --list 指定，再检查一次。",
        "document/unknown-like": "核对文中的发文字号，写错的改正，再检查一次。",
        "document/misnumbered": "核对文中的发文字号，写错的改正，再检查一次。",
    },
    "en": {
        "file": "Name the list by id or document number, such as `lists: [2018-126]`.",
        "document": "Name the document that the plan answers, with its number; or check again with a list, named by --list.",
        "document/unknown": "Check the number; where the document is no list, say which list the plan answers, or name it by --list.",
        "document/unknown-like": "Check the number, correct it where it is wrong, and check again.",
        "document/misnumbered": "Check the number, correct it where it is wrong, and check again.",
    },
}


def check(context: Context) -> Iterator[Finding]:
    place = context.plan.locate("lists")
    for name in context.unknown_lists:
        like = meant(name, context.catalog)
        yield Finding(
            place,
            {
                "list": name,
                "meant": like.document_number if like else "",
                "meant_id": like.id if like else "",
            },
            variant="unknown" if like is None else _variant(like, context),
            severity="warning" if context.lists else None,
        )
    if not context.lists and not context.unknown_lists:
        resembles = tuple(f"{lst} (×{count})" for lst, count in context.resembles)
        yield Finding(
            place, {"list": "", "resembles": resembles}, variant="none-like" if resembles else "none"
        )


def _variant(like: MeasureList, context: Context) -> str:
    """Whether the plan was checked against the list that it seems to mean, without having named it."""
    named, _ = resolve_lists(context.plan.lists, context.catalog)
    return "misnumbered" if like in context.lists and like not in named else "unknown-like"
