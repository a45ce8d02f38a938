"""The columns of every table, in order. Their names stay; docs/data.md says the same, and a test holds it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Table = Literal["plans", "items", "measures", "findings"]
Kind = Literal["text", "integer", "number", "texts", "integers"]


class Column(NamedTuple):
    """A column, and what it holds."""

    name: str
    kind: Kind
    """`texts` and `integers` are lists; in CSV their parts are joined by 、."""
    zh: str
    en: str


_PATH = Column("path", "text", "方案的路径，各表以此相连", "path of the plan, which joins the tables")
_REGION = Column("region", "text", "方案所属地区", "region of the plan")
_CODE = Column("region_code", "text", "地区的行政区划代码，六位", "its division code, six digits")
_PROVINCE = Column("province", "text", "地区所在的省份", "province that the region is, or lies in")


def _count(name: str, zh: str, en: str) -> Column:
    return Column(name, "integer", zh, en)


COLUMNS: Mapping[Table, tuple[Column, ...]] = {
    "plans": (
        _PATH,
        Column("title", "text", "方案标题", "title of the plan"),
        _REGION,
        _CODE,
        _PROVINCE,
        Column("document_number", "text", "方案的文号", "its document number"),
        Column(
            "issued", "text", "印发日期，可能只有年或年月", "date of issue, possibly a year or a month only"
        ),
        Column("lists", "texts", "对照的清单编号", "ids of the lists it was checked against"),
        _count("items", "任务数", "number of items"),
        _count("required", "应采纳的举措数", "measures of which the plan must speak"),
        _count("covered", "已采纳", "covered"),
        _count("uncertain", "待确认", "uncertain"),
        _count("missing", "未采纳", "missing"),
        _count("declined", "不予采纳", "declined"),
        _count("deferred", "暂缓", "deferred"),
        _count("conditional", "视条件", "due where a condition holds"),
        _count("unverified", "范围不明", "whether it is due is not known"),
        _count("withheld", "未公布", "not public"),
        _count("not_applicable", "不适用", "not due in this region"),
        _count("superseded", "已被取代", "overtaken by a later reform"),
        _count("errors", "错误数", "errors that count"),
        _count("warnings", "警告数", "warnings that count"),
        _count("notes", "提示数", "notes that count"),
        Column("sha256", "text", "文件的 SHA-256", "SHA-256 of the file"),
    ),
    "items": (
        _PATH,
        _REGION,
        Column(
            "ordinal",
            "integer",
            "任务在方案里的次序，从 1 起，不重复",
            "place in the plan, from 1, never twice",
        ),
        Column("number", "text", "印出的序号，可能重复", "number as printed, which may repeat"),
        Column("section", "text", "所在部分的标题", "heading that it stands under"),
        Column("title", "text", "任务标题", "title of the item"),
        Column("text", "text", "任务正文", "its text"),
        Column("line", "integer", "在文件里的行号", "line in the file"),
        Column("place", "text", "在公文里的位置，如 第12段", "where in the document, such as 第12段"),
        Column("measures", "texts", "采纳的举措编号（确定的）", "ids of the measures that it surely names"),
        Column("score", "number", "对应的把握，0 到 1", "how sure the match is, 0 to 1"),
        Column("stance", "text", "adopts、defers 或 declines", "adopts, defers or declines"),
        Column(
            "candidates", "texts", "拿不准的举措编号，好的在前", "ids of measures in doubt, the best first"
        ),
        Column("lead", "texts", "牵头单位", "units that lead"),
        Column("assist", "texts", "协办、配合单位", "units that assist"),
        Column("responsible", "texts", "未分主次的责任单位", "units without a role"),
        Column("scope", "texts", "推行的地方，按原文", "places where it applies, as printed"),
        Column("due", "text", "完成期限", "date by which it is to be done"),
    ),
    "measures": (
        _PATH,
        _REGION,
        Column("list", "text", "清单编号", "id of the list"),
        Column("measure", "text", "举措编号", "id of the measure"),
        Column("title", "text", "举措名称；未公布的为空", "title of the measure; none where it is withheld"),
        Column("category", "text", "清单里的类别", "category in the list"),
        Column(
            "status",
            "text",
            "采纳情况：covered、uncertain、missing、declined、deferred、conditional、unverified、withheld、not-applicable、superseded",
            "what became of it: covered, uncertain, missing, declined, deferred, conditional, unverified, withheld,"
            " not-applicable or superseded",
        ),
        Column("score", "number", "对应的把握，0 到 1", "how sure the match is, 0 to 1"),
        Column("items", "integers", "对应任务的 ordinal", "ordinals of the items that speak of it"),
        Column("guiding_departments", "texts", "指导部门", "guiding departments"),
    ),
    "findings": (
        _PATH,
        _REGION,
        Column("rule", "text", "规则", "id of the rule"),
        Column("severity", "text", "error、warning 或 note", "error, warning or note"),
        Column(
            "state",
            "text",
            "open 计入结果；baselined 在基线里；waived 已豁免",
            "open counts; baselined is in the baseline; waived is accepted",
        ),
        Column("message", "text", "问题", "the sentence"),
        Column("measure", "text", "所涉举措编号", "id of the measure it is about"),
        Column("ordinal", "integer", "所涉任务的 ordinal", "ordinal of the item it is about"),
        Column("item", "text", "所涉任务印出的序号", "number of that item as printed"),
        Column("line", "integer", "行号", "line"),
        Column("column", "integer", "列号", "column"),
        Column("place", "text", "在公文里的位置", "where in the document"),
        Column(
            "fingerprint", "text", "指纹：同一方案里同一问题不变", "the same for the same fault of a plan"
        ),
        Column("reason", "text", "豁免的理由", "why it is waived"),
    ),
}
