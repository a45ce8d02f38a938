"""`reformcheck catalog`: names as people write them, and what is said of those that do not exist."""

import pytest


@pytest.mark.parametrize(
    "name", ["2018-126/06", "2018-126/6", "国办发〔2018〕126号/6", "国办发[2018]126号/06"]
)
def test_a_measure_by_any_way_to_write_its_id(run, name):
    result = run("catalog", "show", name)
    assert result.code == 0
    assert result.out.startswith("2018-126/06  ")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("show", "2018-126/99"), 'no measure has the id "2018-126/99"'),
        (("show", "2018-126/15"), "2018-126/15 is withheld (国办发〔2018〕126号, 军民深度融合方面"),
        (("list", "9999"), 'no list is called "9999"; known: 2017-80, 2018-126, 2020-3'),
    ],
)
def test_a_name_that_does_not_exist(run, words, sentence):
    result = run("catalog", *words)
    assert result.code == 2
    assert sentence in result.err
