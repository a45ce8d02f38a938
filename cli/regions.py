"""--region: the division that a word names, told at once where there is none."""

from __future__ import annotations

import click

from reformcheck.catalog.model import Region
from reformcheck.cli.language import t


def known_region(word: str) -> Region:
    """The region of a name or code. Raises click.UsageError for an unknown one, with the one that is meant."""
    from reformcheck.catalog.divisions import load_divisions, load_regions
    from reformcheck.catalog.errors import suggestion
    from reformcheck.plans.counties import region_around

    found = load_divisions().find(word)
    if found:
        return found
    around = region_around(word, load_regions())
    if around:
        raise click.UsageError(
            t(
                f"「{word}」是县级地区，请写它所在的「{around}」",
                f'"{word}" is a county or a district: give "{around}", in which it lies',
            )
        )
    zh, en = suggestion(word, [region.name for region in load_regions().values()])
    raise click.UsageError(
        t(
            f"不认识的地区「{word}」，应为省级或地级行政区划的名称或代码{zh}",
            f'unknown region "{word}": expected a province or prefecture by name or code{en}',
        )
    )


def region_name(context: click.Context, parameter: click.Parameter, word: str | None) -> str:
    """The full name of the region that an option names, or nothing."""
    return known_region(word).name if word else ""
