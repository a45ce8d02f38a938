"""The language server, asked over the protocol by a client that is no part of it."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

pytest_lsp = pytest.importorskip("pytest_lsp")
types = pytest.importorskip("lsprotocol.types")

from .conftest import ALTERED, DOUBT, DOUBTFUL, HERE, ROOT, Editor, marked_at, rules, spot_of  # noqa: E402

pytestmark = pytest.mark.asyncio(loop_scope="module")

CONFIG = """ignore = ["no-lead-unit"]
exclude = ["old/**"]
[[overrides]]
paths = ["cities/**"]
ignore = ["no-lead-unit", "no-responsible-unit"]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of an editor's, with settings and a plan that is not there in it."""
    folder: Path = tmp_path_factory.mktemp("plans")
    (folder / "set").mkdir()
    (folder / "set" / "reformcheck.toml").write_text(CONFIG, "utf-8")
    return folder


@pytest_lsp.fixture(
    scope="module",
    config=pytest_lsp.ClientServerConfig(
        server_command=[sys.executable, "-m", "reformcheck.cli", "lsp", "--stdio"],
        server_env={**os.environ, "REFORMCHECK_LANG": "zh", "REFORMCHECK_SEMANTIC": "off"},
    ),
)
async def client(lsp_client: pytest_lsp.LanguageClient, folder: Path) -> AsyncIterator[None]:
    folders = [types.WorkspaceFolder(path.as_uri(), path.name) for path in (folder, folder / "set")]
    registered: list[Any] = []

    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params: Any) -> None:
        registered.append(params)

    capabilities = pytest_lsp.client_capabilities("visual_studio_code")
    await lsp_client.initialize_session(
        types.InitializeParams(capabilities=capabilities, workspace_folders=folders)
    )
    yield
    await lsp_client.shutdown_session()
    assert [message.message for message in lsp_client.log_messages] == []
    assert [each.registrations[0].method for each in registered] == ["workspace/didChangeWatchedFiles"]


@pytest.fixture
def editor(client: Any, folder: Path) -> Editor:
    return Editor(client, folder)


async def test_the_errors_of_the_altered_plan(editor: Editor) -> None:
    found = await editor.types(ALTERED, "errors.yaml")
    errors = [(d.code, d.range.start.line + 1) for d in found if d.severity == types.DiagnosticSeverity.Error]
    assert errors == [("missing-measure", 10), ("pilot-measure-out-of-zone", 59), ("no-responsible-unit", 82)]
    missing = next(d for d in found if d.code == "missing-measure")
    assert missing.source == "reformcheck"
    assert missing.message == (
        "没有采纳的举措：方案没有采纳 2018-126/09「“定向研发、定向转化、定向服务”的订单式研发和成果转化机制」"
        "（国办发〔2018〕126号，推广范围：全国）\n改正：补上这项任务；已经写了的，用 `measure:` 注明举措编号。"
    )
    assert missing.code_description.href == (ROOT / "rules" / "docs" / "missing-measure.zh.md").as_uri()
    (related,) = missing.related_information
    assert related.location.uri.endswith("/2018-126.yaml")
    line = ALTERED.splitlines()[9]
    assert line[missing.range.start.character : missing.range.end.character] == "[2018-126]"


async def test_naming_the_measure_settles_the_doubt(editor: Editor) -> None:
    before = await editor.types(DOUBT, "doubt.yaml")
    assert "ambiguous-item" in rules(before)
    offers = await editor.offers(marked_at(DOUBT, DOUBTFUL), "doubt.yaml")
    assert list(offers) == [
        "写上 measure: 2018-126/11「基于“六专机制”的科技型企业全生命周期金融综合服务」",
        "写上 measure: none（不采纳任何举措）",
        "豁免「对应哪项举措不明确」，理由待填写",
    ]
    name, none, waive = offers.values()
    assert name.is_preferred
    assert [d.code for d in name.diagnostics] == ["ambiguous-item"]
    for action, added in ((name, "    measure: 2018-126/11\n"), (none, "    measure: none\n")):
        after = await editor.takes(action, "doubt.yaml")
        assert after == DOUBT.replace(f"{DOUBTFUL}\n", f"{DOUBTFUL}\n{added}")
        assert "ambiguous-item" not in rules(await editor.types(after, "doubt.yaml"))
        await editor.types(DOUBT, "doubt.yaml")
    after = await editor.takes(waive, "doubt.yaml")
    assert after.startswith(
        DOUBT
        + 'waivers:\n  - rule: ambiguous-item\n    measure: 2018-126/11\n    item: "9"\n    reason: 待填写'
    )
    assert "ambiguous-item" not in rules(await editor.types(after, "doubt.yaml"))


async def test_a_missing_measure_is_added(editor: Editor) -> None:
    await editor.types(ALTERED, "add.yaml")
    offers = await editor.offers(ALTERED.replace("[2018-126]", f"[{HERE}2018-126]"), "add.yaml")
    add = next(action for title, action in offers.items() if title.startswith("补上一项任务：2018-126/09"))
    after = await editor.takes(add, "add.yaml")
    assert after == ALTERED.replace(
        "withheld:",
        "  - number: 21\n    section: 科技成果转化激励方面\n    title: “定向研发、定向转化、定向服务”的订单式研发和成果转化机制\n"
        "    measure: 2018-126/09\n    units: {lead: [省科技厅]}\nwithheld:",
    )
    assert "missing-measure" not in rules(await editor.types(after, "add.yaml"))


DECLINED = """reformcheck: 1
plan: {title: 方案, region: 吉林省, lists: [2018-126]}
items:
- title: 暂不推行以降低侵权损失为核心的专利保险机制 😀
  units: [省市场监管厅]
"""


async def test_the_stance_is_settled(editor: Editor) -> None:
    found = await editor.types(DECLINED, "declined.yaml")
    declined = next(d for d in found if d.code == "measure-declined")
    end = len(DECLINED.splitlines()[3].encode("utf-16-le")) // 2
    assert declined.range == types.Range(types.Position(3, 2), types.Position(3, end)), "😀 counts two"
    offers = await editor.offers(marked_at(DECLINED, "暂不推行"), "declined.yaml")
    after = await editor.takes(offers["写上 stance: adopts（采纳）"], "declined.yaml")
    assert after == DECLINED.replace("😀\n", "😀\n  stance: adopts\n")
    assert "measure-declined" not in rules(await editor.types(after, "declined.yaml"))


async def test_sure_matches_are_written_down_at_once(editor: Editor) -> None:
    await editor.types(ALTERED, "all.yaml")
    kinds = ["source.fixAll"]
    (everything,) = (await editor.offers(marked_at(ALTERED, "items"), "all.yaml", kinds)).values()
    after = await editor.takes(everything, "all.yaml")
    assert after.count("    measure: 2018-126/") == 14
    offers = await editor.offers(marked_at(ALTERED, "推行知识产权民事"), "all.yaml", ["refactor"])
    one = await editor.takes(
        offers["写上 measure: 2018-126/01「知识产权民事、刑事、行政案件“三合一”审判」"], "all.yaml"
    )
    assert one == ALTERED.replace("“三合一”审判\n", "“三合一”审判\n    measure: 2018-126/01\n", 1)


WAIVED = ALTERED + "waivers:\n  - {rule: no-lead-unit, item: 1, reason: 已定}\n"


async def test_hover_tells_what_stands_there(editor: Editor) -> None:
    text = WAIVED.replace("    scope: 全省", "    measure: 2018-126/06\n    scope: 全省")
    await editor.types(text, "hover.yaml")

    async def said(words: str) -> str:
        return await editor.hovers(marked_at(text, words), "hover.yaml")

    measure = await said("2018-126/06\n    scope")
    assert measure.startswith(
        "**2018-126/06 以事前产权激励为核心的职务科技成果权属改革**\n\n- 本方案：不适用（第8项）\n"
    )
    assert "推广范围：8个改革试验区域" in measure and "指导部门：科技部、国家发展改革委" in measure
    region = await said("吉林省\n  issued")
    assert region.startswith("**吉林省 220000**") and "不在任何试点区域" in region
    unit = await said("吉林银保监局")
    assert "在本方案成文时：在用" in unit and "金融监管" in unit
    assert "吉林省全境" in await said("全省\n  declared_total")
    assert (await said("2018-126]")).startswith("**2018-126 国办发〔2018〕126号**")
    assert (await said("no-lead-unit")).startswith("**没有牵头单位 no-lead-unit**\n\n")
    assert "2018-126/01" in await said("推行知识产权民事")
    assert await said("number: 1") == await said("# yaml") == ""


async def test_definition_goes_to_the_list(editor: Editor) -> None:
    text = WAIVED.replace("    scope: 全省", "    measure: 2018-126/06  # 与 2018-126/15\n    scope: 全省")
    await editor.types(text, "goes.yaml")
    list_lines = (ROOT / "catalog" / "lists" / "2018-126.yaml").read_text("utf-8").splitlines()

    async def places(words: str) -> list[tuple[str, int]]:
        return await editor.goes_to(marked_at(text, words), "goes.yaml")

    (place,) = await places("2018-126/06")
    assert place == ("2018-126.yaml", list_lines.index("  - number: 6") + 1)
    assert (await places("推行以事前产权"))[0] == place
    assert await places("2018-126]") == [("2018-126.yaml", 1)]
    assert await places("no-lead-unit") == [("no-lead-unit.zh.md", 1)]
    assert await places("1, reason") == [("goes.yaml", 14)]
    (withheld,) = await places("2018-126/15")
    assert "军民深度融合方面" in list_lines[withheld[1] - 1]


async def test_completion_proposes_what_may_stand_there(editor: Editor) -> None:
    await editor.types(DOUBT, "complete.yaml")

    async def labels(below: str, typed: str) -> list[str]:
        text = DOUBT.replace(below, f"{below}{typed}", 1)
        return [item.label for item in await editor.completes(text, "complete.yaml")]

    below = f"    title: {DOUBTFUL}\n"
    measures = await labels(below, f"    measure: {HERE}\n")
    assert measures[:3] == ["2018-126/11", "2018-126/09", "2018-126/01"], "candidates, then what is missing"
    assert measures[-1] == "none" and len(measures) == 44
    units = await labels(below, f"    units: {{lead: [吉林省科技厅, 省{HERE}]}}\n")
    assert {"吉林省高级人民法院", "省教育厅", "吉林银保监局"} <= set(units)
    assert (await labels("  region: 吉林省\n", f"  scope: [{HERE}\n"))[:3] == ["全省", "长春市", "吉林市"]
    assert await labels(below, f"    stance: {HERE}\n") == ["adopts", "defers", "declines"]
    assert "stance" in await labels(below, f"    {HERE}\n")
    assert (await labels("items:\n", f"  - title: {HERE}\n"))[:1] == [
        "“定向研发、定向转化、定向服务”的订单式研发和成果转化机制"
    ]
    rule_ids = await labels("", f"waivers:\n  - rule: {HERE}\n")
    assert "no-responsible-unit" in rule_ids[:8] and len(rule_ids) > 25


async def test_a_proposal_replaces_what_is_typed_and_tells_more(editor: Editor) -> None:
    text = DECLINED.replace("region: 吉林省", f"region: 吉{HERE}林")
    items = await editor.completes(text, "replace.yaml")
    item = next(item for item in items if item.label == "长春市")
    start = spot_of(text).character - 1
    assert item.text_edit == types.TextEdit(
        types.Range(types.Position(1, start), types.Position(1, start + 2)), "长春市"
    )
    text = DECLINED + f"  measure:{HERE}"
    items = await editor.completes(text, "replace.yaml")
    assert items[0].text_edit.new_text == " 2018-126/03", "a blank goes before it"
    more = await editor.client.completion_item_resolve_async(items[0])
    assert more.documentation.value.startswith("**2018-126/03 ")


async def test_broken_yaml_is_one_diagnostic_and_completion_lives(editor: Editor) -> None:
    await editor.types(DOUBT, "broken.yaml")
    broken = DOUBT.replace(f"    title: {DOUBTFUL}\n", f"    title: {DOUBTFUL}\n    units: [吉{HERE}\n")
    items = await editor.completes(broken, "broken.yaml")
    assert "吉林省科技厅" in [item.label for item in items]
    (found,) = await editor.diagnostics("broken.yaml")
    assert (found.code, found.range.start.line, found.severity) == (
        "unreadable-file",
        64,
        types.DiagnosticSeverity.Error,
    )
    assert found.message.startswith("YAML 写法有误：")
    assert await editor.offers(broken, "broken.yaml") == {}
    assert "ambiguous-item" in rules(await editor.types(DOUBT, "broken.yaml"))


async def test_settings_count_as_in_ci(editor: Editor, folder: Path) -> None:
    """The files are in no folder of the disk yet; the settings of their own folder of the editor count."""
    everywhere = await editor.types(ALTERED, "free.yaml")
    assert {"no-lead-unit", "no-responsible-unit"} <= set(rules(everywhere))
    inside = rules(await editor.types(ALTERED, "set/plan.yaml"))
    assert "no-lead-unit" not in inside and "no-responsible-unit" in inside
    assert "no-responsible-unit" not in rules(await editor.types(ALTERED, "set/cities/plan.yaml"))
    assert await editor.types(ALTERED, "set/old/plan.yaml") == []
    config = folder / "set" / "reformcheck.toml"
    config.write_text("ignore = ['no-such-rule']\n", "utf-8")
    try:
        (found,) = await editor.types(ALTERED + "\n", "set/plan.yaml")
        assert found.range.start.line == 0 and f"{config}:1: ignore：没有规则" in found.message
        config.write_text("lang = 'en'\n", "utf-8")
        editor.client.workspace_did_change_watched_files(
            types.DidChangeWatchedFilesParams(
                [types.FileEvent(config.as_uri(), types.FileChangeType.Changed)]
            )
        )
        assert "no-lead-unit" in rules(await editor.diagnostics("set/plan.yaml"))
    finally:
        config.write_text(CONFIG, "utf-8")


async def test_what_is_no_plan_is_left_alone(editor: Editor) -> None:
    other = f"services:\n  web:\n    {HERE}\n"
    assert await editor.types(other, "compose.yaml") == []
    assert await editor.completes(other, "compose.yaml") == []
    assert await editor.hovers(other, "compose.yaml") == ""


async def test_a_list_is_validated(editor: Editor) -> None:
    text = (ROOT / "catalog" / "lists" / "2018-126.yaml").read_text("utf-8")
    assert await editor.types(text, "list.yaml") == []
    (found,) = await editor.types(text.replace("declared: 6", "declared: 7"), "list.yaml")
    assert found.message == "军民深度融合方面：文件写明 7 项，清单里有 6 项（含未公布的）"
    assert (found.range.start.line, found.range.end.character) == (14, 32)


async def test_a_file_that_was_never_saved(editor: Editor) -> None:
    items = await editor.completes(HERE, "untitled:Untitled-1")
    assert [item.label for item in items][:3] == ["reformcheck", "document", "plan"]
    assert await editor.diagnostics("untitled:Untitled-1") == []
    assert "measure-declined" in rules(await editor.types(DECLINED, "untitled:Untitled-1"))


async def test_line_ends_and_marks_stay(editor: Editor) -> None:
    text = "\ufeff" + DECLINED.replace("\n", "\r\n")
    await editor.types(text, "crlf.yaml")
    offers = await editor.offers(marked_at(text, "暂不推行"), "crlf.yaml")
    after = await editor.takes(offers["写上 stance: declines（不采纳）"], "crlf.yaml")
    assert after == text.replace("😀\r\n", "😀\r\n  stance: declines\r\n")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("{HERE}", '"2018-126/01"'),
        ('"20{HERE}"', "2018-126/01"),
        ('"20{HERE}', "2018-126/01"),
    ],
)
async def test_json_is_completed_as_json(typed: str, written: str, editor: Editor) -> None:
    item = '{"title": "以降低侵权损失为核心的专利保险机制", "measure": ' + typed.replace("{HERE}", HERE) + "}"
    text = (
        '{"reformcheck": 1, "plan": {"title": "方案", "region": "吉林省", "lists": ["2018-126"]}, "items": ['
        + item
        + "]}"
    )
    await editor.types(
        text.replace(f', "measure": {typed.replace("{HERE}", HERE)}', ""), f"{len(typed)}.json"
    )
    assert (await editor.completes(text, f"{len(typed)}.json"))[0].text_edit.new_text == written
