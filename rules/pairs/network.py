"""The layers of the model, run by numpy."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reformcheck.rules.pairs.base import Array

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reformcheck.rules.pairs.base import Base

LINEAR = ("q", "k", "v", "ao", "fi", "fo")
"""The linear parts of a layer by their names in the file: query, key, value, output; into and out of the wider inside."""
NORMS = ("aln", "oln")
"""Its two normings: behind the attention, and at its end."""
_FAR = np.float32(-1e30)
"""What is added to the attention to pieces that are not there."""


class Linear(NamedTuple):
    """x ↦ x·weight + bias."""

    weight: Array
    bias: Array

    def __call__(self, x: Array) -> Array:
        return x @ self.weight + self.bias


class Norm(NamedTuple):
    """Mean 0 and variance 1 over the width, then scaled and moved."""

    scale: Array
    shift: Array
    epsilon: float

    def __call__(self, x: Array) -> Array:
        x = x - x.mean(-1, keepdims=True)
        spread = np.sqrt(np.square(x).mean(-1, keepdims=True) + self.epsilon)
        return x / spread * self.scale + self.shift


class Layer(NamedTuple):
    """One layer of a transformer, normed behind each half."""

    linear: dict[str, Linear]
    norms: dict[str, Norm]
    heads: int

    def __call__(self, x: Array, there: Array) -> Array:
        """`x`: texts × pieces × width; `there`: texts × pieces, whether a piece is there or fills up the row."""
        part = self.linear
        x = self.norms["aln"](x + part["ao"](self._attended(x, there)))
        return self.norms["oln"](x + part["fo"](_gelu(part["fi"](x))))

    def _attended(self, x: Array, there: Array) -> Array:
        texts, pieces, width = x.shape
        each = width // self.heads

        def split(name: str) -> Array:
            return self.linear[name](x).reshape(texts, pieces, self.heads, each).transpose(0, 2, 1, 3)

        likeness = split("q") @ split("k").transpose(0, 1, 3, 2) / np.float32(math.sqrt(each))
        likeness = np.where(there[:, None, None, :], likeness, _FAR)
        weights = np.exp(likeness - likeness.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
        return (weights @ split("v")).transpose(0, 2, 1, 3).reshape(texts, pieces, width)


class Embedding:
    """The states with which a text enters the first layer."""

    def __init__(self, base: Base) -> None:
        self._base = base
        width = base.shape.width
        self._positions = base.numbers("emb.pos").reshape(-1, width)
        self._type = base.numbers("emb.type")[:width]
        self._norm = _norm(base, "emb.ln")

    def __call__(self, pieces: list[int]) -> Array:
        """Pieces × width."""
        words = self._base.rows("emb.word", pieces, self._base.shape.width)
        return self._norm(words + self._positions[: len(pieces)] + self._type)


def layers(base: Base, numbers: Iterable[int]) -> list[Layer]:
    """The layers of these numbers as the file has them."""
    return [_layer(base, number) for number in numbers]


def run(layers: Sequence[Layer], texts: Sequence[Array]) -> list[Array]:
    """Each text through all layers, together; texts of about the same length cost least."""
    longest = max(map(len, texts))
    x = np.zeros((len(texts), longest, texts[0].shape[1]), np.float32)
    there = np.zeros((len(texts), longest), bool)
    for row, text in enumerate(texts):
        x[row, : len(text)] = text
        there[row, : len(text)] = True
    for layer in layers:
        x = layer(x, there)
    return [x[row, : len(text)] for row, text in enumerate(texts)]


def _layer(base: Base, number: int) -> Layer:
    width, inner = base.shape.width, base.shape.inner
    sizes = dict.fromkeys(LINEAR, (width, width)) | {"fi": (inner, width), "fo": (width, inner)}
    linear = {
        name: Linear(
            np.ascontiguousarray(base.matrix(f"l{number}.{name}.w", *size).T),
            base.numbers(f"l{number}.{name}.b"),
        )
        for name, size in sizes.items()
    }
    return Layer(linear, {name: _norm(base, f"l{number}.{name}") for name in NORMS}, base.shape.heads)


def _norm(base: Base, name: str) -> Norm:
    return Norm(base.numbers(f"{name}.w"), base.numbers(f"{name}.b"), base.epsilon)


def _gelu(x: Array) -> Array:
    """The smooth ramp, by the hyperbolic tangent."""
    return (
        np.float32(0.5) * x * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x)))
    )
