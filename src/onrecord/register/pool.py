"""Tasks over as many processes as help; none at all for little work, so that a small load stays quick."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from types import ModuleType
from typing import TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")


class Workers:
    """Processes for the tasks of one load; they start with the first tasks worth it, and stay for the next. A context.

    They die with their parent, however it dies, and leave Ctrl-C to it.
    """

    def __init__(self, count: int) -> None:
        self.count = count
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        if self._executor:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def run(self, work: Callable[[Task], Answer], tasks: Sequence[Task]) -> Iterator[Answer]:
        """The answers of `work` to each task, in the order of the tasks; with one worker everything runs here."""
        if self.count <= 1 or len(tasks) <= 1:
            return map(work, tasks)
        if self._executor is None:
            # Spawned, not forked: the parent may hold threads (tantivy, DuckDB) that a fork would cut in half.
            context = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(self.count, mp_context=context, initializer=_begin_worker)
        with _nameless_main():
            return self._executor.map(work, tasks)


def worker_count() -> int:
    """Processes that this machine runs at once."""
    return os.cpu_count() or 1


@contextmanager
def without_collector() -> Iterator[None]:
    """No hunt for reference cycles meanwhile: a load makes millions of objects and no cycles, for half the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def _nameless_main() -> Iterator[None]:
    """Meanwhile, processes begin without running the program that loads: they need nothing of it, and it may be long.

    A script that loads at its top level would load again in each of them.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _begin_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, daemon=True).start()


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
