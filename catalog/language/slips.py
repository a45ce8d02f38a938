"""Characters that are taken for one another in writing: by their sound, as in 财正厅 for 财政厅, or by their shape."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_SLIPS = Path(__file__).with_name("slips.yaml")


def are_alike(one: str, other: str) -> bool:
    """Whether two characters, which may be the same, are in one group of slips.yaml."""
    return not _groups_of(one).isdisjoint(_groups_of(other))


def _groups_of(character: str) -> frozenset[int]:
    return _groups().get(character, frozenset())


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[int]]:
    """The numbers of the groups of each character."""
    import yaml

    data: dict[str, list[str]] = yaml.safe_load(_SLIPS.read_text(encoding="utf-8"))
    found: dict[str, set[int]] = {}
    for number, group in enumerate(group for kind in data.values() for group in kind):
        for character in group:
            found.setdefault(character, set()).add(number)
    return {character: frozenset(numbers) for character, numbers in found.items()}
