"""A part of a document was read with doubt: nothing that rests on it is asserted, and a person must look."""

from __future__ import annotations

from collections.abc import Iterator

from reformcheck.rules.cite import cite, titled
from reformcheck.rules.model import Context, Finding, MeasureCoverage, Severity

ID = "reading-doubt"
NAME = {"zh": "读得没有把握", "en": "Read with doubt"}
SEVERITY: Severity = "warning"
ABOUT = ("subject",)
MESSAGE = {
    "zh": {
        "measure": "{measure}「{measure_title}」没有一项任务确定采纳，但文中有这些字样：「{words}」；请人工核对是否采纳",
        "attribution": "这里写有责任单位，而不属于读到的任何一项任务：「{words}」；请人工核对",
        "heading": "「{words}」是标题，却读作一项任务：标题下的第一段可能才是任务；请人工核对",
        "units": "任务里写有责任单位的字样「{words}」，而没有读作这项任务的责任单位；请人工核对",
        "region": "文中写的是{words}的方案，检查时指定的地区却是{region}；请核对",
        "county": "{words}是{within}的县级地区，检查时把这份方案当作{region}的方案；按{within}检查，适用范围和责任单位核对得更准",
        "district": "{words}是{region}下属的县级地区，检查时把这份方案当作{region}的方案；本地的适用范围和责任单位请人工核对",
        "number": "任务序号缺 {declared}，这里有这个序号而未读作任务：「{words}」；请人工核对",
        "count": "「{words}」写明 {declared} 项，读到 {read} 项，其下另有未读作任务的文字；请人工核对",
        "glyphs": "文件里有 {declared} 个字用的是自造字形（如「{words}」），读不出是什么字；请对照原件核对",
        "picture": "{words}是图片，没有文字，未读取；其中的任务和单位不在本次检查之内",
        "unread": "{words}未读取；其中如有任务和单位，不在本次检查之内",
        "cut": "网页没有结尾，可能没有下载完整，后面的内容不在本次检查之内；请重新下载",
        "hidden": "{words}隐藏着，未读取；其中如有任务，请取消隐藏后再检查",
        "recognised": "{words}的文字由文字识别（OCR）得来，字句可能有误；以下问题请对照原件核对",
        "coarse": "{words}扫描得太粗（{declared} dpi，不足 150 dpi），文字容易认错",
        "kept": "更新后的公文里已经没有「{words}」的责任单位、时限或范围，这里是更新前留下的；请核对是公文删去了，还是本来就是另外填的",
        "suffix": "内容其实是 {words} 文件，与文件名的后缀不符；已按内容读取",
    },
    "en": {
        "measure": '{measure} "{measure_title_en}" is adopted by no item for sure, and the text has these words: "{words}"; look whether it is adopted',
        "attribution": 'these words name responsible units and belong to no item that was read: "{words}"',
        "heading": '"{words}" is a heading and was read as an item: the paragraph below it may be the item',
        "units": 'the item has these words of responsible units, which were not read as its units: "{words}"',
        "region": "by its text this is a plan of {words}, and it was checked as one of {region}",
        "county": "{words} lies in {within}, and its plan was checked as one of {region}; {within} is nearer",
        "district": "{words} is a county-level division of {region}, and its plan was checked as one of {region}: look at its own scopes and units",
        "number": 'the items skip number {declared}, which stands here before words that were read as no item: "{words}"',
        "count": '"{words}" declares {declared} items, {read} were read, and other text stands below it',
        "glyphs": '{declared} characters (such as "{words}") are known to the file\'s own fonts alone and were not read; compare with the original',
        "picture": "{words} is a picture without text and was not read: what tasks and units it holds was not checked",
        "unread": "{words} was not read: what tasks and units it may hold was not checked",
        "cut": "the page has no end and may have been cut short: what should follow was not checked; download it again",
        "hidden": "{words} is hidden and was not read; where it holds tasks, unhide it and check again",
        "recognised": "the characters of {words} were recognised (OCR) and may be wrong: check what follows against the original",
        "coarse": "{words} was scanned coarsely ({declared} dpi, less than 150) and is easily misread",
        "kept": 'the document no longer gives the units, the date or the scope of "{words}", which were kept from before: were they deleted there, or filled in here?',
        "suffix": "the content is that of a {words} file, whatever the name says; it was read as such",
    },
}
REMEDY = {
    "zh": {
        "file": "核对所指之处；确是任务的，写进 `items`。",
        "file/kept": "公文里删去了的，把这一项也删去；本来就是另外填的，删去 `kept` 这一行。",
        "file/county": "把 `region` 改为所在的市（州、盟）。",
        "file/district": "看适用范围和责任单位是不是本地的；核对过的，用 `waivers:` 写明。",
        "document": "对照原件核对{place}。",
        "document/measure": "看{place}；确是一项任务的，单列一条，标题照清单写，并写明责任单位。",
        "document/attribution": "看{place}是哪一项任务的责任单位，移到那项任务后面。",
        "document/heading": "看{place}；标题下的各段都是任务的，逐段编号，并各自写明责任单位。",
        "document/units": "看{place}；责任单位写成“（责任单位：……）”，放在任务后面。",
        "document/region": "核对检查时用 --region 指定的地区。",
        "document/county": "用 --region 指定所在的市（州、盟），再检查一次。",
        "document/district": "看适用范围和责任单位是不是本地的；属于某个市（州、盟）的，用 --region 指定，再检查一次。",
        "document/number": "看{place}；确是一项任务的，使它的序号和格式与其他任务一致。",
        "document/count": "看{place}下面的各项；项数写错的改正，漏读的使格式与其他任务一致。",
        "document/glyphs": "对照原件核对{place}；有 Word 原文的，改用原文检查。",
        "document/recognised": "对照原件核对各项任务的标题和责任单位；有 Word 原文的，改用原文检查。",
        "document/coarse": "用 300 dpi 重新扫描后再检查。",
        "document/picture": "把{place}图片里的文字录入文件，或者改用有文字的版本再检查。",
        "document/unread": "看{place}；其中有任务的，把文字写进正文再检查。",
    },
    "en": {
        "file": "Look at the place; what is a task goes into `items`.",
        "file/kept": "Delete what the document has deleted; where it was filled in here, delete the line `kept`.",
        "file/county": "Give the prefecture that it lies in as `region`.",
        "file/district": "See whether scopes and units are those of the place itself; where they are, say so under `waivers:`.",
        "document": "Compare {place} with the original.",
        "document/measure": "Look at {place}; what is a task gets a paragraph of its own, with the list's own title and its units.",
        "document/attribution": "See which task the units in {place} belong to, and put them behind it.",
        "document/heading": "Look at {place}; where each paragraph below it is a task, number them and name the units of each.",
        "document/units": "Look at {place}; write the units as （责任单位：……）, behind the task.",
        "document/region": "Check the region that was given with --region.",
        "document/county": "Check it again with the prefecture that it lies in given with --region.",
        "document/district": "See whether scopes and units are its own; where it lies in a prefecture, check again with that in --region.",
        "document/number": "Look at {place}; a task gets a number and a form like those of the others.",
        "document/count": "Look below {place}; correct the number, or give what was not read the form of the other tasks.",
        "document/glyphs": "Compare {place} with the original; check the Word file instead where there is one.",
        "document/recognised": "Compare titles and units with the original; check the Word file instead where there is one.",
        "document/coarse": "Scan it again at 300 dpi and check that.",
        "document/unread": "Look at {place}; what tasks are there, write into the text, and check it again.",
        "document/picture": "Type the words of the picture in {place} into the file, or check a version that has words.",
    },
}

# What takes nothing from the reading, but a person should know.
_LIGHT: dict[str, Severity] = {"suffix": "note"}


def check(context: Context) -> Iterator[Finding]:
    for covered in context.coverage.measures:
        if covered.passage is not None:
            yield _measure(context, covered)
    for doubt in context.plan.doubts:
        values = {
            "words": doubt.words,
            "declared": doubt.declared,
            "read": doubt.read,
            "within": doubt.within,
            "subject": doubt.words,
            "region": context.plan.region.name,
        }
        yield Finding(doubt.location, values, variant=doubt.kind, severity=_LIGHT.get(doubt.kind))


def _measure(context: Context, covered: MeasureCoverage) -> Finding:
    assert covered.measure is not None
    assert covered.passage is not None
    return Finding(
        covered.passage.location,
        {
            **titled(covered.measure),
            "words": covered.passage.text,
            "subject": "",
        },
        measure_id=covered.id,
        related=(cite(covered.measure, context.catalog.list_of(covered.id)),),
        variant="measure",
    )
