"""Five faults planted in a Word file: all five are in the annotated one, each on its words, with what to write."""

from __future__ import annotations

from word_comments import comments_of
from word_files import docx, paragraph

from reformcheck.catalog.loader import load_catalog

UNITS = "（责任单位：省科技厅、省财政厅、省发展改革委）"


def planted() -> bytes:
    """The third list whole but for its fifth measure, with a fault each in four of the others."""
    tasks = []
    for number, measure in enumerate(
        (m for m in load_catalog().lists["2020-3"].measures if m.number != 5), 1
    ):
        scope = "在武汉市推广。" if measure.scope.kind == "pilot" else ""
        said, units = f"{measure.content}{scope}", UNITS
        if measure.number == 2:
            said = "我省情况特殊，不予推行。"
        elif measure.number == 7:
            said = f"{measure.content}在全省推广。"
        elif measure.number == 9:
            units = ""
        elif measure.number == 14:
            units = "（责任单位：省高级人民法院、省人民检查院、省知识产权局）"
        tasks.append(paragraph(f"{number}．{measure.title}。{said}{units}"))
    return docx(*tasks, head="湖北省推广第三批支持创新相关改革举措工作方案", answers="国办发〔2020〕3号")


def test_all_five_are_found(annotated):
    result, code = annotated(planted())
    assert code == 1
    first, *rest = comments_of(result)
    at = first.paragraphs.index("〔1〕国办发〔2020〕3号 第5项：")
    assert first.paragraphs[at + 1].startswith(
        "建立基于大数据分析的银行+征信+担保的中小企业信用贷款新模式。通过比选引进"
    )
    assert first.paragraphs[at + 1].endswith(
        "（责任单位：省发展改革委、湖北银保监局）（请明确人民银行在湖北的对口单位）"
    )
    errors = {
        c.paragraphs[0]: (c.words, c.paragraphs[-1]) for c in rest if c.paragraphs[0].startswith("【错误】")
    }
    assert errors.keys() == {"【错误】举措不予采纳", "【错误】试点举措超出区域", "【错误】没有责任单位"}
    words, said = errors["【错误】举措不予采纳"]
    assert words == "不予推行"
    assert said.startswith("可改为：科技创新券跨区域通用通兑政策协同机制。推动财政支持")
    assert errors["【错误】试点举措超出区域"] == ("全省", "可写：在武汉市推行")
    assert errors["【错误】没有责任单位"] == (
        "对战略性科研项目实施滚动支持制度",
        "可写：（责任单位：省科技厅、省财政厅）（按清单的指导部门推出，请核定）",
    )
    slips = [(c.words, c.paragraphs[-1]) for c in rest if c.paragraphs[0] == "【警告】单位名称疑有错字"]
    assert slips == [("省人民检查院", "可改为：省人民检察院")]
