"""Official documents (reading/suffixes.py: of which formats) read into a plan, a plan file or a catalog list.

    document = read_document("jilin.docx")       # paragraphs and table rows with their places
    draft = understand(document, regions)        # items, units, front matter, what is left over
    text = write_plan(draft)                     # YAML
    plan = load_plan("jilin.docx", regions)      # or straight to what the rules check

Names are loaded when they are first used, so that a command pays only for what it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reformcheck.plans.documents.drafting.draft import Draft as Draft
    from reformcheck.plans.documents.drafting.understanding import understand as understand
    from reformcheck.plans.documents.reading.read_file import is_document as is_document
    from reformcheck.plans.documents.reading.read_file import read_document as read_document
    from reformcheck.plans.documents.reading.stream import Document as Document
    from reformcheck.plans.documents.writing.accounting import account as account
    from reformcheck.plans.documents.writing.list_file import write_list as write_list
    from reformcheck.plans.documents.writing.load import load_plan as load_plan
    from reformcheck.plans.documents.writing.plan_file import emit_plan as emit_plan
    from reformcheck.plans.documents.writing.plan_file import plan_data as plan_data
    from reformcheck.plans.documents.writing.plan_file import write_plan as write_plan
    from reformcheck.plans.documents.writing.update import update_plan as update_plan

_MODULES = {
    "account": "writing.accounting",
    "Document": "reading.stream",
    "Draft": "drafting.draft",
    "emit_plan": "writing.plan_file",
    "is_document": "reading.read_file",
    "load_plan": "writing.load",
    "plan_data": "writing.plan_file",
    "read_document": "reading.read_file",
    "understand": "drafting.understanding",
    "update_plan": "writing.update",
    "write_list": "writing.list_file",
    "write_plan": "writing.plan_file",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
