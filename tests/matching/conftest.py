"""What the tests of matching share: the measures of the built-in lists, and items made by hand."""

import pytest

from reformcheck.catalog.loader import load_catalog
from reformcheck.catalog.model import Location, Measure, Scope, Source
from reformcheck.plans.model import Assignment, Item
from reformcheck.rules.matching import Matcher


def item(title, text="", measure_ids=(), number="1"):
    return Item(number, "", title, text, (), Assignment(), tuple(measure_ids), Location("plan.yaml"))


def measure(id_, title, content=""):
    number = int(id_.rpartition("/")[2])
    return Measure(id_, number, "", title, content, (), Scope("national"), Source("list.txt", 1))


def answers(matched):
    """(sure ids, candidate ids) of each item."""
    return [([m.measure.id for m in one.sure], [m.measure.id for m in one.candidates]) for one in matched]


@pytest.fixture(scope="session")
def make():
    """Makers of items and measures, and `answers`."""

    class Make:
        item = staticmethod(item)
        measure = staticmethod(measure)
        answers = staticmethod(answers)

    return Make


@pytest.fixture(scope="session")
def measures():
    return list(load_catalog().measures.values())


@pytest.fixture(scope="session")
def matcher(measures):
    return Matcher(measures)
