"""What is passed over in folders and patterns, and why: counted by reason, named on request, never silent."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from reformcheck.catalog.files.textfile import read_beginning, shown_path

if TYPE_CHECKING:
    from reformcheck.rules.model import ReadError

Reason = Literal["yaml", "no-plan", "list", "central", "imported", "report", "format", "temporary"]

REASONS: dict[Reason, tuple[str, str]] = {
    "yaml": ("略过不是方案的 YAML 文件", "YAML files passed over because they are no plans"),
    "no-plan": ("略过不是方案的公文", "documents passed over because they are no plans"),
    "list": (
        "略过做成了清单的公文（是清单，不是方案）",
        "documents passed over because a list file made from them is there",
    ),
    "central": (
        "略过中央的文件（如清单，不是地方的方案）",
        "documents of the central government, such as lists, passed over",
    ),
    "imported": (
        "略过已转成方案文件的公文",
        "documents passed over because the plan file made from them is there",
    ),
    "report": ("略过 reformcheck 写的报告", "reports of reformcheck passed over"),
    "format": ("略过其他格式的文件", "files of other formats passed over"),
    "temporary": ("略过 Word 的临时文件", "temporary files of Word passed over"),
}
"""Sentences in zh and en, to be followed by a number."""


class PassedOver(NamedTuple):
    """A file that is not checked."""

    path: str
    reason: Reason


_SNIFFED = 65_536
_MADE_FROM = re.compile(rb"""^\s{0,8}sha256\s*:\s*["']?([0-9a-f]{64})""", re.MULTILINE)
_MADE_FROM_IN_FLOW = re.compile(rb"""[{,]\s*sha256\s*:\s*["']?([0-9a-f]{64})""")


def made_from(plan_files: Iterable[str]) -> frozenset[str]:
    """SHA-256 of the documents that plan files say they were made from."""
    digests: set[str] = set()
    for _, head in _beginnings(plan_files):
        head = head[: head.find(b"\nitems")] if b"\nitems" in head else head
        digests.update(
            found.decode() for found in (*_MADE_FROM.findall(head), *_MADE_FROM_IN_FLOW.findall(head))
        )
    return frozenset(digests)


_LIST = re.compile(rb"""^["']?reformcheck-list["']?[ \t]*:""", re.MULTILINE)
_SOURCE = re.compile(rb"""^[ \t]{1,8}["']?source["']?[ \t]*:[ \t]*(\S[^\r\n]{0,400})""", re.MULTILINE)


def sources_of_lists(yaml_files: Iterable[str]) -> frozenset[str]:
    """Real paths of the documents that list files say they were made from; they stand beside those."""
    found: set[str] = set()
    for path, head in _beginnings(yaml_files):
        source = _SOURCE.search(head) if _LIST.search(head) else None
        if source:
            name = source[1].decode("utf-8", "replace").strip().strip("\"'")
            found.add(real_path(str(Path(path).parent / name)))
    return frozenset(found)


def _beginnings(paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """How files begin, without those that cannot be read, which reading them tells."""
    for path in paths:
        try:
            head = read_beginning(path, _SNIFFED) or b""
        except (OSError, ValueError):
            continue
        yield path, head


def real_path(path: str) -> str:
    """One spelling for all paths that lead to a file."""
    return os.path.normcase(os.path.realpath(path))


def digest_of(path: str) -> str:
    """SHA-256 of a file's bytes; empty for one that cannot be read, which reading it tells."""
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return ""


def apart(errors: Sequence[ReadError], named: Collection[str]) -> tuple[list[ReadError], list[PassedOver]]:
    """Errors, without those of documents that are no plans and that nobody named."""
    asked = {shown_path(path) for path in named} | set(named)
    kept, passed = [], []
    for error in errors:
        if error.no_plan and error.location.path not in asked:
            passed.append(PassedOver(error.location.path, "central" if error.central else "no-plan"))
        else:
            kept.append(error)
    return kept, passed
