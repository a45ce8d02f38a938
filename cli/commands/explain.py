"""`reformcheck explain RULE` and `reformcheck rules`: the documentation of the rules."""

from __future__ import annotations

import click

from reformcheck.catalog.errors import suggestion
from reformcheck.cli.completing import complete_rules
from reformcheck.cli.helping import Command
from reformcheck.cli.language import current, t
from reformcheck.cli.options import closing, common_options, format_option
from reformcheck.cli.output import terminal_width, wants_color


@click.command(
    cls=Command,
    help=t(
        "说明一条规则：查什么、依据何在、如何改正、正反示例。",
        "Explain a rule: what it finds, why, how to mend it, with examples.",
    ),
    epilog=closing(
        "0 完成；2 没有这条规则。", "0 done; 2 there is no such rule.", "reformcheck explain missing-measure"
    ),
)
@click.argument("rule", metavar="RULE", shell_complete=complete_rules)
@common_options
def explain(rule: str) -> None:
    from reformcheck.reports.listed.rules import headed_doc
    from reformcheck.rules import RULES

    ids = {name: each.ID for each in RULES for name in (*each.NAME.values(), each.ID)}
    if rule not in ids:
        zh, en = suggestion(rule, list(ids))
        raise click.UsageError(
            t(
                f"没有名为「{rule}」的规则{zh}（见 `reformcheck rules`）",
                f'no rule is called "{rule}"{en} (see `reformcheck rules`)',
            )
        )
    text = headed_doc(ids[rule], current())
    width = terminal_width()
    if width is None:
        click.echo(text, nl=False)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console(width=width, no_color=not wants_color()).print(Markdown(text))


@click.command(
    cls=Command,
    help=t("列出全部规则及其默认级别。", "List every rule with its default severity."),
    epilog=closing("0 完成；2 用法有误。", "0 done; 2 usage error.", "reformcheck rules --lang en"),
)
@format_option(("text", "json"))
@common_options
def rules(format_: str) -> None:
    from reformcheck.reports.listed.rules import rule_lines, rules_json

    if format_ == "json":
        click.echo(rules_json())
        return
    for line in rule_lines(current()):
        click.echo(line)
