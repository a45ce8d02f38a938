"""Items made of labelled ones: merged, with another object in the place of theirs, and as the generated corpus words them.

What train_matching.py and train_pairs.py learn from beside the items that authors wrote.
"""

from __future__ import annotations

import random
from pathlib import Path

import yaml

from reformcheck.rules.matching.text import canonical
from reformcheck.rules.matching.thesaurus import thesaurus
from reformcheck.rules.matching.words import bag_of

TITLES = Path(__file__).with_name("corpus_titles.yaml")
SEED = 0
HEADINGS = (
    "深化重点领域改革", "统筹推进复制推广工作", "完善创新服务体系", "优化创新创业环境", "加强知识产权保护运用", "拓宽融资渠道",
    "强化人才支撑", "推进科技体制机制改革", "复制推广清单", "激发市场主体活力", "做好改革举措落地", "改善营商环境",
)  # fmt: skip
"""Titles of made items: they name no measure."""
OBJECTS = (
    "养老服务", "冷链物流", "医疗器械", "文化旅游", "绿色低碳", "乡村振兴", "耕地保护", "生态补偿", "农产品", "工程建设", "政府采购", "公共数据",
    "不动产", "交通运输", "劳动争议", "金融纠纷", "环境资源", "食品药品", "安全生产", "城市更新", "住房保障", "学前教育", "基层治理", "水利工程",
    "跨境电商", "专利", "商标", "版权", "科研项目", "仪器设备", "应收账款", "国有企业", "事业单位", "高校", "外籍人才", "留学生", "职业教育",
    "保险", "公证", "技术经理人", "技术调查官", "创新券", "种子期企业", "成熟期企业", "大型企业", "农业企业", "个体工商户", "社会组织", "医疗机构",
)  # fmt: skip
"""What stands in the place of a measure's own object in made items: objects of other fields, and of other measures."""


def merged_items(cases, size):
    """Items that merge two to six of an author's own, in the ways in which plans list things."""
    chance = random.Random(SEED)
    short = [case for case in cases if len(case["title"]) <= 42 and not case["title"].startswith("（")]
    single = [c for c in short if len(c["measures"]) == 1 and c.get("stance", "adopts") == "adopts"]
    near = [c for c in short if not c["measures"] and c["kind"] in ("neg_near", "near")]
    if len(single) < 20:
        return
    for _ in range(size):
        most = chance.choice((2, 3, 3, 4, 4, 5, 6))
        chosen = {case["measures"][0]: case for case in chance.sample(single, most)}
        parts = [case["title"].strip("。；") for case in chosen.values()]
        if near and chance.random() < 0.4:
            parts.append(chance.choice(near)["title"].strip("。；"))
            chance.shuffle(parts)
        title, text = listed(parts, chance)
        yield {"title": title, "text": text, "measures": list(chosen), "kind": "made"}


def listed(parts, chance):
    heading = chance.choice(HEADINGS)
    way = chance.randrange(5)
    if way == 0:
        return "推进" + "、".join(parts[:-1]) + "和" + parts[-1], ""
    if way == 1:
        quoted = "".join("“" + part.replace("“", "").replace("”", "") + "”" for part in parts)
        return heading, f"推广{quoted}等举措。"
    if way == 2:
        numbers = "一二三四五六七八"
        return heading, "；".join(f"{numbers[i]}是{part}" for i, part in enumerate(parts)) + "。"
    return heading, ("；" if way == 3 else "，").join(parts) + "。"


def exchanged_items(cases, measures, size):
    """Items of an author, and titles of measures, with another object in the place of one: they adopt nothing."""
    chance = random.Random(SEED)
    words = thesaurus()
    pool = sorted({word for word in words.foreign if len(word) > 1} | set(OBJECTS))
    fields = [case for case in cases if len(case["measures"]) == 1 and not case["text"]]
    for _ in range(size if fields else 0):
        case = chance.choice(fields)
        measure = measures[case["measures"][0]]
        title = chance.choice((case["title"], case["title"], measure.title))
        own = bag_of(canonical(measure.title)).weights
        bag = bag_of(canonical(title))
        objects = [c for c, weight in bag.weights.items() if weight >= 1 and c in own and len(c) > 1]
        if objects:
            gone = chance.choice(objects)
            said = max(bag.surfaces[gone], key=len)
            new = canonical(title).replace(said, chance.choice(pool))
            if new != canonical(title):
                title, text = (new, "") if chance.random() < 0.7 else (chance.choice(HEADINGS), f"{new}。")
                yield {"title": title, "text": text, "measures": [], "kind": "made"}


def corpus_items():
    """The wordings of the generated corpus, by an author of their own."""
    measures = yaml.safe_load(TITLES.read_text("utf-8"))["measures"]
    for measure, kinds in measures.items():
        for kind in ("same", "dropped", "exchanged"):
            for title in kinds.get(kind, ()):
                yield {
                    "id": f"corpus{title}",
                    "title": title,
                    "text": "",
                    "measures": [measure],
                    "kind": kind,
                }
