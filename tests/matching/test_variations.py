"""The ways in which plans word a measure, one or more cases of each."""

import pytest

SAME_TITLE = [
    # as printed, in either printing, or in Traditional script
    ("2020-3/02", "科技创新券跨区域通用通兑政策协同机制"),
    ("2020-3/02", "科技创新券跨区域“通用通兑”政策协同机制"),
    ("2020-3/07", "銀行與企業風險共擔的儀器設備信用貸"),
    # a verb in front
    ("2018-126/01", "推行知识产权民事、刑事、行政案件“三合一”审判"),
    ("2018-126/23", "探索以地方立法形式建立推动改革创新的决策容错机制"),
    ("2020-3/05", "大力推广建立基于大数据分析的“银行+征信+担保”的中小企业信用贷款新模式"),
    # a number in front
    ("2018-126/22", "（十九）推进建立以授权为基础、市场化方式运营为核心的科研仪器设备开放共享机制"),
    ("2018-126/22", "第十九条 以授权为基础、市场化方式运营为核心的科研仪器设备开放共享机制"),
    ("2020-3/16", "14.“五业联动”的职业教育发展新机制"),
    ("2020-3/14", "5．建立跨区域的知识产权远程诉讼平台"),
    # quotes, punctuation, width
    ("2018-126/05", "基于‘两表指导，审助分流’的知识产权案件快速审判机制；"),
    ("2020-3/12", "生物医药领域特殊物品出入境检验检疫【一站式】监管服务机制"),
    ("2020-3/05", "建立基于大数据分析的“银行＋征信＋担保”的中小企业信用贷款新模式"),
    # units behind
    ("2017-80/07", "事业单位编制省内统筹使用（责任单位：省委编办）"),
    ("2018-126/02", "省级行政区内专利等专业技术性较强的知识产权案件跨市〔区〕审理（省法院）"),
    # scanning noise in the table of look-alikes
    ("2018-126/22", "以授杈为基础、市场化方式运宫为核心的科研仪器没备开放共享机制"),
    ("2020-3/03", "政银保联动授信扣保提供科技型中小企业长期集台信贷机制"),
    # the whole paragraph in the title
    ("2018-126/03", "建立以降低侵权损失为核心的专利保险机制。开发专利执行险等险种，扩大试点范围。"),
]

WORDING = [
    # words reordered
    ("2020-3/10", "新兴产业专利导航决策机制，以专利数据、产业数据为基础", ""),
    ("2018-126/08", "科技成果转化相关方利益捆绑机制——现金股与技术股结合激励", ""),
    # local nouns added
    ("2018-126/04", "南京、苏州知识产权法庭在案件审判中引入技术调查官制度", ""),
    ("2018-126/22", "推动甲大学、乙大学建立以授权为基础、市场化方式运营为核心的科研仪器设备开放共享机制", ""),
    ("2020-3/15", "依托东方公证处，建立提供全方位证据服务的知识产权公证服务平台", ""),
    ("2018-126/13", "面向食品加工企业，开展以协商估值、坏账分担为核心的中小企业商标质押贷款", ""),
    # a qualifier dropped
    ("2018-126/23", "建立推动改革创新的决策容错机制", ""),
    ("2018-126/07", "推行技术经理人参与科技成果转化", ""),
    # abbreviations
    ("2020-3/14", "跨区域知产远程诉讼平台", ""),
    ("2020-3/06", "科技中小企业融资评价体系", "以创新能力为核心指标。"),
    ("2020-3/11", "老工业基地国企双创增量混改", ""),
    # scanning noise outside the table of look-alikes
    ("2018-126/03", "以降低侵杈损夫为核心的专利保险机判", ""),
    ("2018-126/07", "技术经埋人全程参与的科枝成果转化报务模式", ""),
    # half of the title, the rest in the body; or all of it in the body
    ("2018-126/05", "推进知识产权案件繁简分流", "法官助理庭前指导填写《诉讼要素表》和《有效抗辩释明表》。"),
    ("2020-3/02", "加强区域科技创新合作", "推动科技创新券跨区域通用通兑，实现企业异地采购科技服务。"),
    # other words for the same
    ("2018-126/01", "实行知识产权民事、行政和刑事案件集中统一审理", "由同一审判庭办理。"),
    ("2018-126/12", "对政府性股权基金投资种子期、初创期企业实行容错", ""),
    ("2018-126/10", "在省股权交易中心开设“科技创新板”", "面向科技型中小企业开展挂牌、托管、融资和辅导。"),
]  # fmt: skip

MERGED = [
    (["2018-126/22", "2020-3/02"], "推进科研仪器授权运营和创新券异地使用",
     "仪器设备由专业机构市场化运营、开放共享；科技创新券跨区域通用通兑。"),
    (["2018-126/04", "2018-126/05"], "建立技术调查官制度和知识产权案件快速审判机制",
     "推广“两表指导、审助分流”。"),
    (["2017-80/05", "2020-3/11"], "深化国资国企改革",
     "强化以创新为导向的国企考核激励；推进老工业基地国企双创新业务混合所有制改革。"),
]  # fmt: skip

NEIGHBOURS = [
    # another matter of the same field
    ("推进专利权质押登记便利化", "专利权质押登记实行线上受理、当日办结，降低企业办理质押手续的时间成本。"),
    ("建立大型科研仪器购置查重评议制度", "新购仪器须经联合评议，未通过的财政不予安排经费。"),
    ("推行律师调查令制度", "律师可持令向有关单位收集证据。"),
    ("鼓励企业在“新三板”挂牌", "对成功挂牌企业给予一次性补助。"),
    ("规范外国留学生勤工助学管理", ""),
    # the measure's own frame around another object
    ("区域性股权市场设置文化旅游专板", "为文旅企业提供挂牌展示、培训辅导等服务。"),
    ("推进农村承包土地经营权抵押贷款", "建立抵押物协商估值和坏账处置机制，由县级政府设立风险补偿基金。"),
    ("地方深度参与国家公园建设和生态保护修复的投入机制", "从财政资金、人才和土地等方面建立持续投入机制。"),
    ("以授权为基础、市场化方式运营为核心的公共数据开放利用机制", "授权专业机构运营管理。"),
    ("家事案件审判中引入家事调查官制度", "帮助法官准确掌握当事人家庭情况，提高审判质量和效率。"),
    ("未成年人民事、刑事、行政案件“三合一”综合审判", ""),
    ("“五社联动”的基层社区治理新机制", ""),
    # words of a measure in passing, under a title of another matter
    ("明确审核机构", "加强法制审核队伍建设，配备工作人员，原则上不少于执法人员总数的百分之五，统筹使用编制。"),
    ("加强档案库房建设", "配齐管理人员，落实运行经费，统筹使用编制。"),
    ("推进养老院改扩建", "完善消防设施，拓宽资金来源，开展质押融资服务。"),
    ("加强乡镇防汛值守", "落实带班制度，储备抢险物资，引入保险机制。"),
    # another matter altogether
    ("加快5G网络建设", "年内建成基站8000座。"),
    ("加强组织领导", "成立由主要领导任组长的领导小组，统筹协调各项改革任务落实。"),
]  # fmt: skip


@pytest.mark.parametrize(("want", "title"), SAME_TITLE, ids=[title for _, title in SAME_TITLE])
def test_the_same_title_is_sure_and_scores_one(matcher, make, want, title):
    (found,) = matcher.match([make.item(title)])
    assert [(m.measure.id, m.score, m.evidence) for m in found.sure] == [(want, 1.0, "title")]
    assert found.candidates == ()


@pytest.mark.parametrize(("want", "title", "text"), WORDING, ids=[title for _, title, _ in WORDING])
def test_another_wording_is_sure_and_scores_less(matcher, make, want, title, text):
    (found,) = matcher.match([make.item(title, text)])
    assert [(m.measure.id, m.evidence) for m in found.sure] == [(want, "wording")]
    assert 0.8 <= found.sure[0].score < 1
    assert found.candidates == ()


@pytest.mark.parametrize(("want", "title", "text"), MERGED, ids=[title for _, title, _ in MERGED])
def test_an_item_that_merges_measures_adopts_all_of_them(matcher, make, want, title, text):
    (found,) = matcher.match([make.item(title, text)])
    assert sorted(m.measure.id for m in found.sure) == want


@pytest.mark.parametrize(("title", "text"), NEIGHBOURS, ids=[title for title, _ in NEIGHBOURS])
def test_a_neighbour_is_not_linked(matcher, make, title, text):
    (found,) = matcher.match([make.item(title, text)])
    assert found.sure == ()


def test_a_far_paraphrase_is_at_least_a_candidate(matcher, make):
    text = "选取懂技术的人列席庭审，就争议技术问题出具意见，供法官认定事实时参考。"
    (found,) = matcher.match([make.item("为知识产权庭配备技术顾问", text)])
    assert "2018-126/04" in [m.measure.id for m in (*found.sure, *found.candidates)]
    assert [m.score for m in found.candidates] == sorted((m.score for m in found.candidates), reverse=True)
