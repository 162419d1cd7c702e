"""How long to wait after an answer that was none: pure, so that a table can test it."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

BUSY = 120.0
"""Seconds after 429 and 503 at least: Find a Tender names twelve requests in 120 seconds, and may send no header."""
FORBIDDEN = 300.0
"""Seconds after 403 with an HTML page: "wait five minutes", says Contracts Finder's own documentation."""
FIRST_BACK_OFF = 5.0
LONGEST = 3600.0
"""More than an hour is not waited: the pull ends, and says when to come back."""
_BACK_OFF = frozenset({500, 502, 504, 408, 520, 522, 524})


def read_retry_after(text: str, now: datetime) -> float:
    """Seconds that a `Retry-After` header asks for, as a number or as a date; 0 when it cannot be read.

    >>> read_retry_after("120", datetime(2025, 3, 1, tzinfo=UTC))
    120.0
    >>> read_retry_after("Sat, 01 Mar 2025 00:01:00 GMT", datetime(2025, 3, 1, tzinfo=UTC))
    60.0
    """
    text = text.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        then = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (then - now).total_seconds())


def wait_after(status: int, retry_after: float, *, html: bool, attempt: int) -> float | None:
    """Seconds to wait before the same address is asked again; None where asking again is no use.

    `retry_after`: what the header asks for, 0 without one; `attempt` counts from 0.

    >>> wait_after(429, 0, html=False, attempt=0), wait_after(503, 200, html=True, attempt=0)
    (120.0, 200)
    >>> wait_after(403, 0, html=True, attempt=0), wait_after(403, 0, html=False, attempt=0)
    (300.0, None)
    """
    if status in (429, 503):
        return max(retry_after, BUSY)
    if status == 403:
        return max(retry_after, FORBIDDEN) if html else None
    if status in _BACK_OFF:
        return max(retry_after, back_off(attempt))
    return None


def back_off(attempt: int) -> float:
    """Seconds after the first, second … lost connection.

    >>> [back_off(attempt) for attempt in range(4)]
    [5.0, 10.0, 20.0, 40.0]
    """
    return float(FIRST_BACK_OFF * 2**attempt)
