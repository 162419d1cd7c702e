"""Asking a question in SQL: in a process that is ended when its time is over."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from onrecord.errors import UsageError
from onrecord.register.inquiry.model import Asked, Told

LONGEST = 20_000
"""Characters of a question."""
GRACE = 5.0
"""Seconds to begin and to end, beyond those that a question may take."""
_KEPT = ("PATH", "PYTHONPATH", "SYSTEMROOT", "LANG", "LC_ALL", "TZ", "VIRTUAL_ENV")
"""Of the environment: what Python needs to begin. Nothing else, such as a key, is there to be asked for."""


@dataclass(frozen=True, slots=True)
class Caps:
    """What a question may cost."""

    rows: int = 1_000
    seconds: float = 5.0
    megabytes: int = 512


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What a question found."""

    columns: Sequence[tuple[str, str]]
    """Name and type of each."""
    rows: Sequence[Sequence[Any]]
    cut: bool
    """Whether there are more rows than were wanted, or than fit an answer."""
    generation: int


class RefusedQueryError(UsageError):
    """A question in SQL that is not answered: no SELECT over the tables, or one that takes too much."""


def inquire(register: Path, sql: str, caps: Caps) -> Inquiry:
    """The rows that a SELECT over the public tables of a register finds. Errors: RefusedQueryError."""
    if len(sql) > LONGEST:
        raise RefusedQueryError("the query", found=f"{len(sql):,} characters", expected=f"{LONGEST:,} at most")
    asked = Asked(str(register.resolve()), sql, caps.rows, caps.seconds, caps.megabytes)
    told = _told(asked, caps)
    if told.found:
        # Where the register lies is nobody's business.
        found = told.found.replace(asked.register, "the register")
        raise RefusedQueryError("the query", found=found, expected=told.expected)
    return Inquiry(told.columns, told.rows, told.cut, told.generation)


def _told(asked: Asked, caps: Caps) -> Told:
    command = [sys.executable, "-c", _PROGRAM]
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        try:
            out, _ = process.communicate(msgspec.json.encode(asked), timeout=caps.seconds + GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            return Told(found=f"a question that takes more than {caps.seconds:g} seconds", expected="a narrower one")
    try:
        # By hand, since a number must keep every digit that it has.
        return msgspec.convert(json.loads(out, parse_float=Decimal), type=Told)
    except (ValueError, msgspec.ValidationError):
        # Ended by the system: it had taken all the memory or time that there was for it.
        return Told(found=f"a question that takes more than {caps.megabytes} MB", expected="a narrower one")


_PROGRAM = f"import sys; sys.path[:0] = {[path for path in sys.path if path]!r}; " + (
    "from onrecord.register.inquiry.answering import main; main()"
)
"""With the modules that this process has, wherever they lie."""
