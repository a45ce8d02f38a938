"""What is in force, and where each value comes from: command line over environment over file over default."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reformcheck.catalog.model import Location
from reformcheck.running.config_file import ConfigFile, find_config, read_config
from reformcheck.running.log import note

if TYPE_CHECKING:
    from reformcheck.running.files.walk import Found

DEFAULTS: Mapping[str, Any] = {
    "lists": (),
    "catalog": (),
    "fail-on": "error",
    "select": (),
    "ignore": (),
    "severity": {},
    "exclude": (),
    "baseline": None,
    "lang": None,
}

PREFIX = "REFORMCHECK_"
COMMAND_LINE = "command line"


class Override(NamedTuple):
    """Settings for the paths that a pattern of the configuration matches."""

    paths: tuple[str, ...]
    values: Mapping[str, Any]


class Settings:
    """Values by key, each with its origin. Not changed once made."""

    def __init__(
        self,
        values: Mapping[str, Any],
        origins: Mapping[str, str],
        overrides: tuple[Override, ...] = (),
        folder: Path = Path(),
        file: str = "",
    ) -> None:
        self.values = values
        self.origins = origins
        """Key to "default", a file and line, an environment variable, or "command line"."""
        self.overrides = overrides
        self.folder = folder
        """What the patterns of `overrides` are relative to: the folder of the configuration."""
        self.file = file
        """The configuration file; empty where there is none."""

    @classmethod
    def of(cls, **values: Any) -> Settings:
        """Settings as given, by the keys of DEFAULTS with `_` for `-`: `Settings.of(lists=["2018-126"])`."""
        named = {key.replace("_", "-"): value for key, value in values.items()}
        unknown = sorted(named.keys() - DEFAULTS.keys())
        if unknown:
            raise TypeError(f"unknown setting: {', '.join(unknown)}; known: {', '.join(DEFAULTS)}")
        lists = {key: tuple(value) if isinstance(value, list) else value for key, value in named.items()}
        return cls({**DEFAULTS, **lists}, dict.fromkeys(named, COMMAND_LINE))

    @property
    def exclude_folder(self) -> Path:
        """What the patterns of `exclude` are relative to: the folder of the file that sets them, or this one."""
        return Path.cwd() if self._stands_above_files("exclude") else self.folder

    def __getitem__(self, key: str) -> Any:
        return self.values[key]

    def plans_in(self, names: Sequence[str], *, plans_only: bool = False) -> Found:
        """What is to be checked of files, folders and patterns, less what `exclude` hides: see `find_plans`."""
        from reformcheck.running.files.walk import find_plans

        return find_plans(names, self["exclude"], plans_only=plans_only, exclude_from=self.exclude_folder)

    def overrides_for(self, path: str) -> tuple[int, ...]:
        """Positions of the overrides whose patterns match a path; later ones win."""
        from reformcheck.running.files.gitignore import matches

        relative = os.path.relpath(path, self.folder).replace(os.sep, "/")
        if relative.startswith("../"):
            return ()
        return tuple(i for i, override in enumerate(self.overrides) if matches(relative, override.paths))

    def _stands_above_files(self, key: str) -> bool:
        origin = self.origins.get(key, "")
        return origin == COMMAND_LINE or origin.startswith(PREFIX)

    def with_overrides(self, which: tuple[int, ...]) -> Mapping[str, Any]:
        """The values with some overrides laid over those of the file; the command line and environment stay on top."""
        values = dict(self.values)
        for position in which:
            for key, value in self.overrides[position].values.items():
                if self._stands_above_files(key):
                    continue
                values[key] = {**values[key], **value} if isinstance(value, dict) else value
        return values


def load_settings(
    command_line: Mapping[str, Any], start: Path | None = None, file: str | None = None
) -> Settings:
    """Settings for a run in a folder, or those of a file. Raises InputError for a configuration that is not valid.

    `command_line` holds what was given there; None, an empty tuple or an absent key means not given.
    """
    config = find_config(start or Path.cwd()) if file is None else read_config(file)
    values, origins = dict(DEFAULTS), dict.fromkeys(DEFAULTS, "default")
    if config:
        for key, value in config.values.items():
            if key != "overrides":
                values[key] = _from_file(key, value, config)
                origins[key] = f"{config.where(key)}"
    for name, key, value in _from_environment():
        values[key], origins[key] = value, name
    for key, value in command_line.items():
        if value not in (None, ()):
            values[key], origins[key] = value, COMMAND_LINE
    note(f"configuration {config.path if config else 'none'}")
    overrides = config.values.get("overrides", ()) if config else ()
    return Settings(
        values,
        origins,
        tuple(_override(entry) for entry in overrides),
        config.path.parent if config else Path.cwd(),
        os.path.relpath(config.path) if config else "",
    )


def _from_environment() -> Iterator[tuple[str, str, Any]]:
    """Variable, key and value. Raises InputError. The language is read as a locale is: zh_CN.UTF-8 is one."""
    from reformcheck.running.config_file import check_values

    for key, default in DEFAULTS.items():
        name = PREFIX + key.upper().replace("-", "_")
        text = os.environ.get(name, "").strip()
        if not text or isinstance(default, dict):
            continue
        value = text.split() if isinstance(default, tuple) else text
        if key != "lang":
            check_values({key: value}, partial(_in_environment, name))
        yield name, key, tuple(value) if isinstance(value, list) else value


def _in_environment(name: str, *_: str | int) -> Location:
    return Location(name)


def _from_file(key: str, value: Any, config: ConfigFile) -> Any:
    """Paths in a file are relative to it."""
    if key == "catalog":
        return tuple(str(config.path.parent / path) for path in value)
    if key == "baseline":
        return os.path.relpath(config.path.parent / value)
    return tuple(value) if isinstance(value, list) else value


def _override(entry: Mapping[str, Any]) -> Override:
    values = {key: tuple(v) if isinstance(v, list) else v for key, v in entry.items() if key != "paths"}
    return Override(tuple(entry["paths"]), values)
