"""Time that passes only when somebody waits: a year is pulled in seconds."""

from __future__ import annotations

import threading
import urllib.request
from datetime import UTC, datetime, timedelta


class VirtualClock:
    """The clock of a test. Client and servers share it; `sleep` is what makes it go."""

    def __init__(self, start: datetime) -> None:
        assert start.tzinfo is not None
        self._now = start.astimezone(UTC)
        self._lock = threading.Lock()
        self.slept = 0.0
        """Seconds that were waited in all."""

    def __call__(self) -> datetime:
        """The present instant, in UTC."""
        return self._now

    def sleep(self, seconds: float) -> None:
        """Wait, without waiting."""
        assert seconds >= 0, "nobody waits for the past"
        with self._lock:
            self._now += timedelta(seconds=seconds)
            self.slept += seconds

    def move_to(self, instant: datetime) -> None:
        """Go on to `instant`; never back."""
        with self._lock:
            self._now = max(self._now, instant.astimezone(UTC))

    def monotonic(self) -> float:
        """Seconds of a clock that is never put right."""
        return self._now.timestamp()


class WireClock:
    """The clock of a fake source, read and moved over HTTP: for a client in a process of its own."""

    def __init__(self, base: str) -> None:
        """`base`: address of the fake source, without a path."""
        self._address = f"{base}/-/clock"

    def __call__(self) -> datetime:
        return datetime.fromisoformat(self._ask(self._address))

    def sleep(self, seconds: float) -> None:
        """Wait, without waiting."""
        self._ask(f"{self._address}?sleep={seconds!r}")

    def monotonic(self) -> float:
        """Seconds of a clock that is never put right."""
        return self().timestamp()

    @staticmethod
    def _ask(address: str) -> str:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return bytes(answer.read()).decode()
