"""`reformcheck config`: what is in force in this folder, and where each value comes from."""

from __future__ import annotations

import json
from typing import Any

import click

from reformcheck.cli.helping import Command
from reformcheck.cli.language import t
from reformcheck.cli.options import closing, common_options, config_option


@click.command(
    cls=Command,
    help=t(
        "显示当前文件夹里生效的设置，以及每个值从哪里来。",
        "Print the settings in force in this folder and where each comes from.",
    ),
    epilog=closing("0 完成；2 设置有误。", "0 done; 2 the configuration is wrong.", "reformcheck config"),
)
@click.option(
    "--schema", is_flag=True, help=t("打印设置的 JSON Schema", "print the JSON Schema of the settings")
)
@config_option
@common_options
def config(schema: bool) -> None:
    from reformcheck.cli.settings import settings_of
    from reformcheck.running.config_file import SCHEMA

    if schema:
        click.echo(SCHEMA.read_text("utf-8"), nl=False)
        return
    settings = settings_of({})
    for key, value in settings.values.items():
        click.echo(f"{key:<10} = {_shown(value):<30}  # {settings.origins[key]}")
    for override in settings.overrides:
        click.echo(f"\n# {', '.join(override.paths)}")
        for key, value in override.values.items():
            click.echo(f"{key:<10} = {_shown(value)}")


def _shown(value: Any) -> str:
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
