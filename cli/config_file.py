"""Finding and reading the configuration file, strictly: an unknown key or rule is an error."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reformcheck.catalog.errors import InputError, suggestion
from reformcheck.catalog.model import Location
from reformcheck.catalog.textfile import decode, read_bytes

# File name to the table in it that is ours; the first that holds one wins, folder by folder upward.
_TABLES = {"reformcheck.toml": (), "pyproject.toml": ("tool", "reformcheck"), "setup.cfg": ("reformcheck",)}

SCHEMA = Path(__file__).parent / "schemas" / "config.json"


class ConfigFile(NamedTuple):
    """A configuration file with the values of our table."""

    path: Path
    values: Mapping[str, Any]
    text: str

    def where(self, key: str) -> Location:
        """The line where a key is set, as far as it can be found."""
        match = re.search(rf"^[ \t]*\[*[\w.\"]*?{re.escape(key)}\b", self.text, re.MULTILINE)
        shown = _shown(self.path)
        if match is None:
            return Location(shown)
        return Location(shown, self.text.count("\n", 0, match.start()) + 1)


def find_config(start: Path) -> ConfigFile | None:
    """The nearest configuration from a folder upward to the root of its repository. Raises InputError."""
    for folder in (start, *start.parents):
        for name in _TABLES:
            path = folder / name
            config = _read(path) if path.is_file() else None
            if config is not None:
                _check(config)
                return config
        if (folder / ".git").exists():
            return None
    return None


def _shown(path: Path) -> str:
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


# How our table begins in a file that others share: without it, the file need not be parsed.
_OURS = {"pyproject.toml": "tool.reformcheck", "setup.cfg": "[reformcheck]"}


def _read(path: Path) -> ConfigFile | None:
    shown = _shown(path)
    text = decode(read_bytes(str(path)), shown)
    if _OURS.get(path.name, "") not in text:
        return None
    data = _parse_ini(text, shown) if path.suffix == ".cfg" else _parse_toml(text, shown)
    for table in _TABLES[path.name]:
        if table not in data:
            return None
        data = data[table]
    return ConfigFile(path, data, text)


def _parse_toml(text: str, shown: str) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+), column (\d+)", str(error))
        where = Location(shown, *(int(n) for n in place.groups())) if place else Location(shown)
        reason = str(error).partition(" (at ")[0]
        raise InputError(where, f"TOML 写法有误：{reason}", f"not valid TOML: {reason}") from None


def _parse_ini(text: str, shown: str) -> dict[str, Any]:
    import configparser

    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(text)
    except configparser.Error as error:
        reason = error.message.splitlines()[0]
        raise InputError(Location(shown), f"INI 写法有误：{reason}", f"not valid INI: {reason}") from None
    return {
        section: {k: _ini_value(k, v) for k, v in parser[section].items()} for section in parser.sections()
    }


def _ini_value(key: str, value: str) -> Any:
    """INI knows text only: lists are split at commas and lines, a severity is `rule = level` a line."""
    parts = [part.strip() for part in re.split(r"[,\n]", value) if part.strip()]
    if key == "severity":
        return dict(tuple(map(str.strip, part.partition("=")[::2])) for part in parts)  # type: ignore[misc]
    return parts if key in ("lists", "catalog", "select", "ignore", "exclude") else value.strip()


def _check(config: ConfigFile) -> None:
    import json

    import jsonschema

    schema = json.loads(SCHEMA.read_text("utf-8"))
    for error in jsonschema.Draft202012Validator(schema).iter_errors(config.values):
        raise _schema_error(config, error)
    _check_rules(config, config.values)
    for override in config.values.get("overrides", ()):
        _check_rules(config, override)


def _schema_error(config: ConfigFile, error: Any) -> InputError:
    path = [str(part) for part in error.absolute_path]
    if error.validator == "additionalProperties":
        known = list(error.schema.get("properties", {}))
        key = next(key for key in error.instance if key not in known)
        zh, en = suggestion(key, known)
        return InputError(config.where(key), f"不认识的设置「{key}」{zh}", f"unknown setting '{key}'{en}")
    if error.validator == "required":
        return InputError(config.where(path[0]), "overrides 缺少 paths", "an override lacks its paths")
    key = path[-1] if path else ""
    wanted = error.validator_value
    expected = ", ".join(map(str, wanted)) if isinstance(wanted, list) else str(wanted)
    return InputError(
        config.where(path[0] if path else key),
        f"设置「{'.'.join(path)}」应为 {expected}，现为 {error.instance!r}",
        f"setting '{'.'.join(path)}': expected {expected}, found {error.instance!r}",
    )


def _check_rules(config: ConfigFile, values: Mapping[str, Any]) -> None:
    from reformcheck.rules import IDS

    for key in ("select", "ignore", "severity"):
        for rule in values.get(key, ()):
            if rule not in IDS:
                zh, en = suggestion(rule, list(IDS))
                raise InputError(
                    config.where(key),
                    f"{key}：没有规则「{rule}」{zh}",
                    f"{key}: no rule is called '{rule}'{en}",
                )
