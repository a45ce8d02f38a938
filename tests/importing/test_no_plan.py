"""What is no plan is said to be none, and a plan never is."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from reformcheck.catalog.model import Region
from reformcheck.plans.documents import read_document, understand
from reformcheck.plans.documents.drafting.draft import Draft

CASES = yaml.safe_load((Path(__file__).parent / "no_plans.yaml").read_text("utf-8"))

SAID = "这是条例，不是方案，没有列出要落实的任务；确要当作方案，请加 --force-plan"

Writer = Callable[[list[str], Path], Path]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
@pytest.mark.parametrize("kind", ["txt", "docx", "html"])
def test_kind(
    case: dict[str, Any],
    kind: str,
    tmp_path: Path,
    as_docx: Writer,
    as_html: Writer,
    regions: Mapping[str, Region],
) -> None:
    lines = case["text"].strip().split("\n")
    path = tmp_path / f"document.{kind}"
    if kind == "txt":
        path.write_text(case["text"], "utf-8")
    else:
        {"docx": as_docx, "html": as_html}[kind](lines, path)
    assert understand(read_document(str(path)), regions).no_plan == case["no_plan"]


def test_no_real_plan_is_said_to_be_none(imported: Callable[[Path], Draft], shared: Path) -> None:
    found = {}
    for gold in sorted((shared / "dev" / "gold").glob("*.json")):
        label = json.loads(gold.read_text("utf-8"))
        path = next((shared / "documents").rglob(label["source_file"]), None)
        if label["kind"] == "plan" and path:
            found[gold.stem] = (imported(path).no_plan != "", label.get("no_plan", False))
    assert {name: said for name, (said, _) in found.items()} == {n: true for n, (_, true) in found.items()}


def test_commands_say_so_in_one_sentence_and_go_on_when_told(tmp_path: Path) -> None:
    path = tmp_path / "吉林省供水管理条例.txt"
    path.write_text(CASES[0]["text"].replace("某市", "吉林省"), "utf-8")
    for command in ("diff", "import"):
        assert _ran(command, str(path)) == (2, True)
        code, refused = _ran(command, "--force-plan", str(path))
        assert (code != 2, refused) == (True, False)


def _ran(*arguments: str) -> tuple[int, bool]:
    """The exit code, and whether the command said that the document is no plan."""
    words = [sys.executable, "-m", "reformcheck.cli", *arguments, "--lang", "zh"]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8")
    return done.returncode, "".join(SAID.split()) in "".join((done.stdout + done.stderr).split())
