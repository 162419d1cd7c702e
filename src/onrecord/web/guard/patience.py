"""How long a connection is waited for: headers that drip in, and answers that nobody fetches."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

from uvicorn.protocols.http.h11_impl import H11Protocol

from onrecord.web.guard.limits import Limits


class PatientProtocol(H11Protocol):
    """uvicorn's own HTTP/1.1, which knows no end of waiting for the headers of a request (Slowloris)."""

    limits: ClassVar[Limits] = Limits()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._head: asyncio.TimerHandle | None = None
        self._unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first headers."""
        super().connection_made(transport)
        self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any longer."""
        super().connection_lost(exc)
        self._stop_head()
        self._stop_unread()

    def data_received(self, data: bytes) -> None:
        """Take some bytes; those of unfinished headers win no time."""
        super().data_received(data)
        self._expect_head()

    def pause_writing(self) -> None:
        """The other side fetches nothing."""
        super().pause_writing()
        self._unread = self._unread or self.loop.call_later(self.limits.unread_time, self.transport.abort)

    def resume_writing(self) -> None:
        """The other side fetches on."""
        super().resume_writing()
        self._stop_unread()

    def _expect_head(self) -> None:
        answering = self.cycle is not None and not self.cycle.response_complete
        if self.transport.is_closing() or answering:
            self._stop_head()
        elif self._head is None:
            self._head = self.loop.call_later(self.limits.head_time, self.transport.abort)

    def _stop_head(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None

    def _stop_unread(self) -> None:
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None


def patient(limits: Limits) -> type[PatientProtocol]:
    """The protocol with these limits."""
    return type("PatientProtocol", (PatientProtocol,), {"limits": limits})
