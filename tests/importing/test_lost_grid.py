"""A table that was pasted as text: the cells of a row on one line, with blanks between them."""

from generate_layouts import read

HEAD = "序号 改革举措 主要内容 牵头单位 责任单位 完成时限"
ROWS = (
    "1 科研仪器设备开放共享机制 建设市级共享平台 市科技局 市财政局、市教育局 2019年10月",
    "2 改革创新的决策容错机制 开展立法调研 市司法局 市人大法制委 2020年12月",
    "3 全生命周期金融综合服务 设立科技支行 新余银保监分局 人行新余中支 持续推进",
)


def found(*lines):
    draft = read("\n".join(("新余市支持创新相关改革举措推广任务分工表", *lines)) + "\n")
    return [
        (i.title, [u.name for u in i.units.lead], [u.name for u in i.units.responsible], i.units.due)
        for i in draft.items
    ]


def test_lines_with_blanks_are_rows():
    assert found(HEAD, *ROWS) == [
        ("科研仪器设备开放共享机制", ["市科技局"], ["市财政局", "市教育局"], "2019-10"),
        ("改革创新的决策容错机制", ["市司法局"], ["市人大法制委"], "2020-12"),
        ("全生命周期金融综合服务", ["新余银保监分局"], ["人行新余中支"], ""),
    ]


def test_a_line_of_another_width_ends_the_table():
    assert [title for title, *_ in found(HEAD, *ROWS[:2], "注：各单位每季度报送 进展")] == [
        "科研仪器设备开放共享机制",
        "改革创新的决策容错机制",
    ]


def test_numbered_lines_without_a_head_are_no_table():
    assert [title for title, *_ in found("一、主要任务", "1 建设平台", "2 完善机制", "3 加强监管")] == [
        "建设平台",
        "完善机制",
        "加强监管",
    ]
