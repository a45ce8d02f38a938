"""`reformcheck fix`: write down what the wording leaves no doubt of, and nothing else."""

from __future__ import annotations

import codecs
import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.model import Location
from reformcheck.cli.complaints import show_errors
from reformcheck.cli.exits import CLEAN, FAILED, FOUND
from reformcheck.cli.language import current, t
from reformcheck.cli.options import catalog_option, closing, common_options, complete_files

if TYPE_CHECKING:
    from reformcheck.plans.model import Plan
    from reformcheck.rules.model import ItemMatches


@dataclass(frozen=True, slots=True)
class _Repair:
    """A `measure:` to write for the item at a position."""

    index: int
    number: str
    measures: tuple[str, ...]
    sure: bool


@click.command(
    help=t(
        "把有把握的对应写成 measure:，保留注释和顺序。--diff 只显示不写；--unsafe 连拿不准的首选也写上。",
        "Write measure: for sure matches, keeping comments and order. --diff only shows; --unsafe writes guesses too.",
    ),
    epilog=closing(
        "0 无可改或已改好；1 仅显示（--diff）且有可改之处；2 文件有误。",
        "0 nothing to change, or written; 1 with --diff where something would change; 2 unreadable file.",
        "reformcheck fix plan.yaml --diff",
    ),
)
@click.argument("plan", metavar="PLAN", shell_complete=complete_files)
@click.option(
    "--diff", "show", is_flag=True, help=t("只显示改动，不写文件", "show the change, write nothing")
)
@click.option(
    "--unsafe",
    is_flag=True,
    help=t("拿不准的写首选，并注明是猜测", "write the first candidate where in doubt, marked as a guess"),
)
@catalog_option
@common_options
def fix(plan: str, show: bool, unsafe: bool, catalog_paths: Sequence[str]) -> int:
    from reformcheck.catalog.files.textfile import STDIN, decode, read_bytes
    from reformcheck.cli.output import say, say_aside, write_file
    from reformcheck.cli.settings import settings_of
    from reformcheck.rules.model import ReadError
    from reformcheck.running.session import Session
    from reformcheck.running.sources import Source, is_document

    if plan == STDIN:
        raise click.UsageError(
            t("fix 要改写文件，不能用标准输入", "fix rewrites a file; it cannot be standard input")
        )
    if is_document(plan):
        raise InputError(
            Location(plan),
            "这是公文，fix 只改写方案文件；请先用 `reformcheck import` 转成方案",
            "this is a document, and fix rewrites plan files only: turn a document into a plan file with `reformcheck import`",
        )
    session = Session(settings_of({"catalog": catalog_paths}), lang=current())
    data = read_bytes(plan)
    result = session.check(Source(plan, data))
    if isinstance(result, ReadError):
        show_errors((result,))
        return FAILED
    items = result.coverage.items
    repairs = list(_repairs(items, unsafe))
    before = decode(data, plan)
    after = _mended(data, before, repairs, result.plan)
    if show and repairs:
        say("".join(difflib.unified_diff(_lines(before), _lines(after), plan, plan)).rstrip("\n"))
    elif repairs:
        write_file(plan, _encoded(after, before, data, plan), force=True)
    for line in _told(repairs, items, unsafe):
        say_aside(line)
    return FOUND if show and repairs else CLEAN


def _repairs(items: Sequence[ItemMatches], unsafe: bool) -> Iterator[_Repair]:
    for index, matched in enumerate(items):
        if matched.item.measure_ids:
            continue
        if matched.sure:
            ids = tuple(sorted(match.measure.id for match in matched.adopted))
            if ids:
                yield _Repair(index, matched.item.number, ids, True)
        elif unsafe and matched.stance == "adopts":
            yield _Repair(index, matched.item.number, (matched.candidates[0].measure.id,), False)


def _mended(data: bytes, before: str, repairs: Sequence[_Repair], plan: Plan) -> str:
    """The text with the repairs, read again to see that it says what it should and nothing else."""
    from reformcheck.catalog.files.yamlfile import parse_yaml
    from reformcheck.plans.edit import PlanEditor

    editor, expected = PlanEditor(before), parse_yaml(data, plan.path).data
    for repair in repairs:
        guess = None if repair.sure else t("猜测，请核对", "a guess, please check")
        value = repair.measures[0] if len(repair.measures) == 1 else list(repair.measures)
        try:
            editor.set_item(repair.index, "measure", value, guess)
        except ValueError:
            raise _unusual(plan, repair) from None
        expected["items"][repair.index]["measure"] = value
    try:
        found = parse_yaml(editor.text().encode(), plan.path).data
    except InputError:
        found = None
    if found != expected:
        raise _unusual(plan, repairs[0])
    return editor.text()


def _unusual(plan: Plan, repair: _Repair) -> InputError:
    return InputError(
        plan.items[repair.index].location,
        "这种 YAML 写法 fix 改不了，什么都没有写；请自己加上 measure:",
        "fix cannot edit YAML written like this and changed nothing; add measure: yourself",
    )


def _encoded(after: str, before: str, data: bytes, path: str) -> bytes:
    """In the encoding that the file has. Raises InputError where that cannot be told."""
    marks = {
        codecs.BOM_UTF8: "utf-8",
        codecs.BOM_UTF32_LE: "utf-32-le",
        codecs.BOM_UTF32_BE: "utf-32-be",
        codecs.BOM_UTF16_LE: "utf-16-le",
        codecs.BOM_UTF16_BE: "utf-16-be",
        b"": "utf-8",
    }
    tries = [(mark, encoding) for mark, encoding in marks.items() if data.startswith(mark)]
    for mark, encoding in (*tries, (b"", "gb18030")):
        if mark + before.encode(encoding) == data:
            return mark + after.encode(encoding)
    raise InputError(
        Location(path),
        "文件的编码还原不回去，没有写；请先另存为 UTF-8",
        "its encoding cannot be written back and the file was left alone; save it as UTF-8 first",
    )


def _lines(text: str) -> list[str]:
    """Lines of a diff, which shows no carriage returns and ends every line."""
    return [line + "\n" for line in text.removesuffix("\n").replace("\r\n", "\n").split("\n")]


def _told(repairs: Sequence[_Repair], items: Sequence[ItemMatches], unsafe: bool) -> Iterator[str]:
    for repair in repairs:
        certainty = "" if repair.sure else t("（猜测）", " (a guess)")
        yield (
            t(f"第{repair.number}项：measure: ", f"item {repair.number}: measure: ")
            + ", ".join(repair.measures)
            + certainty
        )
    if not repairs:
        yield t("没有可改之处", "nothing to fix")
    doubtful = [m.item.number for m in items if m.candidates and not m.sure and not m.item.measure_ids]
    if doubtful and not unsafe:
        numbers = "、".join(doubtful) if current() == "zh" else ", ".join(doubtful)
        yield t(
            f"拿不准的没有写：第{numbers}项（--unsafe 写上首选）",
            f"left in doubt: items {numbers} (--unsafe writes the first candidate)",
        )
