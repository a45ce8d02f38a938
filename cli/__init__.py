"""The command line: parse, call, print, exit. Each command lives in a module of its own, loaded when called."""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from reformcheck.catalog.errors import InputError, os_reason, suggestion
from reformcheck.cli.complaints import complain, drop_output, usage_sentence
from reformcheck.cli.exits import FAILED, INTERRUPTED, TERMINATED
from reformcheck.cli.helping import Group, version_option
from reformcheck.cli.language import current, t
from reformcheck.cli.options import VERBOSE_ERRORS, closing, common_options
from reformcheck.running.log import VARIABLE, is_on
from reformcheck.running.problems import RequestError
from reformcheck.running.version import VERSION

# Command name to module and attribute.
_COMMANDS = {
    "diff": ("diff", "diff"),
    "import": ("import_", "import_"),
    "annotate": ("annotate", "annotate"),
    "compare": ("compare", "compare"),
    "stale": ("stale", "stale"),
    "explain": ("explain", "explain"),
    "rules": ("explain", "rules"),
    "catalog": ("catalog", "catalog"),
    "baseline": ("baseline", "baseline"),
    "init": ("init", "init"),
    "fix": ("fix", "fix"),
    "config": ("config", "config"),
    "doctor": ("doctor", "doctor"),
    "schema": ("schema", "schema"),
    "matrix": ("matrix", "matrix"),
    "export": ("export", "export"),
    "history": ("history", "history"),
    "lsp": ("lsp", "lsp"),
}


class _LazyGroup(Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, attribute = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"reformcheck.cli.commands.{module}"), attribute)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Where no command is named but a file, it is checked: `reformcheck 方案.docx` is `reformcheck diff 方案.docx`."""
        at = _behind_own_options(args)
        rest = args[at:]
        if (
            rest
            and rest[0] not in (*_COMMANDS, *_OF_ALL)
            and (_is_file(rest[0]) or (rest[0].startswith("-") and any(map(_is_file, rest))))
        ):
            args = [*args[:at], "diff", *rest]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except RequestError as problem:
            raise click.UsageError(problem.message(current())) from problem

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in _COMMANDS:
            zh, en = suggestion(args[0], _COMMANDS)
            raise click.UsageError(
                t(
                    f"没有名为「{args[0]}」的命令{zh or '；检查方案请写文件名，如 `reformcheck 方案.docx`'}",
                    f'no command is called "{args[0]}"{en or "; to check a plan, name its file, as in `reformcheck plan.yaml`"}',
                )
            )
        return super().resolve_command(ctx, args)


_OF_ALL = ("-h", "--help", "--version")
"""Options that end the run before any command."""


def _behind_own_options(args: Sequence[str]) -> int:
    """Where what belongs to a command begins."""
    at = 0
    while at < len(args) and (args[at] == VERBOSE_ERRORS or args[at].partition("=")[0] == "--lang"):
        at += 2 if args[at] == "--lang" else 1
    return at


def _is_file(name: str) -> bool:
    """Whether a word is a file, a folder or a pattern of them, or is meant to be one, and not a command."""
    return name == "-" or _FILE.search(name) is not None or os.path.lexists(name)


_FILE = re.compile(r"[/\\*?]|\.[A-Za-z]{2,5}$")


@click.group(
    cls=_LazyGroup,
    help=t(
        "对照国务院办公厅推广支持创新相关改革举措的清单，检查地方的工作方案。不写命令，只写文件，就是检查（diff）。",
        "Check a local plan against the State Council's lists of reform measures. A file without a command is checked (diff).",
    ),
    epilog=closing(
        "0 通过或完成；1 有问题；2 用法或文件有误；3 没有方案；130 中断。各命令的 --help 有详说。",
        "0 clean or done; 1 findings; 2 usage error or unreadable file; 3 no plan; 130 interrupted. Each command's --help says more.",
        "reformcheck examples/jilin.yaml",
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@version_option(VERSION)
@common_options
def group() -> None: ...


def main() -> None:
    """Run the command and exit. No traceback reaches the user: an internal error is exit code 2, never a pass."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    if threading.current_thread() is threading.main_thread():
        signal.signal(
            signal.SIGTERM, _end
        )  # as an interrupt does, it leaves no file behind that is half written
    if VERBOSE_ERRORS in sys.argv[1:]:
        os.environ[VARIABLE] = "1"  # of the processes that check as well
    sys.exit(_run())


def _end(*_: object) -> NoReturn:
    raise SystemExit(TERMINATED)


def _complain_of(error: Exception) -> None:
    if is_on():
        import traceback

        traceback.print_exc()
    if isinstance(error, MemoryError):
        complain(t("内存不足，没有完成", "out of memory: nothing was finished"))
        return
    complain(
        t(
            f"内部错误（{type(error).__name__}: {error}），检查没有完成；请把文件、所用命令和加 {VERBOSE_ERRORS} 后的输出一并报告给维护者",
            f"internal error ({type(error).__name__}: {error}); nothing was decided: please report it with the file,"
            f" the command, and what {VERBOSE_ERRORS} adds",
        )
    )


def _run() -> int:
    try:
        result = group.main(prog_name="reformcheck", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
    except click.UsageError as error:
        complain(usage_sentence(error))
    except InputError as error:
        complain(f"{error.location}: {error.message(current())}")
    except (click.Abort, KeyboardInterrupt):
        complain(t("已中断", "interrupted"))
        return INTERRUPTED
    except SystemExit as stop:
        if stop.code == TERMINATED:
            return TERMINATED
        return FAILED if stop.code else 0  # click's answer to a pipe whose reader has left
    except OSError as error:
        drop_output()
        zh, en = os_reason(error)
        complain(t(f"无法写出结果：{zh}", f"the result cannot be written: {en}"))
    except Exception as error:
        _complain_of(error)
    return FAILED
