"""What the pages say, in both languages: a page holds all of it and switches without being made again.

`{name}` stands for a value; templates and scripts fill it in.
"""

from __future__ import annotations

from reformcheck.reports.matrices.matrix import State

WORDS: dict[str, tuple[str, str]] = {
    "title": ("改革举措采纳情况", "Adoption of the reform measures"),
    "history_title": ("历次采纳情况", "Adoption over time"),
    "skip": ("跳到问题清单", "Skip to the findings"),
    "lang": ("English", "中文"),
    "lang_label": ("Switch to English", "切换为中文"),
    "theme": ("深色 / 浅色", "Dark / light"),
    "print": ("打印", "Print"),
    "noscript": (
        "图表和问题清单需要启用 JavaScript；本页不访问网络。",
        "The chart and the findings need JavaScript; this page never uses the network.",
    ),
    "against": ("对照", "Checked against"),
    "declared": ("{n} 项", "{n} measures"),
    "against_none": ("未对照任何清单", "checked against no list"),
    "plans": ("份方案", "plans"),
    "adopted": ("已采纳", "adopted"),
    "adopted_of": ("应采纳 {required} 项，已采纳 {covered} 项", "{covered} of {required} required measures"),
    "waived": ("已豁免", "waived"),
    "ranking_heading": ("各地情况（问题重的在前）", "How each stands, worst first"),
    "ranking_region": ("地区", "Region"),
    "ranking_lists": ("应答清单", "Lists answered"),
    "ranking_adopted": ("采纳", "Adopted"),
    "ranking_plan": ("方案", "Plan"),
    "absent_provinces": ("没有方案的省份", "Provinces without a plan"),
    "unanswered_lists": ("没有应答的清单", "Lists not answered"),
    "unanswered_of": ("{n} 地", "{n} regions"),
    "errors_heading": ("无法检查的文件", "Files that could not be checked"),
    "filters": ("筛选", "Filters"),
    "filter_region": ("地区", "Region"),
    "filter_list": ("清单", "List"),
    "filter_rule": ("规则", "Rule"),
    "filter_severity": ("级别", "Severity"),
    "filter_unit": ("责任单位", "Responsible unit"),
    "filter_unit_hint": ("名称或其中几个字", "name or part of it"),
    "any": ("全部", "All"),
    "reset": ("清除筛选", "Clear filters"),
    "shown": ("{plans} 份方案，{findings} 个问题", "plans: {plans}, findings: {findings}"),
    "shown_plans": ("{plans} 份方案", "plans: {plans}"),
    "matrix_heading": ("采纳情况图", "Coverage map"),
    "matrix_label": ("方案与举措对照图", "Plans by measures"),
    "matrix_help": (
        "方向键移动，回车查看；Home、End 到行首行尾，Page Up、Page Down 翻页。",
        "Arrow keys move, Enter opens; Home and End go to the ends of a row, Page Up and Page Down leap.",
    ),
    "legend": ("图例", "Legend"),
    "region": ("地区", "Region"),
    "measure": ("举措", "Measure"),
    "rate": ("采纳", "Adopted"),
    "share": ("采纳率", "Rate"),
    "adopted_n": ("已采纳", "Adopted"),
    "withheld_title": ("（未公布）", "(withheld)"),
    "item_n": ("第{n}项", "item {n}"),
    "n_findings": ("{n} 个问题", "findings: {n}"),
    "not_printed": (
        "另有 {n} 份方案没有印出；请先筛选（如按地区）再打印。",
        "{n} more plans are not printed; filter (by region, for example) and print again.",
    ),
    "no_rows": ("没有符合筛选条件的方案。", "No plan meets the filters."),
    "totals_heading": ("合计", "Totals"),
    "by_region": ("按地区", "By region"),
    "by_measure": ("按举措", "By measure"),
    "by_department": ("按指导部门", "By guiding department"),
    "department": ("指导部门", "Guiding department"),
    "required": ("应采纳", "Required"),
    "missing_n": ("未采纳", "Missing"),
    "distribution": ("构成", "Breakdown"),
    "findings_heading": ("问题清单", "Findings"),
    "no_findings": ("没有符合筛选条件的问题。", "No finding meets the filters."),
    "no_findings_at_all": ("没有发现问题。", "Nothing was found."),
    "more": ("继续显示（还有 {n} 条）", "Show more ({n} left)"),
    "mend": ("如何改正", "How to mend it"),
    "plan_words": ("方案", "Plan"),
    "national_words": ("国家清单", "National list"),
    "no_item": ("方案中没有对应的任务。", "The plan has no such item."),
    "no_content": ("所据文件未载主要内容。", "The sources do not give its content."),
    "our_english": ("译名：{title}", "In our English: {title}"),
    "also": ("另见", "See also"),
    "scope": ("推广范围", "Scope"),
    "area": ("适用范围", "Applies in"),
    "unstated": ("文件未载", "not stated"),
    "lead": ("牵头单位", "Lead"),
    "assist": ("配合单位", "Assisting"),
    "responsible": ("责任单位", "Responsible"),
    "no_units": ("没有写明责任单位", "no responsible unit named"),
    "guided_by": ("指导部门", "Guided by"),
    "waived_because": ("已豁免，理由：{reason}", "Waived: {reason}"),
    "diff_dropped": ("清单有、方案无的字词", "words of the list that the plan drops"),
    "diff_added": ("方案添加的字词", "words that the plan adds"),
    "close": ("关闭", "Close"),
    "full_text": ("展开全文", "Full text"),
    "short_text": ("收起", "Less"),
    "made_by": (
        "由 reformcheck {version} 生成。所有内容都在这一个文件里，不访问网络。",
        "Made by reformcheck {version}. All of it is in this one file; nothing is fetched.",
    ),
    "chart_rate": ("采纳率", "Adoption"),
    "chart_findings": ("问题数", "Findings"),
    "chart_desc": (
        "上图为各版本的采纳率，从 0 到 100%；下图为各版本的错误、警告和提示数。数字见表。",
        "Above, the share of required measures adopted in each revision, 0 to 100 %; below, its errors, warnings"
        " and notes. The table holds the numbers.",
    ),
    "history_help": (
        "每个版本都按现在的清单、规则和日期检查；点距相等，与时间间隔无关。",
        "Every revision is checked by the lists, rules and date of today; points stand at equal distances.",
    ),
}

STATE_MEANINGS: dict[State, tuple[str, str]] = {
    "covered": ("方案采纳了这项举措", "the plan adopts the measure"),
    "reworded": (
        "采纳了，但删去或改动了举措名称的实质字词",
        "adopted, with words of substance dropped or changed",
    ),
    "uncertain": ("从字面不能断定是否采纳", "the wording leaves doubt"),
    "missing": ("应当采纳而没有采纳", "due here, and no item adopts it"),
    "declined": ("方案写明不采纳", "the plan says that it will not adopt it"),
    "deferred": ("方案写明暂缓、待条件成熟或只作研究", "the plan puts it off, or only studies it"),
    "out-of-zone": ("限于试点区域的举措用到了区域之外", "a pilot measure applied outside its zone"),
    "conditional": (
        "只在符合条件的地区应当采纳，方案没有采纳",
        "due only where a condition holds; not adopted",
    ),
    "unverified": ("所据文件未写明推广范围，方案没有采纳", "the sources state no scope; not adopted"),
    "superseded": ("举措已被取代", "the measure has been overtaken"),
    "withheld": ("清单计数而未公布，无法核对", "counted by the list and not printed"),
    "not-applicable": ("不在本地推广", "does not apply here"),
    "unchecked": ("方案没有对照这份清单", "the plan does not answer this list"),
}


def words(lang: str) -> dict[str, str]:
    """All words of one language."""
    side = 0 if lang == "zh" else 1
    return {key: pair[side] for key, pair in WORDS.items()}
