"""Broken plan files and lists: one sentence each, in both languages, at its line and column."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.yamlfile import parse_yaml
from reformcheck.catalog.geography import Geography
from reformcheck.catalog.loader import BUILT_IN_LISTS, load_catalog, read_lists
from reformcheck.plans.model import Plan
from reformcheck.plans.reader import parse_plan

HERE = Path(__file__).parent
CATALOG = load_catalog()
GEOGRAPHY = Geography(CATALOG)

PLAN = """\
reformcheck: 1
plan: {title: 吉林省工作方案, region: 吉林省, lists: [2018-126]}
items:
  - title: 推行知识产权民事、刑事、行政案件“三合一”审判
    units: [吉林省高级人民法院]
"""


def read(raw: bytes) -> Plan:
    return parse_plan(raw, "plan.yaml", CATALOG, GEOGRAPHY)


def place(error: InputError) -> str:
    return str(error.location).partition("yaml")[2].lstrip(":")


def cases(name: str) -> list[Any]:
    data = yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))
    return [pytest.param(case, id=case_id) for case_id, case in data.items()]


@pytest.mark.parametrize("case", cases("plans"))
def test_plan(case: dict[str, str]) -> None:
    with pytest.raises(InputError) as caught:
        read(case["text"].encode())
    error = caught.value
    assert {"at": place(error), "zh": error.zh, "en": error.en} == {k: case[k] for k in ("at", "zh", "en")}


@pytest.mark.parametrize("case", cases("plans"))
def test_plan_without_the_compiled_parser(case: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser in Python complains in other words; the place may differ by a column."""
    monkeypatch.delattr(yaml, "CSafeLoader")
    with pytest.raises(InputError) as caught:
        read(case["text"].encode())
    assert place(caught.value).partition(":")[0] == case["at"].partition(":")[0]


@pytest.mark.parametrize("case", cases("lists"))
def test_list(case: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "list.yaml"
    path.write_text(case["text"], "utf-8")
    with pytest.raises(InputError) as caught:
        read_lists([str(path)])
    error = caught.value
    assert {"at": place(error), "zh": error.zh, "en": error.en} == {k: case[k] for k in ("at", "zh", "en")}


def archive() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("word/document.xml", "<w:document/>")
    return file.getvalue()


def laughs() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 12)]
    return "\n".join(lines)


# Name: bytes, place, words of the message in zh and en.
BYTES: dict[str, tuple[bytes, str, str, str]] = {
    "utf-16-le-without-mark": (PLAN.encode("utf-16-le"), "", "像是 UTF-16LE 编码", "looks like UTF-16LE"),
    "utf-16-be-without-mark": (PLAN.encode("utf-16-be"), "", "像是 UTF-16BE 编码", "looks like UTF-16BE"),
    "utf-16-cut": (PLAN.encode("utf-16")[:-1], "5:23", "文件到此中断", "breaks off here"),
    "big5": (PLAN.translate(str.maketrans("权审级", "權審級")).encode("big5", "ignore"), "", "像是 Big5", "looks like Big5"),
    "latin-1": ("title: Le métier à tisser\n".encode("latin-1"), "1:17", "字节 E0", "byte E0 here"),
    "latin-1-that-passes-as-gb18030": ("plan: las niñas españolas cantarán\n".encode("latin-1"), "", "既不是 UTF-8", "neither UTF-8"),
    "broken-utf-8": (PLAN.encode().replace("工作".encode(), b"\xe5\xb7\xff\xe4\xbd\x9c"), "2:18", "字节 E5 不合 UTF-8", "byte E5"),
    "utf-8-cut": (PLAN.encode()[:-4], "5:21", "文件到此中断", "breaks off here"),
    "gb18030-cut": (PLAN.encode("gb18030")[:-3], "5:21", "文件到此中断", "breaks off here"),
    "broken-gb18030": (PLAN.encode("gb18030").replace("工作".encode("gb18030"), b"\xb9\xff\xd7\xf7"), "2:18", "字节 B9", "byte B9"),
    "zero-byte": (b"a: \0\n", "", "二进制文件", "binary file"),
    "random-bytes": (random.Random(1).randbytes(5000), "", "二进制文件", "binary file"),
    "docx": (archive(), "", "Word、Excel 或压缩文件", "a Word, Excel or zip file"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "", "PDF 文件", "a PDF file"),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), "", "旧版 Office 文件", "an old Office file"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(99), "", "图片", "a picture"),
    "gzip": (b"\x1f\x8b\x08\x00" + bytes(9), "", "压缩文件", "a compressed file"),
    "flood-of-entries": (b"- a\n" * 2_250_000, "50000:3", "超过 50000 个值", "over 50000 values"),
    "flood-of-commas": (b"[" + b"1," * 3_000_000 + b"]", "1:100000", "超过 50000 个值", "over 50000 values"),
    "flood-of-keys": (b"".join(b"k%d: 1\n" % i for i in range(60_000)), "50000:9", "超过 50000 个值", "over 50000 values"),
    "billion-laughs": (laughs().encode(), "5:25", "超过 50000 个值", "over 50000 values"),
    "long-text-repeated": (b"a: &a " + b"x" * 1_000_000 + b"\nb: [" + b"*a, " * 100 + b"]", "2:37", "超过 50000 个值", "over 50000 values"),
    "deep-brackets": (b"[" * 100_000, "1:22", "嵌套超过 20 层", "nested more than 20 deep"),
    "deep-braces": (b"{a: " * 100_000, "1:85", "嵌套超过 20 层", "nested more than 20 deep"),
    "deep-dashes": (b"- " * 5000, "1:43", "嵌套超过 20 层", "nested more than 20 deep"),
    "deep-aliases": (b"".join(b"a%d: &a%d [*a%d]\n" % (i, i, i - 1) if i else b"a0: &a0 [x]\n" for i in range(40)), "20:12", "嵌套超过 20 层", "nested more than 20 deep"),
    "brace-flood": (b"{" * 100_000, "1:2", "键必须是文本", "a key must be text"),
    "question-marks": (b"? " * 5000, "1:3", "键必须是文本", "a key must be text"),
    "huge-number": ((PLAN + "    number: 1" + "0" * 400).encode(), "6:13", "至多 40 个字", "at most 40 characters"),
    "huge-total": (PLAN.replace("lists", "declared_total: 1" + "0" * 400 + ", lists").encode(), "2:53", "应为整数", "a whole number"),
    "long-region": (PLAN.replace("region: 吉林省", "region: " + "吉" * 100_000).encode(), "2:32", "不认识的地区", "unknown region"),
    "many-mistakes": ((PLAN + "  - {nope: 1}\n" * 15_000).encode(), "6:6", "另有 14999 处错误", "and 14999 more"),
    "list-as-plan": ((BUILT_IN_LISTS / "2018-126.yaml").read_bytes(), "2:1", "这是举措清单，应为方案文件", "this is a list of measures"),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "at", "zh", "en"), BYTES.values(), ids=BYTES)
def test_bytes(raw: bytes, at: str, zh: str, en: str) -> None:
    with pytest.raises(InputError) as caught:
        read(raw)
    error = caught.value
    assert (place(error), zh in error.zh, en in error.en) == (at, True, True), (error.zh, error.en)
    assert len(error.zh) < 300 and len(error.en) < 300


def test_a_message_quotes_only_the_beginning_of_a_long_word() -> None:
    with pytest.raises(InputError, match="…") as caught:
        read(PLAN.replace("units", "k" * 1000).encode())
    assert len(caught.value.en) < 200


@pytest.mark.parametrize(
    "old, new",
    [
        ("推行", "推" * 100_000),
        ("推行", "“'\"” #[红]*"),
        ("title: 推行", "title: |\n      推行"),
        ("units: [吉林省高级人民法院]", "units:"),
        ("units: [吉林省高级人民法院]", "units: 吉林省高级人民法院"),
        ("units: [吉林省高级人民法院]", "units: {lead: 吉林省高级人民法院, assist: []}"),
        ("吉林省, lists", "220000, lists"),
        ("吉林省, lists", "吉林, lists"),
        ("lists: [2018-126]", "lists: 国办发（2018）126号"),
        ("lists: [2018-126]", "issued: 2019, lists: [2018-126]"),
        ("\n", "\r\n"),
        ("reformcheck: 1", "%YAML 1.2\n---\n# 方案\nreformcheck: 1"),
        ("units: [吉林省高级人民法院]", "units: &u [吉林省高级人民法院]\n  - {title: 乙, units: *u}"),
    ],
    ids=lambda value: value[:12],
)
def test_unusual_and_valid(old: str, new: str) -> None:
    assert read(PLAN.replace(old, new).encode()).items


def test_words_stand_on_one_line() -> None:
    plan = read(PLAN.replace("推行", '"一\\n  二\\u2028三" #').replace("[吉林", '["省\\n厅", 吉林').encode())
    item = plan.items[0]
    assert (item.title, [unit.name for unit in item.assignment.units]) == (
        "一 二 三",
        ["省 厅", "吉林省高级人民法院"],
    )


def test_an_alias_stands_where_it_is_used() -> None:
    file = parse_yaml(b"a: &a [x]\nb: [*a, *a]\n", "p")
    assert file.data == {"a": ["x"], "b": [["x"], ["x"]]}
    assert [str(file.value(file.data["b"], i)) for i in (0, 1)] == ["p:2:5", "p:2:9"]


def test_what_yaml_would_guess_stays_text() -> None:
    text = "[yes, 010, 0x1F, 1_000, 1.5, 12:30, 2019-01-01, .nan, =, -0, +7, 1" + "0" * 18 + "]"
    assert parse_yaml(text.encode(), "p").data == [
        "yes", "010", "0x1F", "1_000", "1.5", "12:30", "2019-01-01", ".nan", "=", 0, 7, "1" + "0" * 18,
    ]  # fmt: skip


def test_two_lists_of_one_id(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yml"):
        (tmp_path / name).write_bytes((BUILT_IN_LISTS / "2018-126.yaml").read_bytes())
    with pytest.raises(InputError) as caught:
        load_catalog([str(tmp_path)])
    error = caught.value
    line = error.location.line
    assert error.location.path == str(tmp_path / "b.yml") and line
    assert error.en == (
        f"list 2018-126 is in {tmp_path / 'a.yaml'}:{line}:7 already; remove one or give it another id"
    )
