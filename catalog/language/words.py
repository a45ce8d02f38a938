"""Finding words of a list in a text: Chinese puts no blanks between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator


class Words:
    """A set of words to find in a text, the longest first. Quicker to build than a pattern of them all."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        sizes: defaultdict[str, set[int]] = defaultdict(set)
        for word in self._words:
            sizes[word[0]].add(len(word))
        self._sizes = {first: sorted(found, reverse=True) for first, found in sizes.items()}
        self._all_sizes = sorted(set().union(*sizes.values()), reverse=True)

    def __contains__(self, text: str) -> bool:
        return text in self._words

    def behind(self, text: str, at: int = 0) -> int:
        """The end of the word that begins at `at`; `at` where none does."""
        for size in self._sizes.get(text[at : at + 1], ()):
            if at + size <= len(text) and text[at : at + size] in self._words:
                return at + size
        return at

    def before(self, text: str, end: int) -> int:
        """The beginning of the word that ends at `end`; `end` where none does."""
        sizes = (size for size in self._all_sizes if size <= end and text[end - size : end] in self._words)
        return end - next(sizes, 0)

    def find(self, text: str, at: int = 0) -> tuple[int, int] | None:
        """Where the first word stands that begins at `at` or behind it."""
        # `behind` at each letter, without its call: benchmarks/compare.py, b.
        sizes_of, words, last = self._sizes.get, self._words, len(text)
        for start in range(at, last):
            for size in sizes_of(text[start], ()):
                if start + size <= last and text[start : start + size] in words:
                    return start, start + size
        return None

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where words stand, one behind the other."""
        sizes_of, words, last, free = self._sizes.get, self._words, len(text), 0
        for at, first in enumerate(text):
            sizes = sizes_of(first)
            if sizes and at >= free:
                for size in sizes:
                    if at + size <= last and text[at : at + size] in words:
                        free = at + size
                        yield at, free
                        break

    def any_in(self, text: str) -> bool:
        return self.find(text) is not None

    def blank(self, text: str, mark: str) -> str:
        """The text with a mark in the place of every word."""
        out, at = [], 0
        for start, end in self.spans(text):
            out += [text[at:start], mark]
            at = end
        return "".join(out) + text[at:]
