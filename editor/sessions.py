"""The settings that are in force for an open file, and what is ready for them: as in CI, through the same session."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from reformcheck.catalog.loader import list_files
from reformcheck.running.choices import Semantic
from reformcheck.running.session import Session
from reformcheck.running.settings import Settings, load_settings

# Folders with settings of their own that are open at a time.
_KEPT = 16


class Wishes(NamedTuple):
    """What the command line asks for."""

    lang: str = ""
    """Of messages, where it is named; else the settings say, and else the editor."""
    config: str | None = None
    """A configuration file, in place of those of the folders."""
    catalog: tuple[str, ...] = ()
    semantic: Semantic = "off"


class Sessions:
    """A session for each set of settings, made anew when a list or the day is another."""

    def __init__(self, wishes: Wishes, lang: str) -> None:
        """`lang` counts where neither the wishes nor the settings name one."""
        self._wishes = wishes
        self._fallback = lang
        self._made: dict[object, Session] = {}

    @property
    def lang(self) -> str:
        """Where the settings do not say, or cannot be read."""
        return self._wishes.lang or self._fallback

    @cached_property
    def plain(self) -> Session:
        return Session(Settings.of(), lang=self.lang)

    def of(self, path: str, folders: Sequence[Path]) -> Session:
        """The session for a file. Raises InputError and RequestError for settings that cannot be used."""
        settings = self._settings(path, folders)
        key = date.today(), _key(settings), tuple(map(stamp, list_files(settings["catalog"])))
        if key not in self._made:
            if len(self._made) >= _KEPT:
                self._made.clear()
            lang = self._wishes.lang or settings["lang"] or self._fallback
            self._made[key] = Session(settings, semantic=self._wishes.semantic, lang=lang)
        return self._made[key]

    def _settings(self, path: str, folders: Sequence[Path]) -> Settings:
        """Those of the editor's folder that holds the file, as a run there has them; else those nearest to the file."""
        given = {"catalog": self._wishes.catalog}
        if self._wishes.config is not None:
            return load_settings(given, file=self._wishes.config)
        file = Path(path)
        around = [folder for folder in folders if file.is_relative_to(folder)]
        innermost = max(around, key=lambda folder: len(folder.parts), default=None)
        if innermost is not None:
            settings = load_settings(given, start=innermost)
            if settings.file:
                return settings
        return load_settings(given, start=file.parent)


def _key(settings: Settings) -> tuple[object, ...]:
    values = tuple((key, repr(value)) for key, value in sorted(settings.values.items()))
    return values, repr(settings.overrides), settings.folder, settings.file


def stamp(path: str) -> tuple[str, int, int]:
    """What changes when a file is written."""
    with suppress(OSError):
        found = os.stat(path)  # noqa: PTH116 - the path is as the settings have it
        return path, found.st_mtime_ns, found.st_size
    return path, 0, 0
