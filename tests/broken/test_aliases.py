"""Anchors and aliases of YAML, also on keys; an alias of what is still open stays an error."""

import pytest

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.yamlfile import parse_yaml


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("{&k title: x, units: [*k]}", {"title": "x", "units": ["title"]}),
        ("&k title: x\nunits: [*k]\n", {"title": "x", "units": ["title"]}),
        ("a: {&k b: 1}\nc: {&k d: *k}\n", {"a": {"b": 1}, "c": {"d": "d"}}),
    ],
)
def test_an_alias_of_a_key_is_read(text, data):
    assert parse_yaml(text.encode(), "x.yaml").data == data


@pytest.mark.parametrize("text", ["a: &k [*k]", "a: *k"])
def test_an_alias_of_itself_or_of_nothing_is_refused(text):
    with pytest.raises(InputError, match="refers to itself, or stands before its anchor"):
        parse_yaml(text.encode(), "x.yaml")
