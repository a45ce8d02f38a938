"""What a shell may complete: files, rules, lists, regions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def complete_files(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Tells the shell to complete the name of a file or a folder itself."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(begun, type="file")]


def complete_rules(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    from reformcheck.rules import IDS

    return [rule for rule in IDS if rule.startswith(begun)]


def complete_lists(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    from reformcheck.catalog.loader import load_catalog

    return [list_id for list_id in load_catalog().lists if list_id.startswith(begun)]


def complete_regions(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    from reformcheck.catalog.loader import load_catalog

    return [region.name for region in load_catalog().regions.values() if region.name.startswith(begun)]
