"""A mistake of ours met on one article of several: told without any words of the article, and no end of the others."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import OnRecordError


def fault_words(error: Exception) -> str:
    """Which error it was and where, without any words of the article."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "nowhere"
    return f"a fault of ours: {type(error).__name__} at {where}"


@contextmanager
def kept_apart(path: str, missed: list[OnRecordError] | None, register: str) -> Iterator[None]:
    """Inside, a fault of ours goes to `missed`, under the article's path; where that is None it is raised as ever.

    Errors: what is raised on purpose; RegisterError where the fault is the register's.
    """
    try:
        yield
    except OnRecordError:
        raise
    except Exception as fault:
        if missed is None:
            raise
        if {"duckdb", "sqlite3"} & set(sys.modules):
            from onrecord.register.damage import damage

            if (damaged := damage(fault, register)) is not None:
                raise damaged from fault
        remedy = "The other articles are answered. Please report this line."
        missed.append(OnRecordError(path, found=fault_words(fault), remedy=remedy))
