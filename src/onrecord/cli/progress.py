"""Progress of long work: a bar on standard error, and only where somebody is looking."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from onrecord.register.model import Progress as Step
    from onrecord.tasks import Listener
    from onrecord.tasks.bulk.run import Headway


@contextmanager
def progress_bar() -> Iterator[Listener | None]:
    """What a task may tell its progress to; None when standard error is no terminal."""
    from rich.console import Console  # takes as long to load as all else that a short answer needs

    console = Console(file=sys.stderr, markup=False, emoji=False, highlight=False)
    if not console.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:<8}", markup=False),
        BarColumn(bar_width=24),
        TextColumn("{task.completed:,}/{task.total:,}  {task.fields[releases]:,} releases  {task.fields[rate]:,.0f}/s"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        task = bars.add_task("starting", total=1, releases=0, rate=0.0)
        yield _Listening(bars, task)


@contextmanager
def bulk_bar() -> Iterator[Callable[[Headway], None] | None]:
    """As `progress_bar`, for articles that are checked in bulk: the bar is of the bytes that were read."""
    from rich.console import Console

    console = Console(file=sys.stderr, markup=False, emoji=False, highlight=False)
    if not console.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        SpinnerColumn(),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[articles]:,} articles  {task.fields[rate]:,.1f}/s"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        task = bars.add_task("checking", total=1, articles=0, rate=0.0)

        def show(step: Headway) -> None:
            rate = step.articles / elapsed if (elapsed := bars.tasks[0].elapsed) else 0.0
            bars.update(task, completed=step.taken, total=max(step.total, 1), articles=step.articles, rate=rate)

        yield show


class _Listening:
    """Turns a register's steps into the state of one bar."""

    def __init__(self, bars: Progress, task: TaskID) -> None:
        self._bars = bars
        self._task = task

    def __call__(self, step: Step) -> None:
        self._bars.update(
            self._task,
            description=step.stage,
            completed=step.done,
            total=max(step.total, 1),
            releases=step.releases,
            rate=step.rate,
        )
