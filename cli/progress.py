"""How far a long run has come: a bar on a terminal, and a word when it is interrupted."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

import click

from reformcheck.cli.language import t
from reformcheck.cli.output import say_aside
from reformcheck.running.many import MANY

if TYPE_CHECKING:
    from rich.progress import Progress

_T = TypeVar("_T")

_LONG = 20
"""Pages from which on it is shown how far a document is read."""
_SLOW = 1.5
"""Seconds after which it is shown of any document: to recognise a page takes longer."""

_REFRESH = 0.1
"""Seconds between two looks of the bar. It is drawn here and not by a thread: the run may fork."""


class Watch:
    """Counts what is done. Used as a context: an interruption says how far the run had come."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._bar = _bar(total) if total >= MANY and sys.stderr is not None and sys.stderr.isatty() else None

    def __enter__(self) -> Watch:
        return self

    def over(self, things: Iterable[_T], plans: Callable[[_T], int]) -> Iterator[_T]:
        """The things, each of which stands for so many plans."""
        drawn = 0.0
        for thing in things:
            yield thing
            self._done += plans(thing)
            if self._bar and time.monotonic() - drawn > _REFRESH:
                drawn = time.monotonic()
                self._draw(self._bar)

    def _draw(self, bar: Progress) -> None:
        bar.start()
        bar.update(bar.task_ids[0], completed=self._done)
        bar.refresh()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()
        # Who reads the outcomes may be the one that is interrupted, and then reads no further.
        if kind in (KeyboardInterrupt, GeneratorExit) and self._total > 1:
            done, total = self._done, self._total
            say_aside(
                t(
                    f"已检查 {done}/{total} 份方案，没有写出报告",
                    f"{done} of {total} plans were checked; no report was written",
                )
            )


def watched(things: Iterable[_T], total: int, plans: Callable[[_T], int]) -> Iterator[_T]:
    """The things as they come, with the bar of a long run."""
    with Watch(total) as watch:
        yield from watch.over(things, plans)


def _bar(total: int) -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class _Speed(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:,.0f}/s" if task.speed else "")

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[unit]}"),
        _Speed(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
    )
    bar.add_task(t("检查", "checking"), total=total, unit=t("份", "plans"))
    return bar


def pages_read() -> Callable[[int, int], None] | None:
    """What shows on a terminal how far a long document, or a scan, is read; None elsewhere."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    begun: float | None = time.monotonic()

    def show(done: int, total: int) -> None:
        nonlocal begun
        now = time.monotonic()
        begun = now if begun is None else begun
        if total >= _LONG or now > begun + _SLOW:
            end = "\n" if done == total else ""
            said = t(f"\r读第 {done}/{total} 页", f"\rreading page {done}/{total}")
            click.echo(said + end, nl=False, err=True)
        if done == total:
            begun = None  # of another document it counts anew

    return show
