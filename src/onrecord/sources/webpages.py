"""One page of the web, asked for on behalf of somebody who checks it: within a minute, and only where we may.

The client is that of the pulls, with its guard: no address of somebody's own network, by whatever spelling, redirect
or answer of a name server. Nothing of what was fetched is kept here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from queue import Empty, SimpleQueue
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

from onrecord.errors import SourceError
from onrecord.sources.addresses import RefusedError, read_place, without_secrets
from onrecord.sources.http import AnswerError, Patience, PoliteClient
from onrecord.sources.model import Fetched
from onrecord.sources.robots import LARGEST as LARGEST_ROBOTS
from onrecord.sources.robots import crawl_delay, may_visit

TYPES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown")
"""What an article may be sent as."""
READING = Patience(
    attempts=2,
    longest_wait=10,
    longest_answer=45,
    longest_silence=20,
    accept="text/html, application/xhtml+xml, text/plain;q=0.8, text/markdown;q=0.8",
)
IN_A_HURRY = Patience(
    attempts=1, longest_wait=0, longest_answer=12, longest_silence=8, accept=READING.accept
)  # fmt: skip
"""For somebody who waits at a page of ours."""
LONGEST = 90.0
"""Seconds for all of it: the site's wishes, the page, redirects, and one more attempt."""
_ABSENT = frozenset({*range(400, 429), 431, 451})
"""Answers that mean that a site has no robots.txt, which lets everybody in. Source: RFC 9309, 2.3.1.3."""
_SAVE = "Save the page in your browser, and check that file."

Outcome = TypeVar("Outcome")


@dataclass(frozen=True, slots=True)
class Webpage:
    """The bytes of a page, where they came from after redirects, and when."""

    content: bytes
    content_type: str
    address: str
    at: datetime


class OutOfReachError(SourceError):
    """A host that we do not ask, or that did not answer; why, is the affair of whoever runs this machine alone."""


def fetch_webpage(address: str, client: PoliteClient, *, most: int, longest: float = LONGEST) -> Webpage:
    """The page at `address`, of `most` bytes at most once unpacked.

    Errors: SourceError when it cannot be had in time, when the site does not want programs there, when it is no page,
    and for an address that we do not ask.
    """
    try:
        return _in_time(lambda: _fetch(address, client, most), address, longest)
    except RefusedError as reason:
        remedy = "It was not asked. If it is yours, name it: ONRECORD_HOSTS=host:port"
        raise OutOfReachError(reason.where, found=reason.found, expected=reason.expected, remedy=remedy) from None
    except AnswerError as reason:
        kind = SourceError if reason.status else OutOfReachError
        raise kind(reason.where, found=reason.found, expected="a page", remedy=_SAVE) from None
    except SourceError as reason:
        raise SourceError(reason.where, found=reason.found, expected="a page", remedy=_SAVE) from None


def impatient(sleep: Callable[[float], None], longest: float) -> Callable[[float], None]:
    """A `sleep` for whoever has `longest` seconds in all: what does not fit into them is told instead of slept.

    Errors: SourceError with how long the site is to be left alone.
    """
    left = longest

    def wait(seconds: float) -> None:
        nonlocal left
        if seconds > left:
            raise SourceError("the page", found=f"a site that is to be left alone for {seconds:.0f} seconds more")
        left -= seconds
        sleep(seconds)

    return wait


def _fetch(address: str, client: PoliteClient, most: int) -> Webpage:
    delay = _demand_welcome(address, client)
    fetched = client.get(address, most=most)
    if delay:
        # Its next page has to wait, whoever asks for it: the budget is that of the whole machine.
        client.budget.hold(read_place(address).host, delay)
    if _root(fetched.address) != _root(without_secrets(address)):
        _demand_welcome(fetched.address, client)
    content_type = dict(fetched.headers).get("content-type", "")
    kind = content_type.partition(";")[0].strip().lower()
    if kind and kind not in TYPES:
        raise SourceError(fetched.address, found=f"an answer of the kind {kind[:80]}")
    return Webpage(_taken(fetched), content_type, fetched.address, fetched.at)


def _demand_welcome(address: str, client: PoliteClient) -> float:
    """Seconds that the site wants between two pages.

    Errors: SourceError when the site's robots.txt asks programs to stay away, or cannot be had.
    """
    place = f"{_root(address)}/robots.txt"
    answer = client.get(place, most=4 * LARGEST_ROBOTS, expected=_ABSENT)
    text = _taken(answer).decode("utf-8", "replace")
    if answer.status != 200:
        return 0.0
    if not may_visit(text, address):
        raise SourceError(without_secrets(address), found="that its robots.txt asks programs to stay away")
    return crawl_delay(text)


def _root(address: str) -> str:
    """Scheme, host and port."""
    read_place(address)
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], "", "", ""))


def _taken(fetched: Fetched) -> bytes:
    content = fetched.body.read_bytes()
    fetched.body.unlink()
    return content


def _in_time(work: Callable[[], Outcome], address: str, seconds: float) -> Outcome:
    """What `work` answers, if it does in time: a host that sends one byte now and then could hold us for ever."""
    box: SimpleQueue[tuple[Outcome | None, Exception | None]] = SimpleQueue()

    def run() -> None:
        try:
            box.put((work(), None))
        except Exception as reason:
            box.put((None, reason))

    threading.Thread(target=run, daemon=True).start()
    try:
        outcome, reason = box.get(timeout=seconds)
    except Empty:
        raise SourceError(without_secrets(address), found=f"no whole answer in {seconds:.0f} seconds") from None
    if reason is not None:
        raise reason
    return outcome  # type: ignore[return-value]
