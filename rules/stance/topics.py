"""What an item speaks against, without the words that do so: 技术调查官制度 of 停办技术调查官制度.

The matcher knows measures by what adopts them, and 停办 or 不再新发放 are foreign to every one. What is left without
such words names the measure as a title would.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from reformcheck.catalog.memo import REMEMBERED
from reformcheck.rules.stance.parts import sentences, substance, title_clauses
from reformcheck.rules.stance.words import delays_in, refusals_in

# Words of study around what is studied: 专利保险 of 专利保险必要性论证.
_STUDY = r"^(?:就|对|关于)?(?:论证|调研|探讨|评估|探索)?|(?:论证|调研|探讨|评估|报告|课题|分析)+$"
_SHORTEST = 3
"""Letters that may name a measure."""
_MOST = 8
"""Topics of one item that are looked at."""


@lru_cache(REMEMBERED)
def topics(title: str, text: str) -> tuple[str, ...]:
    """The clauses that refuse or put off, less the words that do; and what the title names, where the text does so."""
    of_title = title_clauses(title)
    clauses = (*of_title, *(clause for sentence in sentences(text) for clause in sentence.clauses))
    left = [_without_words_against(clause) for clause in clauses]
    against = [clause for clause in left if clause]
    if not against:
        return ()
    named = [clause for clause, rest in zip(of_title, left, strict=False) if not rest]
    found = [form for clause in (*against, *named) for form in _forms(clause)]
    return tuple(dict.fromkeys(found))[:_MOST]


def _forms(clause: str) -> Iterator[str]:
    """The clause, and what it names: 专利保险 of 推广专利保险的任务."""
    named = substance(clause)
    for form in (clause, named, re.sub(_STUDY, "", named)):
        if len(form) >= _SHORTEST:
            yield form


def _without_words_against(clause: str) -> str:
    """A clause without its words of refusal and delay; "" where it has none, or nothing is left."""
    words = sorted((found.start, found.end) for find in (refusals_in, delays_in) for found in find(clause))
    left, at = [], 0
    for start, end in words:
        left.append(clause[at : max(at, start)])
        at = max(at, end)
    return "".join((*left, clause[at:])) if words else ""
