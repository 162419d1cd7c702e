"""Which state a register is in, in one short text: cheap to ask before an answer is worked out anew."""

from __future__ import annotations

from pathlib import Path

from onrecord.register.layout import Layout
from onrecord.register.reviews import reviews_path
from onrecord.register.stamp import Mark


def edition(layout: Layout, mark: Mark) -> str:
    """What changes whenever the answer to a check may, of the state with this mark."""
    return f"{'.'.join(map(str, mark))} {_state(reviews_path(layout))}"


def _state(path: Path) -> str:
    """Of a file that is replaced or added to, never altered."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return "-"
    return f"{status.st_ino}.{status.st_mtime_ns}.{status.st_size}"
