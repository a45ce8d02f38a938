"""From a stream of paragraphs to a draft of the plan: what is an item, who answers, what is left over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reformcheck.catalog.model import Region
from reformcheck.plans.documents.cells import regain_rows
from reformcheck.plans.documents.conventions import conventions_in
from reformcheck.plans.documents.draft import (
    Draft,
    DraftSection,
    DraftWithheld,
    Fate,
    Front,
    Leftover,
    Notice,
)
from reformcheck.plans.documents.front import FrontMatter, read_front
from reformcheck.plans.documents.headings import Heading, declared_totals, read_heading
from reformcheck.plans.documents.items import Harvest, harvest
from reformcheck.plans.documents.labels import label_of
from reformcheck.plans.documents.merge import merge_tables
from reformcheck.plans.documents.names import CLOSERS, OPENERS
from reformcheck.plans.documents.numbers import infer_withheld, settle_numbers
from reformcheck.plans.documents.outline import build_outline
from reformcheck.plans.documents.places import region_of
from reformcheck.plans.documents.repeats import find_repeat
from reformcheck.plans.documents.roles import Habits, plan_scope
from reformcheck.plans.documents.stream import Block, Document, Paragraph, Place, Row, Text
from reformcheck.plans.documents.table_head import Head
from reformcheck.plans.documents.tables import TableHarvest, read_table, tables_of
from reformcheck.plans.documents.timetable import phases_of


def understand(document: Document, regions: Mapping[str, Region] | None = None) -> Draft:
    """The plan, or the list, that a document holds. `regions`: by code, to tell the plan's region by its name."""
    return _Understanding(document, regions or {}).draft()


@dataclass(slots=True)
class _Understanding:
    document: Document
    regions: Mapping[str, Region]
    notices: list[Notice] = field(default_factory=list)
    fates: Counter[Fate] = field(default_factory=Counter)
    review: list[Leftover] = field(default_factory=list)

    def draft(self) -> Draft:
        blocks = self.once(list(self.document.blocks))
        blocks = regain_rows(blocks)
        paragraphs = [b for b in blocks if isinstance(b, Paragraph)]
        texts = [p.text for p in paragraphs]
        matter = read_front(texts, [p.furniture for p in paragraphs], self.document.meta.get("title", ""))
        texts = _whole_lists(texts, matter)
        body = [t for i, t in enumerate(texts) if t and (i not in matter.fates or i in matter.annexes)]
        preamble = [text for index, text in enumerate(texts[: matter.body_start])]
        self.fates.update(matter.fates.values())
        habits = Habits(notices=self.notices)
        self.learn(habits, texts)
        annexes = {id(texts[index]) for index in matter.annexes}
        root = build_outline(body, annexes)
        phases, phase_nodes = phases_of(root)
        gathered = harvest(root, habits)
        table_harvests = self.tables(blocks, habits)
        found = [f for f in gathered.found if id(f.node) not in phase_nodes]
        items = merge_tables(
            [f.item for f in found], [i for t in table_harvests for i in t.items], self.notices
        )
        items = settle_numbers(items)
        sections = self.sections(gathered, table_harvests)
        withheld = infer_withheld(
            _unique_withheld([w for t in table_harvests for w in t.withheld] + gathered.withheld), items
        )
        self.account(gathered, phase_nodes, table_harvests)
        front = self.front(matter, preamble, body, gathered, sections)
        self.missing_annex(front, blocks)
        return Draft(
            document=self.document,
            front=front,
            region=region_of(front, self.regions),
            sections=tuple(sections),
            items=tuple(items),
            withheld=tuple(withheld),
            phases=tuple(phases),
            review=tuple(sorted(self.review, key=lambda left: (left.place.line, left.place.column))),
            notices=tuple(self.notices),
            fates=dict(self.fates),
        )

    def once(self, blocks: list[Block]) -> list[Block]:
        """The blocks without a second printing of the text."""
        blocks, second = find_repeat(blocks)
        if second:
            place = _place(blocks[second.start])
            self.fates["repeat"] += len(second)
            self.notices.append(
                Notice(
                    f"正文印了两遍：{place.source}起的 {len(second)} 段与前文相同，只取一次",
                    f"the text stands twice: {len(second)} paragraphs from {place.source} on repeat it and were left out",
                    place,
                )
            )
        return [block for index, block in enumerate(blocks) if index not in second]

    def learn(self, habits: Habits, texts: list[Text]) -> None:
        """Conventions that stand outside any brackets hold for the whole document."""
        for text in texts:
            for convention in conventions_in(text.string):
                if not _inside_brackets(text.string, convention.start):
                    habits.learn([convention], text.place(convention.start), everywhere=True)

    def tables(self, blocks: list[Block], habits: Habits) -> list[TableHarvest]:
        harvests: list[TableHarvest] = []
        head: Head | None = None
        for rows in tables_of(b for b in blocks if isinstance(b, Row)):
            result, head = read_table(rows, habits, head)
            harvests.append(result)
        return harvests

    def sections(self, gathered: Harvest, tables: list[TableHarvest]) -> list[DraftSection]:
        """Headings that declare how many measures they hold; a total over others is not one of them."""
        found: dict[str, DraftSection] = {}
        for table in tables:
            for row, heading in table.headings:
                self.section(found, heading, row.place)
        for node, heading in gathered.headings:
            total = any(child.label and read_heading(child.head.string).declared for child in node.children)
            if not total:
                self.section(found, heading, node.whole.place())
        return list(found.values())

    def section(self, found: dict[str, DraftSection], heading: Heading, place: Place) -> None:
        if heading.declared and not heading.span:
            found.setdefault(heading.name, DraftSection(heading.name, heading.declared, place))

    def front(
        self,
        matter: FrontMatter,
        preamble: list[Text],
        body: list[Text],
        gathered: Harvest,
        sections: list[DraftSection],
    ) -> Front:
        spoken = [*preamble, *body]
        total, place = _total(spoken, gathered, sum(s.declared for s in sections))
        front = replace(matter.front, declared_total=total)
        if place:
            front.places["declared_total"] = place
        scope = plan_scope([t for t in spoken if "。" in t.string or "，" in t.string], narrow=False)
        if scope:
            front = replace(front, scope=scope[0])
            front.places["scope"] = scope[1]
        return front

    def account(
        self,
        gathered: Harvest,
        phase_nodes: set[int],
        tables: list[TableHarvest],
    ) -> None:
        """Count what became of every paragraph and row, and put what is left into the review."""
        spent: set[int] = set()
        for f in gathered.found:
            fate: Fate = "timetable" if id(f.node) in phase_nodes else "item"
            self.spend(spent, f.paragraphs, fate)
        self.spend(spent, [node.head for node, _ in gathered.headings], "heading")
        for node, text in gathered.left:
            if id(node) in phase_nodes:
                self.spend(spent, [text], "timetable")
            elif text is node.head and (node.body or node.children) and "。" not in text.string:
                self.spend(spent, [text], "heading")
            elif id(text) not in spent:
                spent.add(id(text))
                self.leave(node.whole if text is node.head else text, narrative=node.is_narrative)
        for table in tables:
            self.fates["item"] += len(table.items)
            self.fates["heading"] += len(table.headings) + table.head_rows
            for row in table.left:
                self.fates["review"] += 1
                string = " | ".join(cell.string for cell in row.cells if cell.string and not cell.merged)
                self.review.append(Leftover(string, row.place, narrative=False))

    def spend(self, spent: set[int], texts: list[Text], fate: Fate) -> None:
        for text in texts:
            if id(text) not in spent:
                spent.add(id(text))
                self.fates[fate] += 1

    def leave(self, text: Text, *, narrative: bool) -> None:
        if conventions_in(text.string):
            self.fates["convention"] += 1
        elif len(text.string) < 80 and (declared_totals(text.string) or plan_scope([text], narrow=False)):
            self.fates["front"] += 1
        else:
            self.fates["review"] += 1
            self.review.append(Leftover(text.string, text.place(), narrative))

    def missing_annex(self, front: Front, blocks: list[Block]) -> None:
        """An annex that the text names and the file does not hold."""
        texts = [re.sub(r"[\s《》]", "", b.text.string) for b in blocks if isinstance(b, Paragraph)]
        has_table = any(isinstance(b, Row) for b in blocks)
        for name in front.annexes:
            title = re.sub(r"[\s《》]", "", name)
            if title not in texts and not has_table:
                self.notices.append(
                    Notice(
                        f"文中所列附件《{name}》不在文件里；责任单位等内容如在附件中，须另行导入",
                        f"the annex 《{name}》 that the text names is not in the file; what it says is not imported",
                    )
                )


def _whole_lists(texts: list[Text], matter: FrontMatter) -> list[Text]:
    """The paragraphs, each that breaks off at 、 joined with the next, which leaves an empty one behind."""
    joined = list(texts)
    for index in range(len(joined) - 2, -1, -1):
        following = joined[index + 1]
        apart = index in matter.fates or index + 1 in matter.fates or not following
        if joined[index].string.endswith("、") and not apart and label_of(following.string) is None:
            joined[index] += following
            joined[index + 1] = following.cut(len(following.string))
    return joined


def _place(block: Block) -> Place:
    return block.text.place() if isinstance(block, Paragraph) else block.place


def _inside_brackets(string: str, at: int) -> bool:
    return sum(c in OPENERS for c in string[:at]) > sum(c in CLOSERS for c in string[:at])


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


def _unique_withheld(found: list[DraftWithheld]) -> list[DraftWithheld]:
    """One entry for a heading that the notice and its annex both leave empty."""
    unique: dict[str, DraftWithheld] = {}
    for entry in found:
        unique.setdefault(entry.section, entry)
    return list(unique.values())
