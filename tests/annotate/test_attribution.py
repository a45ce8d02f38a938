"""How a document prints who answers, and what is proposed in the same form."""

from __future__ import annotations

import pytest

from reformcheck.plans.documents import load_plan
from reformcheck.reports.annotated.attribution import form_of

UNITS = ("省科技厅", "省财政厅", "省教育厅")


@pytest.mark.parametrize(
    ("printed", "proposed"),
    [
        ("（责任单位：省委宣传部、省司法厅）", "（责任单位：省科技厅、省财政厅、省教育厅）"),
        ("（省司法厅牵头，省财政厅配合）", "（省科技厅牵头，省财政厅、省教育厅配合）"),
        (
            "责任单位：省司法厅牵头，省财政厅、省审计厅配合",
            "责任单位：省科技厅牵头，省财政厅、省教育厅配合",
        ),
        (
            "（责任部门：省司法厅牵头负责，省财政厅协助）",
            "（责任部门：省科技厅牵头负责，省财政厅、省教育厅协助）",
        ),
        (
            "牵头单位：省司法厅；配合单位：省财政厅、省审计厅",
            "牵头单位：省科技厅；配合单位：省财政厅、省教育厅",
        ),
        ("责任单位：省司法厅", "责任单位：省科技厅、省财政厅、省教育厅"),
    ],
)
def test_units_in_the_form_of_the_document(tmp_path, catalog, printed, proposed):
    path = tmp_path / "plan.txt"
    lines = [
        "湖南省推广改革举措工作方案",
        "1．以地方立法形式建立推动改革创新的决策容错机制",
        f"制定条例。{printed}" if printed.startswith("（") else printed,
    ]
    path.write_text("\n".join(lines), "utf-8")
    plan = load_plan(str(path), catalog.regions)
    assert form_of(plan, dict(enumerate(lines, 1))).printed(UNITS) == proposed
