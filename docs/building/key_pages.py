"""A page for each kind of file, of its JSON Schema: every key, what it holds, whether it must be there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from words import cell, chosen, code, code_cell, half, table

Schema = dict[str, Any]

_KINDS = {
    "string": ("文本", "text"),
    "integer": ("整数", "integer"),
    "number": ("数", "number"),
    "boolean": ("是或否", "true or false"),
    "array": ("列表", "list"),
    "object": ("键和值", "mapping"),
    "null": ("空", "nothing"),
}

FILES = {
    "plan": (
        "plans/plan",
        "方案文件",
        "The plan file",
        "一份方案写成 YAML：`reformcheck import` 由公文写出，`reformcheck init` 按清单写出骨架。`reformcheck schema plan` 打印 JSON Schema，编辑器据它提示。",
        "A plan as YAML: `reformcheck import` makes it of a document, `reformcheck init` of a list. `reformcheck schema plan` prints the JSON Schema, which editors take.",
    ),
    "list": (
        "catalog/list",
        "清单文件",
        "The list file",
        "一份清单写成 YAML：`reformcheck catalog new` 由公文做成，用 `--catalog` 加进来。`reformcheck schema list` 打印 JSON Schema。",
        "A list as YAML: `reformcheck catalog new` makes it of a document, `--catalog` adds it. `reformcheck schema list` prints the JSON Schema.",
    ),
    "zones": (
        "catalog/zones",
        "区域文件",
        "The zones file",
        "几份清单共用的区域。清单文件里的 `zones`、`zone_groups` 也是这样写；`reformcheck catalog new --zones` 把它写进清单。",
        "Zones that several lists share. `zones` and `zone_groups` of a list file are written alike; `reformcheck catalog new --zones` puts them into a list.",
    ),
    "settings": (
        "running/config",
        "设置",
        "Settings",
        "写在 `reformcheck.toml`，或 `pyproject.toml` 的 `[tool.reformcheck]`、`setup.cfg` 的 `[reformcheck]`。`reformcheck config` 显示生效的值和来处。",
        "In `reformcheck.toml`, or under `[tool.reformcheck]` of `pyproject.toml`, or `[reformcheck]` of `setup.cfg`. `reformcheck config` shows what is in force and where it comes from.",
    ),
    "report": (
        "reports/report",
        "JSON 报告",
        "The JSON report",
        "`reformcheck diff --format json` 写出的报告。`reformcheck schema report` 打印 JSON Schema。",
        "What `reformcheck diff --format json` writes. `reformcheck schema report` prints the JSON Schema.",
    ),
}
"""Kinds of files, to the schema's room and name, and what is said of them in zh and en."""


def key_pages(lang: str) -> Iterator[tuple[str, str]]:
    for kind, (place, zh, en, said_zh, said_en) in FILES.items():
        heads = [
            chosen(lang, "键", "key"),
            chosen(lang, "类型", "kind"),
            chosen(lang, "内容", "what it holds"),
            chosen(lang, "例", "example"),
        ]
        schema = read_schema(place)
        rows = [_row(path, part, needed, lang) for path, part, needed in keys(schema)]
        marked = chosen(
            lang,
            "**粗体** 的键必须写。`[]` 是列表里的每一项。",
            "Keys in **bold** must be there. `[]` is each entry of a list.",
        )
        parts = [f"# {chosen(lang, zh, en)}", chosen(lang, said_zh, said_en), marked, table(heads, rows)]
        yield f"files/{kind}.md", "\n\n".join(parts) + "\n"


def read_schema(place: str) -> Schema:
    room, _, name = place.partition("/")
    text = files(f"reformcheck.{room}").joinpath("schemas", f"{name}.json").read_text("utf-8")
    schema: Schema = json.loads(text)
    return schema


def keys(schema: Schema) -> Iterator[tuple[str, Schema, bool]]:
    """Every key with its path (items[].units.lead), what the schema says of it, and whether it must be there."""
    yield from _below(schema, schema, "")


def _below(root: Schema, schema: Schema, path: str) -> Iterator[tuple[str, Schema, bool]]:
    for name, part in schema.get("properties", {}).items():
        part = _resolved(root, part)
        here = f"{path}.{name}" if path else name
        yield here, part, name in schema.get("required", ())
        yield from _below(root, part, here)
        entries = part.get("items")
        if isinstance(entries, dict):
            yield from _below(root, _resolved(root, entries), f"{here}[]")


def _resolved(root: Schema, part: Schema) -> Schema:
    """With what a `$ref` stands for; what is said beside it counts first."""
    if "$ref" not in part:
        return part
    target = root
    for step in part["$ref"].removeprefix("#/").split("/"):
        target = target[step]
    return {**_resolved(root, target), **part}


def _row(path: str, part: Schema, needed: bool, lang: str) -> list[str]:
    name = f"**{code(path)}**" if needed else code(path)
    return [name, _kind(part, lang), cell(half(part.get("description", ""), lang)), _example(part)]


def _kind(part: Schema, lang: str) -> str:
    if "enum" in part:
        return " ".join(code_cell(str(value)) for value in part["enum"])
    if "const" in part:
        return code_cell(str(part["const"]))
    kinds = part.get("type", [])
    names = [_KINDS[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds)]
    return chosen(lang, "或", " or ").join(chosen(lang, zh, en) for zh, en in names)


def _example(part: Schema) -> str:
    examples = part.get("examples", [])
    return code_cell(json.dumps(examples[0], ensure_ascii=False).strip('"')) if examples else ""
