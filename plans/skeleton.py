"""A plan file to start from: every measure that applies in a region, with units and scope proposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reformcheck.catalog.files.yamltext import listed, scalar
from reformcheck.catalog.geography import Geography
from reformcheck.catalog.model import Catalog, Measure, MeasureList, Region
from reformcheck.catalog.usual_names import local_counterpart

_WHOLE = {"省": "全省", "自治区": "全区", "市": "全市", "自治州": "全州"}

_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "head": "由清单生成的方案草稿：标题、对应的举措照清单，责任单位按指导部门的对口单位拟出，请逐项核对。",
        "schema": "编辑器据此校验；文件用 `reformcheck schema plan` 生成。",
        "fill": "印发时填写：",
        "number": "发文字号",
        "issuer": "发文机关",
        "phases": "实施步骤：填写后去掉注释号。",
        "stages": "动员部署 推进实施 总结评估",
        "unstated": "所据文件未写推广范围。",
        "condition": "视条件：只适用于{text}。",
        "no_departments": "清单未载指导部门，暂列人民政府，请明确责任单位。",
        "no_offices": "指导部门在本地没有已知的对口单位：{names}；暂列人民政府，请明确责任单位。",
        "no_office": "指导部门在本地没有已知的对口单位：{names}。",
        "superseded": "未列入：{measure}「{title}」已被取代（{by}）。",
        "withheld": "未列入：{list} 未公布的 {count} 项（{numbers}，{category}）。",
        "joiner": "、",
    },
    "en": {
        "head": "A draft made from the lists: titles and measures as listed, units proposed as the guiding departments' local counterparts. Please check each.",
        "schema": "Editors validate by this file; `reformcheck schema plan` prints it.",
        "fill": "To fill in when it is issued:",
        "number": "document number",
        "issuer": "issuer",
        "phases": "Phases: fill in and uncomment.",
        "stages": "动员部署 推进实施 总结评估",
        "unstated": "The sources do not say where it is to be promoted.",
        "condition": "Conditional: only for {text}.",
        "no_departments": "The list names no guiding department; the government stands in. Please name the units.",
        "no_offices": "No local counterpart is known of {names}; the government stands in. Please name the units.",
        "no_office": "No local counterpart is known of {names}.",
        "superseded": 'Left out: {measure} "{title}" has been superseded ({by}).',
        "withheld": "Left out: {count} measures of {list} that are not published ({numbers}, {category}).",
        "joiner": ", ",
    },
}


def whole_of(region: Region) -> str:
    """How a plan calls all of its region: 全省, 全州; a region that ends otherwise by its name."""
    return next((whole for kind, whole in _WHOLE.items() if region.name.endswith(kind)), region.name)


class Skeleton:
    """Writes the plan file for one region and some lists, as things stand on one day."""

    def __init__(
        self,
        catalog: Catalog,
        geography: Geography,
        *,
        today: str,
        lang: str,
        schema: str = "plan.schema.json",
    ) -> None:
        """`schema` is what editors are told to validate by: a path from the plan file, or a URL."""
        self._catalog = catalog
        self._geography = geography
        self._today = today
        self._schema = schema
        self._words = _WORDS[lang]

    def text(self, region: Region, lists: Sequence[MeasureList]) -> str:
        """The plan file as YAML, with comments in the language of this writer."""
        applying = [m for lst in lists for m in lst.measures if self._applies(m, region)]
        lines = [*self._head(region, lists), "items:" if applying else "items: []"]
        for number, measure in enumerate(applying, 1):
            first, *others = self.item(number, measure, region)
            lines += [f"  - {first}", *(f"    {line}" for line in others)]
        lines += [f"# {comment}" for lst in lists for comment in self._left_out(lst)]
        return "\n".join([*lines, *self._phases()]) + "\n"

    def _applies(self, measure: Measure, region: Region) -> bool:
        """Nationwide, or piloted in a part of the region, and not overtaken."""
        if self._is_superseded(measure):
            return False
        return measure.scope.kind != "pilot" or bool(self._pilot_area(measure, region))

    def _is_superseded(self, measure: Measure) -> bool:
        return measure.superseded is not None and measure.superseded.since <= self._today

    def _pilot_area(self, measure: Measure, region: Region) -> tuple[str, ...]:
        return self._geography.pilot_area(measure.scope, region)

    def _head(self, region: Region, lists: Sequence[MeasureList]) -> Iterator[str]:
        titles = "".join(f"《{lst.title}》" for lst in lists)
        scope = whole_of(region)
        yield f"# yaml-language-server: $schema={self._schema}"
        yield f"# {self._words['schema']}"
        yield f"# {self._words['head']}"
        yield "reformcheck: 1"
        yield "plan:"
        yield f"  title: {scalar(f'{region.name}落实{titles}工作方案')}"
        yield f"  region: {scalar(region.name)}"
        yield f"  lists: {listed([lst.id for lst in lists])}"
        yield f"  scope: {scalar(scope)}"
        yield f"  # {self._words['fill']}"
        yield f"  # document_number:  # {self._words['number']}"
        yield f"  # issuer:  # {self._words['issuer']}"
        yield f"  # issued: {self._today}"

    def item(self, number: int, measure: Measure, region: Region) -> Iterator[str]:
        """The lines of the item that adopts a measure, as a mapping that is not indented."""
        units, comment = self._units(measure, region)
        yield f"number: {number}"
        yield f"section: {scalar(measure.category)}"
        yield f"title: {scalar(measure.title)}"
        yield f"measure: {scalar(measure.id)}"
        if measure.scope.kind == "pilot":
            yield f"scope: {listed(self._pilot_area(measure, region))}"
        elif measure.scope.kind == "unstated":
            yield f"# {self._words['unstated']}"
        if measure.condition:
            yield f"# {_one_line(self._words['condition'].format(text=measure.condition.text))}"
        if comment:
            yield f"# {_one_line(comment)}"
        lead, assist = units[:1], units[1:]
        yield f"units: {{lead: {listed(lead)}" + (f", assist: {listed(assist)}}}" if assist else "}")

    def _units(self, measure: Measure, region: Region) -> tuple[list[str], str]:
        """The proposed units, the first department's first, and what to say of departments without one."""
        offices = {
            department: local_counterpart(department, region, self._catalog.regions, self._today)
            for department in measure.guiding_departments
        }
        units = list(dict.fromkeys(office for office in offices.values() if office))
        missing = self._words["joiner"].join(name for name, office in offices.items() if not office)
        if not offices:
            comment = self._words["no_departments"]
        elif missing:
            comment = self._words["no_office" if units else "no_offices"].format(names=missing)
        else:
            comment = ""
        return units or [f"{region.name}人民政府"], comment

    def _left_out(self, lst: MeasureList) -> Iterator[str]:
        for measure in lst.measures:
            if measure.superseded and self._is_superseded(measure):
                yield _one_line(
                    self._words["superseded"].format(
                        measure=measure.id, title=measure.title, by=measure.superseded.by
                    )
                )
        for withheld in lst.withheld:
            numbers = self._words["joiner"].join(map(str, withheld.numbers))
            yield _one_line(
                self._words["withheld"].format(
                    list=lst.id, count=len(withheld.numbers), numbers=numbers, category=withheld.category
                )
            )

    def _phases(self) -> Iterator[str]:
        month = self._today[:7]
        yield f"# {self._words['phases']}"
        yield "# phases:"
        for stage in self._words["stages"].split():
            yield f"#   - {{name: {stage}, start: {month}, end: {month}}}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
