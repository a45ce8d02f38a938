"""From a stream of paragraphs to a draft of the plan: what is an item, who answers, what is left over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reformcheck.catalog.model import Region
from reformcheck.plans.documents.drafting.annex.annex_frame import leave_frame
from reformcheck.plans.documents.drafting.annex.annex_merge import merge_tables
from reformcheck.plans.documents.drafting.annex.annexes import absent_annexes
from reformcheck.plans.documents.drafting.doubts import doubts_of
from reformcheck.plans.documents.drafting.draft import (
    Draft,
    DraftDoubt,
    DraftSection,
    DraftWithheld,
    Front,
    Notice,
)
from reformcheck.plans.documents.drafting.fates import Ledger
from reformcheck.plans.documents.drafting.front.contents_page import contents_of
from reformcheck.plans.documents.drafting.front.front_keys import with_key_lines
from reformcheck.plans.documents.drafting.front.front_matter import FrontMatter, read_front
from reformcheck.plans.documents.drafting.front.no_plan import kind_without_tasks
from reformcheck.plans.documents.drafting.front.plan_region import county_doubt, region_of
from reformcheck.plans.documents.drafting.front.spaced_out import drawn_together
from reformcheck.plans.documents.drafting.harvest import Harvest
from reformcheck.plans.documents.drafting.inline_numbers import (
    part_at_blanks,
    part_at_fields,
    part_at_numbers,
)
from reformcheck.plans.documents.drafting.item_numbers import infer_withheld, settle_numbers
from reformcheck.plans.documents.drafting.outline import build_outline
from reformcheck.plans.documents.drafting.outline_items import harvest
from reformcheck.plans.documents.drafting.repeats import find_repeat
from reformcheck.plans.documents.drafting.roles import Habits, plan_scope
from reformcheck.plans.documents.drafting.tables.section_rows import with_section_rows
from reformcheck.plans.documents.drafting.timetable import phases_of
from reformcheck.plans.documents.phrases.clauses import find_clauses
from reformcheck.plans.documents.phrases.conventions import Convention, conventions_in
from reformcheck.plans.documents.phrases.dates import false_dates
from reformcheck.plans.documents.phrases.enumerators import label_of
from reformcheck.plans.documents.phrases.heading_counts import declared_totals, read_heading
from reformcheck.plans.documents.phrases.keys import is_field_line
from reformcheck.plans.documents.phrases.name_lists import CLOSERS, OPENERS
from reformcheck.plans.documents.reading.stream import Block, Document, Paragraph, Place, Row, Text

if TYPE_CHECKING:
    from reformcheck.plans.documents.drafting.tables.table_harvest import TableHarvest


def understand(document: Document, regions: Mapping[str, Region] | None = None) -> Draft:
    """The plan, or the list, that a document holds. `regions`: by code, to tell the plan's region by its name."""
    return _Understanding(document, regions or {}).draft()


@dataclass(slots=True)
class _Understanding:
    document: Document
    regions: Mapping[str, Region]
    notices: list[Notice] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)

    def draft(self) -> Draft:
        whole = drawn_together(with_key_lines(self.without_asides()))
        blocks = part_at_fields(part_at_numbers(part_at_blanks(whole)))
        parted = len(blocks) - len(whole)
        blocks = self.once(self.without_contents(blocks))
        blocks = with_section_rows(_with_rows(blocks))
        paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
        texts = [paragraph.text for paragraph in paragraphs]
        matter = read_front(texts, [p.furniture for p in paragraphs], self.document.meta.get("title", ""))
        self.ledger.fates.update(matter.fates.values())
        texts = _whole_lists(texts, matter)
        body = [t for i, t in enumerate(texts) if t and (i not in matter.fates or i in matter.annexes)]
        habits = self.habits(texts)
        root = build_outline(body, {id(texts[index]) for index in matter.annexes})
        phases, phase_nodes = phases_of(root)
        gathered = harvest(root, habits)
        tables = self.tables(blocks, habits)
        rows = [item for table in tables for item in table.items]
        named = leave_frame(gathered, rows)
        tasks = [
            found.item for found in gathered.found if id(found.node) not in phase_nodes or found.units_named
        ]
        # A task that stands in the text and in a table is one task.
        merged = merge_tables(tasks, rows, self.notices, named)
        items = settle_numbers(merged.items)
        sections = _sections(gathered, tables)
        withheld = [entry for table in tables for entry in table.withheld] + gathered.withheld
        self.ledger.enter(gathered, phase_nodes, tables)
        front = _front(matter, [*texts[: matter.body_start], *body], gathered, sections)
        spent = [texts[index] for index, fate in matter.fates.items() if fate == "front"]
        unread = [found for table in tables for found in table.unread]
        absent = absent_annexes(front.annexes, texts, table=any(table.items for table in tables))
        region = region_of(front, self.regions)
        self.tell_absent(absent)
        self.false_dates(texts)
        return Draft(
            document=self.document,
            front=front,
            region=region,
            sections=tuple(sections),
            items=tuple(items),
            withheld=tuple(infer_withheld(_unique(withheld), items)),
            phases=tuple(phases),
            review=self.ledger.in_order(),
            notices=tuple(self.notices),
            fates=dict(self.ledger.fates),
            no_plan=kind_without_tasks(
                front.title or next((text.string for text in texts if text), ""),
                texts,
                [texts[index] for index in matter.annexes],
                table=any(item.units.all or item.units.due for table in tables for item in table.items),
            ),
            parted=parted,
            absent_annexes=absent,
            differences=merged.differences,
            doubts=(
                *county_doubt(front, region, self.regions),
                *(DraftDoubt(r.kind, r.words, r.place, r.amount) for r in self.document.reserves),
                *doubts_of(items, sections, withheld, self.ledger.in_order(), spent, unread),
            ),
        )

    def without_asides(self) -> list[Block]:
        """The blocks of the text; footnotes and heads of pages are left over for a person to see."""
        kept: list[Block] = []
        for block in self.document.blocks:
            if isinstance(block, Paragraph) and block.aside:
                self.ledger.leave_aside(block.text)
            else:
                kept.append(block)
        return kept

    def without_contents(self, blocks: list[Block]) -> list[Block]:
        """The blocks without a table of contents."""
        contents = contents_of(blocks)
        self.ledger.fates["front"] += len(contents)
        return [block for index, block in enumerate(blocks) if index not in contents]

    def once(self, blocks: list[Block]) -> list[Block]:
        """The blocks without a second printing of the text."""
        blocks, second = find_repeat(blocks)
        if second:
            first = blocks[second.start]
            place = first.text.place() if isinstance(first, Paragraph) else first.place
            self.ledger.fates["repeat"] += len(second)
            self.notices.append(
                Notice(
                    f"正文印了两遍：{place.source}起的 {len(second)} 段与前文相同，只取一次",
                    f"the text stands twice: {len(second)} paragraphs from {place.source} on repeat it and were left out",
                    place,
                )
            )
        return [block for index, block in enumerate(blocks) if index not in second]

    def habits(self, texts: list[Text]) -> Habits:
        """Conventions that stand outside any brackets hold for the whole document."""
        habits = Habits(notices=self.notices)
        for text in texts:
            for convention in conventions_in(text.string):
                if not _inside_brackets(text.string, convention.start) or _stands_alone(
                    text.string, convention
                ):
                    habits.learn([convention], text.place(convention.start), everywhere=True)
        return habits

    def tables(self, blocks: list[Block], habits: Habits) -> list[TableHarvest]:
        rows = [block for block in blocks if isinstance(block, Row)]
        if not rows:
            return []
        from reformcheck.plans.documents.drafting.tables.task_tables import read_tables

        return read_tables(rows, habits)

    def tell_absent(self, annexes: tuple[Text, ...]) -> None:
        """Tell of annexes that the text names and the file does not hold."""
        self.notices += (
            Notice(
                f"文中所列附件《{name.string}》不在文件里；责任单位等内容如在附件中，须另行导入",
                f"the annex 《{name.string}》 that the text names is not in the file; what it says is not imported",
                name.place(),
            )
            for name in annexes
        )

    def false_dates(self, texts: list[Text]) -> None:
        """Tell of dates that no calendar has: nothing is made of them."""
        for text in texts:
            if "月" in text.string:
                for written, at in false_dates(text.string):
                    place = text.place(at)
                    self.notices.append(
                        Notice(
                            f"{place.source}的“{written}”不是日历上的日期，未采用",
                            f"“{written}” is no date of the calendar and was left out",
                            place,
                        )
                    )


def _with_rows(blocks: list[Block]) -> list[Block]:
    """The blocks, with what is set as a table of tasks in an unusual way, or lost its grid, as a table."""
    from reformcheck.plans.documents.drafting.tables.other_tables import with_tables_of_tasks

    return with_tables_of_tasks(blocks)


def _breaks_off(string: str) -> bool:
    """A list goes on in the next paragraph: it ends in 、, or is a key such as 配合单位： alone."""
    return string.endswith("、") or (len(string) < 12 and string[-1:] in "：:" and is_field_line(string))


def _whole_lists(texts: list[Text], matter: FrontMatter) -> list[Text]:
    """The paragraphs, each that breaks off joined with the next, which leaves an empty one behind."""
    joined = list(texts)
    for index in range(len(joined) - 2, -1, -1):
        following = joined[index + 1]
        apart = index in matter.fates or index + 1 in matter.fates or not following
        if _breaks_off(joined[index].string) and not apart and label_of(following.string) is None:
            joined[index] += following
            joined[index + 1] = following.cut(len(following.string))
    return joined


def _inside_brackets(string: str, at: int) -> bool:
    return sum(c in OPENERS for c in string[:at]) > sum(c in CLOSERS for c in string[:at])


def _stands_alone(string: str, convention: Convention) -> bool:
    """Its brackets name no units, and it speaks of the whole: （文中排在首位的为牵头单位）."""
    if not _OF_ALL.search(convention.text):
        return False
    clauses = find_clauses(string)
    return not any(c.start <= convention.start < c.end and c.names for c in clauses)


_OF_ALL = re.compile("文中|本文|全文|各项|以下|所列|下列|下文|本方案|本意见|本措施|每项|所有")


def _sections(gathered: Harvest, tables: list[TableHarvest]) -> list[DraftSection]:
    """Headings that declare how many measures they hold; a total over others is not one of them."""
    headings = [(heading, row.place) for table in tables for row, heading in table.headings]
    for node, heading in gathered.headings:
        if not any(child.label and read_heading(child.head.string).declared for child in node.children):
            headings.append((heading, node.whole.place()))
    found: dict[str, DraftSection] = {}
    for heading, place in headings:
        if heading.declared and not heading.span:
            found.setdefault(heading.name, DraftSection(heading.name, heading.declared, place))
    return list(found.values())


def _front(matter: FrontMatter, spoken: list[Text], gathered: Harvest, sections: list[DraftSection]) -> Front:
    """The front matter, with what sentences of the text say of the whole: how many measures, and where."""
    total, place = _total(spoken, gathered, sum(section.declared for section in sections))
    front = replace(matter.front, declared_total=total)
    if place:
        front.places["declared_total"] = place
    scope = plan_scope([text for text in spoken if "。" in text.string or "，" in text.string], narrow=False)
    if scope:
        front = replace(front, scope=scope[0])
        front.places["scope"] = scope[1]
    return front


def _total(texts: list[Text], gathered: Harvest, counted: int) -> tuple[int | None, Place | None]:
    """The declared number of all measures: over all headings, else in a sentence that agrees with them."""
    for node, heading in gathered.headings:
        if heading.declared and any(read_heading(c.head.string).declared for c in node.children):
            return heading.declared, node.whole.place()
    sentences = [(n, text.place()) for text in texts for n in declared_totals(text.string)]
    for total, place in sentences:
        if total == counted:
            return total, place
    return sentences[0] if sentences else (None, None)


def _unique(withheld: list[DraftWithheld]) -> list[DraftWithheld]:
    """One entry for a heading that the notice and its annex both leave empty."""
    unique: dict[str, DraftWithheld] = {}
    for entry in withheld:
        unique.setdefault(entry.section, entry)
    return list(unique.values())
