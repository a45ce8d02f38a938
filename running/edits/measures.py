"""What `fix` writes into a plan file: `measure: 2018-126/01` at the items that surely adopt one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reformcheck.catalog.errors import InputError

if TYPE_CHECKING:
    from reformcheck.plans.model import Plan
    from reformcheck.rules.model import ItemMatches


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


def mended(data: bytes, before: str, repairs: Sequence[Repair], plan: Plan, *, lang: str) -> str:
    """The text with the repairs, read again to see that it says what it should and nothing else."""
    from reformcheck.catalog.files.yamlfile import parse_yaml
    from reformcheck.plans.edit import PlanEditor

    editor, expected = PlanEditor(before), parse_yaml(data, plan.path).data
    for repair in repairs:
        guess = None if repair.sure else _GUESS[lang]
        value = repair.measures[0] if len(repair.measures) == 1 else list(repair.measures)
        try:
            editor.set_item(repair.index, "measure", value, guess)
        except ValueError:
            raise _unusual(plan, repair) from None
        expected["items"][repair.index]["measure"] = value
    try:
        found = parse_yaml(editor.text().encode(), plan.path).data
    except InputError:
        found = None
    if found != expected:
        raise _unusual(plan, repairs[0])
    return editor.text()


def _unusual(plan: Plan, repair: Repair) -> InputError:
    return InputError(
        plan.items[repair.index].location,
        "这种 YAML 写法 fix 改不了，什么都没有写；请自己加上 measure:",
        "fix cannot edit YAML written like this and changed nothing; add measure: yourself",
    )
