"""How the time of checking a plan file grows with what stands in it.

    python benchmarks/growth_of_checking.py [KIND…]

prints for each kind of content the milliseconds at n, 2n, 4n and 8n, and the exponent over the last doubling and over
all of them, as growth_of_reading.py does for documents; then the exponent of the steps, which no busy machine changes.
"""

from __future__ import annotations

import cProfile
import json
import math
import pstats
import sys
import time
from collections.abc import Callable
from typing import Any

from reformcheck.running import Session, Settings, Source

_WAIVER = {"rule": "unlisted-item", "reason": "已批准", "approved_by": "某处", "until": "2099-12-31"}
_COURTS = "推行知识产权民事、刑事、行政案件“三合一”审判"


def _plan(items: list[dict[str, Any]], **more: Any) -> bytes:
    plan = {"title": "吉林省方案", "region": "吉林省", "lists": ["2018-126"]}
    return json.dumps({"reformcheck": 1, "plan": plan, "items": items, **more}, ensure_ascii=False).encode()


def _item(number: int, **more: Any) -> dict[str, Any]:
    return {"number": number, "title": f"推行第{number}号改革任务工作机制", "units": ["省科技厅"], **more}


def _items(count: int, **more: Any) -> list[dict[str, Any]]:
    return [_item(number, **more) for number in range(count)]


KINDS: dict[str, Callable[[int], bytes]] = {
    "items": lambda n: _plan(_items(n)),
    "waivers and items": lambda n: _plan(_items(n), waivers=[{**_WAIVER, "item": i} for i in range(n)]),
    "waivers of one item": lambda n: _plan(_items(1), waivers=[{**_WAIVER, "item": 1}] * n),
    "sections": lambda n: _plan([_item(i, section=f"第{i}方面") for i in range(n)], sections=[{"name": f"第{i}方面", "declared": 1} for i in range(n)]),
    "unknown units": lambda n: _plan([_item(1, units=[f"省第{i}厅" for i in range(n)])]),
    "places": lambda n: _plan([_item(1, scope=["长春市", "四平市"] * (n // 2))]),
    "unknown places": lambda n: _plan([_item(1, scope=[f"第{i}市" for i in range(n)])]),
    "one measure": lambda n: _plan(_items(n, measure="2018-126/01")),
    "one title": lambda n: _plan([{**_item(i), "title": _COURTS} for i in range(n)]),
    "one number": lambda n: _plan([_item(1)] * n),
    "text": lambda n: _plan([_item(1, text="推动知识产权案件审判工作。" * n)]),
    "text of refusals": lambda n: _plan([_item(1, text="暂不推行，仅限长春市，" * n)]),
    "withheld": lambda n: _plan(_items(1), withheld=[{"section": "甲", "numbers": f"{i}-{i + 1}"} for i in range(n)]),
    "phases": lambda n: _plan(_items(1), phases=[{"name": f"阶段{i}", "start": "2019-02", "end": "2019-03"} for i in range(n)]),
}  # fmt: skip


def steps(session: Session, kind: str, size: int) -> int:
    """Calls that a check of a plan of a kind and size takes."""
    source = Source("plan.json", KINDS[kind](size))
    profile = cProfile.Profile()
    profile.runcall(session.check, source)
    return pstats.Stats(profile).total_calls  # type: ignore[attr-defined]


def _seconds(session: Session, kind: str, size: int) -> float:
    source = Source("plan.json", KINDS[kind](size))
    started = time.process_time()
    session.check(source)
    return max(time.process_time() - started, 1e-4)


def main() -> None:
    session = Session(Settings.of())
    for kind in sys.argv[1:] or KINDS:
        _seconds(session, kind, 20)  # what is loaded once
        taken = [_seconds(session, kind, 250 * times) for times in (1, 2, 4, 8)]
        last, whole = math.log2(taken[3] / taken[2]), math.log2(taken[3] / taken[0]) / 3
        counted = math.log2(steps(session, kind, 2001) / steps(session, kind, 501)) / 2
        shown = " ".join(f"{each * 1000:7.0f}" for each in taken)
        print(f"{kind:22} {shown}  {last:5.2f} {whole:5.2f}  steps {counted:5.2f}", flush=True)


if __name__ == "__main__":
    main()
