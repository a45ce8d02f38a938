"""From paths and settings to results: the one way to check plans, one or many, here or elsewhere.

    from reformcheck.running import check

    result = check("plan.yaml")

gives a PlanReport, or a ReadError that says why the file could not be checked. Names are loaded when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reformcheck.catalog.errors import InputError as InputError
    from reformcheck.rules.model import PlanReport as PlanReport
    from reformcheck.rules.model import ReadError as ReadError
    from reformcheck.running.api import check as check
    from reformcheck.running.api import check_many as check_many
    from reformcheck.running.problems import RequestError as RequestError
    from reformcheck.running.session import Session as Session
    from reformcheck.running.settings import Settings as Settings
    from reformcheck.running.settings import load_settings as load_settings
    from reformcheck.running.sources import Source as Source

_MODULES = {
    "InputError": "catalog.errors",
    "PlanReport": "rules.model",
    "ReadError": "rules.model",
    "RequestError": "running.problems",
    "Session": "running.session",
    "Settings": "running.settings",
    "Source": "running.sources",
    "check": "running.api",
    "check_many": "running.api",
    "load_settings": "running.settings",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"reformcheck.{_MODULES[name]}"), name)
