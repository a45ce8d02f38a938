"""A draft as a plan file: YAML with a comment wherever a person must look."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from reformcheck.plans.documents.draft import Draft, DraftItem, DraftUnits, Leftover
from reformcheck.plans.documents.yamltext import Scalar, comment, entry, listed, mapped, scalar

SCHEMA_LINE = "# yaml-language-server: $schema=plan.json"


def write_plan(draft: Draft) -> str:
    """The text of the plan file. What the document does not say is left out, with a comment."""
    lines = [
        SCHEMA_LINE,
        comment("由公文导入，尚待核对：凡标“核对”处须由人确认。"),
        "reformcheck: 1",
        *_document(draft),
        *_plan(draft),
        *_flow_list("sections", ({"name": s.name, "declared": s.declared} for s in draft.sections)),
        "items:" if draft.items else "items: []",
        *(line for item in draft.items for line in item_lines(item)),
        *_flow_list("withheld", _withheld(draft)),
        *_flow_list("phases", ({"name": p.name, "start": p.start, "end": p.end} for p in draft.phases)),
        *_review(draft.review),
    ]
    return "\n".join(lines) + "\n"


def _document(draft: Draft) -> list[str]:
    document = draft.document
    lines = ["document:", f"  file: {scalar(PurePath(document.path).name)}", f'  sha256: "{document.sha256}"']
    return [*lines, f"  pages: {document.pages}"] if document.pages else lines


def _plan(draft: Draft) -> list[str]:
    front = draft.front
    lines = ["plan:"]
    lines += entry("title", front.title, 2) if front.title else [comment("核对：未见标题。 title:", 2)]
    for key, value in (("document_number", front.document_number), ("issuer", front.issuer)):
        if value:
            lines += entry(key, value, 2)
    lines += (
        entry("region", draft.region, 2)
        if draft.region
        else [comment("核对：文中未见本表所载的地区，请填写。 region:", 2)]
    )
    lines += [f"  issued: {front.issued}"] if front.issued else [comment("核对：未见成文日期。 issued:", 2)]
    if front.lists:
        lines.append(f"  lists: {listed(front.lists)}")
    else:
        lines.append(comment("核对：未见所答复的清单文号。 lists:", 2))
    if front.scope:
        lines.append(f"  scope: {_scope(front.scope)}")
    if front.declared_total is not None:
        lines.append(f"  declared_total: {front.declared_total}")
    return lines


def _scope(scope: tuple[str, ...]) -> str:
    return scalar(scope[0]) if len(scope) == 1 else listed(scope)


def item_lines(item: DraftItem) -> list[str]:
    """The lines of one item."""
    head: list[str] = []
    if item.number:
        head += [f"    number: {int(item.number) if item.number.isdecimal() else scalar(item.number)}"]
    if item.section:
        head += entry("section", item.section, 4)
    head += entry("title", item.title, 4)
    if item.scope:
        head.append(f"    scope: {_scope(item.scope)}")
    head += _units(item.units)
    if item.text:
        head += entry("text", item.text, 4)
    head += entry("source", item.place.source, 4)
    if item.notes:
        head += entry("note", "；".join(item.notes), 4)
    head[0] = "  - " + head[0][4:]
    return head


def _units(units: DraftUnits) -> list[str]:
    if not units.all:
        return [comment("核对：未见责任单位。 units:", 4)]
    by_role: dict[str, Scalar | tuple[str, ...]] = {}
    for role, group in (("lead", units.lead), ("assist", units.assist), ("responsible", units.responsible)):
        if group:
            by_role[role] = tuple(unit.name for unit in group)
    if units.open_ended:
        by_role["open_ended"] = True
    if list(by_role) == ["responsible"]:
        return [f"    units: {listed(unit.name for unit in units.responsible)}"]
    return [f"    units: {mapped(by_role)}"]


def _withheld(draft: Draft) -> Iterable[dict[str, Scalar]]:
    for entry_ in draft.withheld:
        values: dict[str, Scalar] = {"section": entry_.section} if entry_.section else {}
        if entry_.numbers:
            values["numbers"] = span(entry_.numbers)
        else:
            values["count"] = entry_.count
        yield values


def span(numbers: tuple[int, ...]) -> int | str:
    """13-18 for a run of numbers."""
    return numbers[0] if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"


def _flow_list(key: str, values: Iterable[dict[str, Scalar]]) -> list[str]:
    lines = [f"  - {mapped(value)}" for value in values]
    return [f"{key}:", *lines] if lines else []


def _review(review: tuple[Leftover, ...]) -> list[str]:
    if not review:
        return []
    lines = [comment("以下段落未列为任务；标“核对”的须由人看过。"), "review:"]
    for left in review:
        head = entry("text", left.text, 4)
        head[0] = "  - " + head[0][4:]
        lines += head
        lines += entry("source", left.place.source, 4)
        lines += entry("reason", "叙述，未见任务" if left.narrative else "核对：未能识别", 4)
    return lines
