"""Official documents (.txt, .html, .docx, .pdf) read into a plan, a plan file or a catalog list.

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
    from reformcheck.plans.documents.accounting import account as account
    from reformcheck.plans.documents.draft import Draft as Draft
    from reformcheck.plans.documents.list_file import write_list as write_list
    from reformcheck.plans.documents.load import load_plan as load_plan
    from reformcheck.plans.documents.plan_file import emit_plan as emit_plan
    from reformcheck.plans.documents.plan_file import plan_data as plan_data
    from reformcheck.plans.documents.plan_file import write_plan as write_plan
    from reformcheck.plans.documents.read import is_document as is_document
    from reformcheck.plans.documents.read import read_document as read_document
    from reformcheck.plans.documents.stream import Document as Document
    from reformcheck.plans.documents.understanding import understand as understand
    from reformcheck.plans.documents.update import update_plan as update_plan

_MODULES = {
    "account": "accounting",
    "Document": "stream",
    "Draft": "draft",
    "emit_plan": "plan_file",
    "is_document": "read",
    "load_plan": "load",
    "plan_data": "plan_file",
    "read_document": "read",
    "understand": "understanding",
    "update_plan": "update",
    "write_list": "list_file",
    "write_plan": "plan_file",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
