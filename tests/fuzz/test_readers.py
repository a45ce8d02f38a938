"""Broken inputs of every kind: no exception, little time, and no plan file that `diff` refuses; of whole ones no character is lost.

benchmarks/fuzz_readers.py reads many more of them in a night; what it finds is kept in corpus/.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from fuzzing import KINDS, WHOLE, Inputs, Judge, failure_of, failures, losses
from shrinking import shrunk

CORPUS = sorted((Path(__file__).parent / "corpus").iterdir())
SEED = 20
EVERY = 12
"""One of so many inputs is checked by the rules as well."""
COUNTS = {
    "texts": 250, "grammar": 300, "pages": 300, "words": 300, "plans": 250, "word-xml": 60, "excel-xml": 60, "ods": 60, "ofd": 25,
    "mail": 25, "archive": 25, "pdf": 15, "doc": 10, "xls": 5, "xlsx": 5,
}  # fmt: skip
"""Of .rtf none: a program of its own reads it, for a second each."""


@pytest.fixture(autouse=True)
def without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """What our own readers do."""
    monkeypatch.setattr("reformcheck.plans.documents.reading.office.soffice.soffice", lambda: None)


@pytest.mark.parametrize(("kind", "count"), COUNTS.items())
def test_nothing_fails(kind: str, count: int) -> None:
    found = failures([kind], count, SEED, lambda number: number % EVERY == 0)
    assert [(failure.number, failure.reason) for failure in found] == []


@pytest.mark.parametrize("kind", [kind for kind in WHOLE if kind != "rtf"])
def test_nothing_is_lost(kind: str) -> None:
    found = losses(kind, 3 if kind in ("xls", "xlsx") else 10, SEED)
    assert [(failure.number, failure.reason) for failure in found] == []


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge()


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_what_once_failed(path: Path, judge: Judge) -> None:
    assert failure_of(judge, path, rules=True) == ""


@pytest.mark.parametrize("kind", KINDS)
def test_an_input_can_be_made_again(kind: str) -> None:
    first, again = Inputs(), Inputs()
    made = [first.make(kind, 1, number) for number in range(4)]
    assert [again.make(kind, 1, number) for number in range(4)] == made
    assert len(set(made)) == 4


def test_a_failure_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise KeyError("no such thing")

    monkeypatch.setattr(Judge, "judge", refuse)
    (failure,) = failures(["grammar"], 1, 1, lambda _: False)
    assert failure.reason.startswith("KeyError: 'no such thing' (test_readers.py refuse, line ")


def test_a_text_is_made_small() -> None:
    content = "\n".join(f"第{n}段，责任单位：省财政厅。" for n in range(50)).encode()
    assert shrunk(content, lambda made: "第33段".encode() in made).decode() == "第33段"


def test_a_package_is_made_small() -> None:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("a.xml", "<a><b/><c>甲</c><d/></a>")
        file.writestr("b.xml", "<e/>")

    def fails(made: bytes) -> bool:
        with zipfile.ZipFile(BytesIO(made)) as package:
            return any(b"<c>" in package.read(name) for name in package.namelist())

    with zipfile.ZipFile(BytesIO(shrunk(held.getvalue(), fails))) as package:
        assert {name: package.read(name) for name in package.namelist()} == {"a.xml": b"<c>"}
