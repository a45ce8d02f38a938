"""`reformcheck doctor`: what a bug report needs to say about this installation."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from reformcheck.catalog.errors import InputError
from reformcheck.cli.helping import Command
from reformcheck.cli.language import current, t
from reformcheck.cli.options import closing, common_options, config_option
from reformcheck.running.version import VERSION


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
    for name, value in _facts():
        click.echo(f"{name:<16} {value}")


def _facts() -> Iterator[tuple[str, str]]:
    import locale
    import platform
    from importlib.metadata import PackageNotFoundError, version

    from reformcheck.catalog.loader import load_catalog
    from reformcheck.plans.documents.reading.office.soffice import soffice

    yield "reformcheck", VERSION
    yield "python", f"{platform.python_version()} ({platform.system()})"
    for name in _libraries():
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, t("没有安装", "not installed")
    import yaml

    yield (
        "libyaml",
        t("有", "yes") if yaml.__with_libyaml__ else t("没有（读取会慢）", "no (reading is slow)"),
    )
    yield "LibreOffice", soffice() or t("没有（.rtf、.odt 读不了）", "none (.rtf and .odt are not read)")
    for lst in load_catalog().lists.values():
        yield lst.id, f"sha256 {lst.sha256}"
    yield "configuration", _configuration()
    yield "language", current()
    yield "encodings", f"stdout {sys.stdout.encoding}, locale {locale.getpreferredencoding(False)}"


def _libraries() -> list[str]:
    """What the package asks for, those of its extras behind; none of what only its development needs."""
    import re
    from importlib.metadata import requires

    asked = [line for line in requires("reformcheck") or () if 'extra == "dev"' not in line.replace("'", '"')]
    needed = [line for line in asked if "python_version" not in line or sys.version_info < (3, 11)]
    named = [match[0] for line in needed if (match := re.match(r"[\w.-]+", line))]
    return list(dict.fromkeys(named))


def _configuration() -> str:
    """The file in force, or what is wrong with it: who asks for help may not get past that."""
    from reformcheck.cli.settings import settings_of

    try:
        settings = settings_of({})
    except InputError as error:
        return f"{error.location}: {error.message(current())}"
    return settings.file or t("没有", "none")
