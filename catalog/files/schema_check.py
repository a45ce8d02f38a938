"""Checking a YAML file against a shipped JSON Schema; what is wrong is said by schemaproblems."""

from __future__ import annotations

from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any

from reformcheck.catalog.files.yamlfile import YamlFile

_FEW = 20
"""Files up to which it is quicker to look at them in plain Python than to load the library and its schema."""
_checked = count()


@lru_cache(maxsize=8)
def _validator(schema_path: Path) -> Any:
    import jsonschema_rs

    return jsonschema_rs.validator_for(schema_path.read_text("utf-8"))


@lru_cache(maxsize=8)
def read_schema(path: Path) -> Any:
    """The schema in a file of the package, as data."""
    import json

    return json.loads(path.read_bytes())


def _is_plainly_valid(data: Any, schema_path: Path) -> bool:
    from reformcheck.catalog.files.plain_schema import plainly_valid

    schema = read_schema(schema_path)
    return plainly_valid(data, schema, schema)


def check_schema(file: YamlFile, schema_path: Path) -> None:
    """Raise InputError for the first place, in reading order, where the file departs from the schema."""
    if next(_checked) < _FEW and _is_plainly_valid(file.data, schema_path):
        return
    validator = _validator(schema_path)
    if validator.is_valid(file.data):
        return
    from reformcheck.catalog.files.schemaproblems import explain

    errors = (
        (tuple(error.instance_path), error.schema_path[-1]) for error in validator.iter_errors(file.data)
    )
    raise explain(file, schema_path, errors)
