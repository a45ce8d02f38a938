"""Each command's help: its exit codes, and an example that runs and ends with one of them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from shutil import copy2, copytree
from xml.sax.saxutils import escape
from zipfile import ZipFile

import click
import pytest

from reformcheck import cli

from .conftest import EXAMPLE, ROOT, Run


def paths(command: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words that call each command, groups included."""
    yield words
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            yield from paths(child, (*words, name))


COMMANDS = sorted(paths(cli.group))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, environment: Mapping[str, str]) -> Path:
    """A folder that holds what examples name, as a git repository with a tag."""
    made = tmp_path_factory.mktemp("examples")
    copytree(ROOT / "examples", made / "examples")
    copytree(EXAMPLE / "plans", made / "plans")
    copy2(ROOT / "examples" / "jilin.yaml", made / "plan.yaml")
    copy2(ROOT / "catalog" / "lists" / "2020-3.yaml", made / "my-list.yaml")
    write_docx(ROOT / "examples" / "documents" / "jilin-2019-19-plan.txt", made / "方案.docx")
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    for arguments in (
        ("init", "--quiet"),
        ("add", "--all"),
        (*identity, "commit", "--quiet", "--message", "plans"),
        ("tag", "v1"),
    ):
        subprocess.run(["git", *arguments], cwd=made, env=dict(environment), check=True)
    return made


def write_docx(text: Path, target: Path) -> None:
    """A Word file with the lines of a text as its paragraphs."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    lines = (escape(line) for line in text.read_text("utf-8").splitlines())
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    with ZipFile(target, "w") as package:
        package.writestr(
            "word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        )


def test_every_command_is_seen() -> None:
    assert {("diff",), ("init",), ("baseline", "create"), ("catalog", "units")} <= set(COMMANDS)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_says_exit_codes_and_an_example_that_runs(
    run: Run, folder: Path, environment: Mapping[str, str], words: tuple[str, ...]
) -> None:
    for language, codes, example in (("zh", "退出码：", "示例："), ("en", "Exit codes: ", "Example: ")):
        shown = run(*words, "--help", "--lang", language)
        assert shown.returncode == 0
        assert codes in shown.stdout
        lines = [line for line in shown.stdout.splitlines() if line.strip().startswith(example)]
        assert len(lines) == 1, shown.stdout
    line = lines[0].split(example)[1]
    assert line.split()[: len(words) + 1] == ["reformcheck", *words][: len(line.split())]
    said = " ".join(shown.stdout.partition(codes)[2].split())
    documented = {int(code) for code in re.findall(r"(?:^|; )(\d+) ", said)}
    if words in (("baseline", "show"), ("baseline", "update")):
        subprocess.run(
            ["reformcheck", "baseline", "create", "plans", "--force"],
            cwd=folder, env=dict(environment), check=True, capture_output=True,
        )  # fmt: skip
    if "baseline" in words and "create" in line:
        (folder / "reformcheck-baseline.json").unlink(missing_ok=True)
    done = subprocess.run(
        ["bash", "-c", line], cwd=folder, env=dict(environment), capture_output=True, text=True, timeout=120
    )
    assert done.returncode in documented, done.stderr
    assert done.returncode < 2, done.stderr
