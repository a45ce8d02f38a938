"""The settings of this run. What they say of the language counts from then on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from reformcheck.cli.language import configure
from reformcheck.cli.options import CONFIG
from reformcheck.running.settings import Settings, load_settings


def settings_of(command_line: Mapping[str, Any]) -> Settings:
    """Those of --config or of the folder. Raises InputError for a configuration that is not valid."""
    context = click.get_current_context(silent=True)
    settings = load_settings(command_line, file=context.meta.get(CONFIG) if context else None)
    configure(settings["lang"])
    return settings
