"""`reformcheck fix`: the lines it adds, and every other byte as it was."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from .conftest import TITLES, plan_text

EXAMPLES = Path(__file__).parents[2] / "examples"
INSURANCE, INVESTIGATOR = "    measure: 2018-126/03", "    measure: 2018-126/04"


def added(before: str, after: str) -> list[str]:
    """Lines of `after` that are new; the others must be those of `before`, in order."""
    rest = iter(after.split("\n"))
    new = []
    for line in before.split("\n"):
        for found in rest:
            if found == line:
                break
            new.append(found)
        else:
            raise AssertionError(f"{line!r} is gone")
    return new + list(rest)


@pytest.mark.parametrize("name", ["jilin.yaml", "jilin-altered.yaml", "xizang.yaml"])
def test_the_examples_gain_lines_and_lose_nothing(name, run, write):
    before = (EXAMPLES / name).read_text("utf-8")
    write("plan.yaml", before)
    assert run("fix", "plan.yaml").code == 0
    new = added(before, Path("plan.yaml").read_text("utf-8"))
    assert len(new) >= 13
    assert all(line.startswith("    measure: ") for line in new)


def test_a_second_run_changes_nothing(run, write):
    write("plan.yaml")
    first = run("fix", "plan.yaml")
    assert (first.code, first.out) == (0, "")
    assert first.err == "item 1: measure: 2018-126/03\nitem 2: measure: 2018-126/04\n"
    data = Path("plan.yaml").read_bytes()
    again = run("fix", "plan.yaml")
    assert (again.code, again.err) == (0, "nothing to fix\n")
    assert Path("plan.yaml").read_bytes() == data
    assert run("fix", "plan.yaml", lang="zh").err == "没有可改之处\n"


def test_diff_shows_and_writes_nothing(run, write):
    write("plan.yaml")
    shown = run("fix", "plan.yaml", "--diff")
    assert shown.code == 1
    assert shown.out.startswith("--- plan.yaml\n+++ plan.yaml\n@@ ")
    assert [line for line in shown.out.splitlines()[2:] if line[0] == "+"] == [
        f"+{INSURANCE}",
        f"+{INVESTIGATOR}",
    ]
    assert Path("plan.yaml").read_text("utf-8") == plan_text()
    run("fix", "plan.yaml")
    assert (run("fix", "plan.yaml", "--diff").code, run("fix", "plan.yaml", "--diff").out) == (0, "")


ENCODINGS = {
    "utf-8": (b"", "utf-8"),
    "utf-8 with a mark": (codecs.BOM_UTF8, "utf-8"),
    "gb18030": (b"", "gb18030"),
    "utf-16, little end first": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16, big end first": (codecs.BOM_UTF16_BE, "utf-16-be"),
    "utf-32": (codecs.BOM_UTF32_LE, "utf-32-le"),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ENCODINGS)
def test_encoding_and_line_ends_stay(name, newline, run, write):
    mark, encoding = ENCODINGS[name]
    text = plan_text().replace("\n", newline)
    write("plan.yaml", mark + text.encode(encoding))
    assert run("fix", "plan.yaml").code == 0
    data = Path("plan.yaml").read_bytes()
    assert data.startswith(mark)
    after = data[len(mark) :].decode(encoding)
    assert after.count("\n") == after.count("\r\n") or newline == "\n"
    assert added(text, after) == [line + newline[:-1] for line in (INSURANCE, INVESTIGATOR)]


HEAD = "reformcheck: 1\nplan: {title: 方案, region: 吉林省, lists: [2018-126]}\n"
FORMS = {
    "block text": (
        "items:\n- title: >-  # why\n    建立以降低侵权损失为核心的\n    专利保险机制\n\n  # a note\n  units: [甲]\n",
        "    专利保险机制\n  measure: 2018-126/03\n\n  # a note",
    ),
    "comment behind the title": (
        f"items:\n  -   title: {TITLES[0]}   # 核对过\n      units: [甲]\n",
        "   # 核对过\n      measure: 2018-126/03\n      units",
    ),
    "title over two lines": (
        "items:\n- title: 知识产权案件审判中\n   建立技术调查官制度\n",
        "   建立技术调查官制度\n  measure: 2018-126/04\n",
    ),
    "flow": (
        f"items:\n- {{number: 1, title: {TITLES[0]}}}  # x\n",
        f"{TITLES[0]}, measure: 2018-126/03}}  # x\n",
    ),
    "json": (
        f'items: [\n {{"title": "{TITLES[0]}", "units": ["甲"]}}]\n',
        f'"{TITLES[0]}", "measure": "2018-126/03", "units"',
    ),
    "no line end": (f"items:\n- title: {TITLES[1]}", f"{TITLES[1]}\n  measure: 2018-126/04"),
    "anchor": (f"items:\n- &a\n  title: '{TITLES[1]}'\n", f"'{TITLES[1]}'\n  measure: 2018-126/04\n"),
}


@pytest.mark.parametrize("name", FORMS)
def test_every_way_to_write_an_item(name, run, write):
    items, expected = FORMS[name]
    write("plan.yaml", HEAD + items)
    assert run("fix", "plan.yaml").code == 0
    after = Path("plan.yaml").read_text("utf-8")
    assert expected in after
    assert after.startswith(HEAD)
    assert len(after) - len(HEAD + items) < 40
    assert run("fix", "plan.yaml").err == "nothing to fix\n"


ODD = {
    "item repeated by an alias": f"items:\n- &a {{title: {TITLES[0]}}}\n- *a\n",
    "title by an alias": f"items:\n- {{title: &t {TITLES[0]}, units: [甲]}}\n- title: *t\n  units: [乙]\n",
}


@pytest.mark.parametrize("name", ODD)
def test_what_cannot_be_edited_is_refused_and_left_alone(name, run, write):
    write("plan.yaml", HEAD + ODD[name])
    result = run("fix", "plan.yaml")
    assert result.code == 2
    assert result.err.endswith(
        "fix cannot edit YAML written like this and changed nothing; add measure: yourself\n"
    )
    assert Path("plan.yaml").read_text("utf-8") == HEAD + ODD[name]


def test_a_merged_item_gets_a_list(run, write):
    write(
        "plan.yaml",
        plan_text("建立专利保险机制和知识产权案件审判中的技术调查官制度", f"{TITLES[0]}；{TITLES[1]}"),
    )
    run("fix", "plan.yaml")
    assert "    measure: [2018-126/03, 2018-126/04]\n" in Path("plan.yaml").read_text("utf-8")


def test_doubt_is_named_and_written_only_as_a_guess(run, write):
    write("plan.yaml", plan_text(TITLES[0], "推广知识产权案件审判机制"))
    safe = run("fix", "plan.yaml")
    assert "left in doubt: items 2 (--unsafe writes the first candidate)" in safe.err
    unsafe = run("fix", "plan.yaml", "--unsafe", lang="zh")
    assert unsafe.err.startswith("第2项：measure: 2018-126/") and unsafe.err.endswith("（猜测）\n")
    assert "  # 猜测，请核对\n    units" in Path("plan.yaml").read_text("utf-8")


def test_a_measure_that_is_named_stays(run, write):
    write("plan.yaml", plan_text(TITLES[0]).replace("    units", "    measure: 2018-126/01\n    units"))
    assert run("fix", "plan.yaml").err == "nothing to fix\n"


def test_standard_input_and_documents_are_refused(run, write):
    run("fix", "-").refused("fix rewrites a file; it cannot be standard input")
    write("plan.txt", "吉林省工作方案\n一、重点任务\n1.建设平台。（责任单位：省科技厅）\n")
    assert "turn a document into a plan file" in run("fix", "plan.txt").err
    run("fix", "nosuch.yaml").refused("nosuch.yaml: no such file; check the path")


def test_a_link_stays_a_link(run, write):
    write("plan.yaml")
    Path("link.yaml").symlink_to("plan.yaml")
    assert run("fix", "link.yaml").code == 0
    assert Path("link.yaml").is_symlink()
    assert INSURANCE in Path("plan.yaml").read_text("utf-8")
    assert [p.name for p in Path().iterdir() if p.name.startswith(".reformcheck")] == []
