"""What the YAML parser says, in a writer's words: where the mistake most likely is, and how to mend it.

Loaded only when a file is not valid YAML.
"""

from __future__ import annotations

import re

import yaml

from reformcheck.catalog.errors import InputError, clipped
from reformcheck.catalog.files.yamlevents import EventReader
from reformcheck.catalog.model import Location

_Place = tuple[int, int]
"""Line and column, zero-based."""

_FULL_WIDTH_COLON = re.compile(r"[ \u3000]*(?:- +)*[A-Za-z_]+(：)")
_KEY_LINE = re.compile(r"\s*(?:- +)*[\w-]+:(\s|$)")
# libyaml has a bound on depth of its own, and looks so far ahead that it meets that before ours.
_TOO_DEEP = "exceeded maximum nesting depth"
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u3000\xa0]")

# Words of the parser's complaint; whether it is about where it began (the context) or where it stopped;
# what to say. The first that fits is used.
_COMPLAINTS = (
    ("scanning a quoted scalar found unexpected end", True,
     "从这里开始的引号没有闭合", "the quote that opens here is never closed"),
    ("scanning an alias", True, "以 * 开头的文本要加引号", "quote text that begins with *"),
    ("scanning an anchor", True, "以 & 开头的文本要加引号", "quote text that begins with &"),
    (" tag", True, "以 ! 开头的文本要加引号", "quote text that begins with !"),
    ("scanning a block scalar", True, "| 或 > 之后要换行，正文缩进写在下一行；文本以它开头则要加引号",
     "after | or > the text goes on the next line, indented; quote text that begins with one"),
    ("directive", True, "以 % 开头的文本要加引号", "quote text that begins with %"),
    ("incompatible YAML", False, "不支持这一 YAML 版本，请删去 %YAML 一行", "this YAML version is not supported; delete the %YAML line"),
    ("escape", False, "双引号里的反斜杠是转义符，请改用单引号", "a backslash in double quotes is an escape; use single quotes"),
    ("hexdecimal", False, "双引号里的反斜杠是转义符，请改用单引号", "a backslash in double quotes is an escape; use single quotes"),
    ("block sequence entries", False, "“- ”要另起一行；文本以它开头则要加引号",
     "'- ' goes on a line of its own; quote text that begins with it"),
    ("mapping keys", False, "以“? ”开头的文本要加引号", "quote text that begins with '? '"),
    ("cannot start any token", False, "不能以这个字符开头，请给文本加引号", "no text can begin with this character; quote it"),
    ("could not find expected ':'", True, "这一行缺少冒号：键后要写半角冒号加空格", "this line lacks its colon: a key ends in a colon and a space"),
    ("'-' indicator", False, "这一行要以“- ”开头并与列表对齐，或属于上一项而缩进不够",
     "this line should begin with '- ' like its list, or be indented into the item above"),
    ("expected <document start>", False, "正文在此之前已经结束，这里多出内容；请检查缩进",
     "the document has ended before this place; check the indentation"),
    ("expected node content", False, "多出的逗号或括号；文本以它开头则要加引号",
     "a comma or bracket too many; quote text that begins with one"),
    ("expected key", False, "缩进没有对齐：同一层的键要从同一列开始", "misaligned: keys of one level begin in one column"),
)  # fmt: skip


def explain(error: yaml.YAMLError, text: str, path: str) -> InputError:
    """The parser's complaint as an InputError."""
    if _TOO_DEEP in str(error):
        try:
            EventReader(yaml.SafeLoader(text), path).document()
        except InputError as too_deep:
            return too_deep
        except yaml.YAMLError as other:
            error = other
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return _bad_character(error, text, path)
    stopped = (error.problem_mark.line, error.problem_mark.column)
    began = (error.context_mark.line, error.context_mark.column) if error.context_mark else stopped
    said = f"{error.context or ''} {error.problem or ''}".strip()
    place, zh, en = _seen(text, began, stopped, said) or _said(began, stopped, said)
    return InputError(_location(path, place), f"YAML 写法有误：{zh}", f"not valid YAML: {en}")


def _location(path: str, place: _Place) -> Location:
    return Location(path, place[0] + 1, place[1] + 1)


def _bad_character(error: yaml.YAMLError, text: str, path: str) -> InputError:
    match = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if match is None:
        return InputError(Location(path), f"YAML 写法有误：{error}", f"not valid YAML: {error}")
    before = text[: match.start()]
    place = (before.count("\n"), match.start() - before.rfind("\n") - 1)
    code = f"U+{ord(match.group()):04X}"
    return InputError(
        _location(path, place),
        f"此处有不可见的控制字符 {code}，请删去",
        f"a control character, {code}, stands here; delete it",
    )


def _seen(text: str, began: _Place, stopped: _Place, said: str) -> tuple[_Place, str, str] | None:
    """What the lines themselves show better than the parser's complaint."""
    lines = text.splitlines()
    line = lines[stopped[0]] if stopped[0] < len(lines) else ""
    column = stopped[1]
    if line[column : column + 1] == "\t" or ("\t" in line[:column] and not line[:column].strip()):
        return stopped, "缩进用了制表符（Tab），请改用空格", "a tab is used to indent; use spaces"
    invisible = _INVISIBLE.search(line, max(0, column - 1), column + 1)
    if invisible:
        code = f"U+{ord(invisible.group()):04X}"
        return (
            (stopped[0], invisible.start()),
            f"此处有不可见的字符 {code}，请删去或改为半角空格",
            f"an invisible character, {code}, stands here; delete it or use a space",
        )
    colon = _full_width_colon(lines, stopped[0])
    if colon:
        return (
            colon,
            "键后用了全角冒号“：”，请改为半角冒号加空格",
            "a full-width colon ends this key; use ':' and a space",
        )
    if "mapping values" in said:
        return _second_colon(line, stopped)
    if "' or '" in said or "',' or" in said:
        return _bracket(began, stopped)
    before = line[:column].rstrip()[-1:]
    if "expected key" in said and before in ('"', "'", "]", "}") and before:
        return (
            stopped,
            f"{before} 之后还有文字：请给整个值加单引号",
            f"text follows the closing {before}; put the whole value into single quotes",
        )
    return None


def _full_width_colon(lines: list[str], last: int) -> _Place | None:
    """In the line where the parser stopped, or above it while the lines are no proper keys."""
    for number in range(min(last, len(lines) - 1), max(-1, last - 20), -1):
        match = _FULL_WIDTH_COLON.match(lines[number])
        if match:
            return number, match.start(1)
        if number < last and _KEY_LINE.match(lines[number]):
            return None
    return None


def _second_colon(line: str, stopped: _Place) -> tuple[_Place, str, str]:
    if ": " in line[: stopped[1]]:
        return (
            stopped,
            "文本里又有冒号加空格，请给整个值加引号",
            "the text holds another colon and space; quote the whole value",
        )
    return (
        stopped,
        "这个键没有与上面的键对齐，或上一行缺少冒号",
        "this key is not aligned with the keys above, or the line above lacks its colon",
    )


def _bracket(began: _Place, stopped: _Place) -> tuple[_Place, str, str]:
    if stopped[0] == began[0]:
        return stopped, "括号里缺少逗号，或没有闭合", "a comma or the closing bracket is missing here"
    line = stopped[0] + 1
    return (
        began,
        f"从这里开始的括号没有闭合，或缺少逗号（读到第 {line} 行）",
        f"the bracket that opens here is not closed, or lacks a comma (read up to line {line})",
    )


def _said(began: _Place, stopped: _Place, said: str) -> tuple[_Place, str, str]:
    for words, at_start, zh, en in _COMPLAINTS:
        if words in said:
            return (began if at_start else stopped), zh, en
    return stopped, clipped(said), said
