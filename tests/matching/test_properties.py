"""What must hold of any text."""

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reformcheck.rules.matching.text import canonical, title_key

TITLES = [
    json.loads(line)["title"]
    for line in Path(__file__)
    .with_name("items")
    .joinpath("wordings.jsonl")
    .read_text("utf-8")
    .splitlines()[::7]
]
any_text = st.text(max_size=80) | st.sampled_from(TITLES)
mixed = st.lists(any_text, max_size=3).map("".join)


@settings(deadline=None, max_examples=150)
@given(title=mixed, text=mixed)
def test_any_text_gets_an_answer_that_makes_sense(matcher, make, title, text):
    (found,) = matcher.match([make.item(title, text)])
    matches = (*found.sure, *found.candidates)
    assert len(found.candidates) <= 3
    assert all(0 <= match.score <= 1 for match in matches)
    assert len({match.measure.id for match in matches}) == len(matches)
    assert all((match.score == 1) == (match.evidence == "title") for match in matches)


@settings(deadline=None, max_examples=60)
@given(title=mixed, text=mixed, others=st.lists(any_text, max_size=3))
def test_an_explicit_measure_always_wins(matcher, make, title, text, others):
    items = [make.item(other) for other in others]
    found = matcher.match([*items, make.item(title, text, measure_ids=["2018-126/09"])])
    assert make.answers(found)[-1] == (["2018-126/09"], [])


@settings(deadline=None, max_examples=40)
@given(titles=st.lists(st.sampled_from(TITLES), max_size=8), data=st.data())
def test_the_order_of_items_does_not_matter(matcher, make, titles, data):
    order = data.draw(st.permutations(range(len(titles))))
    straight = make.answers(matcher.match([make.item(title) for title in titles]))
    shuffled = make.answers(matcher.match([make.item(titles[i]) for i in order]))
    assert shuffled == [straight[i] for i in order]


@given(text=mixed)
def test_a_canonical_text_stays_as_it_is(text):
    once = canonical(text)
    assert canonical(once) == once


@given(title=st.sampled_from(TITLES))
def test_the_key_of_a_title_overlooks_number_and_units(title):
    assert title_key(f"（十二）{title}（责任单位：省科技厅）") == title_key(title)


def test_a_long_text_is_read_in_time(matcher, make):
    hostile = "（" + "负责" * 20_000
    assert make.answers(matcher.match([make.item("推进" * 5_000, hostile)])) == [([], [])]
