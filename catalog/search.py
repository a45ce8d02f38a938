"""Looking measures up: by words of theirs, and by an id however it is written."""

from __future__ import annotations

from collections.abc import Sequence

from reformcheck.catalog.list_names import resolve_lists
from reformcheck.catalog.loader import measure_id
from reformcheck.catalog.model import Catalog, Measure


def measures_with(words: Sequence[str], catalog: Catalog) -> list[Measure]:
    """Those that hold all the words in their titles, contents and guiding departments."""
    return [measure for measure in catalog.measures.values() if _holds(measure, words)]


def _holds(measure: Measure, words: Sequence[str]) -> bool:
    printed = (measure.printed_title or "", measure.printed_content or "")
    english = measure.named("en").title
    text = "\n".join((measure.id, measure.title, english, measure.content, *measure.variants, *printed))
    text += "\n" + "\n".join(measure.guiding_departments)
    return all(word in text for word in words)


def id_as_written(name: str, catalog: Catalog) -> str:
    """The id as the catalog writes it: 国办发〔2018〕126号/6 is 2018-126/06. What is no id stays."""
    of_list, _, number = name.rpartition("/")
    lists, _ = resolve_lists([of_list], catalog)
    return measure_id(lists[0].id, int(number)) if lists and number.isdecimal() else name
