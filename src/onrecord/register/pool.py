"""Tasks over as many processes as help; none at all for little work, so that a small load stays quick."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")


def run_tasks(work: Callable[[Task], Answer], tasks: Sequence[Task], workers: int) -> Iterator[Answer]:
    """The answers of `work` to each task, in the order of the tasks.

    With one worker everything runs here. Workers die with their parent, however it dies, and leave Ctrl-C to it.
    """
    if workers <= 1 or len(tasks) <= 1:
        yield from map(work, tasks)
        return
    # Spawned, not forked: the parent may hold threads (tantivy, DuckDB) that a fork would cut in half.
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(min(workers, len(tasks)), mp_context=context, initializer=_begin_worker)
    try:
        yield from executor.map(work, tasks)
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def worker_count() -> int:
    """Processes that this machine runs at once."""
    return os.cpu_count() or 1


def _begin_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, daemon=True).start()


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
