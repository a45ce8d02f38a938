"""Break official documents at random and read them: nothing may fail, be slow, or give a plan file that is refused.

    python benchmarks/mutate_documents.py [--count 100000] [--seed 1] [--keep FOLDER] [DOCUMENT…]

Each input is a stretch of a document, by default of those in examples/documents, with lines cut, shuffled and
repeated, enumerators swapped, brackets lost and blanks of all kinds put in. It is read, understood and written as
a plan file, which is then parsed as `diff` would. Prints what failed and exits with 1 where anything did; --keep
writes those inputs as files. The same seed gives the same inputs.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import load_catalog
from reformcheck.catalog.model import Catalog
from reformcheck.plans.documents import plan_data, read_document, understand
from reformcheck.plans.documents.writing.load import plan_of
from reformcheck.plans.documents.writing.plan_file import emit_plan, write_plan
from reformcheck.plans.reader import parse_plan

EXAMPLES = Path(__file__).parents[1] / "examples" / "documents"
SECONDS = 5.0
"""What one input may take."""
MEGABYTES = 500
REGION = "吉林省"
"""For a plan whose stretch names none: what a person would fill in."""

_NUMERAL = "[一二三四五六七八九十0-9]{1,3}"
_ENUMERATOR = re.compile(
    rf"^\s*(?:[（(]?{_NUMERAL}[）)]|{_NUMERAL}[、.．]|第{_NUMERAL}[条章]|[①-⑳])", re.MULTILINE
)
_FORMS = (
    "{h}、",
    "（{h}）",
    "{n}.",
    "{n}．",
    "{n}、",
    "({n})",
    "（{n}）",
    "{c}",
    "第{h}条 ",
    "{h}是",
    "—— ",
    "• ",
    "",
)
_BLANKS = " \t\u3000\u00a0\u2003\u2009\u200b\ufeff\r\v\f\u2028\x85"
_ODD = "（）()【】〔〕“”《》：；、，。—-.·0１〇①%\"'|\\{}[]#&*!"
_UNITS = ("责任单位：", "（牵头单位：", "由", "负责", "完成时限：2019年2月30日", "共10项", "附件", "序号\t任务\t责任单位", "不公开")  # fmt: skip


def _cut(lines: list[str], chance: random.Random) -> list[str]:
    return [line[chance.randrange(len(line) + 1) :] if chance.random() < 0.1 else line for line in lines]


def _drop(lines: list[str], chance: random.Random) -> list[str]:
    return [line for line in lines if chance.random() > 0.15]


def _shuffle(lines: list[str], chance: random.Random) -> list[str]:
    return chance.sample(lines, len(lines))


def _repeat(lines: list[str], chance: random.Random) -> list[str]:
    return [line for line in lines for _ in range(chance.choice((1, 1, 1, 2, 3)))]


def _renumber(lines: list[str], chance: random.Random) -> list[str]:
    form = chance.choice(_FORMS)

    def number(_: re.Match[str]) -> str:
        n = chance.randrange(1, 21)
        own = form if chance.random() < 0.7 else chance.choice(_FORMS)
        return own.format(h="一二三四五六七八九十"[n % 10], n=n, c=chr(0x245F + n))

    return [_ENUMERATOR.sub(number, line) for line in lines]


def _lose_brackets(lines: list[str], chance: random.Random) -> list[str]:
    lost = chance.choice(("）", "（", "（）()", "：", "。", "、", "；", "“”"))
    return [line.translate({ord(c): None for c in lost}) if chance.random() < 0.6 else line for line in lines]


def _blanks(lines: list[str], chance: random.Random) -> list[str]:
    return [_sown(line, _BLANKS, chance) for line in lines]


def _odd(lines: list[str], chance: random.Random) -> list[str]:
    return [_sown(line, _ODD, chance) for line in lines]


def _sown(line: str, characters: str, chance: random.Random) -> str:
    for _ in range(chance.randrange(4)):
        at = chance.randrange(len(line) + 1)
        line = line[:at] + chance.choice(characters) * chance.choice((1, 1, 2)) + line[at:]
    return line


def _join(lines: list[str], chance: random.Random) -> list[str]:
    return (
        ["".join(lines)]
        if chance.random() < 0.3
        else [a + b for a, b in zip(lines[::2], lines[1::2], strict=False)]
    )


def _units(lines: list[str], chance: random.Random) -> list[str]:
    return [chance.choice(_UNITS) + line if chance.random() < 0.2 else line for line in lines]


MUTATIONS: tuple[Callable[[list[str], random.Random], list[str]], ...] = (
    _cut, _drop, _shuffle, _repeat, _renumber, _lose_brackets, _blanks, _odd, _join, _units,
)  # fmt: skip


def mutated(documents: Sequence[list[str]], chance: random.Random) -> str:
    """A stretch of one of the documents, of up to forty lines, broken in one to four ways."""
    lines = chance.choice(documents)
    start = chance.choice((0, chance.randrange(len(lines))))
    lines = lines[start : start + chance.randrange(1, 41)]
    for mutation in chance.sample(MUTATIONS, chance.randrange(1, 5)):
        lines = mutation(lines, chance)
    return "\n".join(lines)


class Failure(NamedTuple):
    number: int
    """Which input it was, from 0."""
    reason: str
    text: str


class Reader:
    """Reads a text as `import` does, and the plan file as `diff` does."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._geography = Geography(catalog)
        self._region = next(r for r in catalog.regions.values() if r.name == REGION)

    def read(self, path: Path) -> None:
        """Make a plan file of a document and parse it. Raises InputError where either refuses."""
        draft = understand(read_document(str(path)), self._catalog.regions)
        write_plan(draft)
        plan_of(draft, self._region)
        data = plan_data(draft)
        data["plan"].setdefault("region", REGION)
        data["plan"].setdefault("title", "工作方案")
        parse_plan(emit_plan(data).encode(), "x.yaml", self._catalog, self._geography)


def failures(documents: Sequence[list[str]], count: int, seed: int, folder: Path) -> Iterator[Failure]:
    """Read `count` broken documents, each written into the folder; what fails or takes too long."""
    chance = random.Random(seed)
    reader = Reader(load_catalog())
    path = folder / "x.txt"
    for number in range(count):
        text = mutated(documents, chance)
        if not any(char.isalnum() for char in text):
            continue
        path.write_text(text, encoding="utf-8", newline="")
        started = time.process_time()
        try:
            reader.read(path)
        except Exception as error:  # whatever it is: that is the question
            place = traceback.extract_tb(error.__traceback__)[-1]
            yield Failure(
                number, f"{type(error).__name__}: {error} ({place.name}, line {place.lineno})", text
            )
        taken = time.process_time() - started
        if taken > SECONDS:
            yield Failure(number, f"{taken:.1f} s", text)


def lines_of(paths: Sequence[Path]) -> list[list[str]]:
    return [path.read_text(encoding="utf-8").splitlines() for path in paths]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("documents", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    wanted = parser.parse_args()
    documents = lines_of(wanted.documents or sorted(EXAMPLES.glob("*.txt")))
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for failure in failures(documents, wanted.count, wanted.seed, Path(folder)):
            failed += 1
            print(f"{failure.number}: {failure.reason}")
            if wanted.keep:
                wanted.keep.mkdir(parents=True, exist_ok=True)
                kept = wanted.keep / f"{wanted.seed}-{failure.number}.txt"
                kept.write_text(failure.text, encoding="utf-8", newline="")
    megabytes = _peak()
    print(f"{wanted.count} inputs, {failed} failures, {megabytes} MB")
    return 1 if failed or megabytes > MEGABYTES else 0


def _peak() -> int:
    """The most memory that this process has held, in MB; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000


if __name__ == "__main__":
    sys.exit(main())
