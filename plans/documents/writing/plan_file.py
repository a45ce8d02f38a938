"""A draft as the data of a plan file, and such data as YAML with a comment wherever a person must look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from reformcheck.catalog.files.yamltext import comment, entry, listed, mapped, scalar
from reformcheck.plans.documents.drafting.draft import Draft, DraftItem, DraftUnits

NARRATIVE, UNCLEAR = "叙述，未见任务", "核对：未能识别"

Data = dict[str, Any]


def write_plan(draft: Draft) -> str:
    """The text of the plan file. What the document does not say is left out, with a comment."""
    return emit_plan(plan_data(draft))


def plan_data(draft: Draft) -> Data:
    """The keys and values of the plan file, in its order; empty ones are left out."""
    document, front = draft.document, draft.front
    data: Data = {
        "reformcheck": 1,
        "document": {
            "file": PurePath(document.path).name,
            "sha256": document.sha256,
            **({"pages": document.pages} if document.pages else {}),
        },
        "plan": _filled(
            title=front.title,
            document_number=front.document_number,
            issuer=front.issuer,
            region=draft.region,
            issued=front.issued,
            lists=list(front.lists),
            scope=_scope(front.scope),
            declared_total=front.declared_total,
        ),
        "sections": [{"name": s.name, "declared": s.declared} for s in draft.sections],
        "items": [_item(item) for item in draft.items],
        "withheld": [
            _filled(section=w.section, **({"numbers": span(w.numbers)} if w.numbers else {"count": w.count}))
            for w in draft.withheld
        ],
        "phases": [{"name": p.name, "start": p.start, "end": p.end} for p in draft.phases],
        "review": [
            {"text": r.text, "source": r.place.source, "reason": NARRATIVE if r.narrative else UNCLEAR}
            for r in draft.review
        ],
    }
    return {key: value for key, value in data.items() if value or key in ("plan", "items")}


def _filled(**values: Any) -> Data:
    return {key: value for key, value in values.items() if value not in ("", [], None, ())}


def _item(item: DraftItem) -> Data:
    return _filled(
        number=int(item.number) if item.number.isdecimal() else item.number,
        section=item.section,
        title=item.title,
        scope=_scope(item.scope),
        units=_units(item.units),
        due=item.units.due,
        text=item.text,
        source=item.place.source,
        note="；".join(item.notes),
    )


def _scope(scope: tuple[str, ...]) -> str | list[str]:
    return scope[0] if len(scope) == 1 else list(scope)


def _units(units: DraftUnits) -> list[str] | Data | None:
    groups = {"lead": units.lead, "assist": units.assist, "responsible": units.responsible}
    roles: Data = {role: [unit.name for unit in group] for role, group in groups.items() if group}
    if units.open_ended and roles:
        roles["open_ended"] = True
    return roles["responsible"] if list(roles) == ["responsible"] else roles or None


def span(numbers: tuple[int, ...]) -> int | str:
    """13-18 for a run of numbers."""
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"


# ---- as YAML ----

_MISSING = {
    "title": "未见标题",
    "region": "文中未见省级或地级地区，请填写",
    "issued": "未见成文日期",
    "lists": "未见所答复的清单文号",
}


def emit_plan(data: Data) -> str:
    """The data of a plan file as its text."""
    lines = [comment("由公文导入；标“核对”之处须由人确认。"), f"reformcheck: {data['reformcheck']}"]
    if "document" in data:
        lines += ["document:", *_mapping(data["document"], 2)]
    lines += ["plan:", *_mapping(data["plan"], 2)]
    lines += [comment(f"核对：{why}。 {key}:", 2) for key, why in _MISSING.items() if key not in data["plan"]]
    lines += _flow_entries("sections", data)
    lines += _block_entries("items", data) if data["items"] else ["items: []  # 核对：没有识别出任务"]
    lines += _flow_entries("withheld", data)
    lines += _flow_entries("phases", data)
    lines += _block_entries("waivers", data)
    if "review" in data:
        lines.append(comment("以下段落未列为任务。"))
    lines += _block_entries("review", data)
    return "\n".join(lines) + "\n"


def _flow_entries(key: str, data: Data) -> list[str]:
    lines = [f"  - {mapped(value)}" for value in data.get(key, ())]
    return [f"{key}:", *lines] if lines else []


def _block_entries(key: str, data: Data) -> list[str]:
    lines = []
    for value in data.get(key, ()):
        inner = _mapping(value, 4)
        if key == "items" and "units" not in value:
            inner.append(comment("核对：未见责任单位。 units:", 4))
        lines += ["  - " + inner[0][4:], *inner[1:]]
    return [f"{key}:", *lines] if lines else []


def _mapping(values: Mapping[str, Any], indent: int) -> list[str]:
    return [line for key, value in values.items() for line in _entry(key, value, indent)]


def _entry(key: str, value: Any, indent: int) -> Iterable[str]:
    pad = " " * indent
    if isinstance(value, dict):
        return [
            f"{pad}{key}: {mapped({k: tuple(v) if isinstance(v, list) else v for k, v in value.items()})}"
        ]
    if isinstance(value, list):
        return [f"{pad}{key}: {listed(value)}"]
    return entry(key, value, indent) if isinstance(value, str) else [f"{pad}{key}: {scalar(value)}"]
