"""The terminal report of an official document, which an official mends in Word."""

from __future__ import annotations

from pathlib import Path

from reformcheck.catalog.loader import load_catalog
from reformcheck.reports.terminal.text import Page, Style, block
from reformcheck.rules.model import PlanReport
from reformcheck.running.api import check
from reformcheck.running.settings import Settings

NAMES = [
    "知识产权民事、刑事、行政案件“三合一”审判",
    "省级行政区内专利等专业技术性较强的知识产权案件跨市审理机制",
    "以降低侵权损失为核心的专利保险机制",
]
FOREIGN = "foreign-unit"
SILENT = "no-responsible-unit"


def said_of(folder: Path, units: list[str], rules: list[str], lang: str) -> list[str]:
    """The lines on the findings of a plan of three measures, whose items end in `units`."""
    items = [
        f"{number}.推行{name}。{unit}"
        for number, (name, unit) in enumerate(zip(NAMES, units, strict=True), 1)
    ]
    head = ["吉林省推广支持创新相关改革举措工作方案", "根据国办发〔2018〕126号，制定本方案。", "一、主要任务"]
    file = folder / "方案.txt"
    file.write_text("\n".join([*head, *items]), "utf-8")
    result = check(file, Settings.of(select=rules), lang=lang)
    assert isinstance(result, PlanReport)
    lines = block(result, load_catalog(), Page(Style(lang))).splitlines()
    return lines[lines.index("") + 1 :]


def test_one_cause_in_several_items_is_one_line(tmp_path: Path) -> None:
    units = ["（责任单位：辽宁省科技厅、吉林省科技厅）"] * 3
    assert said_of(tmp_path, units, [FOREIGN], "zh") == [
        "! 警告 3",
        "  外地单位 ×3  foreign-unit",
        "    第4、5、6行  「辽宁省科技厅」是辽宁省的单位，不属于吉林省",
        "    改正：把所列各处的单位改为本地区的对口单位；确需外地单位参与的，不必改。",
    ]


def test_places_and_what_to_mend_are_said_in_english(tmp_path: Path) -> None:
    units = ["（责任单位：辽宁省科技厅、吉林省科技厅）", *["（责任单位：吉林省科技厅）"] * 2]
    assert said_of(tmp_path, units, [FOREIGN], "en") == [
        "! warning 1",
        "  Unit of another region  foreign-unit",
        '    line 4  "辽宁省科技厅" is a unit of 辽宁省, not of 吉林省',
        f"      plan: 推行{NAMES[0]}",
        "    mend: Name the counterpart of the plan's own region in line 4; where the unit does take part, nothing need change.",
    ]


def test_a_single_finding_is_mended_at_its_place(tmp_path: Path) -> None:
    units = ["（责任单位：吉林省法院）", "", "（责任单位：吉林省科技厅）"]
    assert said_of(tmp_path, units, [SILENT], "zh") == [
        "✗ 错误 1",
        "  没有责任单位  no-responsible-unit",
        f"    第5行  第2项「推行{NAMES[1]}」没有写明责任单位",
        "    改正：在第5行的任务后写明“（责任单位：……）”；分工另有附表的，把附表放进同一个文件。",
    ]
