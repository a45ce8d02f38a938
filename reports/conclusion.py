"""What a plan does with the measures that concern its region, in one sentence."""

from __future__ import annotations

from reformcheck.rules import national_measure_narrowed
from reformcheck.rules.model import PlanReport, Status

# What is said of those that are not adopted, in the order in which it is said.
_NOT: dict[Status, tuple[str, str]] = {
    "declined": ("{n} 项写明不采纳", "declines {n}"),
    "deferred": ("{n} 项暂缓或只作研究", "puts off {n}"),
    "missing": ("{n} 项没有写到", "does not speak of {n}"),
    "unverified": (
        "{n} 项没有写到，而清单未写明推广范围",
        "does not speak of {n} whose scope the list does not state",
    ),
    "uncertain": ("{n} 项从字面不能断定", "leaves {n} in doubt"),
}


def conclusion(result: PlanReport, lang: str) -> str:
    """One sentence; where no list was compared it says that nothing follows."""
    zh = lang == "zh"
    if not result.lists:
        return (
            "小结：没有清单可以对照，方案采纳了什么无从判断。"
            if zh
            else "In short: no list was compared; what the plan adopts is not known."
        )
    required, covered = result.coverage.required, result.coverage.count("covered")
    if not required:
        return (
            "小结：清单里没有本地应当采纳的举措。" if zh else "In short: no measure of the lists is due here."
        )
    parts = [
        said[0 if zh else 1].format(n=result.coverage.count(status))
        for status, said in _NOT.items()
        if result.coverage.count(status)
    ]
    narrowed = _narrowed(result)
    if zh:
        return (
            f"小结：本地适用的 {required} 项举措，方案采纳了 {covered} 项"
            + (f"（其中 {narrowed} 项只在部分地方推行）" if narrowed else "")
            + "".join(f"，{p}" for p in parts)
            + "。"
        )
    return (
        f"In short: of {required} measures that concern the region the plan adopts {covered}"
        + (f" ({narrowed} of them in some places only)" if narrowed else "")
        + "".join(f", {p}" for p in parts)
        + "."
    )


def _narrowed(result: PlanReport) -> int:
    """Measures that are adopted, and not in all the places for which the list means them."""
    covered = {each.id for each in result.coverage.measures if each.status == "covered"}
    return len({f.measure_id for f in result.findings if f.rule == national_measure_narrowed.ID} & covered)
