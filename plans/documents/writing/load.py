"""A document as a Plan to be checked, its locations in the document itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reformcheck.catalog.divisions import divisions_of
from reformcheck.catalog.errors import CentralDocumentError, InputError, NoPlanError
from reformcheck.catalog.model import Location, Region
from reformcheck.plans.bounds import bound_items
from reformcheck.plans.documents.drafting.draft import Difference, Draft, DraftItem, DraftUnit, DraftUnits
from reformcheck.plans.documents.drafting.elsewhere import elsewhere
from reformcheck.plans.documents.drafting.front.document_title import KIND
from reformcheck.plans.documents.drafting.understanding import understand
from reformcheck.plans.documents.reading.read_file import read_document
from reformcheck.plans.documents.reading.readers import Progress
from reformcheck.plans.documents.reading.stream import Place, texts_of
from reformcheck.plans.model import (
    AnnexDifference,
    Assignment,
    Doubt,
    Item,
    Passage,
    Phase,
    Plan,
    Section,
    Unit,
    WithheldItems,
)


def load_plan(
    path: str,
    regions: Mapping[str, Region],
    *,
    region: str = "",
    lists: Sequence[str] = (),
    force: bool = False,
    shown: str = "",
    progress: Progress | None = None,
) -> Plan:
    """The plan in a document. `region` and `lists` stand in for what its text does not say.

    `regions`: by code. `force`: what is no plan by its kind is read as one. `shown`: the path that its places bear, where
    that is another. `progress` is called with the pages read and the pages in all. Raises NoPlanError for what is none, and InputError
    when the file cannot be read, holds no task, or is of no known region.
    """
    document = read_document(path, progress)
    draft = understand(replace(document, path=shown) if shown else document, regions)
    where = Location(shown or path)
    bound_items(len(draft.items), where)
    if not force:
        refuse_no_plan(draft, where, region)
    found = divisions_of(regions).find(region or draft.region)
    if found is None:
        raise _no_region(draft, regions, where)
    if not draft.items and draft.absent_annexes:
        name = draft.absent_annexes[0].string
        raise InputError(
            where,
            f"任务应在附件《{name}》里，而附件不在文件里；请检查附件，或把附件与正文放进一个文件",
            f'the tasks should stand in the annex "{name}", which is not in the file; check the annex, or put both into one file',
        )
    if not draft.items:
        raise InputError(
            where,
            "没有识别出任何任务，请用 `reformcheck import` 查看读到了什么",
            "no task was found in it; see what `reformcheck import` makes of it",
        )
    plan = plan_of(draft, found, lists)
    if region:
        asked = ("county", "district")
        plan = plan._replace(doubts=tuple(doubt for doubt in plan.doubts if doubt.kind not in asked))
    said = divisions_of(regions).find(draft.region) if region and draft.region else None
    if said and said.code not in (found.code, found.parent) and said.parent != found.code:
        doubt = Doubt("region", said.name, plan.locate("title"))
        plan = plan._replace(doubts=(doubt, *plan.doubts))
    return plan


def _no_region(draft: Draft, regions: Mapping[str, Region], where: Location) -> InputError:
    """The region must be said; the one that the text names oftenest is proposed."""
    string = "\n".join(text.string for block in draft.document.blocks for text in texts_of(block))
    counts = {region.name: string.count(region.name) for region in regions.values()}
    often = max(counts, key=lambda name: counts[name], default="")
    if not counts.get(often):
        return InputError(
            where,
            "文中看不出是哪个地区的方案，请用 --region 指明，如 --region 吉林省",
            "the text does not say of which region the plan is; name it with --region, such as --region 吉林省",
        )
    return InputError(
        where,
        f"文中没有写明是哪个地区的方案，是否为{often}？请用 --region {often} 指明",
        f"the text does not say of which region the plan is; {often}? Name it with --region {often}",
    )


def refuse_no_plan(draft: Draft, where: Location, region: str) -> None:
    """Raise NoPlanError for a document that is no plan by its kind, or is no official document at all.

    `region`: what stands in for the one that its text does not say.
    """
    if draft.no_plan:
        raise NoPlanError(
            where,
            f"这是{draft.no_plan}，不是方案，没有列出要落实的任务；确要当作方案，请加 --force-plan",
            f"this is a {draft.no_plan}, no plan: it sets no tasks; --force-plan reads it as one all the same",
        )
    if not region and not draft.region and _is_central(draft):
        raise CentralDocumentError(
            where,
            "这是中央的文件，不是地方的方案；转成清单请用 `reformcheck import --as list`",
            "this is a document of the central government, no plan of a region; `reformcheck import --as list` makes it a list",
        )
    official = KIND.search(draft.front.title) or draft.front.document_number or draft.absent_annexes
    tasks = draft.items and (region or draft.region or any(item.units.all for item in draft.items))
    if not official and not tasks:
        raise NoPlanError(
            where,
            "不像公文，没有识别出任何任务；用 `reformcheck import` 查看读到了什么",
            "no official document: no task was found in it; see what `reformcheck import` makes of it",
        )


_GUIDED = re.compile(r"[（(]?(?:指导部门|推广范围)\s*[:：]")
_GUIDED_ITEMS = 3


def _is_central(draft: Draft) -> bool:
    """Whether the State Council issued it, or it names who guides each measure and where it is to be promoted."""
    front = draft.front
    if front.issuer.startswith(("国务院", "中共中央")) or front.document_number.startswith(
        ("国发", "国办", "国函", "中办", "中发")
    ):
        return True
    strings = [text.string for block in draft.document.blocks for text in texts_of(block)]
    return "指导部门" in strings or sum(map(bool, map(_GUIDED.match, strings))) >= _GUIDED_ITEMS


def plan_of(draft: Draft, region: Region, lists: Sequence[str] = ()) -> Plan:
    """A draft as a Plan."""
    front, path = draft.front, draft.document.path
    top = Location(path, 1, 1, "文首")
    items = tuple(_item(item, position, path) for position, item in enumerate(draft.items, 1))
    at = {key: _location(place, path) for key, place in front.places.items()}
    at.setdefault("title", top)
    at.setdefault("region", at["title"])
    if items:
        at["items"] = items[0].location
    phases = tuple(Phase(p.name, p.start, p.end, _location(p.place, path)) for p in draft.phases)
    if phases:
        at["phases"] = phases[0].location
    return Plan(
        path=path,
        title=front.title,
        document_number=front.document_number,
        issuer=front.issuer,
        region=region,
        issued=front.issued,
        lists=tuple(lists) or front.lists,
        scope=front.scope,
        declared_total=front.declared_total,
        items=items,
        sections=tuple(Section(s.name, s.declared, _location(s.place, path)) for s in draft.sections),
        withheld=tuple(
            WithheldItems(w.section, w.numbers, w.count, _location(w.place, path)) for w in draft.withheld
        ),
        waivers=(),
        phases=phases or None,
        location=at["title"],
        sha256=draft.document.sha256,
        at=at,
        elsewhere=tuple(
            Passage(text.string, _location(text.place(), path))
            for text in elsewhere(draft.document.blocks, draft.items)
        ),
        absent_annexes=tuple(
            Passage(name.string, _location(name.place(), path)) for name in draft.absent_annexes
        ),
        doubts=tuple(
            Doubt(
                found.kind,
                found.words,
                _location(found.place, path),
                found.declared,
                found.read,
                found.within,
            )
            for found in draft.doubts
        ),
        differences=tuple(_difference(found, path) for found in draft.differences),
        is_document=True,
    )


def _location(place: Place, path: str) -> Location:
    return Location(path, place.line, place.column, place.source)


def _difference(found: Difference, path: str) -> AnnexDifference:
    annex = _location(found.annex_place, path) if found.annex_place else None
    here = _location(found.place, path)
    return AnnexDifference(found.kind, found.title, here, annex, found.text_units, found.annex_units)


def _item(item: DraftItem, position: int, path: str) -> Item:
    where = _location(item.place, path)
    at = {"title": where}
    if item.units.place:
        at["units"] = _location(item.units.place, path)
    if item.scope_place:
        at["scope"] = _location(item.scope_place, path)
    return Item(
        number=item.number or str(position),
        section=item.section,
        title=item.title,
        text=item.text,
        scope=item.scope,
        assignment=_assignment(item.units, path, at.get("units", where)),
        measure_ids=(),
        location=where,
        source=item.place.source,
        numbered=bool(item.number),
        at=at,
        ordinal=position,
        text_marks=tuple((offset, _location(place, path)) for offset, place in item.text_marks),
    )


def _assignment(units: DraftUnits, path: str, clause: Location) -> Assignment:
    def read(group: tuple[DraftUnit, ...]) -> tuple[Unit, ...]:
        return tuple(Unit(u.name, _location(u.place, path) if u.place else clause) for u in group)

    return Assignment(
        read(units.lead), read(units.assist), read(units.responsible), units.open_ended, units.due
    )
