"""`measure:` and `stance:` of items: what the wording leaves no doubt of, or what a person chooses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reformcheck.catalog.errors import InputError
from reformcheck.running.edits.verified import changed

if TYPE_CHECKING:
    from reformcheck.plans.edit import PlanEditor
    from reformcheck.plans.model import Plan
    from reformcheck.rules.model import ItemMatches
    from reformcheck.running.edits.verified import Data

_GUESS = {"zh": "猜测，请核对", "en": "a guess, please check"}


@dataclass(frozen=True, slots=True)
class Repair:
    """A `measure:` to write for the item at a position."""

    index: int
    number: str
    measures: tuple[str, ...]
    sure: bool


def repairs(items: Sequence[ItemMatches], unsafe: bool) -> Iterator[Repair]:
    for index, matched in enumerate(items):
        if matched.item.measure_ids:
            continue
        if matched.sure:
            ids = tuple(sorted(match.measure.id for match in matched.adopted))
            if ids:
                yield Repair(index, matched.item.number, ids, True)
        elif unsafe and matched.stance == "adopts":
            yield Repair(index, matched.item.number, (matched.candidates[0].measure.id,), False)


def mended(before: str, repairs: Sequence[Repair], plan: Plan, *, lang: str) -> str:
    """The text with the repairs. Raises InputError where its YAML cannot be edited."""
    if not repairs:
        return before

    def change(editor: PlanEditor, data: Data) -> None:
        for repair in repairs:
            value = repair.measures[0] if len(repair.measures) == 1 else list(repair.measures)
            try:
                editor.set_item(repair.index, "measure", value, None if repair.sure else _GUESS[lang])
            except ValueError:
                raise _unusual(plan, repair) from None
            data["items"][repair.index]["measure"] = value

    after = changed(before, change)
    if after is None:
        raise _unusual(plan, repairs[0])
    return after


def with_value(before: str, index: int, key: str, value: str | Sequence[str]) -> str | None:
    """The text with a key that the item at a position lacks; None where its YAML cannot be edited."""

    def change(editor: PlanEditor, data: Data) -> None:
        editor.set_item(index, key, value)
        data["items"][index][key] = value if isinstance(value, str) else list(value)

    return changed(before, change)


def _unusual(plan: Plan, repair: Repair) -> InputError:
    return InputError(
        plan.items[repair.index].location,
        "这种 YAML 写法 fix 改不了，什么都没有写；请自己加上 measure:",
        "fix cannot edit YAML written like this and changed nothing; add measure: yourself",
    )
