"""How fast reformcheck is beside other checkers of YAML, side by side in one run, as ratios.

    python benchmarks/compare.py [--plans 1000] [--growth 100 1000 10000] [--repeat 5]

(a) one plan, the whole process: against check-jsonschema, yamllint and a bare interpreter that loads
    click, yaml and rich.console;
(b) many plans of the size of examples/jilin.yaml: against yamllint and check-jsonschema, each given all
    cores by running one process a core, and, per core, against libyaml composing the same bytes;
(c) growth: time per plan and peak memory as plans become more.

The plans are copies of the example, each with a title of its own. In (b) they are checked twice: with the
items' titles as they are, and with one of them in words that no other plan has; (c) takes the latter. What is
timed runs several times, in turns, and the least time counts: a busy machine can only add to it.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "jilin.yaml"
SCHEMA = ROOT / "plans" / "schemas" / "plan.json"
CORES = os.cpu_count() or 1
CHECK = (sys.executable, "-m", "reformcheck.cli", "diff")
BARE = (sys.executable, "-c", "import click, yaml, rich.console")
# Arguments of one call; the length of a command line is limited.
BATCH = 1000

Command = Sequence[str]


def yamllint(files: Sequence[str]) -> Command:
    return (sys.executable, "-m", "yamllint", "-d", "relaxed", *files)


def check_jsonschema(files: Sequence[str]) -> Command:
    return (sys.executable, "-m", "check_jsonschema", "--schemafile", str(SCHEMA), *files)


def corpus(folder: Path, plans: int, *, reworded: bool) -> list[str]:
    """Write so many plans, with or without an item's title of its own; give their paths."""
    text = EXAMPLE.read_text("utf-8")
    titles = [line for line in text.splitlines() if line.strip().startswith("title:")][1:]
    files = []
    for number in range(plans):
        old = titles[number % len(titles)]
        altered = text.replace("title: ", f"title: {number}-", 1)
        if reworded:
            altered = altered.replace(old, f"{old}（第{number}批）", 1)
        path = folder / f"{number:06}.yaml"
        path.write_text(altered, "utf-8")
        files.append(str(path))
    return files


def run_all(commands: Sequence[Command]) -> float:
    """Seconds until all of the commands, run at once, have ended."""
    start = time.perf_counter()
    quiet = subprocess.DEVNULL
    processes = [subprocess.Popen(command, stdout=quiet, stderr=quiet) for command in commands]
    for process in processes:
        process.wait()
    return time.perf_counter() - start


def best(works: Mapping[str, Callable[[], float]], repeat: int) -> dict[str, float]:
    """The least seconds of each, taken in turns."""
    least = dict.fromkeys(works, float("inf"))
    for _ in range(repeat):
        for name, work in works.items():
            least[name] = min(least[name], work())
    return least


def show(title: str, seconds: Mapping[str, float], base: str) -> None:
    print(f"\n{title}")
    for name, value in seconds.items():
        ratio = seconds[base] / value
        print(f"  {name:44} {value * 1000:10.1f} ms   reformcheck takes {ratio:6.3f} of it")


def one_plan(repeat: int) -> None:
    plan = [str(EXAMPLE)]
    commands: dict[str, Command] = {
        "reformcheck": (*CHECK, *plan),
        "check-jsonschema": check_jsonschema(plan),
        "yamllint": yamllint(plan),
        "bare interpreter": BARE,
    }
    works = {name: (lambda c=command: run_all([c])) for name, command in commands.items()}
    show("(a) one plan, whole process", best(works, repeat), "reformcheck")


def shared(files: Sequence[str], command: Callable[[Sequence[str]], Command]) -> float:
    """Seconds of a checker that has one process a core, each with its share of the files."""
    total = 0.0
    for at in range(0, len(files), BATCH * CORES):
        batch = files[at : at + BATCH * CORES]
        total += run_all([command(batch[core::CORES]) for core in range(CORES) if batch[core::CORES]])
    return total


def compose(files: Sequence[str]) -> float:
    """Seconds of processor time in which libyaml composes the files, in this process.

    No text is kept: a child begins with the memory of its parent at its peak.
    """
    total = 0.0
    for file in files:
        text = Path(file).read_text("utf-8")
        start = time.process_time()
        yaml.compose(text, Loader=yaml.CSafeLoader)
        total += time.process_time() - start
    return total


def processor_time(command: Command) -> float:
    """Seconds of processor time that a command and its children take, on all cores together."""

    def used() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    before = used()
    run_all([command])
    return used() - before


def many_plans(plans: int, repeat: int, *, reworded: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name) / "plans", Path(name) / "cache"
        folder.mkdir()
        files = corpus(folder, plans, reworded=reworded)
        check = (*CHECK, str(folder), "--format", "json")
        parallel = (*check, "--jobs", str(CORES))
        cached = (*parallel, "--cache-dir", str(cache))
        run_all([cached])
        works: dict[str, Callable[[], float]] = {
            f"reformcheck --jobs {CORES}": lambda: run_all([parallel]),
            "the same with a warm cache": lambda: run_all([cached]),
            f"yamllint, {CORES} at once": lambda: shared(files, yamllint),
            f"check-jsonschema, {CORES} at once": lambda: shared(files, check_jsonschema),
        }
        kind = "each with a title of its own among its items" if reworded else "items as in the example"
        show(f"(b) {plans} plans, {kind}", best(works, repeat), f"reformcheck --jobs {CORES}")
        cores: dict[str, Callable[[], float]] = {
            "reformcheck --jobs 1": lambda: processor_time((*check, "--jobs", "1")),
            "reformcheck --jobs 1, start and one plan": lambda: processor_time((*CHECK, files[0])),
            "libyaml composing the same bytes": lambda: compose(files),
        }
        show("    processor time on one core", best(cores, repeat), "reformcheck --jobs 1")


def growth(sizes: Sequence[int]) -> None:
    print("\n(c) growth, --jobs 1")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in sizes:
            for old in folder.iterdir():
                old.unlink()
            corpus(folder, size, reworded=True)
            seconds, memory = measured((*CHECK, str(folder), "--format", "json", "--jobs", "1"))
            print(f"  {size:6} plans   {seconds / size * 1000:7.3f} ms a plan   peak {memory:6.1f} MB")


def measured(command: Command) -> tuple[float, float]:
    """Seconds of processor time, and megabytes at the peak, of one process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compile_once() -> None:
    """Let every command run from compiled modules, as an installed package does, whatever the shell says."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    plan = [str(EXAMPLE)]
    run_all([(*CHECK, *plan)])
    run_all([(*CHECK, *plan, "--format", "json")])
    run_all([yamllint(plan), check_jsonschema(plan), BARE])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--plans", type=int, default=1000, help="plans in (b)")
    parser.add_argument("--growth", type=int, nargs="*", default=[100, 1000, 10000], help="plans in (c)")
    parser.add_argument("--repeat", type=int, default=5, help="runs of each command in (a); (b) takes half")
    options = parser.parse_args()
    compile_once()
    one_plan(options.repeat)
    for reworded in (False, True):
        many_plans(options.plans, max(1, options.repeat // 2), reworded=reworded)
    growth(options.growth)


if __name__ == "__main__":
    main()
