"""A measure that an item names only to speak against it is declined, put off or in doubt, and never missing."""

from __future__ import annotations

import pytest

from reformcheck.catalog.loader import load_catalog
from reformcheck.plans.model import Assignment, Item, Location
from reformcheck.rules.cite import titles
from reformcheck.rules.matching import Matcher
from reformcheck.rules.model import ItemMatches
from reformcheck.rules.stance import with_stances

CATALOG = load_catalog()
MEASURES = tuple(CATALOG.measures.values())
MATCHER = Matcher(MEASURES, titles(CATALOG), MEASURES)

NAMED = [
    ("2020-3/04", "撤销银行跟贷风险缓释资金池", "资金池于6月底前清算关闭，今后不再设立。", "declines"),
    ("2018-126/04", "停办技术调查官制度", "自2020年起停止运行，已聘人员全部解聘。", "declines"),
    ("2018-126/03", "推广专利保险的任务予以取消", "", "declines"),
    ("2018-126/22", "叫停科研仪器设备市场化运营", "收回已授出的运营权，由各单位自行管理。", "declines"),
    ("2018-126/10", "关停科技创新专板", "已挂牌企业转至其他板块，存续期满后注销。", "declines"),
    ("2020-3/07", "仪器信用贷关门大吉", "自七月起不再新发放仪器设备信用贷，存量到期收回。", "declines"),
    ("2020-3/08", "股份制联盟（待定）", "企业意愿未形成，进一步摸底。", "defers"),
    ("2018-126/03", "开展专利保险必要性论证", "", "defers"),
    ("2018-126/04", "论证设立技术调查官的必要性", "", "defers"),
    ("2018-126/13", "商标质押贷款业务押后办理", "各行先把存量消化掉。", "defers"),
]
BESIDE = [
    (
        "知识产权司法保护",
        "推行“三合一”审判和技术调查官制度；跨市（区）审理待最高人民法院批复后实施。",
        ("2018-126/02", "defers"),
    ),
    (
        "推广技术经理人全程参与的科技成果转化服务模式",
        "科研仪器设备市场化开放共享机制不予推行。",
        ("2018-126/22", "declines"),
    ),
]
IN_DOUBT = [
    ("2018-126/14", "政府产业基金到期退出", "到期项目由国有资本按评估价承接股权，应退尽退。"),
]
OTHERS = [
    ("停办驾驶员培训班", "严禁违规收费，不得重复收取服务费。"),
    ("取消科技项目评审费", "评审不再由企业承担费用。"),
]


@pytest.mark.parametrize(("measure", "title", "text", "stance"), NAMED)
def test_named_only_to_be_refused(measure: str, title: str, text: str, stance: str) -> None:
    matched = _matched(title, text)
    assert [(match.measure.id, match.stance.kind) for match in matched.sure] == [(measure, stance)]


@pytest.mark.parametrize(("title", "text", "refused"), BESIDE)
def test_refused_beside_what_is_adopted(title: str, text: str, refused: tuple[str, str]) -> None:
    matched = _matched(title, text)
    named = [(match.measure.id, match.stance.kind) for match in (*matched.sure, *matched.candidates)]
    assert refused in named
    assert all(kind == "adopts" for measure, kind in named if measure != refused[0])


@pytest.mark.parametrize(("measure", "title", "text"), IN_DOUBT)
def test_refused_in_other_words(measure: str, title: str, text: str) -> None:
    matched = _matched(title, text)
    assert matched.sure == ()
    assert measure in [match.measure.id for match in matched.candidates]


@pytest.mark.parametrize(("title", "text"), OTHERS)
def test_what_names_no_measure_is_in_no_doubt(title: str, text: str) -> None:
    matched = _matched(title, text)
    assert (matched.sure, matched.candidates) == ((), ())


def _matched(title: str, text: str) -> ItemMatches:
    item = Item("1", "", title, text, (), Assignment(), (), Location("plan.yaml"))
    return with_stances(MATCHER.match([item]), MATCHER)[0]
