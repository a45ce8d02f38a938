"""Fixtures that run the command in this process, in an empty folder, and write small plans into it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reformcheck import cli
from reformcheck.cli import language

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS")


@dataclass(frozen=True, slots=True)
class Run:
    code: int
    out: str
    err: str

    def refused(self, sentence: str) -> None:
        """Exit code 2 and this one line, nothing else."""
        assert (self.code, self.out, self.err) == (2, "", f"reformcheck: {sentence}\n")


Command = Callable[..., Run]
Write = Callable[..., str]


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (*_VARIABLES, *(name for name in os.environ if name.startswith("REFORMCHECK_"))):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setattr(language, "_configured", [])
    # The configuration is looked for up to the root of the repository, which this folder is.
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """run(*arguments, lang="en"): exit code, standard output and standard error; lang=None gives no --lang."""

    def command(*arguments: str, lang: str | None = "en") -> Run:
        words = ["reformcheck", *arguments, *(("--lang", lang) if lang else ())]
        monkeypatch.setattr(sys, "argv", words)
        with pytest.raises(SystemExit) as stop:
            cli.main()
        said = capsys.readouterr()
        assert "Traceback" not in said.err and "internal error" not in said.err
        return Run(int(stop.value.code or 0), said.out, said.err)

    return command


TITLES = (
    "建立以降低侵权损失为核心的专利保险机制",
    "知识产权案件审判中建立技术调查官制度",
)


def plan_text(*titles: str, head: str = "region: 吉林省", units: str = "[吉林省科技厅]") -> str:
    lines = [
        "reformcheck: 1",
        "plan:",
        "  title: 吉林省方案",
        f"  {head}",
        "  lists: [2018-126]",
        "  scope: 全省",
    ]
    lines += ['  issued: "2019"', "items:"]
    for number, title in enumerate(titles or TITLES, start=1):
        lines += [f"  - number: {number}", f"    title: {title}", f"    units: {units}"]
    return "\n".join(lines) + "\n"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """write(name, text=a small plan): the name, with folders made."""

    def to_file(name: str, text: str | bytes | None = None) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = plan_text() if text is None else text
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return name

    return to_file


@pytest.fixture
def git(tmp_path: Path) -> Callable[..., str]:
    """Runs git in the folder, which becomes a repository."""
    (tmp_path / ".git").rmdir()

    def command(*arguments: str) -> str:
        who = (
            "-c",
            "user.name=Reader",
            "-c",
            "user.email=reader@example.com",
            "-c",
            "core.hooksPath=/dev/null",
        )
        done = subprocess.run(["git", *who, *arguments], cwd=tmp_path, capture_output=True, check=True)
        return done.stdout.decode()

    command("init", "-q", "-b", "main")
    return command
