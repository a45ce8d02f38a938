"""What `reformcheck annotate` writes, refuses and returns."""

from __future__ import annotations

import io
import zipfile

import pytest
from click.testing import CliRunner
from old_office import word_97
from word_comments import comments_of
from word_files import PREAMBLE, TITLE, docx, numbered, paragraph

from reformcheck.catalog.errors import InputError
from reformcheck.cli import group


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(group, ["annotate", *arguments, "--lang", "zh"], standalone_mode=False)
    if isinstance(result.exception, InputError):
        return 2, result.exception.message("zh")
    assert result.exception is None, result.exception
    return result.return_value, result.stderr.removeprefix("reformcheck: 方案.docx: ").rstrip()


def signed() -> bytes:
    out = io.BytesIO(numbered())
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("_xmlsignatures/origin.sigs", b"")
    return out.getvalue()


SAME = "不能写回原文件；请用 -o 另起一个名字"
EXISTS = "文件已存在，没有写；要覆盖请加 --force"


@pytest.mark.parametrize(
    ("name", "content", "output", "sentence"),
    [
        ("方案.docx", numbered(), "方案.docx", SAME),
        ("方案.docx", numbered(), "./方案.docx", SAME),
        ("方案.docx", numbered(), "旧.docx", EXISTS),
        ("方案.docx", signed(), "新.docx", "文件有数字签名，加批注会使签名失效，没有写；请用未签名的文件"),
        ("方案.docx", numbered()[:900], "新.docx", "Word 文件已损坏或不完整，请重新取得原件"),
        (
            "方案.txt",
            "吉林省工作方案".encode(),
            "新.docx",
            "批注只能加在 .docx、.pdf、.doc、.wps 里；这个文件请先在 Word 或 WPS 里另存为 .docx，只看问题请用 `reformcheck diff`",
        ),
        (
            "方案.yaml",
            "# 来源\nreformcheck: 1\n".encode(),
            "新.docx",
            "这是方案文件（YAML），批注只能加在公文里；看问题请用 `reformcheck diff`",
        ),
        ("方案.docx", numbered(), "新.doc", "写出的是 .docx 文件，请把 -o 的文件名改为 新.docx"),
        ("-", b"", "新.docx", "批注要写进文件，不能用标准输入"),
    ],
)
def test_refused(name, content, output, sentence, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(content)
    (tmp_path / "旧.docx").write_bytes(b"old")
    assert run(name, "-o", output) == (2, sentence)
    assert (tmp_path / "旧.docx").read_bytes() == b"old"
    assert not (tmp_path / "新.docx").exists()


def test_old_word_comes_back_as_docx(tmp_path, monkeypatch):
    pytest.importorskip("doc2docx")
    monkeypatch.chdir(tmp_path)
    lines = [
        TITLE,
        PREAMBLE.format(answers="国办发〔2018〕126号"),
        "1．推行知识产权民事、刑事、行政案件“三合一”审判。（责任单位：省人民检查院）",
    ]
    (tmp_path / "方案.wps").write_bytes(word_97(lines, class_id=bytes(range(16))))
    assert run("方案.wps", "-o", "新.docx", "--select", "misspelt-unit") == (0, "写入 新.docx：2 条批注")
    assert [each.words for each in comments_of((tmp_path / "新.docx").read_bytes())] == [
        TITLE,
        "省人民检查院",
    ]


def test_exit_codes_and_choice_of_rules(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "方案.docx").write_bytes(numbered())
    assert run("方案.docx", "-o", "甲.docx", "--select", "no-responsible-unit") == (
        1,
        "写入 甲.docx：2 条批注",
    )
    assert run("方案.docx", "-o", "乙.docx", "--select", "no-lead-unit") == (0, "写入 乙.docx：3 条批注")
    assert (
        run("方案.docx", "-o", "乙.docx", "--select", "no-lead-unit", "--fail-on", "note", "--force")[0] == 1
    )


def test_the_title_sums_up_with_paragraphs_to_paste(annotated):
    """Twenty of the list's measures are public; the units are written as the plan writes them."""
    tasks = (
        paragraph(
            "1．推行知识产权民事、刑事、行政案件“三合一”审判。（省高级人民法院牵头，省市场监管厅配合）"
        ),
        paragraph(
            "2．推行技术经理人全程参与的科技成果转化服务模式。（省科技厅牵头，省财政厅、省教育厅配合）"
        ),
    )
    result, _ = annotated(docx(*tasks))
    said = comments_of(result)[0].paragraphs
    assert said[:3] == (
        "reformcheck 检查意见（2021-03-01）",
        "对照：国办发〔2018〕126号《国务院办公厅关于推广第二批支持创新相关改革举措的通知》",
        "小结：本地适用的 14 项举措，方案采纳了 2 项，12 项没有写到。",
    )
    at = said.index("〔2〕国办发〔2018〕126号 第3项：")
    assert said[at + 1] == (
        "以降低侵权损失为核心的专利保险机制。围绕专利应用和维权，开发包括专利代理责任险、专利执行险、专利被侵权损失险等保险产品，"
        "降低创新主体的侵权损失。（省市场监管厅牵头，吉林银保监局配合）"
    )


def test_words_that_a_finding_quotes_are_what_it_stands_on(annotated):
    """Not the title: the words that refuse, and those that go beyond the zone. Notes of one kind are one comment."""
    tasks = (
        paragraph("1．科技创新券跨区域通用通兑政策协同机制。"),
        paragraph("鉴于我省条件尚不成熟，暂不推行。（责任单位：省科技厅、省财政厅）"),
        paragraph("2．银行与企业风险共担的仪器设备信用贷。在全省推广。（责任单位：省科技厅、省财政厅）"),
        paragraph("3．五业联动的职业教育发展新机制。（责任单位：省教育厅、省财政厅）"),
    )
    head = "湖北省推广第三批支持创新相关改革举措工作方案"
    result, _ = annotated(docx(*tasks, head=head, answers="国办发〔2020〕3号"))
    said = {comment.paragraphs[0]: comment for comment in comments_of(result)}
    assert said["【错误】举措不予采纳"].words == "鉴于我省条件尚不成熟，暂不推行"
    assert said["【错误】试点举措超出区域"].words == "全省"
    assert said["【提示】没有牵头单位"].words == "省科技厅"
    assert said["【提示】没有牵头单位"].paragraphs[-1] == "另有 2 处相同：第5段、第6段"
