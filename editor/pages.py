"""Where what a person may open stands: the page of a rule, the entry of a measure in its list."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from reformcheck.catalog.errors import InputError
from reformcheck.catalog.files.values import read_range
from reformcheck.catalog.files.yamlfile import read_yaml
from reformcheck.catalog.loader import measure_id
from reformcheck.catalog.model import Catalog, Location, MeasureList
from reformcheck.editor.sessions import stamp
from reformcheck.rules.documentation import DOCS


def page_of_rule(rule: str, lang: str) -> Path | None:
    """The page that documents a rule; None where there is no such rule."""
    from reformcheck.rules import IDS

    return DOCS / f"{rule}.{lang}.md" if rule in IDS else None


def place_of_measure(measure: str, catalog: Catalog) -> Location | None:
    """Where a measure, published or withheld, stands in the file of its list; None where no list holds it."""
    lst = catalog.lists.get(measure.rpartition("/")[0])
    return _places(*stamp(lst.path)).get(measure) if lst else None


def place_of_list(lst: MeasureList) -> Location:
    return Location(str(Path(lst.path).resolve()), 1, 1)


@lru_cache(maxsize=32)
def _places(path: str, modified: int, size: int) -> dict[str, Location]:
    """By id, as the file stands; empty where it has become one that cannot be read. `modified` and `size` tell it from what it was."""
    found: dict[str, Location] = {}
    with suppress(InputError, KeyError, TypeError, ValueError):
        file = read_yaml(path)
        name = str(Path(path).resolve())
        for entries, key in ((file.data["measures"], "number"), (file.data.get("withheld", ()), "numbers")):
            for index, entry in enumerate(entries):
                place = file.value(entries, index)._replace(path=name)
                ids = [measure_id(file.data["list"]["id"], number) for number in read_range(file, entry, key)]
                found.update(dict.fromkeys(ids, place))
    return found
