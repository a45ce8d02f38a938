"""Tasks of the outline: numbered paragraphs, paragraphs that end in their units, names in a list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from reformcheck.plans.documents.drafting.counted_names import fold_counted_groups, names_that_add_up
from reformcheck.plans.documents.drafting.draft import DraftItem, DraftWithheld
from reformcheck.plans.documents.drafting.harvest import Found, Harvest
from reformcheck.plans.documents.drafting.named_measures import listed_names, span_line
from reformcheck.plans.documents.drafting.node import CLOSING, Node, has_units
from reformcheck.plans.documents.drafting.roles import Habits, assigned, heading_scope, plan_scope
from reformcheck.plans.documents.drafting.runs import Run, runs_of
from reformcheck.plans.documents.drafting.shared_units import share_by_number, share_units
from reformcheck.plans.documents.drafting.task_runs import (
    Inherited,
    below_slogan,
    charged_with,
    closing_clauses,
    in_passing,
    is_heading_only,
    merged,
    titled,
    with_words,
    without_clauses,
)
from reformcheck.plans.documents.drafting.titles import split_title
from reformcheck.plans.documents.drafting.unit_headings import units_of_heading
from reformcheck.plans.documents.phrases.enumerators import ITEM_RANK, POINT_RANK
from reformcheck.plans.documents.phrases.heading_counts import Heading, left_out, read_heading
from reformcheck.plans.documents.reading.stream import Place, Text


def harvest(root: Node, habits: Habits) -> Harvest:
    """Every item, heading and left paragraph below the root."""
    fold_counted_groups(root)
    gatherer = _Gatherer(habits)
    gatherer.visit(root, ())
    share_units(gatherer.result.found)
    share_by_number(gatherer.result.found, habits)
    gatherer.result.keep_tasks()
    return gatherer.result


@dataclass(slots=True)
class _Gatherer:
    habits: Habits
    result: Harvest = field(default_factory=Harvest)

    def visit(self, node: Node, inherited: Inherited) -> None:
        closing = [text for text in node.body if CLOSING.match(text.string)]
        self.left_behind(node, closing)
        node.body = [text for text in node.body if text not in closing]
        if node.label is None or node.is_annex:
            self.loose(node, inherited)
        elif node.children:
            inherited = self.branch(node) or inherited
        else:
            self.leaf(node, inherited)
        for child in node.children:
            self.visit(child, inherited)

    def loose(self, root: Node, inherited: Inherited) -> None:
        """Paragraphs before the first label: tasks only where they name units."""
        if root.is_annex:
            self.result.headings.append((root, Heading(root.head.string)))
        self.several(root, runs_of(root.body), inherited)

    def branch(self, node: Node) -> Inherited:
        """A heading with headings below: its own paragraphs are an introduction, or tasks where they name units.

        Returns the clauses that stand at the heading itself and hold for all below.
        """
        heading = read_heading(without_clauses(node.head))
        self.result.headings.append((node, heading))
        runs = runs_of([node.head, *node.body])
        own: Inherited = ()
        if runs and runs[0].named and is_heading_only(node, runs[0]):
            own = tuple(runs[0].clauses)
            if node.rank >= ITEM_RANK and all(map(has_units, node.children)):
                # 1.甲（A牵头）above（1）乙（B负责）: the steps answer for themselves, and so does the task.
                self.add(node, runs[0], (), section=node.parent, number=_number(node))
                own = ()
            runs = runs[1:]
        elif runs and not runs[0].named:
            self.left_behind(node, runs[0].sources)
            runs = runs[1:]
        self.several(node, runs, ())
        if not own and (units := units_of_heading(node.head)):
            return ((node.head, units),)
        return own

    def leaf(self, node: Node, inherited: Inherited) -> None:
        if span := span_line(node.head.string):
            section = _section_name(node.parent)
            self.result.withheld.append(DraftWithheld(section, span, len(span), node.whole.place()))
            self.result.headings.append((node, Heading(section)))
            return
        name = "" if node.body else left_out(node.head.string)
        if name:
            self.result.withheld.append(DraftWithheld(_clean(name), (), 0, node.whole.place()))
            self.result.headings.append((node, Heading(name)))
            return
        heading = read_heading(node.head.string)
        listed = listed_names(node.head, heading)
        fits = listed is not None and len(listed.names) == heading.declared
        counted = None if fits else names_that_add_up(node, heading)
        if counted:
            self.result.headings.append((node, heading))
            self.result.lists[id(node)] = [node.head, *node.body]
            for run in counted:
                self.add(node, run, inherited, section=node)
        elif listed and listed.names:
            self.result.headings.append(
                (node, heading if heading.declared else Heading(_clean(heading.name)))
            )
            self.result.lists[id(node)] = [node.head]
            runs = [run for name in listed.names for run in with_words(runs_of([name]))[:1]]
            behind = runs_of([text for text in (listed.behind, *node.body) if text])
            own = [clause for run in behind for clause in run.clauses if clause[1].names]
            inherited = tuple(own) or closing_clauses(node, runs) or inherited
            for run in runs:
                self.add(node, run, inherited, section=node)
            for text in node.body:
                if not any(text is source for source, _ in own):
                    self.result.left.append((node, text))
        elif heading.declared and not heading.rest and not node.body:
            self.result.headings.append((node, heading))
            self.result.withheld.append(
                DraftWithheld(_clean(heading.name), heading.span, heading.declared, node.whole.place())
            )
        else:
            self.task(node, inherited)

    def task(self, node: Node, inherited: Inherited) -> None:
        """A labelled paragraph with what follows it: one task, or a heading over several."""
        runs = with_words(runs_of([node.head, *node.body]))
        if not runs:
            self.result.left.append((node, node.head))
            return
        answered = [run for run in runs if run.clauses]
        first = runs[0]
        head_alone = bool(node.body) and first.paragraphs[:1] == [node.head] and not split_title(node.head)[1]
        if first.clauses and is_heading_only(node, first) and not any(r.named for r in runs[1:]):
            # Lines such as 责任人：某某 and 完成时间：2020年 go on with the one task.
            for run in runs[1:]:
                first.parts += run.parts
                first.paragraphs += run.paragraphs
                first.clauses += run.clauses
            runs = answered = [first]
        if len(answered) > 1 and head_alone:
            self.result.headings.append((node, read_heading(node.head.string)))
            if len(first.parts) > 1 or not first.named:
                first.parts, first.paragraphs = first.parts[1:], first.paragraphs[1:]
            self.several(node, [run for run in runs if run.parts], inherited)
        elif len(answered) > 1 and (tasks := below_slogan(node, runs)):
            self.result.headings.append((node, Heading(_clean(node.head.string))))
            self.several(node, tasks, inherited)
        elif not answered:
            self.add(node, merged(runs), inherited, section=node.parent, number=_number(node))
        else:
            self.add(node, first, inherited, section=node.parent, number=_number(node))
            self.later(node, runs[1:], inherited)

    def several(self, node: Node, runs: Iterable[Run], inherited: Inherited) -> None:
        """Below a heading, each run with units is a task of its own; the others are left."""
        for run in runs:
            if run.named and run.parts:
                self.add(node, run, inherited, section=node)
            else:
                self.left_behind(node, run.sources)

    def later(self, node: Node, runs: Iterable[Run], inherited: Inherited) -> None:
        """Behind a numbered task, further sentences with units of their own are tasks 3.2, 3.3."""
        for ordinal, run in enumerate(runs, 2):
            if run.named and run.parts:
                number = f"{_number(node)}.{ordinal}" if _number(node) else ""
                self.add(node, run, inherited, section=node.parent, number=number)
            else:
                self.left_behind(node, run.sources)

    def left_behind(self, node: Node, paragraphs: list[Text]) -> None:
        for text in paragraphs:
            if text is not node.head:
                self.result.left.append((node, text))

    def add(
        self, node: Node, run: Run, inherited: Inherited, *, section: Node | None, number: str = ""
    ) -> None:
        if not run.parts:  # an attribution that has no task
            self.result.left += [(node, text) for text in run.sources]
            return
        title, rest, field_name = titled(run)
        if not run.named and (charged := charged_with(run.parts[0], title, rest)):
            clause, title, rest = charged
            inherited = ((run.parts[0], clause),)
        opens = run.paragraphs[:1] == [node.head] and run.parts[0].place() == node.head.place()
        clauses = run.clauses if run.says_who_answers else [*run.clauses, *inherited]
        answers = any(clause.names for _, clause in clauses)
        if not answers:
            clauses = [*clauses, *in_passing(run)]
        units, scope, scope_place, notes = assigned(clauses, self.habits)
        if not scope and (printed := plan_scope([title, rest], narrow=True)):
            scope, scope_place = printed
        if not scope and (printed := _scope_above(node)):
            scope, scope_place = printed
        self.result.found.append(
            Found(
                DraftItem(
                    section=field_name or _section_name(section),
                    title=title.string.rstrip("。；;，,") or title.string,
                    text=rest.string,
                    place=(node.whole if opens else run.parts[0]).place(),
                    number=number,
                    scope=scope,
                    scope_place=scope_place,
                    units=units,
                    notes=notes,
                    printed_title=title.printed.rstrip("。；;，,"),
                    printed_text=rest.printed,
                    text_marks=rest.paragraphs(),
                ),
                node,
                self.result.lists.get(id(node)) or run.sources,
                answers and bool(units.all),
            )
        )


def _scope_above(node: Node) -> tuple[tuple[str, ...], Place] | None:
    """Where a heading says that what it holds applies: 在自贸试验区复制推广的改革事项."""
    for holder in node.ancestors():
        if scope := heading_scope(holder.head):
            return scope
    return None


def _number(node: Node) -> str:
    """As printed; parts of a numbered task (一是, 二是) count below it, as 3.1, 3.2."""
    if node.label is None or node.label.number is None:
        return ""
    if node.label.rank < POINT_RANK:
        return str(node.label.number)
    above = _number(node.parent) if node.parent and node.parent.rank >= ITEM_RANK else ""
    return f"{above}.{node.label.number}" if above else ""


def _section_name(node: Node | None) -> str:
    if node is None or node.label is None:
        return ""
    return _clean(read_heading(without_clauses(node.head)).name)


def _clean(name: str) -> str:
    """A heading as a name: its first sentence, without the full stop."""
    return re.split("[。：:]", name, maxsplit=1)[0].strip()
