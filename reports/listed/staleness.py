"""Plans that answer an older set of lists: in a terminal, and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from reformcheck.catalog.language.visible import visible_json
from reformcheck.reports.wording import STATUS_NAMES, joined
from reformcheck.rules.stale import Staleness


def staleness_json(plans: Iterable[Staleness]) -> str:
    return visible_json(json.dumps([_data(each) for each in plans], ensure_ascii=False, indent=2))


def _data(staleness: Staleness) -> dict[str, Any]:
    return {
        "path": staleness.plan.path,
        "title": staleness.plan.title,
        "answers": [lst.id for lst in staleness.answered],
        "newer": [lst.id for lst in staleness.newer],
        "to_add": [{"measure": m.id, "title": m.title, "status": m.status} for m in staleness.to_add],
    }


def staleness_lines(staleness: Staleness, lang: str) -> Iterator[str]:
    """One on the plan, and one for each measure that it would have to add."""

    def t(zh: str, en: str) -> str:
        return zh if lang == "zh" else en

    plan = staleness.plan
    answered = joined((lst.document_number for lst in staleness.answered), lang)
    if not staleness.answered:
        yield f"{plan.path}  " + t("没有写明答复哪份清单", "does not say which list it answers")
    elif not staleness.newer:
        yield f"{plan.path}  " + t(f"不过时（答复 {answered}）", f"up to date (answers {answered})")
    else:
        newer = joined((lst.document_number for lst in staleness.newer), lang)
        count = len(staleness.to_add)
        yield f"{plan.path}  " + t(
            f"答复 {answered}，此后又有 {newer}：应补充 {count} 项",
            f"answers {answered}; {newer} came since: {count} measures to add",
        )
        for measure in staleness.to_add:
            area = joined(measure.area, lang)
            where = t(f"（{area}）", f" ({area})") if area else ""
            yield f"  {measure.id}  {measure.named(lang)}{where}  {STATUS_NAMES[lang][measure.status]}"
