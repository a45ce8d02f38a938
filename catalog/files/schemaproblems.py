"""Where a file departs from its JSON Schema, in sentences: which key, what was expected, what to do.

Loaded only when a file is not valid. Names, examples and expectations come from the schema itself: a
`description` is "Chinese / English", and `examples` holds what one would type.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reformcheck.catalog.errors import InputError, clipped, closest, literal
from reformcheck.catalog.files.yamlfile import YamlFile
from reformcheck.catalog.model import Location

_Path = tuple[Any, ...]
"""Keys and indexes from the root to a value."""
_Sentence = tuple[str, str]
"""The same in zh and en."""

# The first key of each kind of file, what the kind is called, and where such a file belongs.
_KINDS = {
    "reformcheck": ("方案文件", "a plan file", "检查方案用 `reformcheck diff`", "check plans with `reformcheck diff`"),
    "reformcheck-list": ("举措清单", "a list of measures", "清单用 --catalog 给出", "give lists with --catalog"),
    "format": ("检查报告", "a report", "报告不能再检查", "a report is nothing to check"),
}  # fmt: skip

_TYPES = {
    "string": ("文本", "text"),
    "integer": ("整数", "a whole number"),
    "array": ("列表", "a list"),
    "object": ("键值表", "a mapping"),
    "boolean": (" true 或 false", "true or false"),
}

_KEY_WITHOUT_SPACE = re.compile(r"[A-Za-z_]+[：:]\S")
_CLAUSE = re.compile(r"[：，；/]")


def explain(file: YamlFile, schema_path: Path, errors: Iterable[tuple[_Path, str]]) -> InputError:
    """The first problem in reading order; `errors` are paths into the data with the keyword that failed."""
    schema = json.loads(schema_path.read_text("utf-8"))
    stranger = _other_kind(file, next(iter(schema.get("required", ())), ""))
    if stranger:
        return stranger
    failed = set(errors)
    # A key that is missing and one that is unknown beside it are most often one misspelt key.
    failed -= {(path, "required") for path, keyword in failed if keyword == "additionalProperties"}
    problems = [_Problem(file, schema, path, keyword) for path, keyword in failed]
    first = min(problems, key=lambda problem: problem.order)
    zh, en = first.sentence()
    more = len(problems) - 1
    if more:
        zh, en = f"{zh}（另有 {more} 处错误）", f"{en} (and {more} more)"
    return InputError(first.location, zh, en)


def _other_kind(file: YamlFile, wanted: str) -> InputError | None:
    if not isinstance(file.data, dict) or wanted in file.data or wanted not in _KINDS:
        return None
    for marker, (zh, en, advice_zh, advice_en) in _KINDS.items():
        if marker in file.data:
            wanted_zh, wanted_en = _KINDS[wanted][:2]
            return InputError(
                file.key(file.data, marker),
                f"这是{zh}，应为{wanted_zh}；{advice_zh}",
                f"this is {en}, where {wanted_en} was expected; {advice_en}",
            )
    return None


class _Problem:
    """One keyword of the schema that one value does not meet."""

    def __init__(self, file: YamlFile, schema: dict[str, Any], path: _Path, keyword: str) -> None:
        self._root = schema
        self._path = path
        self._keyword = keyword
        self._value = _follow(file.data, path)
        self._schema = _schema_at(schema, path)
        if keyword == "additionalProperties":
            self._unknown = next(key for key in self._value if key not in self._schema["properties"])
            self.location = file.key(self._value, self._unknown)
        else:
            self.location = _locate(file, path, self._value)

    @property
    def order(self) -> tuple[int, int, str]:
        return self.location.line or 0, self.location.column or 0, self._keyword

    def sentence(self) -> _Sentence:
        if self._keyword == "additionalProperties":
            return self._unknown_key()
        if self._keyword in ("required", "anyOf"):
            return self._missing()
        zh, en = self._subject()
        want_zh, want_en = self._wanted()
        found_zh, found_en = _found(self._value)
        hint_zh, hint_en = self._hint()
        return f"{zh}{want_zh}，现为{found_zh}{hint_zh}", f"{en}: {want_en}, found {found_en}{hint_en}"

    def _subject(self) -> _Sentence:
        """items[2].title, with indexes counted from 1 as a reader counts, and what the schema calls it."""
        name = _dotted(self._path)
        if not name:
            return "文件", "the file"
        zh, en = _bracketed(_description(self._schema, name))
        return name + (zh or " "), name + en

    def _unknown_key(self) -> _Sentence:
        inside = _dotted(self._path)
        zh, en = self._where_it_belongs(list(self._schema["properties"]))
        quoted = clipped(self._unknown)
        return (
            f"{inside + ' 里' if inside else ''}不认识的键「{quoted}」{zh}",
            f'unknown key "{quoted}"{" in " + inside if inside else ""}{en}',
        )

    def _where_it_belongs(self, known: list[str]) -> _Sentence:
        homes: dict[str, list[str]] = {key: [] for key in known}
        for key, home in _tables(self._root, ""):
            homes.setdefault(key, []).append(home)
        word = _in_english(self._unknown, self._schema["properties"])
        near = word if word in homes else closest(word.lower(), homes)
        if not near:
            return f"，可用：{'、'.join(known)}", f"; known: {', '.join(known)}"
        if near in known:
            return f"，是否想写「{near}」？", f'; did you mean "{near}"?'
        zh, en = "、".join(homes[near]), " or ".join(homes[near])
        if near == self._unknown:
            return f"，它应写在 {zh} 里", f"; it belongs in {en}"
        return f"，是否想写 {zh} 里的「{near}」？", f'; did you mean "{near}" in {en}?'

    def _missing(self) -> _Sentence:
        inside = _dotted(self._path)
        if self._keyword == "anyOf":
            keys = [key for option in self._schema["anyOf"] for key in option["required"]]
            zh, en = " 或 ".join(keys), " or ".join(keys)
        else:
            keys = [key for key in self._schema["required"] if key not in self._value]
            schemas = [_schema_at(self._schema, (key,), self._root) for key in keys]
            about = [
                _bracketed(_description(schema, key), _example(schema))
                for key, schema in zip(keys, schemas, strict=True)
            ]
            zh = "、".join(key + words[0] for key, words in zip(keys, about, strict=True))
            en = ", ".join(key + words[1] for key, words in zip(keys, about, strict=True))
        return f"{inside + ' ' if inside else '文件'}缺少 {zh}", f"{inside or 'the file'} lacks {en}"

    def _wanted(self) -> _Sentence:
        schema, keyword = self._schema, self._keyword
        zh, en = _bracketed(_example(schema))
        if keyword == "type":
            types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
            names = [_TYPES[name] for name in types if name != "null"]
            return (
                f"应为{'或'.join(n[0] for n in names)}{zh}",
                f"expected {' or '.join(n[1] for n in names)}{en}",
            )
        if keyword == "const":
            return (
                f"应为 {schema['const']}，本版本只认这一种",
                f"expected {schema['const']}, the only one this release reads",
            )
        if keyword in ("minItems", "minLength") or (schema.get("pattern") == r"\S" and keyword == "pattern"):
            return f"不能为空{zh}", f"expected something not empty{en}"
        if keyword in ("minimum", "maximum") and "pattern" not in schema:
            bound = schema[keyword]
            return (
                (f"不能小于 {bound}", f"expected at least {bound}")
                if keyword == "minimum"
                else (f"不能大于 {bound}", f"expected at most {bound}")
            )
        if keyword == "maxLength":
            return f"至多 {schema['maxLength']} 个字", f"expected at most {schema['maxLength']} characters"
        return f"写法不对{zh}", f"not in the expected form{en}"

    def _hint(self) -> _Sentence:
        """What most likely went wrong, beyond the wrong type."""
        value, types = self._value, self._schema.get("type")
        if isinstance(value, bool | int) and types == "string":
            return f"；请加引号：'{literal(value)}'", f"; put it in quotes: '{literal(value)}'"
        if isinstance(value, str) and value.isdecimal() and len(value) < 5 and types == "integer":
            return "；请去掉引号", "; take the quotes off"
        if isinstance(value, str) and _KEY_WITHOUT_SPACE.match(value):
            return "；键后要写半角冒号加空格", "; a key ends in an ASCII colon and a space"
        if isinstance(value, str) and not self._path:
            return (
                "；公文请先用 `reformcheck import` 转成方案文件",
                "; turn a document into a plan file with `reformcheck import`",
            )
        return "", ""


def _example(schema: dict[str, Any]) -> _Sentence:
    if "required" in schema:
        return f"含 {'、'.join(schema['required'])}", f"with {', '.join(schema['required'])}"
    examples = [literal(example) for example in schema.get("examples", ())]
    return (f"如 {' 或 '.join(examples)}", f"such as {' or '.join(examples)}") if examples else ("", "")


def _description(schema: dict[str, Any], name: str = "") -> _Sentence:
    """What the schema calls a key, in English only where that is not the key itself."""
    zh, _, en = schema.get("description", "").partition(" / ")
    return zh, "" if name.rpartition(".")[2] == en else en


def _bracketed(*parts: _Sentence) -> _Sentence:
    """（标题，如 "…"） and  (title, such as "..."); nothing where there is nothing to say."""
    zh, en = "，".join(p[0] for p in parts if p[0]), ", ".join(p[1] for p in parts if p[1])
    return f"（{zh}）" if zh else "", f" ({en})" if en else ""


def _in_english(word: str, known: dict[str, Any]) -> str:
    """The key that the schema describes with a Chinese word; any other word as it is."""
    named = {_CLAUSE.split(_description(schema)[0])[0]: key for key, schema in known.items()}
    return named.get(word, word) if word else word


def _tables(schema: dict[str, Any], here: str) -> Iterator[tuple[str, str]]:
    """Every key that the schema knows below its root, with where it belongs: plan, items[].units."""
    for name, child in schema.get("properties", {}).items():
        if here:
            yield name, here
        yield from _tables(child, f"{here}.{name}".lstrip("."))
    if "items" in schema:
        yield from _tables(schema["items"], f"{here}[]")


def _found(value: Any) -> _Sentence:
    if value is None:
        return "空", "nothing"
    if isinstance(value, dict):
        return "键值表", "a mapping"
    if isinstance(value, list):
        return ("列表", "a list") if value else ("空列表", "an empty list")
    return f" {literal(value)}", literal(value)


def _dotted(path: _Path) -> str:
    parts = [f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in path]
    return "".join(parts).lstrip(".")


def _follow(data: Any, path: _Path) -> Any:
    for key in path:
        data = data[key]
    return data


def _schema_at(schema: dict[str, Any], path: _Path, root: dict[str, Any] | None = None) -> dict[str, Any]:
    """The schema of a value, with what it refers to by $ref merged in."""
    definitions = (root or schema).get("$defs", {})
    for key in path:
        node = schema["items"] if isinstance(key, int) else schema["properties"][key]
        name = node.get("$ref", "").rpartition("/")[2]
        schema = {**definitions.get(name, {}), **node}
    return schema


def _locate(file: YamlFile, path: _Path, value: Any) -> Location:
    """Where the value stands; where there is none, its key."""
    if not path:
        return file.root()
    container = _follow(file.data, path[:-1])
    return file.key(container, path[-1]) if value is None else file.value(container, path[-1])
