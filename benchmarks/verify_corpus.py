"""Check a corpus with reformcheck and compare its findings with the truth.

    python benchmarks/verify_corpus.py OUT_DIR [--show 20]

prints, by rule, how many faults were planted, found, missed and invented; exits with 1 unless all were found
and none invented. Errors and warnings count, and notes on wording.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
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


def found(folder: Path) -> tuple[Counter[Key], dict[Key, str]]:
    """What reformcheck finds in a corpus, and its messages."""
    command = [sys.executable, "-m", "reformcheck.cli", "diff", str(folder), "--format", "json"]
    run = subprocess.run(
        [*command, "--as-of", AS_OF, "--lang", "zh"], capture_output=True, text=True, encoding="utf-8"
    )
    if not run.stdout:
        raise SystemExit(run.stderr)
    report = json.loads(run.stdout)
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
    options = parser.parse_args()
    truth = planted(options.folder)
    answer, messages = found(options.folder)
    print(table(truth, answer))
    _show("missed", truth - answer, messages, options.show)
    _show("invented", answer - truth, messages, options.show)
    raise SystemExit(truth != answer)


if __name__ == "__main__":
    main()
