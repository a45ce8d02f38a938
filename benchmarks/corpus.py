"""A national corpus of plans, made up from a seed, with the faults planted in it.

    python benchmarks/corpus.py OUT_DIR --plans 1000 --seed 1 [--clean]

writes plan files and truth.jsonl: one line a plan, {"plan": file, "faults": [[rule, measure, item], ...]}.
The plan of a number and a seed with --clean is the same plan without its faults.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import corpus_names
from corpus_faults import plant
from corpus_plan import DraftItem, draft, render
from corpus_variety import vary

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog
from reformcheck.catalog.model import Catalog, Region

TRUTH = "truth.jsonl"
_PER_FOLDER = 1000
# 莱芜 became a part of 济南 in 2019; 台湾, 香港 and 澳门 have no such plans.
_GONE = frozenset({"371200"})

Fault = tuple[str, str | None, str | None]
"""Rule, measure, item: what a finding says."""


class Made(NamedTuple):
    """One plan of the corpus."""

    name: str
    text: str
    faults: list[Fault]


def make(plans: int, seed: int, *, clean: bool = False) -> Iterator[Made]:
    """The plans of a corpus, in order."""
    catalog = load_catalog()
    geography = Geography(catalog)
    regions = _regions(catalog)
    Random(seed).shuffle(regions)
    for index in range(plans):
        yield _make(catalog, geography, regions[index % len(regions)], seed, index, clean)


def _regions(catalog: Catalog) -> list[Region]:
    """Every province and prefecture; provinces, of which there are few, four times."""
    provinces = [r for r in catalog.regions.values() if r.name in corpus_names.PROVINCES]
    codes = {region.code for region in provinces}
    cities = [r for r in catalog.regions.values() if r.parent in codes and r.code not in _GONE]
    return [*provinces * 4, *cities]


def _make(catalog: Catalog, geography: Geography, region: Region, seed: int, index: int, clean: bool) -> Made:
    rng = Random(f"{seed}/{index}")
    plan = draft(catalog, geography, region, rng)
    vary(plan, rng)
    most = rng.choice((0, 1, 1, 2, 3, 4))
    if not clean:
        plant(plan, geography, rng, most)
    text = render(plan)
    faults = [
        (rule, measure, what.number if isinstance(what, DraftItem) else what)
        for rule, measure, what in plan.truth
    ]
    return Made(f"{index:06d}-{region.code}.yaml", text, faults)


def write(folder: Path, plans: int, seed: int, *, clean: bool = False) -> None:
    """Write a corpus and its truth; a thousand plans a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / TRUTH).open("w", encoding="utf-8", newline="\n") as truth:
        for index, made in enumerate(make(plans, seed, clean=clean)):
            name = f"{index // _PER_FOLDER:03d}/{made.name}"
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(made.text.encode("utf-8"))
            truth.write(json.dumps({"plan": name, "faults": made.faults}, ensure_ascii=False) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description="A national corpus of plans with planted faults.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plans", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clean", action="store_true", help="the same plans without faults")
    options = parser.parse_args()
    write(options.folder, options.plans, options.seed, clean=options.clean)


if __name__ == "__main__":
    main()
