"""`reformcheck catalog new`: a list from a document in one command, and what a person must confirm of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "regional-list"
TITLE = "关于加强光谷科创大走廊人才建设发展有关工作的通知"
GIVEN = ("--id", "hubei-guanggu", "--title", TITLE)
ZONE = "光谷科创大走廊"

NOTICE = """某省人民政府办公厅关于推广营商环境改革举措的通知
某政办发〔2022〕7号
各市、州人民政府：
现将改革举措推广如下。
一、登记注册方面
1.市场主体歇业备案。允许市场主体自主办理歇业备案。
（指导部门：市场监管总局、登记服务中枢；推广范围：临港新城先行片区）
3.住所登记申报承诺制。申请人自主申报承诺住所信息。
（指导部门：市场监管总局；推广范围：全国）
4.证照联办。证照一次办理。
（指导部门：市场监管总局；推广范围：上海、京津冀、浙江省）
某省人民政府办公厅
2022年3月4日
"""


def said(err: str) -> list[str]:
    """The sentences that ask for a person."""
    return [line.strip() for line in err.splitlines() if line.startswith("  ")]


def test_the_example_is_what_the_command_makes(run):
    made = run(
        "catalog", "new", str(EXAMPLE / "notice.txt"), "-o", "list.yaml", *GIVEN,
        "--zones", str(EXAMPLE / "zones.yaml"), "--scope", ZONE, lang="zh",
    )  # fmt: skip
    assert made.code == 0
    assert Path("list.yaml").read_bytes() == (EXAMPLE / "list.yaml").read_bytes()
    told = re.search(r"```text\n(.*?)```", (EXAMPLE / "README.md").read_text("utf-8"), re.DOTALL)
    assert told is not None
    assert told.group(1) in made.err
    assert made.err.endswith(
        "hubei-guanggu：10 项，合格\n已写 list.yaml；接着：reformcheck diff 方案.docx --catalog list.yaml --list hubei-guanggu\n"
    )


@pytest.mark.parametrize(
    ("plan", "standing", "errors"),
    [
        (
            "huangshi.html",
            ["covered"] * 6 + ["deferred"] + ["covered"] * 2 + ["missing"],
            [("missing-measure", "hubei-guanggu/10")],
        ),
        ("xiangyang.yaml", ["not-applicable"] * 10, [("pilot-measure-out-of-zone", "hubei-guanggu/08")]),
    ],
)
def test_plans_checked_against_the_example(run, plan, standing, errors):
    """The plan in HTML names the notice by its title, and has its tasks in an annex of its own layout."""
    done = run("diff", str(EXAMPLE / plan), "--catalog", str(EXAMPLE / "list.yaml"), "--format", "json")
    (report,) = json.loads(done.out)["plans"]
    assert (done.code, report["lists"]) == (1, ["hubei-guanggu"])
    assert [measure["status"] for measure in report["measures"]] == standing
    found = [(f["rule"], f["measure"]) for f in report["findings"] if f["severity"] == "error"]
    assert found == errors


def test_what_is_not_printed_and_cannot_be_left_open_is_asked_for(run):
    notice = str(EXAMPLE / "notice.txt")
    run("catalog", "new", notice, "-o", "list.yaml").refused(
        f"{notice}: the document does not print its id, title, and no list was written; give --id … --title …"
    )
    run("catalog", "new", notice, "-o", "list.yaml", lang="zh").refused(
        f"{notice}: 文中未见编号、标题，没有写清单；请用 --id … --title … 写明"
    )
    assert not Path("list.yaml").exists()


def test_what_a_person_must_confirm(run):
    """A skipped number, a scope that no list places, a department that is none: each is said, and the list is valid."""
    Path("notice.txt").write_text(NOTICE, encoding="utf-8")
    made = run("catalog", "new", "notice.txt", "--issuer", "某省人民政府办公厅", lang="zh")
    assert made.code == 0
    assert said(made.err) == [
        "编号：2022-7，取自文号某政办发〔2022〕7号",
        "发文机关：某省人民政府办公厅，由人写明",
        "总项数：文中没有写，按读到的 3 项",
        "类别：取自标题，项数按读到的：登记注册方面 3",
        "序号：缺 2",
        "推广范围：第1项写的是“临港新城先行片区”，没有清单界定它在哪里，先记作范围不明（unstated）；用 --zones 文件 界定",
        "指导部门：不认识的部门，检查对口单位时不计，写错的请改正：登记服务中枢（第1项）",
    ]
    measures = yaml.safe_load(made.out)["measures"]
    assert [(m["number"], m["scope"]) for m in measures] == [
        (1, "unstated"), (3, "全国"), (4, ["上海", "京津冀", "浙江省"]),
    ]  # fmt: skip


def test_headings_that_count_anew(run):
    text = "关于推广若干举措的通知\n一、甲方面\n1.推行甲一。甲。\n2.推行甲二。乙。\n二、乙方面\n1.推行乙一。丙。\n2022年3月4日\n"
    Path("notice.txt").write_text(text, encoding="utf-8")
    made = run("catalog", "new", "notice.txt", "--id", "a-1", "--issuer", "某部", "--scope", "national")
    assert made.code == 0
    assert "numbers: none that run through; numbered 1 to 3 in order" in said(made.err)
    data = yaml.safe_load(made.out)
    assert [(m["number"], m["category"], m["scope"]) for m in data["measures"]] == [
        (1, "甲方面", "全国"), (2, "甲方面", "全国"), (3, "乙方面", "全国"),
    ]  # fmt: skip
    assert data["categories"] == [{"name": "甲方面", "declared": 2}, {"name": "乙方面", "declared": 1}]


def test_an_area_that_the_text_keeps_naming_is_told(run):
    made = run("catalog", "new", str(EXAMPLE / "notice.txt"), *GIVEN, lang="zh")
    assert [line for line in said(made.err) if line.startswith("区域")] == [
        f"区域：“{ZONE}”出现 19 次，没有清单界定它在哪里；举措只限于此的，用 --zones 文件 界定，再用 --scope {ZONE}"
    ]
    assert {m["scope"] for m in yaml.safe_load(made.out)["measures"]} == {"unstated"}


def test_nothing_is_overwritten_and_nothing_half_written(run):
    notice = str(EXAMPLE / "notice.txt")
    Path("list.yaml").write_text("mine\n", encoding="utf-8")
    run("catalog", "new", notice, "-o", "list.yaml", *GIVEN).refused(
        "list.yaml: exists already and was left alone; --force overwrites"
    )
    unknown = run("catalog", "new", notice, "-o", "new.yaml", *GIVEN, "--scope", ZONE)
    assert (unknown.code, unknown.out) == (2, "")
    assert "is not valid and was not written" in unknown.err
    assert sorted(path.name for path in Path().glob("*.yaml")) == ["list.yaml"]
    assert Path("list.yaml").read_text("utf-8") == "mine\n"
    assert run("catalog", "new", notice, "-o", "list.yaml", *GIVEN, "--force").code == 0
    assert yaml.safe_load(Path("list.yaml").read_text("utf-8"))["list"]["id"] == "hubei-guanggu"


def test_what_lists_no_measures(run):
    Path("rules.txt").write_text(
        "某省专利促进条例\n第一条　为了促进专利，制定本条例。\n第二条　本条例自2020年1月1日起施行。\n",
        encoding="utf-8",
    )
    run("catalog", "new", "rules.txt", "--id", "a-1", lang="zh").refused(
        "rules.txt: 这是条例，没有列出要推广的举措，没有写清单"
    )


def test_a_list_of_the_package_made_anew_says_what_it_replaces(run):
    made = run("catalog", "new", str(ROOT / "examples/documents/guobanfa-2020-3-notice-and-list.txt"))
    assert made.code == 0
    assert said(made.err) == ["id: 2020-3, after the document number 国办发〔2020〕3号"]
    assert (
        "the package has a list 2020-3; with --catalog this one replaces it, unless --id gives another id"
        in made.err
    )
