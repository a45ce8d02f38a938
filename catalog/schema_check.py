"""Checking a YAML file against a shipped JSON Schema, with messages that name key, line and expectation.

The compiled validator only says yes or no; the slower library that explains is loaded when the answer is no.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from reformcheck.catalog.errors import InputError, suggestion
from reformcheck.catalog.model import Location
from reformcheck.catalog.yamlfile import YamlFile


@lru_cache(maxsize=8)
def _is_valid(schema_path: Path) -> Callable[[Any], bool]:
    import jsonschema_rs

    return jsonschema_rs.validator_for(schema_path.read_text("utf-8")).is_valid


def check_schema(file: YamlFile, schema_path: Path) -> None:
    """Raise InputError for the first place, in reading order, where the file departs from the schema."""
    if _is_valid(schema_path)(file.data):
        return
    import jsonschema

    schema = json.loads(schema_path.read_text("utf-8"))
    errors = jsonschema.Draft202012Validator(schema).iter_errors(file.data)
    problems = sorted((_problem(file, error) for error in errors), key=lambda p: _order(p.location))
    first, more = problems[0], len(problems) - 1
    if more:
        raise InputError(first.location, f"{first.zh}（另有 {more} 处错误）", f"{first.en} (and {more} more)")
    raise first


def _order(location: Location) -> tuple[int, int]:
    return (location.line or 0, location.column or 0)


def _problem(file: YamlFile, error: Any) -> InputError:
    path = list(error.absolute_path)
    if error.validator == "additionalProperties":
        return _unknown_key(file, error, path)
    name = _dotted(path)
    if error.validator in ("required", "anyOf"):
        missing = _missing_keys(error)
        return InputError(
            _locate(file, path),
            f"{name or '文件'}缺少 {missing}{_expectation(error.schema, missing, 'zh')}",
            f"{name or 'the file'} lacks {missing}{_expectation(error.schema, missing, 'en')}",
        )
    found_zh, found_en = _found(error.instance)
    want_zh, want_en = _wanted(error)
    return InputError(
        _locate(file, path),
        f"{name or '文件'}应为{want_zh}，现为{found_zh}",
        f"{name or 'the file'}: expected {want_en}, found {found_en}",
    )


def _unknown_key(file: YamlFile, error: Any, path: list[Any]) -> InputError:
    known = list(error.schema.get("properties", {}))
    container = _follow(file.data, path)
    key = next(k for k in container if k not in known)
    zh, en = suggestion(key, known)
    inside = _dotted(path)
    return InputError(
        file.key(container, key),
        f"{inside + ' ' if inside else ''}不认识的键“{key}”{zh or '，可用：' + '、'.join(known)}",
        f"unknown key '{key}'{' in ' + inside if inside else ''}{en or '; known: ' + ', '.join(known)}",
    )


def _missing_keys(error: Any) -> str:
    if error.validator == "anyOf":
        return " / ".join(key for option in error.validator_value for key in option["required"])
    return next(str(key) for key in error.validator_value if key not in error.instance)


def _expectation(schema: dict[str, Any], key: str, lang: str) -> str:
    description = schema.get("properties", {}).get(key, {}).get("description", "")
    zh, _, en = description.partition(" / ")
    if not description:
        return ""
    return f"（{zh}）" if lang == "zh" else f" ({en})"


_TYPES = {
    "string": ("文本", "text"),
    "integer": ("整数", "a whole number"),
    "array": ("列表", "a list"),
    "object": ("键值表", "a mapping"),
    "boolean": ("true 或 false", "true or false"),
    "null": ("空", "nothing"),
}


def _wanted(error: Any) -> tuple[str, str]:
    example = error.schema.get("examples", [None])[0]
    tail_zh = f"（如 {_show(example)}）" if example is not None else ""
    tail_en = f" (such as {_show(example)})" if example is not None else ""
    if error.validator == "type":
        wanted = error.validator_value
        names = [_TYPES[t] for t in ([wanted] if isinstance(wanted, str) else wanted) if t != "null"]
        return "或".join(zh for zh, _ in names) + tail_zh, " or ".join(en for _, en in names) + tail_en
    if error.validator == "const":
        return f" {error.validator_value}", str(error.validator_value)
    if error.validator in ("minimum", "maximum"):
        zh, en = ("不小于", "at least") if error.validator == "minimum" else ("不大于", "at most")
        return f"{zh} {error.validator_value} 的数{tail_zh}", f"{en} {error.validator_value}{tail_en}"
    if error.validator == "minItems" or error.validator_value == "\\S":
        return f"非空的内容{tail_zh}", f"something that is not empty{tail_en}"
    return f"规定的格式{tail_zh}", f"the prescribed form{tail_en}"


def _found(value: Any) -> tuple[str, str]:
    if value is None:
        return "空", "nothing"
    if isinstance(value, dict):
        return "键值表", "a mapping"
    if isinstance(value, list):
        return ("列表", "a list") if value else ("空列表", "an empty list")
    kind = "文本" if isinstance(value, str) else ""
    return f"{kind} {_show(value)}", _show(value)


def _show(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else text[:38] + "…"


def _dotted(path: list[Any]) -> str:
    """items[2].title, with indexes counted from 1 as a reader counts."""
    parts = [f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in path]
    return "".join(parts).lstrip(".")


def _follow(data: Any, path: list[Any]) -> Any:
    for key in path:
        data = data[key]
    return data


def _locate(file: YamlFile, path: list[Any]) -> Location:
    if not path:
        return file.root()
    return file.value(_follow(file.data, path[:-1]), path[-1])
