"""Plans in mixed layouts, put together by chance, come back whole; see generate_layouts.py for more of them."""

from __future__ import annotations

import random

import pytest
from generate_layouts import found, generate, read

SEEDS = random.Random(20).sample(range(100_000), 150)


@pytest.mark.parametrize("seeds", [SEEDS[start : start + 30] for start in range(0, len(SEEDS), 30)])
def test_read_back(seeds: list[int]):
    for seed in seeds:
        text, wanted = generate(seed)
        assert found(read(text)) == wanted, f"{seed}\n{text}"
