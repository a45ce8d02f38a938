"""`reformcheck doctor`: what a bug report needs to say about this installation."""

from __future__ import annotations

import click

from reformcheck.catalog.errors import InputError
from reformcheck.cli.helping import Command
from reformcheck.cli.language import current, t
from reformcheck.cli.options import closing, common_options, config_option


@click.command(
    cls=Command,
    help=t(
        "打印版本、清单的校验值、设置和编码，便于报告问题。",
        "Print versions, catalog hashes, configuration and encodings, for a bug report.",
    ),
    epilog=closing("0 完成；2 设置有误。", "0 done; 2 the configuration is wrong.", "reformcheck doctor"),
)
@config_option
@common_options
def doctor() -> None:
    from reformcheck.running.installation import facts

    configuration = _configuration()  # first: it may set the language
    for name, value in facts(configuration, current()):
        click.echo(f"{name:<16} {value}")


def _configuration() -> str:
    """The file in force, or what is wrong with it: who asks for help may not get past that."""
    from reformcheck.cli.settings import settings_of

    try:
        settings = settings_of({})
    except InputError as error:
        return f"{error.location}: {error.message(current())}"
    return settings.file or t("没有", "none")
