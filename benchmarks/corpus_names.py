"""What the offices of a region are called on a day, for plans made up by the corpus."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

from reformcheck.catalog.model import Region

# The tests of unit names keep the same facts; one table serves both.
_DATA: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "tests" / "bodies" / "local_names.yaml").read_text("utf-8")
)
# Of these nobody is expected in the plan of a city.
PROVINCE_ONLY = frozenset({"中国证监会", "海关总署", "中科院"})
PROVINCES: tuple[str, ...] = tuple(_DATA["provinces"])

_GONE = "国家税务局 地方税务局 国税局 地税局 工商局 质监局 食药监局 安监局 卫生计生委"
_GONE_OF_PROVINCES = "国土资源厅 环保厅 农业厅 物价局 林业厅 新闻出版广电局"
_GONE_OF_CITIES = "国土资源局 环保局"
_GONE_SINCE = "2019-04-01"
_POVERTY_OFFICES_GONE_SINCE = "2022-01-01"
_RENEWAL_OFFICES_DECIDED = "2020-12-16"


@dataclass(frozen=True, slots=True)
class Names:
    """Names of the offices of one region on one day."""

    region: Region
    province: Region
    day: str

    def of(self, department: str, rng: Random) -> str:
        """An office that answers for a guiding department; empty where there is none."""
        department = _DATA["same"].get(department, department)
        special = {
            "最高人民法院": self._courts,
            "中国银保监会": self._banking,
            "中国人民银行": self._people_bank,
            "中国证监会": self._securities,
            "海关总署": self._customs,
            "中科院": self._academy,
        }
        names = special[department]() if department in special else self._offices(department)
        return rng.choice(names) if names else ""

    def outdated(self, rng: Random) -> str:
        """An office under a name that was not in use on the day; empty where none is known for sure."""
        names = []
        if self.day >= _GONE_SINCE:
            here = _GONE_OF_CITIES if self.region.parent else _GONE_OF_PROVINCES
            # The cities of a municipality's rank keep other names for these.
            names += [*_GONE.split(), *(() if self._urban else here.split())]
        if self.day >= _POVERTY_OFFICES_GONE_SINCE:
            names += ["扶贫办", "扶贫开发办公室"]
        if self.day < _RENEWAL_OFFICES_DECIDED and not self.region.parent:
            names.append("乡村振兴局")
        return self.region.name + rng.choice(names) if names else ""

    @property
    def _urban(self) -> bool:
        return self.region.name in _DATA["municipalities"]

    @property
    def _level(self) -> str:
        for kind in ("自治区", "市", "省", "州", "盟", "地区"):
            if self.region.name.endswith(kind):
                return kind
        return self.region.name

    def _offices(self, department: str) -> list[str]:
        own = _DATA["own"].get(department, {}).get(self.region.name)
        kind = "局" if self.region.parent or self._urban else "厅"
        names = [own] if own else [name.format(k=kind) for name in _DATA["offices"][department]]
        if department == "国家知识产权局" and self.day < "2018-06" and not own:
            names = ["知识产权局"]
        return [before + name for name in names for before in (self.region.name, self._level)]

    def _courts(self) -> list[str]:
        if self.region.parent:
            return [f"{self.region.name}中级人民法院", f"{self._level}中级人民法院", "市中院"]
        return [f"{self.region.name}高级人民法院", f"{self._level}高级人民法院", f"{self._level}法院"]

    def _banking(self) -> list[str]:
        own = f"{self.region.short_name}银保监分局" if self.region.parent else None
        return [f"{self.province.short_name}银保监局", own or f"中国银保监会{self.province.short_name}监管局"]

    def _people_bank(self) -> list[str]:
        seat = _DATA["provinces"][self.province.name]
        if seat in ("北京", "重庆"):
            return ["中国人民银行营业管理部", f"人行{seat}营业管理部"]
        if seat in _DATA["big_branches"]:
            return [f"中国人民银行{seat}分行", f"人行{seat}分行"]
        place = self.region.short_name if self.region.parent else seat
        return [f"中国人民银行{seat}中心支行", f"人民银行{place}中心支行", f"人行{place}中支"]

    def _securities(self) -> list[str]:
        return [f"{self.province.short_name}证监局", f"{self.province.name}地方金融监管局"]

    def _customs(self) -> list[str]:
        return [f"{_DATA['provinces'][self.province.name]}海关"]

    def _academy(self) -> list[str]:
        seat = _DATA["academy"].get(self.province.short_name)
        return [f"中科院{seat}分院", f"中国科学院{seat}分院"] if seat else []


def foreign(names: Names, rng: Random) -> str:
    """An office of another province, by its full name."""
    other = rng.choice([name for name in PROVINCES if name != names.province.name])
    kind = "局" if other in _DATA["municipalities"] else "厅"
    return other + rng.choice(["科技", "财政", "教育", "司法"]) + kind
