"""The plan of a department: what others answer for is asked about, and nothing is proposed for it."""

from __future__ import annotations

from reformcheck.reports.annotated.proposal import Proposals
from reformcheck.reports.annotated.summary import summary
from reformcheck.reports.entries import entries_of
from reformcheck.reports.memo.content import memo_of

PLAN = """
辽宁省科学技术厅关于印发推广第三批支持创新相关改革举措任务分工的通知
各市科技局：
现将任务分工印发给你们。
1.建立银行与专业投资机构建立市场化长期性合作机制支持科技创新型企业。（资源配置处，配合辽宁银保监局、省财政厅）
2.科技创新券跨区域通用通兑政策协同机制。（沈阳市科技局、大连市科技局牵头）
3.政银保联动授信担保提供科技型中小企业长期集合信贷机制，限沈阳市。（资源配置处，配合省财政厅）
4.建立以企业创新能力为核心指标的科技型中小企业融资评价体系。（资源配置处，配合辽宁银保监局）
5.银行与企业风险共担的仪器设备信用贷，限沈阳市。（资源配置处）
6.集中科技骨干力量打造前沿技术产业链股份制联盟。（高新处，配合省发展改革委）
7.对战略性科研项目实施滚动支持制度。（资源配置处）
8.地方深度参与国家基础研究和应用基础研究的投入机制。（基础研究处）
辽宁省科学技术厅
2020年4月20日
"""


def test_what_is_proposed_and_what_is_asked(check_text, catalog):
    report = check_text(PLAN, today="2021-03-01")
    proposals = Proposals(report.plan, catalog.regions, {}, "2021-03-01")
    said = tuple(summary(report, list(entries_of(report, catalog)), proposals, "2021-03-01", "zh"))
    assert [line for line in said if "代拟" in line] == [
        "另有 6 项没有写到，其指导部门与辽宁省科学技术厅不对口，可能由其他单位落实，没有代拟："
        "2020-3/04、2020-3/05、2020-3/12、2020-3/14、2020-3/15、2020-3/16"
    ]
    # 2020-3/10 is of this department too, whose name is not that of its offices in the cities.
    assert [line.rpartition("。")[2] for line in said if line.startswith("以产业数据")] == [
        "（省发展改革委牵头，省科技厅、省知识产权局配合）"
    ]
    asked = next(part for part in memo_of(report, catalog, "zh").sections if part.head == "请核实")
    assert [line for line in asked.lines if "不对口" in line] == [
        "指导部门与辽宁省科学技术厅不对口的 6 项没有写到，是否由其他单位落实："
        + "、".join(
            f"国办发〔2020〕3号第{number}项“{catalog.measures[f'2020-3/{number:02}'].title}”"
            for number in (4, 5, 12, 14, 15, 16)
        )
        + "。"
    ]
