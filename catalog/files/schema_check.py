"""Checking a YAML file against a shipped JSON Schema; what is wrong is said by schemaproblems."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from reformcheck.catalog.files.yamlfile import YamlFile


@lru_cache(maxsize=8)
def _validator(schema_path: Path) -> Any:
    import jsonschema_rs

    return jsonschema_rs.validator_for(schema_path.read_text("utf-8"))


def check_schema(file: YamlFile, schema_path: Path) -> None:
    """Raise InputError for the first place, in reading order, where the file departs from the schema."""
    validator = _validator(schema_path)
    if validator.is_valid(file.data):
        return
    from reformcheck.catalog.files.schemaproblems import explain

    errors = (
        (tuple(error.instance_path), error.schema_path[-1]) for error in validator.iter_errors(file.data)
    )
    raise explain(file, schema_path, errors)
