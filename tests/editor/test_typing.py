"""A plan typed from an empty file, and files that nobody would call plans: no keystroke breaks anything."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable
from statistics import median
from typing import Any

import pytest

types = pytest.importorskip("lsprotocol.types")
pytest.importorskip("pygls")

from reformcheck.editor import diagnostics, replies  # noqa: E402
from reformcheck.editor.opened import Opened  # noqa: E402
from reformcheck.editor.sessions import Sessions, Wishes  # noqa: E402
from reformcheck.editor.text import Text  # noqa: E402

from .conftest import ALTERED, DOUBT, DOUBTFUL  # noqa: E402

JUNK = [
    *"[]{}:,#\"'|>-&*!%@`\t\r\n 😀\u2028\x85\ufeff\x00\x07\ud83d，：、",
    "- ",
    "---\n",
    "<<: ",
    "&a ",
    "*a",
    "units:\n",
]


@pytest.fixture(scope="module")
def sessions() -> Sessions:
    return Sessions(Wishes(), "zh")


def opened(
    sessions: Sessions, text: str, before: Opened | None = None, path: str = "/plans/plan.yaml"
) -> Opened:
    return Opened(f"file://{path}", path, Text(text), sessions=sessions, folders=[], before=before)


def asked(file: Opened, offset: int) -> dict[str, Callable[[], Any]]:
    """Every question that an editor has at a place."""
    spot = types.Position(*file.text.spot(offset))

    def edits() -> list[Any]:
        made = replies.code_actions(file, types.Range(spot, spot), None)
        return [replies.with_edit(file, action, versioned=False) for action in made]

    return {
        "diagnostics": lambda: diagnostics.diagnostics(file),
        "completion": lambda: replies.completion(file, offset),
        "hover": lambda: replies.hover(file, offset),
        "definition": lambda: replies.definition(file, offset),
        "edits": edits,
    }


def survives(sessions: Sessions, texts: Iterable[tuple[str, int]]) -> int:
    """How many of the texts, each with a place in it, were valid plans; every question is asked of each."""
    file: Opened | None = None
    valid = 0
    for text, offset in texts:
        file = opened(sessions, text, file)
        answers = {name: question() for name, question in asked(file, offset).items()}
        unread = [d for d in answers["diagnostics"] if d.code == "unreadable-file"]
        assert len(answers["diagnostics"]) == 1 or not unread
        assert not any("内部错误" in d.message for d in unread), text
        valid += file.checked.report is not None
    return valid


def test_a_plan_typed_from_an_empty_file(sessions: Sessions) -> None:
    typed = ALTERED[: ALTERED.index("  - number: 5")]
    assert survives(sessions, ((typed[:end], end) for end in range(0, len(typed), 29))) > 8


def test_whatever_comes_in_between(sessions: Sessions) -> None:
    pick = random.Random(16)

    def texts() -> Iterable[tuple[str, int]]:
        for round_ in range(40):
            text = DOUBT if round_ % 2 else DOUBT.replace("\n", "\r\n")
            at = pick.randrange(len(text))
            junk = pick.choice(JUNK)
            yield text[:at] + junk + text[at + pick.choice((0, 0, 1, 9)) :], at + len(junk)

    assert survives(sessions, texts()) > 8


def test_no_question_takes_long_on_forty_items(sessions: Sessions) -> None:
    """In time of the processor, which a busy machine does not stretch; benchmarks/editor.py asks over the protocol."""
    head, _, rest = DOUBT.partition("items:\n")
    items, _, tail = rest.partition("withheld:")
    text = f"{head}items:\n{items * 3}withheld:{tail}"
    assert text.count("  - number:") > 40
    file = opened(sessions, text)
    took: dict[str, list[float]] = {}
    for typed in range(5):
        file = opened(sessions, text + "#" * typed, file)
        for name, question in asked(file, text.index(DOUBTFUL) + 2).items():
            begun = time.process_time()
            question()
            took.setdefault(name, []).append(time.process_time() - begun)
    assert {name: round(median(times), 3) for name, times in took.items() if median(times) > 0.1} == {}
