"""A document made into a list file that is valid, with what a person must confirm of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reformcheck.catalog.divisions import divisions_of
from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.textfile import decode, read_bytes
from reformcheck.catalog.files.yamlfile import parse_yaml
from reformcheck.catalog.loader import read_list
from reformcheck.catalog.model import Location, MeasureList, Region
from reformcheck.catalog.unit_names import unit_reader
from reformcheck.catalog.zones import Zones, read_zones_file, shipped_zones
from reformcheck.plans.documents.drafting.draft import Draft, Notice
from reformcheck.plans.documents.drafting.understanding import understand
from reformcheck.plans.documents.reading.read_file import read_document
from reformcheck.plans.documents.writing.confirming import to_confirm
from reformcheck.plans.documents.writing.list_file import write_list
from reformcheck.plans.documents.writing.new_list import Given, Places, completed, refuse_no_list


class NewList(NamedTuple):
    """What a document gives."""

    text: str
    """The list file."""
    measures: MeasureList
    """What the file says."""
    draft: Draft
    """What was read."""
    to_confirm: tuple[Notice, ...]


def new_list(document: str, given: Given, regions: Mapping[str, Region], zones_file: str | None) -> NewList:
    """The list that a document makes; `zones_file` says where its zones are, and goes into it.

    Raises InputError for what cannot be read, and where no valid list comes of it.
    """
    zones, zones_text = _zones(zones_file)
    draft = understand(read_document(document), regions)
    refuse_no_list(draft)
    places = Places(zones.names(), divisions_of(regions))
    made, made_id = completed(draft, given, places)
    text = write_list(made, made_id) + zones_text
    measures = _validated(text, document)
    notices = to_confirm(draft, made, made_id, given, places, unit_reader(regions))
    return NewList(text, measures, draft, tuple(notices))


def _zones(path: str | None) -> tuple[Zones, str]:
    """The zones that a list may name, and the text that a zones file adds to it. Raises InputError."""
    if path is None:
        return shipped_zones(), ""
    raw = read_bytes(path)
    own = read_zones_file(parse_yaml(raw, path), shipped_zones())
    lines = decode(raw, path).splitlines()
    kept = [line for line in lines if not line.startswith(("reformcheck-zones:", "---", "%", "..."))]
    return shipped_zones().plus(own), "\n".join(kept).strip("\n") + "\n"


def _validated(text: str, document: str) -> MeasureList:
    """The list that a text is. Raises InputError, at the document, where it is none."""
    try:
        lst, _ = read_list(parse_yaml(text.encode(), document), shipped_zones(), shipped_zones())
    except InputError as error:
        raise InputError(
            Location(document),
            f"由它做成的清单不合格，没有写：{error.zh}；可用 import --as list 得到草稿，自己改好",
            f"the list made of it is not valid and was not written: {error.en}; import --as list gives a draft to mend",
        ) from None
    return lst
