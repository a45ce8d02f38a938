"""All that an outline gives: tasks, headings, what is withheld and what is left, until it is decided which are tasks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from reformcheck.plans.documents.drafting.arrangements import is_arrangement, lists_of_bodies, top_of
from reformcheck.plans.documents.drafting.draft import DraftItem, DraftWithheld
from reformcheck.plans.documents.drafting.node import Node
from reformcheck.plans.documents.phrases.enumerators import HEADING_RANK
from reformcheck.plans.documents.phrases.heading_counts import Heading
from reformcheck.plans.documents.reading.stream import Text


@dataclass(slots=True)
class Found:
    """An item with where it comes from, until it is decided which of them are tasks."""

    item: DraftItem
    node: Node
    paragraphs: list[Text]
    units_named: bool


@dataclass(slots=True)
class Harvest:
    """All that an outline gives."""

    found: list[Found] = field(default_factory=list)
    headings: list[tuple[Node, Heading]] = field(default_factory=list)
    withheld: list[DraftWithheld] = field(default_factory=list)
    left: list[tuple[Node, Text]] = field(default_factory=list)
    """Paragraphs that belong to no item, with the node they stand under."""
    lists: dict[int, list[Text]] = field(default_factory=dict)
    """By id() of the nodes that list names: the paragraphs that do."""

    def keep_tasks(self) -> None:
        """Keep those that name units, and those that stand among them; what is dropped is left.

        Where none names units, names in lists are the tasks, else the numbered paragraphs outside the aims.
        """
        parents = {id(f.node.parent) for f in self.found if f.units_named}
        ranks = Counter(f.node.rank for f in self.found if f.units_named)
        main = {rank for rank, count in ranks.items() if count * 4 >= max(ranks.values())}
        kept = []
        tops = {id(top_of(f.node)) for f in self.found if f.units_named}
        bodies = lists_of_bodies((f.node, f.item.title, f.item.text) for f in self.found)
        for f in self.found:
            among = id(f.node.parent) in parents and f.node.rank in ranks
            if f.units_named or id(f.node) in self.lists:
                keep = True
            elif ranks:
                alone = id(top_of(f.node)) not in tops and f.node.rank > HEADING_RANK
                keep = (among or f.node.rank in main or alone) and not f.node.is_narrative
                keep = keep and not is_arrangement(f.node, tops)
            else:
                keep = not self.lists and not f.node.is_narrative and id(f.node.parent) not in bodies
            if keep:
                kept.append(f)
            else:
                self.left += [(f.node, text) for text in f.paragraphs]
        self.found = kept
