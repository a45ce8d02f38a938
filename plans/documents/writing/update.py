"""Importing again: what a person has written into the plan file stays, and the changes are told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reformcheck.plans.documents.drafting.draft import Notice
from reformcheck.plans.documents.writing.plan_file import Data

_PERSONAL = ("measure", "note")
"""Keys of an item that only a person writes."""
_CHECKED = ("units", "due", "scope")
"""Keys of an item that findings rest on."""
_SIMILAR = 0.6


def update_plan(old: Data, new: Data) -> tuple[Data, list[Notice]]:
    """The data of a new import with what a person wrote into the old file, and what has changed.

    Where the document is the same as before (by its SHA-256), every value that differs is a person's edit and
    stays. Where it has changed, the document's words count, and a person's only where it says nothing.
    """
    same = old.get("document", {}).get("sha256") == new["document"]["sha256"]
    changes: list[Notice] = []
    merged = dict(new)
    merged["plan"] = _merged(old["plan"], new["plan"], same, "plan", changes)
    merged["items"] = _items(old["items"], new["items"], same, changes)
    for key in ("sections", "withheld", "phases", "review"):
        if same and key in old:
            merged[key] = old[key]
        elif old.get(key) != new.get(key) and key != "review":
            changes.append(_changed(key, old.get(key), new.get(key)))
    if "waivers" in old:
        merged["waivers"] = old["waivers"]
    return _in_order(merged), changes


def _in_order(data: Data) -> Data:
    order = (
        "reformcheck",
        "document",
        "plan",
        "sections",
        "items",
        "withheld",
        "phases",
        "waivers",
        "review",
    )
    return {key: data[key] for key in order if key in data}


def _merged(old: Data, new: Data, same: bool, name: str, changes: list[Notice]) -> Data:
    """One mapping: the person's value where the document is the same or says nothing."""
    merged = dict(new)
    for key, value in old.items():
        if key == "source" or new.get(key) == value:
            continue
        if same or key not in new or key in _PERSONAL:
            merged[key] = value
            if not same and key not in _PERSONAL:
                changes.append(_kept(f"{name} {key}", value))
        else:
            changes.append(_changed(f"{name} {key}", value, new[key]))
    order = [*old, *(key for key in new if key not in old)]
    return {key: merged[key] for key in order if key in merged}


def _items(old: list[Data], new: list[Data], same: bool, changes: list[Notice]) -> list[Data]:
    partners = dict(pairs(old, new))
    items = []
    for index, item in enumerate(new):
        partner = partners.get(index)
        if partner is None:
            changes.append(Notice(f"新增：{_name(item)}", f"added: {_name(item)}"))
            items.append(item)
        else:
            items.append(_flagged(old[partner], item, same, changes))
    for index in sorted(set(range(len(old))) - set(partners.values())):
        changes.append(
            Notice(f"文中已无：{_name(old[index])}", f"no longer in the text: {_name(old[index])}")
        )
    return items


def _flagged(old: Data, new: Data, same: bool, changes: list[Notice]) -> Data:
    """The merged item; what the document no longer says is kept under a flag, which a person takes away.

    A unit that was deleted in Word and one that a person has added look alike: `kept: [units]` has a check ask which it is.
    """
    if same:
        return _merged(old, new, same, _name(new), changes)
    merged = _merged(
        {key: value for key, value in old.items() if key != "kept"}, new, same, _name(new), changes
    )
    kept = [key for key in _CHECKED if key in old and key not in new]
    return merged | {"kept": kept} if kept else merged


def pairs(old: list[Data], new: list[Data]) -> Iterator[tuple[int, int]]:
    """Index of a new item with that of the old one it goes on with: of one title, then of like titles."""
    left = {_key(item): index for index, item in reversed(list(enumerate(old)))}
    waiting = []
    for index, item in enumerate(new):
        partner = left.pop(_key(item), None)
        if partner is None:
            waiting.append(index)
        else:
            yield index, partner
    free = set(left.values())
    for index in waiting:
        partner = _nearest(new[index], {i: old[i] for i in free})
        if partner is not None:
            free.discard(partner)
            yield index, partner


def _nearest(item: Data, candidates: dict[int, Data]) -> int | None:
    from difflib import SequenceMatcher

    scores = {
        index: SequenceMatcher(None, _key(item), _key(other)).ratio() + 0.2 * _same_number(item, other)
        for index, other in candidates.items()
    }
    best = max(scores, key=lambda index: scores[index], default=None)
    return best if best is not None and scores[best] >= _SIMILAR else None


def _same_number(item: Data, other: Data) -> bool:
    return "number" in item and str(item["number"]) == str(other.get("number"))


def _key(item: Data) -> str:
    return re.sub(r"[\s“”\"'（）(),，、；;。：:]+", "", str(item["title"]))


def _name(item: Data) -> str:
    title = str(item["title"])
    short = title if len(title) <= 30 else title[:30] + "…"
    return f"{item['number']} {short}" if "number" in item else short


def _changed(name: str, old: Any, new: Any) -> Notice:
    return Notice(
        f"{name}：{_shown(old)} → {_shown(new)}",
        f"{name}: {_shown(old)} → {_shown(new)}",
    )


def _kept(name: str, value: Any) -> Notice:
    return Notice(
        f"{name}：文中未见，保留 {_shown(value)}", f"{name}: not in the text, {_shown(value)} was kept"
    )


def _shown(value: Any) -> str:
    text = "—" if value is None else str(value)
    return text if len(text) <= 80 else text[:80] + "…"
