"""The conventions that thesaurus.yaml keeps."""

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

import reformcheck.rules.matching.thesaurus as module
from reformcheck.rules.matching.text import canonical

RAW = yaml.safe_load(Path(module.__file__).with_name("thesaurus.yaml").read_text("utf-8"))
LINES = {name: [line.split() for line in block.splitlines()] for name, block in RAW.items()}
HEADS = {line[0] for line in LINES["same"]}
MEMBERS = {word: line[0] for line in LINES["same"] for word in line[1:]}


def concepts(word):
    """What a word as written in the file stands for."""
    return module.thesaurus().words.get(word.translate(module.thesaurus().shapes))


@pytest.mark.parametrize("name", ["light", "form", "common", "fields", "same", "parts"])
def test_no_word_is_listed_twice(name):
    column = {"fields": slice(1, None), "parts": slice(0, 1)}.get(name, slice(None))
    if name == "same":
        words = [*HEADS, *(word for line in LINES["same"] for word in line[1:])]
    else:
        words = [word for line in LINES[name] for word in line[column]]
    assert sorted(w for w in words if words.count(w) > 1) == []


def test_sections_do_not_contradict_each_other():
    held = defaultdict(set)
    for name in ("light", "form", "common"):
        for word in RAW[name].split():
            held[word].add(name)
    for line in LINES["fields"]:
        for word in line[1:]:
            held[word].add("fields")
    for word in MEMBERS:
        held[word].add("same")
    assert {word: names for word, names in held.items() if len(names) > 1} == {}


@pytest.mark.parametrize("name", ["near", "opposed", "parts"])
def test_relations_speak_of_heads(name):
    words = {word for line in LINES[name] for word in (line[1:] if name == "parts" else line)}
    assert sorted(word for word in words if word in MEMBERS) == []


def test_every_word_is_written_as_texts_are_read():
    plain = [w for name in RAW if name != "shapes" for w in RAW[name].split()]
    assert (
        sorted(w for w in plain if not w.isalnum() or canonical(w) != w.translate(module.thesaurus().shapes))
        == []
    )


def test_look_alikes_do_not_make_one_word_of_two():
    shapes = module.thesaurus().shapes
    folded = defaultdict(set)
    for name in ("light", "form", "common", "same", "near", "opposed", "fields"):
        for word in RAW[name].split():
            folded[word.translate(shapes)].add(word)
    assert [words for words in folded.values() if len(words) > 1] == []


def test_a_compound_is_read_as_its_parts():
    assert concepts("科技中小企业") == tuple(
        part.translate(module.thesaurus().shapes) for part in ("科技型企业", "中小企业")
    )


def test_places_are_known_and_say_nothing():
    assert concepts("长春") == concepts("长春市") == ()


def test_no_character_is_folded_twice():
    shapes = module.thesaurus().shapes
    assert not shapes.keys() & set(shapes.values())
