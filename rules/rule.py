"""What a module of this package must hold to be a rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from reformcheck.rules.model import Context, Finding, Severity


class Rule(Protocol):
    """A rule: one module, listed in `rules.RULES`."""

    @property
    def ID(self) -> str:  # noqa: N802 - a constant of the module
        """In kebab-case, for example "no-responsible-unit"; the name of its page in rules/docs."""

    @property
    def NAME(self) -> Mapping[str, str]:  # noqa: N802
        """What a person reads, by language: {"zh": "没有责任单位", "en": "No responsible unit"}."""

    @property
    def SEVERITY(self) -> Severity:  # noqa: N802
        """Of its findings, where one does not say otherwise."""

    @property
    def ABOUT(self) -> tuple[str, ...]:  # noqa: N802
        """Names of the values that, with the measure, make it another finding: they go into the fingerprint.

        Numbers of items and counts are none of them: an item more would shift them.
        """

    @property
    def MESSAGE(self) -> Mapping[str, str | Mapping[str, str]]:  # noqa: N802
        """The sentence by language, with the names of values in braces; by variant where there are several."""

    @property
    def REMEDY(self) -> Mapping[str, Mapping[str, str]]:  # noqa: N802
        """How to mend it, in a sentence by language and kind of source: "file" for a plan file, "document" for an
        official document, which is mended in its own words; "{place}" in it is where the finding stands.

        A variant of the message that is mended otherwise has a sentence of its own, under "document/no-zone".
        """

    def check(self, context: Context) -> Iterator[Finding]:
        """What it finds in a plan. No reading, no printing, no state."""
