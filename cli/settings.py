"""The settings of this run, and a session with them. What they say of the language counts from then on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from reformcheck.cli.language import configure, current
from reformcheck.cli.options import CONFIG
from reformcheck.running.settings import Settings, load_settings

if TYPE_CHECKING:
    from reformcheck.running.session import Session

_OPTIONS = {
    "lists": "list_names",
    "catalog": "catalog_paths",
    "fail-on": "fail_on",
    "select": "select",
    "ignore": "ignore",
    "exclude": "exclude",
    "baseline": "baseline",
}
"""The option of a command that stands in for each setting."""


def settings_of(options: Mapping[str, Any]) -> Settings:
    """Those of --config or of the folder, under what the options of a command say.

    Raises InputError for a configuration that is not valid.
    """
    context = click.get_current_context(silent=True)
    given = {key: options.get(option) for key, option in _OPTIONS.items()}
    settings = load_settings(given, file=context.meta.get(CONFIG) if context else None)
    configure(settings["lang"])
    return settings


def session_of(options: Mapping[str, Any], settings: Settings | None = None) -> Session:
    """A session with the options of a command, and with its settings, where they were asked for before.

    Raises InputError or RequestError for what cannot be used.
    """
    from reformcheck.running.session import Session

    as_of = options.get("as_of")
    return Session(
        settings or settings_of(options),
        as_of=as_of.date() if as_of else None,
        against=options.get("against"),
        region=options.get("region", ""),
        semantic=options.get("semantic", "off"),
        force_plan=options.get("force_plan", False),
        lang=current(),
    )
