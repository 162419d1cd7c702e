"""The gate: the first to see a request and the last to see its answer, whatever page is behind it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.errors import OnRecordError
from onrecord.web.guard.access import Keeping, note
from onrecord.web.guard.forgery import SAFE, ForgedError, from_elsewhere
from onrecord.web.guard.headers import ALWAYS, ENCRYPTED
from onrecord.web.guard.hosts import Hosts
from onrecord.web.guard.limits import Limits
from onrecord.web.guard.refusal import RefusedError

Refusing = Callable[[Scope, OnRecordError], Response]


class Gate:
    """Lets through what is asked of this site, in a size and a time that it can bear."""

    def __init__(
        self, app: ASGIApp, *, limits: Limits, hosts: Hosts, public: bool, log: Keeping, refuse: Refusing
    ) -> None:
        self.app = app
        self.limits = limits
        self.hosts = hosts
        self.public = public
        self.log = log
        self.refuse = refuse
        self.reading = 0
        """Bytes of all bodies that are being read now."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request. Source: ASGI 3."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        body = Body(self, scope["path"], receive, wanted=_has_body(headers))
        answer = Answer(send, scope, body)
        try:
            self._admit(scope, headers)
        except OnRecordError as error:
            await self.refuse(scope, error)(scope, receive, answer.send)
        else:
            await self.app(scope, body.receive, answer.send)
        finally:
            self.reading -= body.received
            note(self.log, scope, answer.status, answer.size, time.perf_counter() - answer.since)

    def _admit(self, scope: Scope, headers: Headers) -> None:
        """Errors: whatever may not pass."""
        path, method = scope["path"], scope["method"]
        _demand_head(scope, self.limits)
        listening = str((scope.get("server") or ("",))[0])
        if len(headers.getlist("host")) != 1 or not self.hosts.know(headers["host"], listening):
            name = headers.get("host", "")[:100]
            remedy = "Whoever runs it can start it with --name and that name."
            raise RefusedError("this site", 421, f'"{name}" as its name', "a name of its own", remedy)
        _demand_body(headers, method, path, self.limits)
        # What strangers may ask of a public site changes nothing there, and other pages may ask it, too.
        if method not in SAFE and not (self.public and path.startswith("/api/")) and from_elsewhere(headers):
            raise ForgedError("this request", found="another site as its sender")


def _demand_head(scope: Scope, limits: Limits) -> None:
    size = len(scope.get("raw_path", b"")) + len(scope["query_string"])
    if size > limits.head:
        raise RefusedError("the address", 414, f"{size:,} bytes", f"{limits.head:,} at most")
    size += sum(len(name) + len(value) + 4 for name, value in scope["headers"])
    if size > limits.head or len(scope["headers"]) > limits.headers:
        found = f"{len(scope['headers'])} headers of {size:,} bytes"
        raise RefusedError("this request", 431, found, f"{limits.headers} of {limits.head:,} bytes at most")


def _demand_body(headers: Headers, method: str, path: str, limits: Limits) -> None:
    if not _has_body(headers):
        return
    if method in SAFE:
        raise RefusedError("this request", 400, f"a body with {method}", "none")
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise RefusedError("this request", 415, "a packed body", "it as it is")
    # Two lengths: a proxy may have believed the other one, and takes the rest for a request (smuggling).
    if "transfer-encoding" in headers and "content-length" in headers:
        raise RefusedError("this request", 400, "two lengths of its body", "one")
    told = headers.get("content-length", "0")
    most = limits.body_for(path)
    if not told.isascii() or not told.isdecimal() or int(told[:20]) > most:
        raise RefusedError("this request", 413, f"{told[:20]} bytes", f"{most:,} at most")


def _has_body(headers: Headers) -> bool:
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"


@dataclass(slots=True)
class Body:
    """The body of one request, counted and timed while it is read."""

    gate: Gate
    path: str
    source: Receive
    wanted: bool
    """Whether more of it is to come."""
    received: int = 0
    since: float = field(default_factory=time.monotonic)

    async def receive(self) -> Message:
        """The next piece. Errors: HTTPException for a body that is too large or too slow."""
        if not self.wanted:
            return await self.source()
        limits = self.gate.limits
        patience = self.since + limits.body_time + self.received / limits.body_rate - time.monotonic()
        try:
            async with asyncio.timeout(patience):
                message = await self.source()
        except TimeoutError:
            raise HTTPException(408) from None
        size = len(message.get("body", b""))
        self.received += size
        self.gate.reading += size
        self.wanted = message["type"] == "http.request" and message.get("more_body", False)
        if self.received > limits.body_for(self.path):
            raise HTTPException(413)
        if self.gate.reading > limits.all_bodies:
            raise HTTPException(503, headers={"retry-after": "10"})
        return message


@dataclass(slots=True)
class Answer:
    """The answer to one request, on its way out."""

    out: Send
    scope: Scope
    body: Body
    status: int = 0
    size: int = 0
    since: float = field(default_factory=time.perf_counter)

    async def send(self, message: Message) -> None:
        """Pass a piece on, with what every answer says."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            told = {**ALWAYS, **ENCRYPTED} if self.scope["scheme"] == "https" else ALWAYS
            for name, value in told.items():
                headers.setdefault(name, value)
            # Whoever is answered before all was read is not listened to any longer.
            if self.body.wanted:
                headers["connection"] = "close"
        elif message["type"] == "http.response.body":
            self.size += len(message.get("body", b""))
        await self.out(message)
