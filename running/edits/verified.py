"""A change of a plan file's text that is read again before anybody gets it: it says what it should, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.yamlfile import parse_yaml
from reformcheck.plans.edit import PlanEditor

Data = dict[str, Any]

Change = Callable[[PlanEditor, Data], None]
"""Tells the editor of a text what to write, and makes the same change in the data of the text.

Raises ValueError for YAML that the editor cannot put it into.
"""


def changed(before: str, change: Change) -> str | None:
    """The text with a change; None where its YAML is written so that the change cannot be made.

    Raises InputError for a text that is not valid YAML.
    """
    expected: Data = parse_yaml(before.encode(), "").data
    try:
        editor = PlanEditor(before)
        change(editor, expected)
    except ValueError:
        return None
    after = editor.text()
    try:
        return after if parse_yaml(after.encode(), "").data == expected else None
    except InputError:
        return None
