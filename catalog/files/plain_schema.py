"""The few words of JSON Schema that the schemas of plans use, looked at in plain Python.

To load the library takes as long as a quarter of the checks of one plan (benchmarks/compare.py, a). What is not
plainly valid here is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}


def plainly_valid(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any]) -> bool:
    """Whether a value surely fits a schema; `root` is the document that `$ref` points into."""
    for word, asked in schema.items():
        test = _TESTS.get(word)
        if test is None or not test(value, asked, schema, root):
            return False
    return True


def _is_of_type(value: Any, asked: Any, schema: Any, root: Any) -> bool:
    names = [asked] if isinstance(asked, str) else asked
    return any(type(value) in _TYPES.get(name, ()) for name in names)


def _follows(value: Any, asked: Any, schema: Any, root: Any) -> bool:
    held = root
    for part in asked.removeprefix("#/").split("/"):
        held = held[part]
    return plainly_valid(value, held, root)


def _has_properties(value: Any, asked: Any, schema: Any, root: Any) -> bool:
    return not isinstance(value, dict) or all(
        plainly_valid(each, asked[key], root) for key, each in value.items() if key in asked
    )


def _has_no_others(value: Any, asked: Any, schema: Any, root: Any) -> bool:
    if asked is not False:
        return False
    return not isinstance(value, dict) or value.keys() <= schema.get("properties", {}).keys()


def _has_required(value: Any, asked: Any, schema: Any, root: Any) -> bool:
    return not isinstance(value, dict) or value.keys() >= set(asked)


def _has_items(value: Any, asked: Any, schema: Any, root: Any) -> bool:
    return not isinstance(value, list) or all(plainly_valid(each, asked, root) for each in value)


def _fits_one(value: Any, asked: Any, schema: Any, root: Any) -> bool:
    return any(plainly_valid(value, one, root) for one in asked)


def _has_pattern(value: Any, asked: Any, schema: Any, root: Any) -> bool:
    # A line break behind the last character is none to Python's $, and one to the library.
    return not isinstance(value, str) or (re.search(asked, value) is not None and not value.endswith("\n"))


def _is_one_of(value: Any, asked: Any, schema: Any, root: Any) -> bool:
    return any(type(value) is type(one) and value == one for one in asked)


def _is_at_least(value: Any, asked: Any, schema: Any, root: Any) -> bool:
    return not isinstance(value, (int, float)) or value >= asked


def _is_at_most(value: Any, asked: Any, schema: Any, root: Any) -> bool:
    return not isinstance(value, (int, float)) or value <= asked


def _is_long_enough(value: Any, asked: Any, schema: Any, root: Any) -> bool:
    return not isinstance(value, list) or len(value) >= asked


def _is_short_enough(value: Any, asked: Any, schema: Any, root: Any) -> bool:
    return not isinstance(value, str) or len(value) <= asked


def _says_nothing(value: Any, asked: Any, schema: Any, root: Any) -> bool:
    return True


_Test = Callable[[Any, Any, Any, Any], bool]
_TESTS: dict[str, _Test] = {
    **dict.fromkeys(("$schema", "$defs", "title", "description", "examples"), _says_nothing),
    "$ref": _follows,
    "type": _is_of_type,
    "const": lambda value, asked, schema, root: _is_one_of(value, [asked], schema, root),
    "enum": _is_one_of,
    "anyOf": _fits_one,
    "properties": _has_properties,
    "additionalProperties": _has_no_others,
    "required": _has_required,
    "items": _has_items,
    "pattern": _has_pattern,
    "minimum": _is_at_least,
    "maximum": _is_at_most,
    "minItems": _is_long_enough,
    "maxLength": _is_short_enough,
}
