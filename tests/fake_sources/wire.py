"""The HTTP server on loopback: asks the site, spoils its answer, counts, enforces the budget, tells the truth."""

from __future__ import annotations

import gzip
import sys
import threading
import zlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import parse_qsl, urlsplit

from fake_sources.clock import VirtualClock
from fake_sources.faults import Fault, Faults
from fake_sources.sites import Answer, Publisher, Request, Site, make_site
from fake_sources.timeline import Edition, Timeline
from fake_sources.truth import Truth, truth_of

BUDGET = (12, 120.0)
"""Requests, and the seconds in which no more than these are answered."""
TOO_MANY = b'{"message": "Too many requests: the limit is 12 requests in 120 seconds."}'
FORBIDDEN = b"<html><head><title>403 Forbidden</title></head><body><p>Please wait five minutes.</p></body></html>"
_HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the server saw it."""

    at: datetime
    """By the virtual clock."""
    target: str
    """Path and query as sent."""
    headers: tuple[tuple[str, str], ...]
    status: int
    """0 when the connection was closed instead."""
    fault: Fault | None


class FakeSource:
    """One source on a port of its own. Use it as a context manager; read `asked`, `served`, `truth()` afterwards."""

    def __init__(
        self, timeline: Timeline, clock: VirtualClock, faults: Faults | None = None, *,
        budget: tuple[int, float] | None = BUDGET, site: Site | None = None,
    ) -> None:  # fmt: skip
        self.site = site or make_site(timeline)
        self.timeline = timeline
        self.clock = clock
        self.faults = faults or Faults()
        self.asked: list[Asked] = []
        self.served: dict[str, Edition] = {}
        """What was sent in full, by its mark."""
        self.over_budget = 0
        """Requests that came sooner than the budget allows."""
        self.trapped = 0
        """Requests that followed a redirect to a private address."""
        self.before: Callable[[int], None] | None = None
        """Called with the number of each request before it is answered."""
        self._budget = budget
        self._recent: deque[datetime] = deque()
        self._lock = threading.Lock()
        self._server = _serve(self._handler(self._handle))
        self._trap = _serve(self._handler(self._handle_trapped))

    @property
    def base(self) -> str:
        """Scheme, host and port."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def trap(self) -> str:
        """A private address that no client has any business to visit."""
        return f"http://127.0.0.1:{self._trap.server_address[1]}/latest/meta-data/"

    def truth(self, since: datetime | None = None, until: datetime | None = None) -> Truth:
        """What came out from `since` to `until`, as of now."""
        now = self.clock()
        return truth_of(self.timeline, self.site.listed(now), now, since, until)

    def __enter__(self) -> FakeSource:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give up the ports."""
        for server in (self._server, self._trap):
            server.shutdown()
            server.server_close()

    def _handler(self, handle: Callable[[_Wire], None]) -> type[_Wire]:
        return type("Wire", (_Wire,), {"handle_request": lambda wire: handle(wire)})

    def _handle_trapped(self, wire: _Wire) -> None:
        self.trapped += 1
        wire.send(200, b'{"releases": [{"ocid": "ocds-213czf-trap", "id": "trap", "tag": ["tender"]}]}')

    def _handle(self, wire: _Wire) -> None:
        if wire.path.startswith("/-/clock"):
            seconds = dict(parse_qsl(urlsplit(wire.path).query)).get("sleep")
            self.clock.sleep(float(seconds or 0))
            wire.send(200, self.clock().isoformat().encode(), "text/plain")
            return
        with self._lock:
            if self.before:
                self.before(len(self.asked) + 1)
            fault = self._way(wire.path)
            answer = self._answer(wire) if fault not in _INSTEAD else None
            status = answer.status if answer else _INSTEAD[fault]  # type: ignore[index]
            headers = tuple((name.lower(), value) for name, value in wire.headers.items())
            self.asked.append(Asked(self.clock(), wire.path, headers, status, fault))
        whole = self._send(wire, fault, answer)
        if answer and whole:
            self.served |= {str(edition.body["description"]): edition for edition in answer.editions}

    def _way(self, target: str) -> Fault | None:
        """What spoils this answer: too many requests, or chance."""
        now = self.clock()
        if self._budget:
            most, seconds = self._budget
            while self._recent and now - self._recent[0] >= timedelta(seconds=seconds):
                self._recent.popleft()
            if len(self._recent) >= most:
                self.over_budget += 1
                return Fault.TOO_MANY
            self._recent.append(now)
        return self.faults.on_the_way(target)

    def _answer(self, wire: _Wire) -> Answer:
        parts = urlsplit(wire.path)
        fault = self.faults.of_content()
        request = Request(
            base=f"http://{wire.headers.get('Host', '')}",
            path=parts.path,
            query=parts.query,
            parameters=dict(parse_qsl(parts.query, keep_blank_values=True)),
            now=self.clock(),
            fault=fault,
            random=self.faults.draw(),
        )
        answer = self.site.answer(request)
        if fault is Fault.PAGE_CHANGES and answer.status == 200 and answer.editions:
            self._change(answer, request)
            answer = replace(answer, spoilt=True)
        if fault and answer.spoilt:
            self.faults.happened(fault)
        return answer

    def _change(self, answer: Answer, request: Request) -> None:
        """Edit one release of a page that was just read: in its place, or so that it moves to the present.

        Never so that it moves along a chain: what is then skipped between two pages nobody could know.
        """
        edition = request.random.choice(answer.editions)
        moves = request.random.random() < 0.5 and not isinstance(self.site, Publisher)
        self.timeline.edit(edition, request.now if moves else edition.instant)

    def _send(self, wire: _Wire, fault: Fault | None, answer: Answer | None) -> bool:
        """Send the answer, or what comes in its place; whether it went out whole."""
        if answer is None:
            self._send_instead(wire, fault)
            return False
        body, headers = answer.body, [*answer.headers, ("Date", _http_date(self.clock()))]
        if (
            "gzip" in wire.headers.get("Accept-Encoding", "")
            and answer.type != "application/gzip"
            and len(body) > 2_000
        ):
            body = gzip.compress(body, 1, mtime=0)
            headers.append(("Content-Encoding", "gzip"))
        if fault is Fault.TRUNCATED:
            wire.send(answer.status, body[: len(body) // 2], answer.type, headers, announced=len(body))
        elif fault is Fault.CUT:
            wire.send(answer.status, body[: len(body) // 2], answer.type, headers)
        elif fault is Fault.SLOW:
            wire.send(answer.status, body, answer.type, headers, drips=5)
            return True
        else:
            wire.send(answer.status, body, answer.type, headers)
            return True
        return False

    def _send_instead(self, wire: _Wire, fault: Fault | None) -> None:
        match fault:
            case Fault.TOO_MANY:
                wire.send(429, TOO_MANY, headers=[("Retry-After", "120")])
            case Fault.TOO_MANY_UNTOLD:
                wire.send(429, TOO_MANY)
            case Fault.FORBIDDEN:
                wire.send(403, FORBIDDEN, _HTML)
            case Fault.UNAVAILABLE:
                wire.send(503, b"<html>Service Unavailable</html>", _HTML)
            case Fault.GATEWAY_TIMEOUT:
                wire.send(504, b"<html>Gateway Time-out</html>", _HTML)
            case Fault.HTML_AS_DATA:
                wire.send(200, b"<!doctype html><title>Sorry</title><p>We are having problems.</p>", _HTML)
            case Fault.REDIRECTED:
                wire.send(302, b"", headers=[("Location", self.trap)])
            case Fault.GZIP_BOMB:
                wire.send(200, bomb(), headers=[("Content-Encoding", "gzip")])
            case _:
                wire.close_connection = True


_INSTEAD = {
    Fault.TOO_MANY: 429,
    Fault.TOO_MANY_UNTOLD: 429,
    Fault.FORBIDDEN: 403,
    Fault.UNAVAILABLE: 503,
    Fault.GATEWAY_TIMEOUT: 504,
    Fault.HTML_AS_DATA: 200,
    Fault.REDIRECTED: 302,
    Fault.GZIP_BOMB: 200,
    Fault.DROPPED: 0,
}
"""Faults that come in place of an answer, with the status that is sent."""


class _Wire(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server_version = "FakeSource"
    timeout = 30

    def handle_request(self) -> None:
        raise NotImplementedError

    def do_GET(self) -> None:
        self.handle_request()

    def log_message(self, format: str, *args: object) -> None:
        """Nobody listens."""

    def send(
        self, status: int, body: bytes, type: str = "application/json", headers: list[tuple[str, str]] | None = None,
        *, announced: int | None = None, drips: int = 1,
    ) -> None:  # fmt: skip
        """Status, headers and body; with `announced`, that length is claimed and the connection closed after `body`."""
        self.send_response_only(status)
        self.send_header("Content-Type", type)
        self.send_header("Content-Length", str(len(body) if announced is None else announced))
        for name, value in headers or []:
            self.send_header(name, value)
        try:
            self.end_headers()
            step = max(1, -(-len(body) // drips))
            for at in range(0, len(body), step):
                self.wfile.write(body[at : at + step])
                if drips > 1:
                    self.wfile.flush()
        except OSError:  # The client has had enough, or was killed.
            self.close_connection = True
        if announced is not None:
            self.close_connection = True


class _Server(ThreadingHTTPServer):
    """A server that does not mind clients that hang up, or are killed."""

    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def _serve(handler: type[_Wire]) -> ThreadingHTTPServer:
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    return server


def _http_date(instant: datetime) -> str:
    return instant.strftime("%a, %d %b %Y %H:%M:%S GMT")


@cache
def bomb(megabytes: int = 1_024) -> bytes:
    """About a megabyte of gzip that unpacks to `megabytes` of an opening package and then blanks.

    After a full flush a block of deflate stands on its own, so the same block can be sent as often as we please.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    head = packer.compress(b'{"version": "1.1", "releases": [') + packer.flush(zlib.Z_FULL_FLUSH)
    blank = b" " * (1 << 20)
    first = packer.compress(blank) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(blank) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + first + block * megabytes
