"""Broken inputs of every kind, and what becomes of them: read, or refused in a sentence; anything else is a failure.

An input is made from its kind, a seed and its number, so that each can be made again by itself.
"""

from __future__ import annotations

import random
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import broken_pages
import broken_plans
import broken_texts
import broken_words
import official_texts

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog
from reformcheck.plans.documents import plan_data, read_document, understand
from reformcheck.plans.documents.writing.load import plan_of
from reformcheck.plans.documents.writing.plan_file import emit_plan, write_plan
from reformcheck.plans.model import Plan
from reformcheck.plans.reader import parse_plan
from reformcheck.reports import json_report
from reformcheck.rules.model import Report
from reformcheck.rules.runner import Checker

EXAMPLES = Path(__file__).parents[2] / "examples"
SECONDS = 5.0
"""What one input may take."""
REGION = "吉林省"
"""For a plan whose document names none: what a person would fill in."""

SUFFIXES = {"texts": ".txt", "grammar": ".txt", "pages": ".html", "words": ".docx", "plans": ".yaml"}
KINDS = tuple(SUFFIXES)


class Inputs:
    """Makes broken inputs from the examples."""

    def __init__(self) -> None:
        texts = sorted((EXAMPLES / "documents").glob("*.txt"))
        self._documents = [path.read_text(encoding="utf-8").splitlines() for path in texts]
        self._plans = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.yaml"))]

    def make(self, kind: str, seed: int, number: int) -> bytes:
        chance = random.Random(f"{kind} {seed} {number}")
        return {
            "texts": lambda: broken_texts.broken(self._documents, chance),
            "grammar": lambda: self._text(chance),
            "pages": lambda: broken_pages.broken(self._lines(chance), chance),
            "words": lambda: broken_words.broken(self._lines(chance), chance),
            "plans": lambda: broken_plans.broken(self._plans, chance),
        }[kind]()

    def _text(self, chance: random.Random) -> bytes:
        return "\n".join(official_texts.lines(chance)).encode()

    def _lines(self, chance: random.Random) -> list[str]:
        """Of the grammar, or a stretch of a document with the tables that its tabs make."""
        if chance.random() < 0.7:
            return official_texts.lines(chance)
        return broken_texts.mutated(self._documents, chance).splitlines()


class Judge:
    """Reads an input as the commands do. What it raises is a failure."""

    def __init__(self) -> None:
        self._catalog = load_catalog()
        self._geography = Geography(self._catalog)
        self._region = next(r for r in self._catalog.regions.values() if r.name == REGION)
        self._checker = Checker(self._catalog, self._geography, today="2026-01-01")

    def judge(self, path: Path, *, rules: bool) -> None:
        """`rules`: what is read is checked and reported as well, which takes longer than reading it."""
        plan = self._plan_file(path) if path.suffix == ".yaml" else self._document(path)
        if rules and plan is not None:
            result = self._checker.check(plan)
            json_report.render(Report("0", self._catalog, (result,), ()), lang="zh").encode()

    def _plan_file(self, path: Path) -> Plan | None:
        try:
            return parse_plan(path.read_bytes(), path.name, self._catalog, self._geography)
        except InputError as error:
            assert error.zh and error.en
            return None

    def _document(self, path: Path) -> Plan | None:
        try:
            document = read_document(str(path))
        except InputError as error:
            assert error.zh and error.en
            return None
        draft = understand(document, self._catalog.regions)
        if not draft.items:
            return None
        write_plan(draft)
        data = plan_data(draft)
        data["plan"].setdefault("region", REGION)
        data["plan"].setdefault("title", "工作方案")
        parse_plan(emit_plan(data).encode(), "x.yaml", self._catalog, self._geography)
        return plan_of(draft, self._region)


class Failure(NamedTuple):
    kind: str
    number: int
    reason: str
    content: bytes


def failures(kinds: Sequence[str], count: int, seed: int, rules: Callable[[int], bool]) -> Iterator[Failure]:
    """What fails, or takes too long, of `count` inputs of each kind; `rules` tells which are checked as well."""
    inputs, judge = Inputs(), Judge()
    with tempfile.TemporaryDirectory() as folder:
        for kind in kinds:
            path = Path(folder) / f"x{SUFFIXES[kind]}"
            for number in range(count):
                content = inputs.make(kind, seed, number)
                path.write_bytes(content)
                reason = failure_of(judge, path, rules=rules(number))
                if reason:
                    yield Failure(kind, number, reason, content)


def failure_of(judge: Judge, path: Path, *, rules: bool) -> str:
    """Why an input fails; empty where it does not."""
    started = time.process_time()
    try:
        judge.judge(path, rules=rules)
    except Exception as error:  # whatever it is: that is the question
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__}: {str(error)[:200]} ({Path(place.filename).name} {place.name}, line {place.lineno})"
    taken = time.process_time() - started
    return f"{taken:.1f} s" if taken > SECONDS else ""
