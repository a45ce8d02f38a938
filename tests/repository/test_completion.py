"""Completion, as docs/completion.md tells users to set it up."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from shutil import which

import pytest

from .conftest import ROOT, Run

GUIDE = ROOT / "docs" / "completion.md"
SHELLS = ("bash", "zsh", "fish")


@pytest.mark.parametrize("language", ["zh_CN.UTF-8", "en_US.UTF-8"])
@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed(run: Run, shell: str, language: str) -> None:
    done = run(env={"_REFORMCHECK_COMPLETE": f"{shell}_source", "LANG": language})
    assert done.returncode == 0
    assert not done.stderr
    assert "_reformcheck_completion" in done.stdout
    assert f"_REFORMCHECK_COMPLETE={shell}_complete" in done.stdout


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("reformcheck ini", ["plain,init"]),
        ("reformcheck diff --fail-on n", ["plain,note", "plain,never"]),
        ("reformcheck explain missing", ["plain,missing-measure"]),
        ("reformcheck catalog sh", ["plain,show"]),
        ("reformcheck init --region 辽", ["plain,辽宁省", "plain,辽阳市", "plain,辽源市"]),
        ("reformcheck diff --list 2020", ["plain,2020-3"]),
        ("reformcheck diff plans/", ["file,plans/"]),
        ("reformcheck diff --baseline b", ["file,b"]),
        ("reformcheck --lang e", ["plain,en"]),
    ],
)
def test_what_is_proposed(run: Run, words: str, expected: list[str]) -> None:
    count = str(len(words.split()) - 1)
    done = run(env={"_REFORMCHECK_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": count})
    assert done.returncode == 0
    assert sorted(done.stdout.split()) == sorted(expected)


def test_the_guide_names_each_shell_and_its_lines_run(environment: Mapping[str, str], tmp_path: Path) -> None:
    blocks = re.findall(r"```sh\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert len(blocks) == len(SHELLS)
    (tmp_path / ".config" / "fish" / "completions").mkdir(parents=True)
    for block in blocks:
        env = {**environment, "HOME": str(tmp_path)}
        subprocess.run(["bash", "-euc", block], env=env, check=True, timeout=60)
    written = sorted(path.suffix for path in tmp_path.rglob("*.*") if path.is_file() and path.suffix)
    assert written == [".bash", ".fish", ".zsh"]


@pytest.mark.skipif(which("bash") is None, reason="no bash")
def test_bash_takes_the_script(run: Run, environment: Mapping[str, str]) -> None:
    script = run(env={"_REFORMCHECK_COMPLETE": "bash_source"}).stdout
    asked = f'{script}\ncomplete -p reformcheck\nCOMP_WORDS=(reformcheck ini)\nCOMP_CWORD=1\n_reformcheck_completion reformcheck\necho "${{COMPREPLY[@]}}"'
    done = subprocess.run(
        ["bash", "-c", asked], env=dict(environment), capture_output=True, text=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "init", done.stderr
