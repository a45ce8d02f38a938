"""Geometry of the history chart."""

from __future__ import annotations

import pytest

from reformcheck.reports.history import Point, percent
from reformcheck.reports.web.chart import WIDTH, chart
from reformcheck.reports.web.history_page import render_svg


def point(required: int = 10, covered: int = 5, errors: int = 1, name: str = "v1") -> Point:
    return Point(name, "2020-01-01", "", 1, required, covered, required - covered, 0, 0, errors, 2, 3, 0)


@pytest.mark.parametrize("count", [0, 1, 2, 11, 12, 13, 40, 1000])
def test_everything_stands_inside(count: int):
    drawn = chart([point(covered=n % 11) for n in range(count)])
    assert all(0 < dot["x"] < WIDTH for dot in drawn["dots"])
    assert all(
        bar["x"] > 0 and bar["x"] + bar["width"] < WIDTH and bar["height"] >= 0 for bar in drawn["bars"]
    )
    assert len(drawn["labels"]) <= 13
    if count:
        assert drawn["labels"][-1]["x"] == drawn["dots"][-1]["x"]  # the newest is always named
    assert render_svg([point() for _ in range(count)], lang="zh").startswith("<svg")


def test_the_line_breaks_where_nothing_is_required():
    drawn = chart([point(), point(), point(required=0, covered=0), point(), point()])
    assert len(drawn["lines"]) == 2
    assert len(drawn["dots"]) == 4


def test_only_a_whole_is_called_a_hundred():
    assert [percent(point(1000, covered)) for covered in (999, 1000, 0)] == ["99%", "100%", "0%"]
    assert percent(point(0, 0)) == "–"


@pytest.mark.parametrize(
    ("findings", "top"),
    [(5, 10), (10, 10), (11, 20), (21, 40), (41, 100), (100, 100), (1000, 1000), (1005, 2000)],
)
def test_the_scale_is_round_and_high_enough(findings: int, top: int):
    drawn = chart([point(errors=findings - 5)])
    assert [count for _, count in drawn["counts"]] == [0, top // 2, top]
    assert chart([])["counts"][-1][1] == 2
