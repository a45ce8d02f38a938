"""Small documents as officials write them, each with what a careful reader makes of it, in every format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from reformcheck.catalog.model import Region
from reformcheck.plans.documents import plan_data, read_document, understand, write_list
from reformcheck.plans.documents.drafting.draft import Draft, DraftItem

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "dev" / "cases" / "reading.yaml"
OTHERS = ("rows", "no_plan", "says")
"""Keys of the cases on tables, annexes and documents that are no plan, which have tests of their own."""


def _cases() -> list[dict[str, Any]]:
    files = [*sorted((HERE / "cases").glob("*.yaml")), *([SHARED] if SHARED.exists() else [])]
    found = [case for path in files for case in yaml.load(path.read_text("utf-8"), yaml.BaseLoader)]
    return [case for case in found if not any(key in case for key in OTHERS)]


CASES = _cases()
FRONT = ("title", "document_number", "issuer", "issued")


def seen(draft: Draft, case: Mapping[str, Any]) -> dict[str, Any]:
    """What the draft says of everything that the case speaks of."""
    found: dict[str, Any] = {name: getattr(draft.front, name) for name in FRONT if name in case}
    if "region" in case:
        found["region"] = draft.region
    if "measures" in case:
        measures = yaml.load(write_list(draft), yaml.BaseLoader)["measures"] or []
        found["measures"] = [_told(m, w) for m, w in _beside(measures, case["measures"])]
    if "items" in case:
        found["items"] = [_item(item, wanted) for item, wanted in _beside(draft.items, case["items"])]
    return found


def _beside(found: Any, wanted: list[Any]) -> list[tuple[Any, Any]]:
    """Each that was found with the one that is wanted in its place."""
    return list(zip(found, [*wanted, *[{"title": ""}] * len(found)], strict=False))


def _told(measure: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    return {key: measure.get(key, "") for key in wanted}


def _item(item: DraftItem, wanted: Mapping[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = {"title": item.title}
    stated = {"number": item.number, "section": item.section, "due": item.units.due}
    result |= {key: value for key, value in stated.items() if key in wanted}
    roles = {role: [u.name for u in getattr(item.units, role)] for role in ("lead", "assist", "responsible")}
    result |= {role: names for role, names in roles.items() if names}
    if "units" in wanted:
        # The case does not say in which role, beside the leads that it may name.
        beside = [name for role, names in roles.items() if role not in wanted for name in names]
        result = {key: value for key, value in result.items() if key in wanted}
        result["units"] = beside
    if item.scope and "scope" in wanted:
        result["scope"] = "、".join(item.scope)
    return result


def _wanted(case: Mapping[str, Any]) -> dict[str, Any]:
    return {key: case[key] for key in (*FRONT, "region", "measures", "items") if key in case}


def check(draft: Draft, case: Mapping[str, Any]) -> None:
    assert seen(draft, case) == _wanted(case)
    plan_data(draft)


@pytest.fixture(params=CASES, ids=lambda case: case["name"])
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    result: dict[str, Any] = request.param
    return result


def test_text(case: dict[str, Any], tmp_path: Path, regions: Mapping[str, Region]):
    path = tmp_path / "document.txt"
    path.write_text(case["text"], encoding="utf-8")
    check(understand(read_document(str(path)), regions), case)


@pytest.mark.parametrize("form", ["as_docx", "as_html", "as_pdf"])
def test_other_formats(
    form: str,
    case: dict[str, Any],
    tmp_path: Path,
    regions: Mapping[str, Region],
    request: pytest.FixtureRequest,
):
    write: Callable[[list[str], Path], Path] = request.getfixturevalue(form)
    path = write([line for line in case["text"].split("\n") if line.strip()], tmp_path / "document.bin")
    check(understand(read_document(str(path)), regions), case)
