"""Which state a register is in, in one short text: cheap to ask before an answer is worked out anew."""

from __future__ import annotations

from pathlib import Path

from onrecord.register.layout import Layout
from onrecord.register.reviews import reviews_path


def edition(layout: Layout) -> str:
    """What changes whenever the answer to a check may: with each load, and with each word of a reviewer."""
    return f"{_state(layout.manifest)} {_state(reviews_path(layout))}"


def _state(path: Path) -> str:
    """Of a file that is replaced or added to, never altered."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return "-"
    return f"{status.st_ino}.{status.st_mtime_ns}.{status.st_size}"
