"""Check a corpus with reformcheck and compare its findings with the truth.

    python benchmarks/verify_corpus.py OUT_DIR [--show 20] [--all-ways]

prints, by rule, how many faults were planted, found, missed and invented; exits with 1 unless all were found
and none invented. Errors and warnings count, and notes on wording. With --all-ways the corpus is also checked
in two processes, on a local Dask cluster where Dask is installed, and from a warm cache, and every report must
be the serial one byte for byte.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from corpus import TRUTH

AS_OF = "2026-01-01"
"""The day of the check: all waivers of the corpus that end have ended."""

Key = tuple[str, str, "str | None", "str | None"]
"""Plan, rule, measure, item."""


def counts(finding: Mapping[str, Any]) -> bool:
    """Whether a finding is one that the truth speaks of."""
    return bool(finding["severity"] != "note" or finding["rule"] == "reworded-measure")


def planted(folder: Path) -> Counter[Key]:
    """The truth of a corpus."""
    lines = (folder / TRUTH).read_text("utf-8").splitlines()
    plans = (json.loads(line) for line in lines)
    return Counter((plan["plan"], *fault) for plan in plans for fault in plan["faults"])


def check(folder: Path, *way: str) -> bytes:
    """The JSON report on a corpus."""
    command = [sys.executable, "-m", "reformcheck.cli", "diff", str(folder), "--format", "json"]
    run = subprocess.run([*command, "--as-of", AS_OF, "--lang", "zh", *way], capture_output=True)
    if not run.stdout:
        raise SystemExit(run.stderr.decode("utf-8", "replace"))
    return run.stdout


def other_ways(cache: str) -> dict[str, tuple[str, ...]]:
    """Ways to check a corpus that must come to the same, by name."""
    remembering = ("--jobs", "2", "--cache-dir", cache)
    ways = {"two processes": ("--jobs", "2"), "a cold cache": remembering, "a warm cache": remembering}
    return ways | ({"Dask": ("--dask", "local")} if find_spec("distributed") else {})


def differing(folder: Path, serial: bytes) -> list[str]:
    """The other ways whose report is not the serial one."""
    with tempfile.TemporaryDirectory() as cache:
        return [name for name, way in other_ways(cache).items() if check(folder, *way) != serial]


def found(folder: Path, reported: bytes) -> tuple[Counter[Key], dict[Key, str]]:
    """What a JSON report finds in a corpus, and its messages."""
    report = json.loads(reported)
    for error in report["errors"]:
        print(f"not read: {error['path']}: {error['message']}")
    keys: Counter[Key] = Counter()
    messages: dict[Key, str] = {}
    for plan in report["plans"]:
        name = Path(plan["path"]).relative_to(folder).as_posix()
        for finding in filter(counts, plan["findings"]):
            key = (name, finding["rule"], finding["measure"], finding["item"])
            keys[key] += 1
            messages[key] = finding["message"]
    return keys, messages


def table(truth: Counter[Key], answer: Counter[Key]) -> str:
    """Planted, found, missed and invented faults by rule."""
    missed, invented = _by_rule(truth - answer), _by_rule(answer - truth)
    total = _by_rule(truth)
    lines = [f"{'rule':32}{'planted':>9}{'found':>9}{'missed':>9}{'invented':>10}"]
    for rule in sorted(total | invented):
        hit = total[rule] - missed[rule]
        lines.append(f"{rule:32}{total[rule]:9}{hit:9}{missed[rule]:9}{invented[rule]:10}")
    return "\n".join(lines)


def _by_rule(keys: Counter[Key]) -> Counter[str]:
    rules: Counter[str] = Counter()
    for key, number in keys.items():
        rules[key[1]] += number
    return rules


def _show(name: str, keys: Iterable[Key], messages: Mapping[Key, str], most: int) -> None:
    for key in sorted(keys, key=str)[:most]:
        print(name, *key, messages.get(key, ""))


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare reformcheck's findings with a corpus's truth.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=20, help="how many differences of each kind to print")
    parser.add_argument(
        "--all-ways", action="store_true", help="compare parallel, Dask and cached reports too"
    )
    options = parser.parse_args()
    truth = planted(options.folder)
    serial = check(options.folder, "--jobs", "1")
    answer, messages = found(options.folder, serial)
    print(table(truth, answer))
    _show("missed", truth - answer, messages, options.show)
    _show("invented", answer - truth, messages, options.show)
    differ = differing(options.folder, serial) if options.all_ways else []
    for way in differ:
        print(f"another report by {way}")
    raise SystemExit(truth != answer or bool(differ))


if __name__ == "__main__":
    main()
