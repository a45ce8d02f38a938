"""The marks of comments among the bytes of a Word text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reformcheck.plans.documents.marking.cuts import Cut, Line
from reformcheck.plans.documents.marking.placed_xml import Placed
from reformcheck.plans.documents.marking.remark import Remark, extent
from reformcheck.plans.documents.reading.word.word_runs import Content

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def with_marks(
    data: bytes, contents: Mapping[int, list[Content]], remarks: Sequence[Remark], first: int, space: str
) -> bytes:
    """The text with a mark for every remark, the first of them numbered `first`.

    What stands in a note or at the head of a page, where Word allows no comment, is marked at the first paragraph.
    `space`: the namespace of the text.
    """
    lines = {ordinal: line for ordinal, held in contents.items() if (line := _line(data, held))}
    if not lines:
        return data
    top = min(lines)
    declared = b"" if _binds_w(data, space) else f' xmlns:w="{space}"'.encode()
    ends: dict[Cut, list[bytes]] = defaultdict(list)
    starts: dict[Cut, list[bytes]] = defaultdict(list)
    for number, remark in enumerate(remarks, first):
        begin, end = _range(lines, remark, top)
        starts[begin].append(_tag(b"commentRangeStart", declared, number))
        reference = b"<w:r%b>%b</w:r>" % (declared, _tag(b"commentReference", b"", number))
        ends[end].append(_tag(b"commentRangeEnd", declared, number) + reference)
    return _spliced(data, starts, ends)


def _line(data: bytes, contents: list[Content]) -> Line | None:
    """The characters of a paragraph of the text; None for one without any, or of another part."""
    pairs = [pair for content in contents for pair in zip(content.pieces, content.elements, strict=True)]
    placed = [(piece, element) for piece, element in pairs if isinstance(element, Placed)]
    if not placed or len(placed) < len(pairs) or not any(piece.strip() for piece, _ in pairs):
        return None
    line = Line(data, [piece for piece, _ in placed], [element for _, element in placed])
    return line if line.before(0) and line.behind(len(line.string) - 1) else None


def _range(lines: Mapping[int, Line], remark: Remark, top: int) -> tuple[Cut, Cut]:
    line = lines.get(remark.line)
    if line is None:
        start, end, line = 0, len(lines[top].string), lines[top]
    else:
        start, end = extent(line.string, remark.column - 1, remark.words)
    begin, finish = line.before(start), line.behind(end - 1)
    assert begin and finish
    return begin, finish


def _binds_w(data: bytes, space: str) -> bool:
    """Whether "w" stands for the namespace of the text everywhere."""
    return data.count(b"xmlns:w=") == 1 and any(
        b"xmlns:w=" + quote + space.encode() + quote in data[:20_000] for quote in (b'"', b"'")
    )


def _tag(name: bytes, declared: bytes, number: int) -> bytes:
    return b'<w:%b%b w:id="%d"/>' % (name, declared, number)


def _spliced(data: bytes, starts: Mapping[Cut, list[bytes]], ends: Mapping[Cut, list[bytes]]) -> bytes:
    """What ends at a byte stands before what begins there; a run that is cut is made two around both."""
    pieces: list[bytes] = []
    done = 0
    for at, cuts in _by_byte({**starts, **ends}):
        pieces.append(data[done:at])
        cutting = next((cut for cut in cuts if cut.close), Cut(at))
        pieces.append(cutting.close)
        pieces += [mark for cut in cuts for mark in ends.get(cut, ())]
        pieces += [mark for cut in cuts for mark in starts.get(cut, ())]
        pieces.append(cutting.reopen)
        done = at
    return b"".join([*pieces, data[done:]])


def _by_byte(cuts: Iterable[Cut]) -> list[tuple[int, list[Cut]]]:
    grouped: dict[int, list[Cut]] = defaultdict(list)
    for cut in cuts:
        grouped[cut.at].append(cut)
    return sorted(grouped.items())
