"""The command line: parse, call, print, exit. Each command lives in a module of its own, loaded when called."""

from __future__ import annotations

import sys
from importlib import import_module

import click
from reformcheck.catalog.errors import InputError
from reformcheck.cli.exits import FAILED
from reformcheck.cli.language import current, t
from reformcheck.cli.options import lang_option
from reformcheck.cli.version import VERSION

# Command name to module and attribute.
_COMMANDS = {
    "diff": ("diff", "diff"),
    "explain": ("explain", "explain"),
    "rules": ("explain", "rules"),
    "catalog": ("catalog", "catalog"),
    "schema": ("schema", "schema"),
    "matrix": ("matrix", "matrix"),
    "history": ("history", "history"),
}


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, attribute = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"reformcheck.cli.{module}"), attribute)
        return command


@click.group(
    cls=_LazyGroup,
    help=t(
        "对照国务院办公厅推广支持创新相关改革举措的清单，检查地方的工作方案。",
        "Check a local plan against the State Council's lists of reform measures.",
    ),
    epilog=t("示例：reformcheck diff examples/jilin.yaml", "Example: reformcheck diff examples/jilin.yaml"),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(VERSION, prog_name="reformcheck", message="%(prog)s %(version)s")
@lang_option
def group() -> None: ...


def main() -> None:
    """Run the command and exit. No traceback reaches the user: an internal error is exit code 2, never a pass."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(_run())


def _run() -> int:
    try:
        result = group.main(prog_name="reformcheck", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.UsageError as error:
        _complain(_usage_sentence(error))
    except InputError as error:
        _complain(f"{error.location}: {error.message(current())}")
    except (click.Abort, KeyboardInterrupt):
        _complain(t("已中断", "interrupted"))
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    except Exception as error:
        _complain(
            t(
                f"内部错误（{type(error).__name__}: {error}），检查没有完成；请把命令和文件报告给维护者",
                f"internal error ({type(error).__name__}: {error}); nothing was decided. Please report it with the file",
            )
        )
    return FAILED


def _complain(sentence: str) -> None:
    click.echo(f"reformcheck: {sentence}", err=True)


def _usage_sentence(error: click.UsageError) -> str:
    """click speaks English only; its commonest complaints are said in Chinese here."""
    if current() == "en":
        return error.format_message()
    if isinstance(error, click.NoSuchOption):
        near = "，是否想写 " + "、".join(error.possibilities) if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项{near}（见 --help）"
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else error.param_hint
        return f"缺少参数 {name}（见 --help）"
    return f"{error.format_message()}（见 --help）"
