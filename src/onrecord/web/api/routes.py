"""The API at its addresses: read, allowed, answered in a thread, and told to whoever may hear it."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route as Address
from starlette.types import Receive, Scope, Send

from onrecord.errors import OnRecordError, RegisterError
from onrecord.register.damage import damage
from onrecord.report.json import encode
from onrecord.web.api import EVENTS, Operation
from onrecord.web.api.conditional import entity_tag, is_known
from onrecord.web.api.problems import problem_json
from onrecord.web.asking import Asked, Sent
from onrecord.web.guard.access import place
from onrecord.web.guard.headers import ALWAYS, attachment, plain
from onrecord.web.guard.rates import Allowance, household
from onrecord.web.guard.refusal import RefusedError, unplaced
from onrecord.web.listening import Listener
from onrecord.web.receiving import asked_of
from onrecord.web.site import Site
from onrecord.web.threads import Threads

log = logging.getLogger("onrecord.web")

PROBLEM = "application/problem+json"
READING = ("GET", "HEAD", "OPTIONS")
PIECE = 256 * 1024
"""Bytes of a file that are in memory at once."""


def api_routes(site: Site, operations: Iterable[Operation], threads: Threads, allowance: Allowance) -> list[Address]:
    """Every operation at its address; those at one address by their methods."""
    by_route: dict[str, dict[str, Operation]] = {}
    for operation in operations:
        by_route.setdefault(operation.route, {})[operation.method] = operation
    return [Address(route, Answering(site, found, allowance, threads)) for route, found in by_route.items()]


class Answering:
    """The ASGI application of one address."""

    def __init__(self, site: Site, operations: Mapping[str, Operation], allowance: Allowance, threads: Threads) -> None:
        self._site = site
        self._threads = threads
        self._allowance = allowance
        self._operations = operations
        reading = READING if "GET" in operations else ("OPTIONS",)
        self._allow = ", ".join([*reading, *(method for method in operations if method != "GET")])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, whatever happens."""
        request = Request(scope, receive)
        response = await self._respond(request)
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        method = "GET" if request.method == "HEAD" else request.method
        if method == "OPTIONS":
            return shared(Response(status_code=204, headers=self._options()), self._is_read)
        operation = self._operations.get(method)
        if operation is None:
            refused = RefusedError(request.url.path, 405, f"the method {request.method[:20]}", f"one of {self._allow}")
            return shared(problem_response(refused, {"allow": self._allow}), self._is_read)
        try:
            answer = await self._answer(operation, request)
        except OnRecordError as error:
            answer = problem_response(unplaced(error, self._site.settings.register))
        except (ClientDisconnect, HTTPException):
            raise
        except Exception as error:
            answer = problem_response(fault(request, error))
        return shared(answer, operation.method == "GET")

    @property
    def _is_read(self) -> bool:
        return "GET" in self._operations

    def _options(self) -> dict[str, str]:
        headers = {"allow": self._allow}
        if self._is_read:
            headers |= {
                "access-control-allow-methods": ", ".join(READING),
                "access-control-allow-headers": "If-None-Match, Last-Event-ID",
                "access-control-max-age": "86400",
            }
        return headers

    async def _answer(self, operation: Operation, request: Request) -> Response:
        asked = asked_of(self._site, request)
        self._spend(request, operation)
        if operation.streams:
            return await self._stream(operation, asked, request)
        if operation.body is not None:
            asked = replace(asked, body=await request.body())
            return sent_response(await self._threads.run(operation.works, operation.answer, asked))
        # Before the answer is made: what comes in meanwhile gives another tag to whoever asks next.
        tag = await run_in_threadpool(entity_tag, asked)
        if is_known(tag, asked.headers.get("if-none-match", "")):
            return Response(status_code=304, headers={"etag": tag, "cache-control": "no-cache"})
        response = sent_response(await self._threads.run(operation.works, operation.answer, asked))
        response.headers["etag"] = tag
        return response

    async def _stream(self, operation: Operation, asked: Asked, request: Request) -> Response:
        """An answer that goes on; what is wrong with the question is told before it begins."""
        kind, site = {"content-type": EVENTS, "cache-control": "no-store"}, self._site
        if request.method == "HEAD":
            return Response(headers=kind)
        sender = household(request.client.host if request.client else "")
        listener = site.listening.enter(sender, site.settings, site.wishes.limits)
        try:
            begun = await run_in_threadpool(operation.answer, asked)
        except BaseException:
            site.listening.leave(listener)
            raise
        return Stream(site, listener, begun.content.decode(), kind)

    def _spend(self, request: Request, operation: Operation) -> None:
        """Who runs a site for himself may ask as much as he likes."""
        if self._site.wishes.public:
            sender = request.client.host if request.client else ""
            self._allowance.spend(sender, operation.reads, request.url.path)


class Stream(StreamingResponse):
    """Events until one side ends it; the place of whoever listened is then free again."""

    def __init__(self, site: Site, listener: Listener, cursor: str, headers: Mapping[str, str]) -> None:
        super().__init__(site.listening.events(listener, site.settings, cursor), headers=headers)
        self._site, self._listener = site, listener

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send them."""
        try:
            await super().__call__(scope, receive, send)
        except ClientDisconnect:
            raise
        except Exception as error:
            # Whoever listens comes back, and is then told as an answer what is wrong.
            fault(Request(scope), error)
        finally:
            self._site.listening.leave(self._listener)


def sent_response(sent: Sent) -> Response:
    """An answer on its way."""
    headers = {name: plain(value) for name, value in sent.headers.items()}
    if sent.name:
        headers["content-disposition"] = attachment(sent.name)
    headers.setdefault("cache-control", "no-cache")
    if sent.file is None:
        response = Response(sent.content, sent.status, headers=headers)
    else:
        headers["content-length"] = str(os.fstat(sent.file.fileno()).st_size)
        response = StreamingResponse(_pieces(sent.file), sent.status, headers=headers)
    # JSON has no charset, and Starlette would give text one.
    response.headers["content-type"] = f"{sent.type}; charset=utf-8" if sent.type.startswith("text/") else sent.type
    return response


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    """Of a file, which is closed when all of it was read or nobody wants the rest."""
    with file:
        while piece := file.read(PIECE):
            yield piece


def problem_response(error: OnRecordError, headers: Mapping[str, str] | None = None) -> Response:
    """An error as problem details."""
    more = {"cache-control": "no-store", **(headers or {}), **getattr(error, "headers", {})}
    response = Response(encode(problem_json(error)), error.http_status, headers=more)
    response.headers["content-type"] = PROBLEM
    return response


def fault(request: Request, error: Exception) -> OnRecordError:
    """A damaged register, or a fault of ours: the log has all of it, the asker nothing."""
    log.error("%s %s failed", request.method, place(request.scope), exc_info=error)
    if damage(error, "the register") is not None:
        return RegisterError("the register", found="a damaged file", remedy="Its operator mends it: onrecord rebuild.")
    return RefusedError(request.url.path, 500)


def shared(response: Response, with_everybody: bool) -> Response:
    """Guarded as every answer is; what is only read may be read by the page of any site, without credentials."""
    for name, value in ALWAYS.items():
        response.headers.setdefault(name, value)
    if with_everybody:
        response.headers["access-control-allow-origin"] = "*"
        response.headers["access-control-expose-headers"] = "ETag, Link, Retry-After"
        response.headers["cross-origin-resource-policy"] = "cross-origin"
    return response
