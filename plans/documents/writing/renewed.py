"""A plan file on the disk brought up to date with a new edition of its document."""

from __future__ import annotations

from typing import NamedTuple

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.schema_check import check_schema
from reformcheck.catalog.files.textfile import decode, read_bytes
from reformcheck.catalog.files.yamlfile import parse_yaml
from reformcheck.catalog.model import Location
from reformcheck.plans.documents.drafting.draft import Draft, Notice
from reformcheck.plans.documents.writing.in_place import edited
from reformcheck.plans.documents.writing.plan_file import Data, plan_data
from reformcheck.plans.documents.writing.update import update_plan
from reformcheck.plans.reader import PLAN_SCHEMA


class Renewed(NamedTuple):
    """What becomes of a plan file."""

    path: str
    changes: list[Notice]
    text: str | None
    """With comments, order and what a person wrote; None where they could not be kept."""

    def kept_text(self) -> str:
        """The text. Raises InputError where a comment or the order would be lost."""
        if self.text is None:
            raise InputError(
                Location(self.path),
                "照此更新会丢掉文件里的注释或打乱次序，没有写；请不加 --update 另存一份（-o 新文件），自己改过来",
                "updating it would lose comments or their order, and nothing was written; import without --update into"
                " another file (-o) and carry the changes over",
            )
        return self.text


def renewed(draft: Draft, path: str) -> Renewed:
    """The plan file with what the document says now. Raises InputError unless it is a valid one."""
    raw = read_bytes(path)
    old, text = _valid(raw, path), decode(raw, path)
    data, changes = update_plan(old, plan_data(draft))
    return Renewed(path, changes, text if data == old else edited(text, old, data))


def _valid(raw: bytes, path: str) -> Data:
    file = parse_yaml(raw, path)
    check_schema(file, PLAN_SCHEMA)
    data: Data = file.data
    return data
