"""Break inputs of every kind and read them: nothing may fail, be slow, or give a plan file that is refused; whole files lose nothing.

    python benchmarks/fuzz_readers.py [KIND…] [--count 100000] [--seed 1] [--keep FOLDER]

For a night: the kinds are those of tests/fuzz, where the suite reads some dozens or hundreds of each. Every input is checked
by the rules too, and for each ten a file is written as a program writes it, of whose text every character must be read. Prints
what failed, each reason once with how often, and exits with 1 where anything did; --keep writes the first of each reason as a
file, made as small as it can be while it still fails so, for tests/fuzz/corpus. The same seed gives the same inputs.
Of ten inputs --rules 10 checks one. .doc is read by our own library alone, nothing is recognised on pictures; for .rtf LibreOffice is started once for many.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "fuzz"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "importing"))

from converted_together import convert_ahead, own_readers_alone
from fuzzing import KINDS, SUFFIXES, WHOLE, Failure, Inputs, Judge, failure_of, failures, losses
from shrinking import shrunk

MEGABYTES = 500
EVERY = 10
"""One whole file for so many broken ones."""
AT_ONCE = 200
"""So many .rtf inputs are converted at a time."""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--count", type=int, default=100_000, help="inputs of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--rules", type=int, default=1, metavar="N", help="check one of N inputs by the rules too"
    )
    parser.add_argument("--keep", type=Path)
    wanted = parser.parse_args()
    own_readers_alone()
    failed = 0
    for kind in wanted.kinds or KINDS:
        reasons: Counter[str] = Counter()
        for failure in _found(kind, wanted.count, wanted.seed, wanted.rules):
            reasons[_alike(failure.reason)] += 1
            if reasons[_alike(failure.reason)] == 1:
                print(f"{kind} {failure.number}: {failure.reason}", flush=True)
                if wanted.keep:
                    _keep(failure, wanted.keep, wanted.seed)
        failed += reasons.total()
        print(
            f"{kind}: {wanted.count} inputs, {reasons.total()} failures of {len(reasons)} kinds", flush=True
        )
    megabytes = _peak()
    print(f"{megabytes} MB")
    return 1 if failed or megabytes > MEGABYTES else 0


def _found(kind: str, count: int, seed: int, every: int) -> Iterator[Failure]:
    inputs = Inputs()

    def checked(number: int) -> bool:
        if kind == "rtf" and number % AT_ONCE == 0:
            ahead = range(number, min(number + AT_ONCE, count))
            convert_ahead([inputs.make(kind, seed, n) for n in ahead])
        return number % every == 0

    yield from failures([kind], count, seed, checked)
    if kind == "rtf":
        convert_ahead([inputs.whole(kind, seed, n)[0] for n in range(count // EVERY)])
    if kind in WHOLE:
        yield from losses(kind, count // EVERY, seed)


def _alike(reason: str) -> str:
    """Characters that are lost, and seconds, are of one kind."""
    return reason.split(":")[0] if reason.startswith("lost") else "slow" if reason.endswith(" s") else reason


def _keep(failure: Failure, folder: Path, seed: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{failure.kind}-{seed}-{failure.number}{SUFFIXES[failure.kind]}"
    (folder / name).write_bytes(failure.content)
    if failure.reason.startswith(("lost", "refused")) or failure.reason.endswith(" s"):
        return
    judge = Judge()
    with tempfile.TemporaryDirectory() as held:
        path = Path(held) / f"x{SUFFIXES[failure.kind]}"

        def fails(content: bytes) -> bool:
            path.write_bytes(content)
            return failure_of(judge, path, rules=True) == failure.reason

        (folder / name).write_bytes(shrunk(failure.content, fails))


def _peak() -> int:
    """The most memory that this process or one that it started has held, in MB; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    return (
        max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        // 1000
    )


if __name__ == "__main__":
    sys.exit(main())
