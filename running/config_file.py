"""Finding and reading the configuration file, strictly: an unknown key or rule is an error."""

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reformcheck.catalog.errors import InputError, clipped, literal, suggestion
from reformcheck.catalog.files.textfile import decode, read_bytes
from reformcheck.catalog.model import Location

# File name to the table in it that is ours; the first that holds one wins, folder by folder upward.
_TABLES = {"reformcheck.toml": (), "pyproject.toml": ("tool", "reformcheck"), "setup.cfg": ("reformcheck",)}

SCHEMA = Path(__file__).parent / "schemas" / "config.json"


class ConfigFile(NamedTuple):
    """A configuration file with the values of our table."""

    path: Path
    values: Mapping[str, Any]
    text: str
    table: tuple[str, ...] = ()
    """Where in the file our table stands."""

    def where(self, *keys: str | int) -> Location:
        """The line where a setting stands, or as much of the way to it as the text shows."""
        lines = _lines_of_settings(self.text, self.table)
        shown = _shown(self.path)
        for length in range(len(keys), -1, -1):
            if keys[:length] in lines:
                return Location(shown, lines[keys[:length]])
        return Location(shown)


# Strings: `re` compiles them for the first file.
_HEADER = r"[ \t]*(\[\[?)([^\[\]]+)\]"
_KEY = r"[ \t]*([\w.\"'-]+)[ \t]*[=:]"


def _lines_of_settings(text: str, table: tuple[str, ...]) -> dict[tuple[str | int, ...], int]:
    """Where each setting of our table is: by its keys, with a number from 0 for each of several tables.

    The table itself is (), wherever it begins: at [tool.reformcheck], or under [tool] as `reformcheck.fail-on = …`.
    """
    found: dict[tuple[str | int, ...], int] = {}
    counts: dict[tuple[str, ...], int] = {}
    inside: tuple[str | int, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        header, key = re.match(_HEADER, line), re.match(_KEY, line)
        if header:
            inside = names = _names(header[2])
            if header[1] == "[[":
                counts[names] = counts.get(names, -1) + 1
                inside = (*names, counts[names])
            elif names[: len(table) + 1] == (*table, "overrides"):
                # A table within the newest of them, as [overrides.severity] is.
                at = len(table) + 1
                inside = (*names[:at], counts.get(names[:at], 0), *names[at:])
        elif not key:
            continue
        place = inside if header else (*inside, *_names(key[1] if key else ""))
        if not header and place == table[: len(place)]:
            found.setdefault((), number)  # an inline table holds ours
        if place[: len(table)] == table:
            for length in range(len(place) - len(table) + 1):
                found.setdefault(place[len(table) :][:length], number)
    return found


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip(" \t\"'") for part in dotted.split("."))


def find_config(start: Path) -> ConfigFile | None:
    """The nearest configuration from a folder upward to the root of its repository. Raises InputError."""
    for folder in (start, *start.parents):
        for name in _TABLES:
            path = folder / name
            config = _read(path, _TABLES[name], _OURS.get(name, "")) if path.is_file() else None
            if config is not None:
                check_values(config.values, config.where)
                return config
        if (folder / ".git").exists():
            return None
    return None


def read_config(name: str) -> ConfigFile:
    """The configuration in a file of any name: TOML with our table, or all of it ours. Raises InputError."""
    path = Path(name).resolve()
    if path.name in _TABLES or path.suffix == ".cfg":
        tables: tuple[tuple[str, ...], ...] = (_TABLES.get(path.name, _TABLES["setup.cfg"]),)
    else:
        tables = (_TABLES["pyproject.toml"], _TABLES["reformcheck.toml"])
    found = next(filter(None, (_read(path, table, "") for table in tables)), None)
    if found is None:
        raise InputError(Location(name), "里面没有 reformcheck 的设置", "it holds no settings of reformcheck")
    check_values(found.values, found.where)
    return found


def _shown(path: Path) -> str:
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


# How a file that others share names our table: without it, the file need not be parsed (benchmarks/compare.py, a).
# A string in a list ("reformcheck.rules") names none.
_OURS = {
    "pyproject.toml": r"""(?<![\w"'/-])reformcheck\s*[].=]|\.\s*["']reformcheck["']|["']reformcheck["']\s*[.=]""",
    "setup.cfg": r"\[reformcheck\]",
}


def _read(path: Path, table: tuple[str, ...], sign: str) -> ConfigFile | None:
    """What a file holds at the table that is ours; None where it has no such table, or not the sign of one."""
    shown = _shown(path)
    text = decode(read_bytes(shown), shown)
    if not re.search(sign, text):
        return None
    data = _parse_ini(text, shown) if path.suffix == ".cfg" else _parse_toml(text, shown)
    for name in table:
        if not isinstance(data, dict) or name not in data:
            return None
        data = data[name]
    if not isinstance(data, dict):
        raise InputError(Location(shown), "[tool.reformcheck] 应为表", "[tool.reformcheck] must be a table")
    return ConfigFile(path, data, text, table)


def _parse_toml(text: str, shown: str) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+), column (\d+)", str(error))
        where = Location(shown, int(place[1]), int(place[2])) if place else Location(shown)
        reason = str(error).partition(" (at ")[0]
        raise InputError(where, f"TOML 写法有误：{reason}", f"not valid TOML: {reason}") from None
    except RecursionError:
        raise InputError(
            Location(shown), "TOML 嵌套过深，不像是设置", "the TOML is nested deeper than any setting"
        ) from None


def _parse_ini(text: str, shown: str) -> dict[str, Any]:
    import configparser

    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(text)
    except configparser.Error as error:
        reason = error.message.splitlines()[0]
        lines = getattr(error, "errors", None) or [(getattr(error, "lineno", None),)]
        raise InputError(
            Location(shown, lines[0][0]), f"INI 写法有误：{reason}", f"not valid INI: {reason}"
        ) from None
    return {
        section: {k: _ini_value(k, v) for k, v in parser[section].items()} for section in parser.sections()
    }


def _ini_value(key: str, value: str) -> Any:
    """INI knows text only: lists are split at commas and lines, a severity is `rule = level` a line."""
    parts = [part.strip() for part in re.split(r"[,\n]", value) if part.strip()]
    if key == "severity":
        return dict(tuple(map(str.strip, part.partition("=")[::2])) for part in parts)  # type: ignore[misc]
    return parts if key in ("lists", "catalog", "select", "ignore", "exclude") else value.strip()


# Says where a setting stands, by its keys.
Where = Callable[..., Location]


def check_values(values: Mapping[str, Any], where: Where) -> None:
    """Check settings against their schema and the rules. Raises InputError."""
    import json

    import jsonschema

    schema = json.loads(SCHEMA.read_text("utf-8"))
    for error in jsonschema.Draft202012Validator(schema).iter_errors(values):
        raise _schema_error(error, where)
    _check_rules(values, where)
    for index, override in enumerate(values.get("overrides", ())):
        _check_rules(override, where, "overrides", index)


def _schema_error(error: Any, where: Where) -> InputError:
    path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        known = list(error.schema["properties"])
        key = next(key for key in error.instance if key not in known)
        zh, en = suggestion(key, known)
        zh, en = zh or f"，现有 {'、'.join(known)}", en or f"; known: {', '.join(known)}"
        return InputError(
            where(*path, key), f"不认识的设置「{clipped(key)}」{zh}", f'unknown setting "{clipped(key)}"{en}'
        )
    if error.validator == "required":
        return InputError(where(*path), "overrides 缺少 paths", "an override lacks its paths")
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
    (zh, en), found = _expected(error), literal(error.instance)
    near = suggestion(str(error.instance), error.validator_value) if error.validator == "enum" else ("", "")
    return InputError(
        where(*path),
        f"设置「{name}」应为{zh}，现为 {found}{near[0]}",
        f'setting "{name}": expected {en}, found {found}{near[1]}',
    )


# What is expected of a value, by its type in the schema.
_TYPES = {
    "array": ('列表（如 ["…"]）', 'a list (such as ["..."])'),
    "object": ("表（键 = 值）", "a table (key = value)"),
    "string": ("非空的文字", "text that is not empty"),
}


def _expected(error: Any) -> tuple[str, str]:
    if error.validator == "enum":
        known = error.validator_value
        return f" {'、'.join(known)} 之一", f"one of {', '.join(known)}"
    return _TYPES[error.validator_value if error.validator == "type" else "string"]


def _check_rules(values: Mapping[str, Any], where: Where, *within: str | int) -> None:
    from reformcheck.rules import IDS

    for key in ("select", "ignore", "severity"):
        for rule in values.get(key, ()):
            if rule not in IDS:
                zh, en = suggestion(rule, list(IDS))
                raise InputError(
                    where(*within, key, rule),
                    f"{key}：没有规则「{clipped(rule)}」{zh}（见 `reformcheck rules`）",
                    f'{key}: no rule is called "{clipped(rule)}"{en} (see `reformcheck rules`)',
                )
