"""Commands whose help speaks the language of the run: click itself speaks English, and counts a Chinese character once.

Names of arguments are written in the code as click's users know them (FILE, PATH) and shown in Chinese as 文件, 路径.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from reformcheck.catalog.errors import suggestion
from reformcheck.cli.language import current, t

_NAMES = {
    "OPTIONS": "选项", "COMMAND": "命令", "ARGS": "参数",
    "FILE": "文件", "OUT": "文件", "PATH": "路径", "DIR": "文件夹", "FOLDER": "文件夹", "PLAN": "方案", "OLD": "旧版", "NEW": "新版",
    "LIST": "清单", "MEASURE": "举措", "RULE": "规则", "REGION": "地区", "DATE": "日期", "REV": "修订", "RANGE": "范围",
    "PATTERN": "通配", "ADDRESS": "地址", "NAME": "名称", "WORD": "词", "N": "数",
}  # fmt: skip
# Strings: `re` compiles them when help is asked for, which a check never does.
_NAME = rf"(?<![A-Za-z_])({'|'.join(_NAMES)})(?![A-Za-z_])"
_AMONG_CHINESE = rf" ?{_NAME} ?"
_HEADINGS = {"Options": "选项", "Commands": "命令", "Positional arguments": "参数"}
_REMARKS = (
    (r"\[required\]", "[必填]"),
    (r"; ([0-9]+)<=x<=([0-9]+)\]", r"；\1 至 \2]"),
    (r"\[default: ([^\]]*)\]", r"[默认：\1]"),
)

_F = TypeVar("_F", bound=Callable[..., Any])

# How wide the first column of a list may become.
_FIRST = 30


def named(text: str) -> str:
    """A text with the names of arguments in the language of the run."""
    return re.sub(_NAME, lambda found: _NAMES[found[1]], text) if current() == "zh" else text


def named_in_prose(text: str) -> str:
    """The same, without the blanks that stand around a name between Chinese characters."""
    return re.sub(_AMONG_CHINESE, lambda found: _NAMES[found[1]], text) if current() == "zh" else text


class _Help(click.HelpFormatter):
    """Writes the pages of help; lines are as wide as they look."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, named(args), t("用法：", "Usage: "))

    def write_heading(self, heading: str) -> None:
        if current() == "en":
            super().write_heading(heading)
        else:
            self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        for number, block in enumerate(text.split("\n\n")):
            if number:
                self.write("\n")
            if block.startswith("\b\n"):  # click's mark for lines that stay as they are
                for line in block[2:].splitlines():
                    self.write(f"{'':>{self.current_indent}}{line}\n")
            else:
                self._wrap(block, self.current_indent)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = _FIRST, col_spacing: int = 2) -> None:
        from reformcheck.reports.layout import cell_len

        shown = [(named(first), remarks(second)) for first, second in rows]
        widths = [cell_len(first) for first, _ in shown]
        column = min(max(widths, default=0), col_max) + col_spacing
        for (first, second), width in zip(shown, widths, strict=True):
            fits = width + col_spacing <= column
            self.write(
                f"{'':>{self.current_indent}}{first}{' ' * (column - width) if fits and second else ''}"
            )
            if not fits or not second:
                self.write("\n")
            if second:
                self._wrap(second, self.current_indent + column, begun=fits)

    def _wrap(self, text: str, indent: int, *, begun: bool = False) -> None:
        """Words, each line at `indent`; the first line is begun already where a term stands before it."""
        from reformcheck.reports.layout import paragraph, wrapped

        for number, line in enumerate(wrapped(paragraph(text, indent=indent, hang=indent), self.width)):
            said = "".join(words for words, _ in line).rstrip(" ")
            self.write((said[indent:] if begun and not number else said) + "\n")


def remarks(text: str) -> str:
    """What click adds to the help of an option."""
    if current() == "zh":
        for pattern, chinese in _REMARKS:
            text = re.sub(pattern, chinese, text)
    return text


class _Context(click.Context):
    formatter_class = _Help


class Command(click.Command):
    context_class = _Context

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(named_in_prose(self.help or ""))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = t("显示本说明", "Show this message and exit.")
        return option


class Group(Command, click.Group):
    """A command of commands."""

    command_class = Command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None:
            zh, en = suggestion(args[0], self.list_commands(ctx))
            others = ", ".join(self.list_commands(ctx))
            raise click.UsageError(
                t(
                    f"没有名为「{args[0]}」的命令{zh or f'；有 {others}'}",
                    f'no command is called "{args[0]}"{en or f"; there are {others}"}',
                )
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each command with the first sentence of its help."""
        rows = [(name, _first_sentence(self.get_command(ctx, name))) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _first_sentence(command: click.Command | None) -> str:
    text = named_in_prose(" ".join(((command.help if command else "") or "").split()))
    return re.split(r"(?<=。)|(?<=[.;]) ", text, maxsplit=1)[0].rstrip("。.;")


def version_option(version: str) -> Callable[[_F], _F]:
    """--version."""
    return click.version_option(
        version,
        prog_name="reformcheck",
        message="%(prog)s %(version)s",
        help=t("显示版本", "Show the version and exit."),
    )
