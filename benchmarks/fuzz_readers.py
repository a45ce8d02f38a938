"""Break inputs of every kind and read them: nothing may fail, be slow, or give a plan file that is refused.

    python benchmarks/fuzz_readers.py [KIND…] [--count 100000] [--seed 1] [--keep FOLDER]

For a night: the kinds are those of tests/fuzz, where the suite reads some hundreds of each. Every input is checked by
the rules too. Prints what failed, each reason once with how often, and exits with 1 where anything did; --keep writes
the first of each reason as a file, to be made small and put into tests/fuzz/corpus. The same seed gives the same inputs.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "fuzz"))

from fuzzing import KINDS, SUFFIXES, failures

MEGABYTES = 500


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--count", type=int, default=100_000, help="inputs of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    wanted = parser.parse_args()
    failed = 0
    for kind in wanted.kinds or KINDS:
        reasons: Counter[str] = Counter()
        for failure in failures([kind], wanted.count, wanted.seed, lambda _: True):
            reasons[failure.reason] += 1
            if reasons[failure.reason] == 1:
                print(f"{kind} {failure.number}: {failure.reason}", flush=True)
                if wanted.keep:
                    wanted.keep.mkdir(parents=True, exist_ok=True)
                    name = f"{kind}-{wanted.seed}-{failure.number}{SUFFIXES[kind]}"
                    (wanted.keep / name).write_bytes(failure.content)
        failed += reasons.total()
        print(
            f"{kind}: {wanted.count} inputs, {reasons.total()} failures of {len(reasons)} kinds", flush=True
        )
    megabytes = _peak()
    print(f"{megabytes} MB")
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
