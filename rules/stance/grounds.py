"""On what ground a measure is not adopted: that the condition does not hold on which it is due (老工业基地)."""

import re

from reformcheck.rules.model import Match
from reformcheck.rules.stance.plain import plain

_NOT_ONE = r"(?:不属于?|不是|并非|[^\W\d_]非|^非|不在|不具有|未被?[列纳]入|没有|无|不涉及|不符合?)"
_CONDITION_FAILS = r"(?:条件不符|不符合?[^,，。；;]{0,10}条件)"


def condition_denied(match: Match) -> bool:
    """Whether an item does not adopt a measure because its condition does not hold: 我市不属于老工业基地，暂不推行."""
    condition = match.measure.condition
    if not condition or match.adopts:
        return False
    said = plain(f"{match.item.title}\n{match.item.text}")
    not_one = rf"{_NOT_ONE}[^,，。；;\n]{{0,12}}{re.escape(plain(condition.text))}(?!的)"
    return bool(re.search(f"{not_one}|{_CONDITION_FAILS}", said))
