"""Runs of sentences, each with the clause behind it that says who answers for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from reformcheck.plans.documents.phrases.clauses import find_clauses
from reformcheck.plans.documents.phrases.unit_lists import Clause
from reformcheck.plans.documents.reading.stream import Text, join

_WORDLESS = re.compile(r"[\s。；;，,、．.：:]*")
_CLAUSE_MARKS = "。；;，, "


@dataclass(slots=True)
class Run:
    """Text that belongs together, without its clauses."""

    parts: list[Text] = field(default_factory=list)
    clauses: list[tuple[Text, Clause]] = field(default_factory=list)
    """Each with the paragraph that its offsets count in."""
    paragraphs: list[Text] = field(default_factory=list)
    """The paragraphs it takes words from."""

    @property
    def sources(self) -> list[Text]:
        """The paragraphs that its words and its clauses stand in."""
        return [*self.paragraphs, *(text for text, _ in self.clauses)]

    @property
    def named(self) -> bool:
        return any(clause.names for _, clause in self.clauses)

    @property
    def says_who_answers(self) -> bool:
        """配合单位：甲 alone leaves the task with those whom its heading names."""
        return any(name.role != "assist" for _, clause in self.clauses for name in clause.names)

    @property
    def text(self) -> Text:
        return join(self.parts)


def runs_of(texts: Iterable[Text]) -> list[Run]:
    """Paragraphs cut at their clauses: each clause closes the run before it.

    What follows the last clause inside a paragraph goes on with the run that the clause closed.
    """
    runs: list[Run] = []
    for text in texts:
        position = 0
        for clause in find_clauses(text.string):
            _add(runs, text, position, clause.start, fresh=True)
            if not runs:
                runs.append(Run())
            runs[-1].clauses.append((text, clause))
            position = clause.end
        _add(runs, text, position, len(text.string), fresh=position == 0)
    return _with_followers(runs)


def _with_followers(runs: list[Run]) -> list[Run]:
    """The runs; words behind a clause in the same paragraph that get no units of their own belong to it."""
    joined: list[Run] = []
    for run in runs:
        follows = joined and run.paragraphs and joined[-1].paragraphs[-1:] == run.paragraphs[:1]
        if follows and not run.named and joined[-1].named:
            joined[-1].parts += run.parts
            joined[-1].clauses += run.clauses
            joined[-1].paragraphs += run.paragraphs
        else:
            joined.append(run)
    return joined


def _add(runs: list[Run], text: Text, start: int, end: int, *, fresh: bool) -> None:
    """Put words into the open run, or into a new one where a clause has closed the last."""
    part = text.cut(start, end)
    if _WORDLESS.fullmatch(part.string):
        return
    if start and part.string[0] in _CLAUSE_MARKS:
        part = part.cut(len(part.string) - len(part.string.lstrip(_CLAUSE_MARKS)))
    if not runs or (fresh and runs[-1].clauses):
        runs.append(Run())
    runs[-1].parts.append(part)
    runs[-1].paragraphs.append(text)


def paragraphs(parts: list[Text]) -> Text:
    """Parts as one text, a new line where a sentence ended."""
    if not parts:
        return Text("", ())
    result = parts[0]
    for part in parts[1:]:
        if result and result.string[-1] in "。；;：:！？":
            result += Text("\n", ((0, part.place()),), "\n" if part.printed else "")
        result += part
    return result
