"""An item for a measure that no item adopts, with the units and the scope that the lists let one propose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reformcheck.catalog.files.yamlfile import parse_yaml
from reformcheck.plans.skeleton import Skeleton
from reformcheck.running.edits.verified import Data, changed

if TYPE_CHECKING:
    from reformcheck.catalog.geography import Geography
    from reformcheck.catalog.model import Catalog, Measure
    from reformcheck.plans.edit import PlanEditor
    from reformcheck.plans.model import Plan


def with_measure(
    before: str,
    plan: Plan,
    measure: Measure,
    catalog: Catalog,
    geography: Geography,
    *,
    today: str,
    lang: str,
) -> str | None:
    """The text with an item for a measure behind the others, numbered on; None where its YAML cannot be edited.

    Raises InputError for a text that is not valid YAML.
    """
    writer = Skeleton(catalog, geography, today=today, lang=lang)
    lines = list(writer.item(next_number(plan), measure, plan.region))

    def change(editor: PlanEditor, data: Data) -> None:
        editor.extend("items", [lines])
        data["items"] = [*data["items"], parse_yaml("\n".join(lines).encode(), "").data]

    return changed(before, change)


def next_number(plan: Plan) -> int:
    """Behind the highest number of the plan, of which withheld items have some too."""
    printed = [int(item.number) for item in plan.items if item.number.isdecimal()]
    withheld = [number for entry in plan.withheld for number in entry.numbers]
    return max([*printed, *withheld], default=0) + 1
