"""An answer that asks several questions is of one state: within it whatever was looked up once is not looked up again.

Meanwhile a load may end, or parties be joined anew: whoever asks next is told of that.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Kept = TypeVar("Kept")
_KEPT: ContextVar[dict[Hashable, Any] | None] = ContextVar("kept", default=None)


@contextmanager
def still() -> Iterator[None]:
    """Within it, in this thread, every register that stays open stands still."""
    token = _KEPT.set({} if (kept := _KEPT.get()) is None else kept)
    try:
        yield
    finally:
        _KEPT.reset(token)


def kept(key: Hashable, look: Callable[[], Kept]) -> Kept:
    """What `look` says now, or what it said first where everything stands still."""
    found = _KEPT.get()
    if found is None:
        return look()
    if key not in found:
        found[key] = look()
    value: Kept = found[key]
    return value


def let_go(key: Hashable) -> None:
    """Look again: whoever changed something himself is to see it."""
    if (found := _KEPT.get()) is not None:
        found.pop(key, None)
