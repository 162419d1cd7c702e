"""One polite client for all sources: its turn, one address at a time, nothing kept, nothing told that is secret."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx

from onrecord.errors import SourceError, UsageError
from onrecord.sources.addresses import (
    Place,
    Resolve,
    UnresolvedError,
    checked_addresses,
    read_place,
    resolve_by_system,
    without_secrets,
)
from onrecord.sources.budget import Budget
from onrecord.sources.model import Fetched
from onrecord.sources.waits import LONGEST, back_off, read_retry_after, wait_after

log = logging.getLogger("onrecord.sources")

MOST_BYTES = 200 * 1024**2
"""Of one answer, unpacked: ten times the largest record package that was met."""
ATTEMPTS = 6
BOMB_BYTES, BOMB_RATIO = 16 * 1024**2, 200
"""Beyond so many bytes, an answer that unpacks to so many times itself is refused: JSON unpacks to thirty at best."""
DRAINED = 1 << 16
"""Bytes of an error page that are read, so that the connection can be used again."""
REDIRECTS = 5
LONGEST_ANSWER = 1800.0
"""Seconds from the first byte of an answer to its last."""
KEPT_HEADERS = ("content-encoding", "content-type", "date", "etag", "last-modified")
BLOCKED_WORDS = ("gptbot", "chatgpt-user", "deno", "bun", "supabase", "amazonbot")
"""Find a Tender turns away whoever has one of these in his User-Agent (mid-2026)."""
_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to go on asking, and for what: a pull has hours, somebody who checks a page has a minute."""

    attempts: int = ATTEMPTS
    longest_wait: float = LONGEST
    """Seconds between two attempts beyond which asking ends."""
    longest_answer: float = LONGEST_ANSWER
    longest_silence: float = 120
    """Seconds without a byte."""
    accept: str = "application/json, */*;q=0.5"


PULLING = Patience()


class AnswerError(SourceError):
    """A host that answered, only not with data; or that did not answer any more."""

    def __init__(self, where: str, *, status: int, found: str, remedy: str = "") -> None:
        super().__init__(where, found=found, expected="an answer with data", remedy=remedy)
        self.status = status
        """0 when there was no status."""


def user_agent(version: str, contact: str) -> str:
    """How we introduce ourselves. Errors: UsageError for a contact that would have us turned away.

    >>> user_agent("1.0", "data@aldermere.example")
    'onrecord/1.0 (+data@aldermere.example)'
    """
    words = " ".join(contact.split())
    name = f"onrecord/{version} (+{words})" if words else f"onrecord/{version} (+On the Record, open-source software)"
    for blocked in BLOCKED_WORDS:
        if blocked in name.lower():
            raise UsageError(
                "the environment variable ONRECORD_CONTACT",
                found=f'"{blocked}" in it',
                expected="none of the words by which Find a Tender turns programs away",
                remedy="Give another address or page.",
            )
    if not name.isascii() or "(" in words or ")" in words:
        raise UsageError(
            "the environment variable ONRECORD_CONTACT", found=f'"{contact}"', expected="an e-mail address or a page"
        )
    return name


@dataclass(frozen=True, slots=True)
class _Again:
    """No answer this time: how long to wait, and why."""

    seconds: float
    reason: str
    status: int = 0
    told: bool = False
    """Whether the host itself asked to be left alone, so that every other pull should hear of it."""


@dataclass(slots=True)
class PoliteClient:
    """Satisfies `model.Client`. Not to be shared between threads."""

    folder: Path
    """Where bodies go."""
    budget: Budget
    agent: str
    clock: Callable[[], datetime]
    sleep: Callable[[float], None]
    named: frozenset[tuple[str, int]] = frozenset()
    """Hosts and ports that the operator named himself."""
    tell: Callable[[float, str], None] = lambda _seconds, _reason: None
    """Hears of every wait."""
    resolve: Resolve = resolve_by_system
    patience: Patience = PULLING
    requests: int = 0
    """Sent so far."""
    _numbers: count[int] = field(default_factory=count)
    _http: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        silence = self.patience.longest_silence
        self._http = httpx.Client(
            verify=trust(),
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(connect=min(20, silence), read=silence, write=30, pool=30),
            headers={"User-Agent": self.agent, "Accept": self.patience.accept, "Accept-Encoding": "gzip"},
        )

    def close(self) -> None:
        """Let go of all connections."""
        self._http.close()

    def get(self, address: str, *, most: int | None = None, expected: Collection[int] = ()) -> Fetched:
        """The answer at `address`, asked for until it is there or asking is no use.

        Errors: SourceError with the reason; AnswerError, with the status, when the host answered otherwise.
        """
        outcome: Fetched | _Again | None = None
        for attempt in range(self.patience.attempts):
            outcome = self._ask(address, most or MOST_BYTES, frozenset({200, *expected}), attempt)
            if isinstance(outcome, Fetched):
                return outcome
            if outcome.seconds > self.patience.longest_wait or attempt == self.patience.attempts - 1:
                break
            host = read_place(address).host
            log.info("%s: %s; again in %.0f s", without_secrets(address), outcome.reason, outcome.seconds)
            if outcome.told:
                self.budget.hold(host, outcome.seconds)
            self._wait(outcome.seconds, outcome.reason)
        assert isinstance(outcome, _Again)
        raise AnswerError(
            without_secrets(address),
            status=outcome.status,
            found=f"{outcome.reason}, {attempt + 1} times" if attempt else outcome.reason,
            remedy="What came before is kept. Run the same command again later: it goes on from there.",
        )

    def _wait(self, seconds: float, reason: str) -> None:
        self.tell(seconds, reason)
        self.sleep(seconds)

    def _ask(self, address: str, most: int, wanted: frozenset[int], attempt: int) -> Fetched | _Again:
        """Ask once, wherever that leads."""
        at = address
        for _ in range(REDIRECTS + 1):
            try:
                answer = self._send(at, most, wanted, attempt)
            except UnresolvedError as reason:
                return _Again(back_off(attempt), reason.found)
            except SourceError as reason:
                if at == address:
                    raise
                return _Again(back_off(attempt), f"a redirect to {reason.found}")
            if not isinstance(answer, str):
                return answer
            at = urljoin(at, answer)
            if address.startswith("https:") and not at.startswith("https:"):
                return _Again(back_off(attempt), "a redirect that would give up encryption")
        return _Again(back_off(attempt), f"more than {REDIRECTS} redirects")

    def _send(self, address: str, most: int, wanted: frozenset[int], attempt: int) -> Fetched | _Again | str:
        """One request: the answer, the need to ask again, or the address to which it was moved."""
        place = read_place(address)
        found = checked_addresses(place, self.named, self.resolve)
        while (wait := self.budget.take(place.host)) > 0:
            self._wait(wait, "its turn")
        self.requests += 1
        request = self._request(address, place, found[attempt % len(found)])
        try:
            response = self._http.send(request, stream=True)
            self._http.cookies.clear()
            try:
                return self._receive(response, address, most, wanted, attempt)
            finally:
                response.close()
        except httpx.ConnectError as reason:
            certificate = "certificate" in str(reason).lower()
            if certificate:
                raise _distrusted(address, str(reason)) from None
            return _Again(back_off(attempt), f"no connection ({_words(reason)})")
        except httpx.HTTPError as reason:
            return _Again(back_off(attempt), f"a connection that broke off ({_words(reason)})")

    def _request(self, address: str, place: Place, ip: str) -> httpx.Request:
        """To the checked address, under the name that was meant: in the Host line and in the certificate."""
        url = httpx.URL(address)
        return self._http.build_request(
            "GET",
            url.copy_with(host=ip, userinfo=b"", fragment=None),
            headers={"Host": url.netloc.decode("ascii").rpartition("@")[2]},
            extensions={"sni_hostname": place.host},
        )

    def _receive(
        self, response: httpx.Response, address: str, most: int, wanted: frozenset[int], attempt: int
    ) -> Fetched | _Again | str:
        status, at = response.status_code, self.clock()
        if status in _MOVED and response.headers.get("location"):
            _drain(response)
            return str(response.headers["location"])
        if status in wanted:
            return self._keep(response, address, most, at, attempt)
        asked = read_retry_after(response.headers.get("retry-after", ""), at)
        html = "html" in response.headers.get("content-type", "").lower()
        seconds = wait_after(status, asked, html=html, attempt=attempt)
        if seconds is None:
            said = "" if html else _said(response)
            raise AnswerError(without_secrets(address), status=status, found=f"HTTP {status}{said}")
        _drain(response)
        if seconds > LONGEST:
            return _Again(seconds, f"HTTP {status}, and to wait {seconds / 60:,.0f} minutes", status)
        return _Again(seconds, f"HTTP {status}", status, told=status in (403, 429, 503))

    def _keep(self, response: httpx.Response, address: str, most: int, at: datetime, attempt: int) -> Fetched | _Again:
        body = self.folder / f"{next(self._numbers):06d}"
        size = 0
        with body.open("wb") as out:
            for chunk in response.iter_bytes(1 << 16):
                size += len(chunk)
                if size > most:
                    body.unlink()
                    return _Again(back_off(attempt), f"an answer of more than {most / 1024**2:,.0f} MB", 413)
                if size > BOMB_BYTES and size > BOMB_RATIO * max(response.num_bytes_downloaded, 1):
                    body.unlink()
                    return _Again(back_off(attempt), "an answer packed as no honest one is", 413)
                if (self.clock() - at).total_seconds() > self.patience.longest_answer:
                    body.unlink()
                    return _Again(back_off(attempt), "an answer that came too slowly")
                out.write(chunk)
        headers = tuple((name, response.headers[name]) for name in KEPT_HEADERS if name in response.headers)
        return Fetched(without_secrets(address), response.status_code, headers, body, at)


def trust() -> ssl.SSLContext:
    """Certificates of the usual authorities, and those of the system: `SSL_CERT_FILE` adds its own."""
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context


def _distrusted(address: str, reason: str) -> SourceError:
    return SourceError(
        without_secrets(address),
        found=f"a certificate that cannot be trusted ({' '.join(reason.split())[:160]})",
        remedy="If the host leaves out an intermediate certificate, name a file that has it: SSL_CERT_FILE.",
    )


def _words(reason: Exception) -> str:
    return " ".join(str(reason).split())[:160] or type(reason).__name__


def _drain(response: httpx.Response) -> None:
    """Read a short body to its end, so that the connection can be used again."""
    size = 0
    for chunk in response.iter_raw(1 << 14):
        size += len(chunk)
        if size > DRAINED:
            return


def _said(response: httpx.Response) -> str:
    """What an answer in text says for itself, shortened."""
    head: Any = next(response.iter_bytes(400), b"")
    words = " ".join(head.decode("utf-8", "replace").split())[:200]
    return f": {words}" if words else ""
