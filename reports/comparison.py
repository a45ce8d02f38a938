"""A revision against the plan before it, for the terminal and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from reformcheck.plans.model import Item, Plan
from reformcheck.reports.wording import joined
from reformcheck.rules.compare import KINDS, Change, same_frame
from reformcheck.rules.wording import word_diff

FORMAT = "reformcheck-comparison/1"

_NAMES = {
    "zh": {
        "lost": "不再采纳",
        "gained": "新采纳",
        "reassigned": "责任单位有变",
        "rescoped": "适用范围有变",
        "reworded": "措辞有变",
        "revised": "正文有变",
    },
    "en": {
        "lost": "lost",
        "gained": "gained",
        "reassigned": "reassigned",
        "rescoped": "applied elsewhere",
        "reworded": "reworded",
        "revised": "body changed",
    },
}


def render_json(old: Plan, new: Plan, changes: Sequence[Change]) -> str:
    data = {
        "format": FORMAT,
        "old": {"path": old.path, "title": old.title},
        "new": {"path": new.path, "title": new.title},
        "changes": [_data(change) for change in changes],
        "summary": {kind: sum(change.kind == kind for change in changes) for kind in KINDS},
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _data(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "measure": change.measure_id,
        "title": change.title,
        "old": _item(change.before),
        "new": _item(change.after),
        "units_gained": list(change.units_gained),
        "units_lost": list(change.units_lost),
        "lead_before": list(change.lead_before),
        "lead_after": list(change.lead_after),
        "scope_before": list(change.scope_before),
        "scope_after": list(change.scope_after),
        "stance_before": change.stance_before.kind,
        "stance_after": change.stance_after.kind,
    }


def _item(item: Item | None) -> dict[str, Any] | None:
    if item is None:
        return None
    return {
        "number": item.number,
        "title": item.title,
        "line": item.location.line,
        "scope": list(item.scope),
        "units": [unit.name for unit in item.assignment.units],
    }


def render_text(old: Plan, new: Plan, changes: Sequence[Change], *, lang: str) -> str:
    """Plain lines: kind, measure, and what stands on either side."""
    lines = [f"{old.path} → {new.path}"]
    for kind in KINDS:
        found = [change for change in changes if change.kind == kind]
        if not found:
            continue
        lines += ["", f"{_NAMES[lang][kind]} {len(found)}"]
        for change in found:
            name = " ".join(filter(None, (change.measure_id, change.title)))
            lines.append(f"  {_places(change)}  {name}")
            lines += [f"      {line}" for line in _details(change, lang)]
    if not changes and same_frame(old, new):
        lines.append("没有变化" if lang == "zh" else "no change")
    elif not changes:
        lines.append(
            "任务没有变化；标题、序号、日期等其他内容有变"
            if lang == "zh"
            else "no task has changed; other parts of the plan have"
        )
    return "\n".join(lines) + "\n"


def _places(change: Change) -> str:
    sides = (change.before, change.after)
    return " → ".join(f"{item.location}" for item in sides if item is not None)


def _details(change: Change, lang: str) -> list[str]:
    before, after = change.before, change.after
    if before is None or after is None:
        return []
    if change.kind in ("lost", "gained"):
        return _turned(change, lang)
    if change.kind == "revised":
        return [f"= {_marked(before.text, after.text)}"]
    if change.kind == "reworded":
        return [f"- {before.title}", f"+ {after.title}", f"= {_marked(before.title, after.title)}"]
    if change.kind == "rescoped":
        return [
            f"- {joined(change.scope_before, lang) or '…'}",
            f"+ {joined(change.scope_after, lang) or '…'}",
        ]
    lines = [f"+ {name}" for name in change.units_gained] + [f"- {name}" for name in change.units_lost]
    if change.lead_before != change.lead_after:
        lead = "牵头" if lang == "zh" else "lead"
        lines.append(
            f"{lead}: {joined(change.lead_before, lang) or '…'} → {joined(change.lead_after, lang) or '…'}"
        )
    return lines


_STANCES = {
    "zh": {"adopts": "采纳", "defers": "暂缓", "declines": "不予采纳"},
    "en": {"adopts": "adopted", "defers": "deferred", "declines": "declined"},
}


def _turned(change: Change, lang: str) -> list[str]:
    """What the item said of the measure, and says now, with the words that say so."""
    sides = []
    for stance in (change.stance_before, change.stance_after):
        words = (f"「{stance.words}」" if lang == "zh" else f' "{stance.words}"') if stance.words else ""
        sides.append(_STANCES[lang][stance.kind] + words)
    return [" → ".join(sides)]


def _marked(old: str, new: str) -> str:
    """The new wording with what it drops and adds between marks."""
    marks = {"=": ("", ""), "-": ("[-", "-]"), "+": ("{+", "+}")}
    return "".join(marks[sign][0] + words + marks[sign][1] for sign, words in word_diff(old, new))
