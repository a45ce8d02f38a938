"""Results as bytes, for another process or a cache: what the catalog holds is named, not written out.

Reading them makes nothing but reformcheck's own plain data, whatever a cache file was made to hold.
"""

from __future__ import annotations

import pickle
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reformcheck.catalog.model import Measure, MeasureList, Region

if TYPE_CHECKING:
    from reformcheck.catalog.model import Catalog

_Name = tuple[str, str]


# Where the classes of a result stand.
_ROOMS = (
    "catalog.model",
    "catalog.files.yamlfile",
    "plans.model",
    "rules.model",
    "reports.tally",
    "running.spec",
)
_MODULES = frozenset(f"reformcheck.{room}" for room in _ROOMS)


def pack(result: Any, catalog: Catalog) -> bytes:
    out = BytesIO()
    _Packer(out, catalog).dump(result)
    return out.getvalue()


def unpack(data: bytes, catalog: Catalog) -> Any:
    """The result, with the measures, lists and regions of this catalog, which must be that of `pack`."""
    return _Unpacker(BytesIO(data), catalog).load()


class _Packer(pickle.Pickler):
    def __init__(self, out: BytesIO, catalog: Catalog) -> None:
        super().__init__(out, pickle.HIGHEST_PROTOCOL)
        self._catalog = catalog

    def persistent_id(self, obj: Any) -> _Name | None:
        if type(obj) is Measure and self._catalog.measures.get(obj.id) is obj:
            return "measure", obj.id
        if type(obj) is MeasureList and self._catalog.lists.get(obj.id) is obj:
            return "list", obj.id
        if type(obj) is Region and self._catalog.regions.get(obj.code) is obj:
            return "region", obj.code
        return None


class _Unpacker(pickle.Unpickler):
    def __init__(self, source: BytesIO, catalog: Catalog) -> None:
        super().__init__(source)
        self._held = {"measure": catalog.measures, "list": catalog.lists, "region": catalog.regions}

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module in _MODULES else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a result")
        return found

    def persistent_load(self, name: _Name) -> Any:
        kind, key = name
        return self._held[kind][key]
