"""The pages of the site say what the program has: every rule, command, option and key; what they show runs."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from reformcheck import cli
from reformcheck.rules import IDS

ROOT = Path(__file__).parents[2]
LANGUAGES = ("zh", "en")
PAGES = ROOT / "docs" / "pages"
SCHEMAS = {
    "plan": "plans/schemas/plan.json",
    "list": "catalog/schemas/list.json",
    "zones": "catalog/schemas/zones.json",
    "settings": "running/schemas/config.json",
    "report": "reports/schemas/report.json",
}
# Files that a reader has and the repository has not.
OWN = re.compile(r"方案\.docx|plan\.yaml|\bplans/? |各省方案|方案库| -o |:\S+\.html|\bplans -o|\bplans/")

Generated = dict[str, dict[str, str]]


def commands(group: click.Group, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*words, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*words, name))


def names(schema: Any) -> Iterator[str]:
    """Every name of a property, however deep."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for value in schema.values():
            yield from names(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from names(value)


def handwritten(lang: str) -> dict[str, str]:
    return {
        str(path.relative_to(PAGES)).removesuffix(f".{lang}.md"): path.read_text("utf-8")
        for path in PAGES.rglob(f"*.{lang}.md")
    }


def shown() -> list[str]:
    """The lines of shell on handwritten pages that call the command."""
    texts = [text for lang in LANGUAGES for text in handwritten(lang).values()]
    blocks = [block for text in texts for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)]
    lines = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    return list(dict.fromkeys(line for line in lines if line))


def test_both_languages_have_the_same_pages(generated: Generated) -> None:
    assert list(generated["zh"]) == list(generated["en"])
    assert set(handwritten("zh")) == set(handwritten("en"))
    for name, text in handwritten("zh").items():
        english = handwritten("en")[name]
        assert re.findall(r"^```\w*|^## ", text, re.M) == re.findall(r"^```\w*|^## ", english, re.M), name
        assert re.findall(r"\]\(([^)\s]+)\)", text) == re.findall(r"\]\(([^)\s]+)\)", english), name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule(generated: Generated, lang: str) -> None:
    pages = generated[lang]
    assert {f"rules/{rule}.md" for rule in IDS} == {
        name for name in pages if name.startswith("rules/") and name != "rules/index.md"
    }
    listed = re.findall(r"\]\((\S+)\.md\) \| `", pages["rules/index.md"])
    assert sorted(listed) == sorted(IDS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_command_and_option(generated: Generated, lang: str) -> None:
    pages = generated[lang]
    of_all = pages["commands/index.md"]
    for words, command in commands(cli.group, ()):
        page = pages[f"commands/{words[0]}.md"]
        assert re.search(rf"^#+ reformcheck {' '.join(words)}$", page, re.M), words
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                assert any(parameter.opts[-1] in text for text in (page, of_all)), (words, parameter.opts)
    assert {f"commands/{words[0]}.md" for words, _ in commands(cli.group, ())} == {
        name for name in pages if name.startswith("commands/") and name != "commands/index.md"
    }


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_key(generated: Generated, lang: str, kind: str) -> None:
    schema = json.loads((ROOT / SCHEMAS[kind]).read_text("utf-8"))
    told = {
        path.split(".")[-1]
        for path in re.findall(r"^\|[ *]*`([^`]+)`", generated[lang][f"files/{kind}.md"], re.M)
    }
    assert set(names(schema)) == told


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_key_is_described(generated: Generated, kind: str) -> None:
    """In the language of the page, and not in the other."""
    for lang in LANGUAGES:
        rows = re.findall(r"^\| [*`].*$", generated[lang][f"files/{kind}.md"], re.M)
        said = [re.split(r"(?<!\\) \| ", row)[2] for row in rows]
        assert [row for row, text in zip(rows, said, strict=True) if not text.strip() or " / " in text] == []


def test_a_page_that_was_added_stands_in_the_navigation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "docs" / "building"))
    from navigation import navigation

    pages = {
        "index.md": "# a",
        "api.md": "# 接口 / API",
        "editors.md": "# 编辑器 · Editors",
        "novel.md": "# 新 / New",
    }
    assert navigation(pages, "en") == [
        {"Home": "index.md"},
        {"Programs and editors": [{"API": "api.md"}, {"Editors": "editors.md"}]},
        {"More": [{"New": "novel.md"}]},
    ]


BOTH = [
    "docs/api.md",
    "docs/matching.md",
    "docs/data.md",
    "docs/completion.md",
    "examples/regional-list/README.md",
]


@pytest.mark.parametrize("name", BOTH)
def test_a_page_of_both_languages_is_parted(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line of prose stands in one of them, each line of code in both; neither holds a sentence of the other."""
    monkeypatch.syspath_prepend(str(ROOT / "docs" / "building"))
    from languages import in_language

    text = (ROOT / name).read_text("utf-8")
    code = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
    chinese, english = (in_language(text, lang) for lang in LANGUAGES)
    assert code.findall(chinese) == code.findall(english) == code.findall(text)
    prose = [
        {line.lstrip("-* ") for line in code.sub("", page).splitlines() if line and line[0] not in "#|"}
        for page in (chinese, english, text)
    ]
    assert prose[0] | prose[1] == prose[2]
    assert prose[0] and prose[1] and not prose[0] & prose[1]
    assert not [line for line in prose[0] if not re.search("[\u4e00-\u9fff]", line)]
    assert not [line for line in prose[1] if re.search("[\u4e00-\u9fff]{6}", line)]


def test_the_pages_speak_their_language(generated: Generated) -> None:
    assert "| 导入所据的公文 |" in generated["zh"]["files/plan.md"]
    assert not re.search("[\u4e00-\u9fff]", generated["en"]["commands/diff.md"].split("```text")[0])
    assert "| the document that this file was imported from |" in generated["en"]["files/plan.md"]


@pytest.mark.parametrize("line", shown())
def test_a_command_that_a_page_shows(
    line: str, run: Callable[[list[str]], tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It runs where its files are in the repository; all have options that there are."""
    words = shlex.split(line)
    assert words[0] == "reformcheck"
    if not OWN.search(line):
        monkeypatch.chdir(ROOT)
        code, out = run(words)
        assert code in (0, 1)
        assert out
        return
    rest = words[1:]
    group: click.Command = cli.group
    if rest[0] not in cli.group.list_commands(click.Context(cli.group)):
        rest = ["diff", *rest]
    while isinstance(group, click.Group):
        command = group.get_command(click.Context(group), rest[0])
        assert command is not None, line
        group, rest = command, rest[1:]
    with group.make_context("reformcheck", rest):
        pass


def test_what_the_researcher_does(
    run: Callable[[list[str]], tuple[int, str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Export, read with polars, check in Python, as the page says."""
    polars = pytest.importorskip("polars")
    text = handwritten("zh")["start/researcher"]
    with_polars, in_python = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    code, _ = run(shlex.split("reformcheck export examples/jilin.yaml examples/xizang.yaml -o data"))
    assert code == 0
    *before, last = with_polars.strip().splitlines()
    known: dict[str, Any] = {}
    exec("\n".join(before), known)
    table = eval(last, known)
    assert isinstance(table, polars.DataFrame)
    assert table.height > 40 and table["status"].is_between(0, 1).all()
    exec(in_python, {})
