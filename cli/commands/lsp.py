"""`reformcheck lsp`: answers an editor while a plan is typed."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from reformcheck.cli.helping import Command
from reformcheck.cli.language import current, from_arguments, from_environment, t
from reformcheck.cli.options import (
    CONFIG,
    catalog_option,
    closing,
    common_options,
    config_option,
    semantic_option,
)


@click.command(
    cls=Command,
    help=t(
        "语言服务器（LSP）：编辑器在编写方案时实时显示检查结果、说明、补全和改正。用标准输入输出通信，由编辑器启动；需要 reformcheck[lsp]，设置见 docs/editors.md。",
        "Language server (LSP): findings, explanations, completion and fixes in an editor while a plan is typed. Speaks over standard input and output, and is started by the editor; needs reformcheck[lsp]; docs/editors.md tells how to set it up.",
    ),
    epilog=closing(
        "0 编辑器已断开；2 用法有误，或没有装 reformcheck[lsp]。",
        "0 the editor has left; 2 usage error, or reformcheck[lsp] is not installed.",
        "reformcheck lsp",
    ),
)
@click.option(
    "--stdio",
    is_flag=True,
    expose_value=False,
    help=t(
        "用标准输入输出（本就如此；有的编辑器会加）",
        "use standard input and output (as is done anyway; some editors add it)",
    ),
)
@catalog_option
@semantic_option
@config_option
@common_options
@click.pass_context
def lsp(context: click.Context, catalog_paths: Sequence[str], semantic: Any) -> None:
    try:
        from reformcheck.editor.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise click.UsageError(
            t(
                "lsp 需要 pygls，请先安装：pip install 'reformcheck[lsp]'",
                "lsp needs pygls; install it with: pip install 'reformcheck[lsp]'",
            )
        ) from None
    from reformcheck.editor.sessions import Wishes

    serve(Wishes(_named_language(), context.meta.get(CONFIG), tuple(catalog_paths), semantic), current())


def _named_language() -> str:
    """The language that --lang or REFORMCHECK_LANG names; empty where neither does."""
    named = from_arguments(sys.argv[1:])
    return named or (from_environment() if os.environ.get("REFORMCHECK_LANG") else "")
