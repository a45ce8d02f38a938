"""The settings of this run. What they say of the language counts from then on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reformcheck.cli.language import configure
from reformcheck.running.settings import Settings, load_settings


def settings_of(command_line: Mapping[str, Any]) -> Settings:
    """Raises InputError for a configuration that is not valid."""
    settings = load_settings(command_line)
    configure(settings["lang"])
    return settings
