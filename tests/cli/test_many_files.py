"""Documents and plan files together: folders, patterns, mixed lists, and what is passed over."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
NOTICE = (EXAMPLES / "documents" / "xizang-2020-notice.txt").read_text("utf-8")
CENTRAL = (EXAMPLES / "documents" / "guobanfa-2018-126-list.txt").read_text("utf-8")
REGULATION = "吉林省供水管理条例\n第一条　制定本条例。\n第二条　省水利厅负责供水工作。\n第三条　本条例自2020年1月1日起施行。\n"


def _page(text: str) -> str:
    return "<!DOCTYPE html><html><meta charset=utf-8><body>" + "".join(
        f"<p>{line}</p>" for line in text.split("\n")
    )


def _word(text: str, path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(str(path))


@pytest.fixture
def mixed() -> Path:
    """31 files in subfolders: plan files, text, web pages and Word, two of them broken."""
    root = Path("plans")
    for folder in ("a", "b/c", "d"):
        (root / folder).mkdir(parents=True)
    for n in range(10):
        shutil.copy(EXAMPLES / "jilin.yaml", root / "a" / f"{n}.yaml")
        (root / "b/c" / f"{n}.txt").write_text(NOTICE, "utf-8")
    for n in range(5):
        (root / "d" / f"{n}.HTML").write_text(_page(NOTICE), "utf-8")
    for n in range(4):
        _word(NOTICE, root / "d" / f"{n}.docx")
    (root / "d" / "broken.docx").write_bytes(b"PK\x03\x04 broken")
    (root / "a" / "broken.yaml").write_text("reformcheck: 1\nplan: [\n", "utf-8")
    return root


def test_a_folder_of_mixed_files(mixed, run):
    done = run("diff", "plans", "--format", "json")
    report = json.loads(done.out)
    assert (done.code, len(report["plans"]), len(report["errors"])) == (2, 29, 2)
    assert report["summary"]["passed_over"] == 0
    rows = run("matrix", "plans", "--format", "csv")
    assert (rows.code, len(rows.out.splitlines())) == (2, 30)


@pytest.mark.parametrize(
    "names",
    [["plans/**/*"], ["plans/a", "plans/b/c/*.txt", "plans/d"], ["plans/*/*", "plans/b/c/*.TXT", "plans/b"]],
)
def test_patterns_and_mixed_lists_find_the_same(names, mixed, run):
    report = json.loads(run("diff", *names, "--format", "json").out)
    assert (len(report["plans"]), len(report["errors"])) == (29, 2)


def test_in_two_processes_it_is_the_same(mixed, run):
    one, two = (run("diff", "plans", "--format", "json", "--jobs", jobs).out for jobs in "12")
    assert one == two


def test_what_is_passed_over_is_counted_by_reason_and_named(run, write):
    write("plans/a.yaml")
    write("plans/ci.yaml", "name: x\n")
    write("plans/条例.txt", REGULATION)
    write("plans/requirements.txt", "pytest>=8\n1. other\n")
    write("plans/~$a.docx", "")
    write("plans/figures.csv", "")
    done = run("diff", "plans", "-v", "--format", "json")
    assert json.loads(done.out)["summary"]["passed_over"] == 5
    assert done.err.splitlines() == [
        "YAML files passed over because they are no plans: 1",
        "  plans/ci.yaml",
        "documents passed over because they are no plans: 2",
        "  plans/requirements.txt",
        "  plans/条例.txt",
        "files of other formats passed over: 1",
        "  plans/figures.csv",
        "temporary files of Word passed over: 1",
        "  plans/~$a.docx",
    ]
    assert [len(row) > 0 for row in run("matrix", "plans", "--format", "csv").out.splitlines()] == [True] * 2


LIST = """reformcheck-list: 1
list:
  id: hubei-1
  title: 关于推广创新举措的通知
  source: 通知.txt
"""


def test_a_document_that_is_a_list_is_no_plan(run, write):
    write("plans/a.yaml")
    write("plans/lists/清单.yaml", LIST)
    write("plans/lists/通知.txt", NOTICE)
    write("plans/通知.txt", NOTICE)
    write("plans/国办.txt", CENTRAL)
    done = run("diff", "plans", "-v", "--format", "json")
    assert [plan["path"] for plan in json.loads(done.out)["plans"]] == ["plans/a.yaml", "plans/通知.txt"]
    assert done.err.splitlines() == [
        "YAML files passed over because they are no plans: 1",
        "  plans/lists/清单.yaml",
        "documents passed over because a list file made from them is there: 1",
        "  plans/lists/通知.txt",
        "documents of the central government, such as lists, passed over: 1",
        "  plans/国办.txt",
    ]
    named = run("diff", "plans/lists/通知.txt", "--format", "json")
    assert [plan["path"] for plan in json.loads(named.out)["plans"]] == ["plans/lists/通知.txt"]
    central = run("diff", "plans/国办.txt", "--lang", "zh", "-q")
    assert (central.code, central.err) == (
        2,
        "reformcheck: plans/国办.txt: 这是中央的文件，不是地方的方案；转成清单请用 `reformcheck import --as list`\n",
    )


def test_a_document_that_is_named_is_an_error_where_it_is_no_plan(run, write):
    path = write("条例.txt", REGULATION)
    assert run("diff", path).code == 2
    assert run("diff", ".").code == 3
    assert run("diff", path, "--plans-only").code == 0


def test_a_document_beside_its_plan_file_is_one_plan(run, write):
    write("plans/notice.txt", NOTICE)
    assert run("import", "plans/notice.txt", "-o", "plans/notice.yaml").code == 0
    done = run("diff", "plans", "--format", "json")
    assert [plan["path"] for plan in json.loads(done.out)["plans"]] == ["plans/notice.yaml"]
    assert "documents passed over because the plan file made from them is there: 1" in done.err
    write("plans/notice.txt", NOTICE + "\n")
    assert len(json.loads(run("diff", "plans", "--format", "json").out)["plans"]) == 2


def test_our_own_reports_are_no_documents(run, write):
    write("plans/a.yaml")
    run("diff", "plans", "--format", "html:plans/report.html")
    run("diff", "plans", "--format", "xlsx:plans/ledger.xlsx")
    run("matrix", "plans", "--format", "html", "-o", "plans/matrix.html")
    done = run("diff", "plans", "--format", "json")
    assert len(json.loads(done.out)["plans"]) == 1
    assert "reports of reformcheck passed over: 3" in done.err


def test_a_damaged_word_file_in_a_folder_is_said_to_be_unreadable(run, write):
    write("plans/a.yaml")
    Path("plans/old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    done = run("diff", "plans", "--format", "json")
    assert (done.code, len(json.loads(done.out)["errors"])) == (2, 1)


def _git(*arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments],
        check=True,
        capture_output=True,
    )


def test_since_history_compare_baseline_and_stale_take_documents(run, write):
    shutil.rmtree(".git")
    _git("init", "-q")
    write("plans/notice.txt", NOTICE)
    _git("add", "."), _git("commit", "-qm", "one")
    write("plans/notice.txt", NOTICE.replace("专利快速审查、确权、维权一站式服务", "夜间旅游"))
    since = run("diff", "plans", "--since", "HEAD")
    assert "HEAD:plans/notice.txt 第7行  2017-80/04" in since.err
    _git("commit", "-qam", "two")
    history = run("history", "plans", "--format", "csv")
    assert (history.code, len(history.out.splitlines())) == (0, 3)
    write("old.txt", NOTICE)
    assert run("compare", "old.txt", "plans/notice.txt").code == 1
    assert run("stale", "plans").code == 0
    assert run("baseline", "create", "plans").code == 0
    assert run("diff", "plans", "--baseline", "reformcheck-baseline.json").code == 0


def test_digest_of_the_plan_file_is_that_of_the_document(write):
    path = write("notice.txt", NOTICE)
    assert hashlib.sha256(Path(path).read_bytes()).hexdigest() == hashlib.sha256(NOTICE.encode()).hexdigest()


def test_the_documents_in_archives_are_checked(run, write):
    import zipfile

    write("plans/a.yaml")
    with zipfile.ZipFile("plans/材料.zip", "w") as package:
        package.writestr("甲/notice.txt", NOTICE)
        package.writestr("条例.txt", REGULATION)
        package.writestr("图.png", "")
    for name in ("plans", "plans/材料.zip"):
        done = run("diff", name, "--format", "json", "-v")
        paths = [plan["path"] for plan in json.loads(done.out)["plans"]]
        assert paths == ["plans/a.yaml", "plans/材料.zip!/甲/notice.txt"][name != "plans" :]
        assert "documents passed over because they are no plans: 1\n  plans/材料.zip!/条例.txt" in done.err
        assert "files of other formats passed over: 1\n  plans/材料.zip!/图.png" in done.err
    cached = [run("diff", "plans", "--cache-dir", "cache", "--format", "json").out for _ in range(2)]
    assert cached[0] == cached[1]
