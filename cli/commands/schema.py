"""`reformcheck schema`: the JSON Schemas of the files that reformcheck reads and writes."""

from __future__ import annotations

import click

from reformcheck.cli.helping import Command
from reformcheck.cli.language import t
from reformcheck.cli.options import closing, common_options


@click.command(
    cls=Command,
    help=t(
        "打印 JSON Schema：plan 方案文件，list 清单文件，report JSON 报告。",
        "Print a JSON Schema: plan (plan file), list (catalog file) or report (JSON report).",
    ),
    epilog=closing(
        "0 完成；2 用法有误。", "0 done; 2 usage error.", "reformcheck schema plan > plan.schema.json"
    ),
)
@click.argument("name", type=click.Choice(["plan", "list", "report"]))
@common_options
def schema(name: str) -> None:
    from importlib.resources import files

    package = {"plan": "plans", "list": "catalog", "report": "reports"}[name]
    text = files(f"reformcheck.{package}").joinpath("schemas", f"{name}.json").read_text("utf-8")
    click.echo(text, nl=False)
