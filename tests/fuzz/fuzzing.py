"""What becomes of broken inputs of every kind: read, or refused in a sentence; anything else is a failure."""

from __future__ import annotations

import os
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kinds_of_input import KINDS, SUFFIXES, WHOLE, Inputs

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog
from reformcheck.plans.documents import plan_data, read_document, understand
from reformcheck.plans.documents.reading.stream import texts_of
from reformcheck.plans.documents.writing.load import plan_of
from reformcheck.plans.documents.writing.plan_file import emit_plan, write_plan
from reformcheck.plans.model import Plan
from reformcheck.plans.reader import parse_plan
from reformcheck.reports import json_report
from reformcheck.rules.model import Report
from reformcheck.rules.runner import Checker

__all__ = ["KINDS", "SUFFIXES", "WHOLE", "Failure", "Inputs", "Judge", "failure_of", "failures", "losses"]

SECONDS = 5.0
"""What one input may take."""
REGION = "吉林省"
"""For a plan whose document names none: what a person would fill in."""


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
    started = _computed()
    try:
        judge.judge(path, rules=rules)
    except Exception as error:  # whatever it is: that is the question
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__}: {str(error)[:200]} ({Path(place.filename).name} {place.name}, line {place.lineno})"
    taken = _computed() - started
    return f"{taken:.1f} s" if taken > SECONDS else ""


def _computed() -> float:
    """Seconds of computing, with those of the processes that readers start."""
    return sum(os.times()[:4])


def losses(kind: str, count: int, seed: int) -> Iterator[Failure]:
    """Of `count` files as programs write them, those of whose text a character is not read, or which are refused."""
    inputs = Inputs()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{SUFFIXES[kind]}"
        for number in range(count):
            content, text = inputs.whole(kind, seed, number)
            path.write_bytes(content)
            if reason := _loss(path, text):
                yield Failure(kind, number, reason, content)


def _loss(path: Path, text: str) -> str:
    wanted = Counter("".join(text.split()))
    try:
        document = read_document(str(path))
    except InputError as error:
        return f"refused: {error.zh}" if wanted else ""
    read = Counter(c for block in document.blocks for held in texts_of(block) for c in held.string)
    lost = "".join((wanted - read).elements())
    return f"lost: {lost[:80]}" if lost and not document.traditional else ""
