"""Events: each release that comes in is told once, to whoever listens and to whoever comes back."""

from __future__ import annotations

import asyncio
import http.client
import json
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from registers import release, write_package
from running_site import served
from site_of_tests import NOW, apart, copied, opened

from onrecord import tasks
from onrecord.register import Register
from onrecord.report.json import encode
from onrecord.settings import Settings
from onrecord.web.app import build_app
from onrecord.web.guard.limits import Limits
from onrecord.web.listening import Listening
from onrecord.web.site import Site, Wishes

STREAM = "/api/updates/stream"
PATIENCE = 30.0
"""Seconds after which a test that hears nothing has failed."""


@dataclass
class Event:
    """One event as a browser reads it."""

    id: str = ""
    type: str = ""
    data: str = ""


@dataclass
class Heard:
    """An answer that goes on."""

    task: asyncio.Task[None]
    gone: asyncio.Event
    messages: asyncio.Queue[dict[str, Any]]
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    text: str = ""

    async def begin(self) -> Heard:
        """Wait for the status."""
        message = await asyncio.wait_for(self.messages.get(), PATIENCE)
        self.status = message["status"]
        self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        return self

    async def block(self) -> str:
        """What stands before the next empty line."""
        while "\n\n" not in self.text:
            message = await asyncio.wait_for(self.messages.get(), PATIENCE)
            self.text += message["body"].decode()
            if not message.get("more_body"):
                return self.text
        told, _, self.text = self.text.partition("\n\n")
        return told

    async def events(self, count: int) -> list[Event]:
        """So many events; comments and what has no data are passed over, as a browser does."""
        found: list[Event] = []
        while len(found) < count:
            lines = dict(line.split(": ", 1) for line in (await self.block()).splitlines())
            if "data" in lines:
                found.append(Event(lines["id"], lines["event"], lines["data"]))
        return found


Listen = Callable[..., Awaitable[Heard]]


@asynccontextmanager
async def listening(site: Site) -> AsyncIterator[Listen]:
    """Somebody who listens to a site, as its server would have it; at the end all go."""
    app, all_heard = build_app(site), []

    async def listen(query: str = "", sender: str = "192.0.2.1", **headers: str) -> Heard:
        messages: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        gone = asyncio.Event()

        async def receive() -> dict[str, Any]:
            await gone.wait()
            return {"type": "http.disconnect"}

        given = {"host": "localhost", "accept-encoding": "gzip", **headers}
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": STREAM,
            "raw_path": STREAM.encode(),
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in given.items()],
            "client": (sender, 1),
            "server": ("127.0.0.1", 80),
        }
        heard = Heard(asyncio.create_task(app(scope, receive, messages.put)), gone, messages)
        all_heard.append(heard)
        return await heard.begin()

    try:
        yield listen
    finally:
        for heard in all_heard:
            heard.gone.set()
            await asyncio.wait_for(heard.task, PATIENCE)


def site_of(register: Path, limits: Limits | None = None, heartbeat: float = 15.0) -> Site:
    """A site that looks often."""
    return Site(
        Settings(register), Wishes(limits=limits or Limits()), lambda: NOW, listening=Listening(0.01, heartbeat)
    )


@pytest.fixture(name="register")
def register_fixture(sample: Path, tmp_path: Path) -> Path:
    """One of its own, to load into."""
    return copied(sample, tmp_path / "r")


def load(register: Path, *names: str) -> None:
    """Let releases come in."""
    bodies = [release(f"ocds-213czf-{name}") for name in names]
    with Register.open(register) as opened_:
        opened_.load([write_package(register.parent / f"{names[0]}.json", *bodies)], now=NOW)


def rows(register: Path, after: str = "") -> list[dict[str, Any]]:
    """As the feed tells them."""
    answer = tasks.updates(Settings(register), after=after, limit=10_000)
    found: list[dict[str, Any]] = json.loads(encode(answer.to_json()))["updates"]
    return found


def test_what_comes_in_is_told_to_all_who_listen(register: Path):
    """Once each, from now on, as a row of the feed; the id is the feed's own cursor."""

    async def run() -> None:
        async with listening(site_of(register)) as listen:
            one, other = await listen(), await listen(sender="192.0.2.2")
            assert (one.status, one.headers["content-type"]) == (200, "text/event-stream")
            assert one.headers["access-control-allow-origin"] == "*"
            assert "content-encoding" not in one.headers
            assert "etag" not in one.headers
            await one.block(), await other.block()
            load(register, "first")
            load(register, "second", "third")
            for heard in (one, other):
                told = await heard.events(3)
                assert [event.type for event in told] == ["release"] * 3
                assert [json.loads(event.data) for event in told] == rows(register)[-3:]
                assert rows(register, told[0].id) == rows(register)[-2:]
                assert rows(register, told[-1].id) == []

    apart(run())


@pytest.mark.parametrize("how", ["header", "address", "both"])
def test_whoever_comes_back_has_missed_nothing(register: Path, how: str):
    """By the header that a browser sends, which goes before the address, or by the address."""
    everything = rows(register)
    third, fifth = (tasks.updates(Settings(register), limit=count).found.cursor for count in (3, 5))

    async def run() -> None:
        async with listening(site_of(register)) as listen:
            header = {"last-event-id": third} if how != "address" else {}
            query = {"header": "", "address": f"after={third}", "both": f"after={fifth}"}[how]
            heard = await listen(query, **header)
            told = [json.loads(event.data) for event in await heard.events(len(everything) - 3)]
            assert told == everything[3:]

    apart(run())


def test_whoever_is_cut_off_before_the_first_news_misses_nothing(register: Path):
    """The first thing told is where the stream began."""

    async def run() -> None:
        async with listening(site_of(register)) as listen:
            begun = dict(line.split(": ", 1) for line in (await (await listen()).block()).splitlines())
            load(register, "meanwhile")
            again = await listen(**{"last-event-id": begun["id"]})
            assert [json.loads(event.data)["ocid"] for event in await again.events(1)] == ["ocds-213czf-meanwhile"]

    apart(run())


def test_more_than_one_page_is_told_whole(register: Path):
    """However much there is, in order."""
    load(register, *(f"many{number:03}" for number in range(230)))
    everything = rows(register)
    begin = tasks.updates(Settings(register), limit=1).found.cursor

    async def run() -> None:
        async with listening(site_of(register)) as listen:
            heard = await listen(f"after={begin}")
            assert [json.loads(event.data) for event in await heard.events(len(everything) - 1)] == everything[1:]

    apart(run())


def test_who_hears_nothing_hears_that_the_connection_stands(register: Path):
    """A comment, which no program takes for news."""

    async def run() -> None:
        async with listening(site_of(register, heartbeat=0.01)) as listen:
            heard = await listen()
            assert (await heard.block()).startswith("retry: ")
            assert await heard.block() == ": still here"
            assert await heard.block() == ": still here"

    apart(run())


def test_there_is_room_for_so_many_and_for_so_many_of_one_address(register: Path):
    """One more is told to come back; a place is free again as soon as somebody goes."""

    async def run() -> None:
        site = site_of(register, Limits(listeners=3, listeners_each=2))
        async with listening(site) as listen:
            first, _ = await listen(), await listen()
            refused = await listen()
            assert (refused.status, refused.headers["retry-after"]) == (503, "3")
            problem = json.loads(await refused.block())
            assert problem["type"] == "/problems/full"
            assert problem["expected"] == "2 at most"
            assert (await listen(sender="192.0.2.2")).status == 200
            assert (await listen(sender="192.0.2.3")).status == 503
            first.gone.set()
            await first.task
            assert (await listen(sender="192.0.2.3")).status == 200
        assert site.listening.listeners == set()

    apart(run())


def test_what_cannot_be_meant_is_told_and_takes_no_place(register: Path):
    """A cursor of nothing, or a parameter that there is not."""
    with opened(register) as client:
        for _ in range(20):
            answer = client.get(STREAM, headers={"last-event-id": "nonsense"})
            assert (answer.status_code, answer.json()["type"]) == (400, "/problems/question")
        assert client.get(f"{STREAM}?limit=3").status_code == 400
        head = client.head(STREAM)
        assert (head.status_code, head.headers["content-type"]) == (200, "text/event-stream")


def test_the_description_knows_the_stream(register: Path):
    """Its kind, the header, and that there may be no room."""
    with opened(register) as client:
        told = client.get("/api/openapi.json").json()["paths"][STREAM]["get"]
    assert list(told["responses"]["200"]["content"]) == ["text/event-stream"]
    assert [(one["name"], one["in"]) for one in told["parameters"]] == [("after", "query"), ("Last-Event-ID", "header")]
    assert told["responses"]["503"]["$ref"].endswith("/full")
    assert "304" not in told["responses"]


def test_a_register_that_fails_ends_the_stream(register: Path):
    """Whoever listens comes back, and hears then what is wrong."""

    async def run() -> None:
        async with listening(site_of(register)) as listen:
            heard = await listen()
            await heard.block()
            (register / "MANIFEST").write_text("{", "utf-8")
            await asyncio.wait_for(heard.task, PATIENCE)
            again = await listen()
            assert again.status == 503

    apart(run())


def test_a_site_that_closes_ends_its_streams(register: Path):
    """Whole, before what is under way is cut off."""
    with served(register) as (process, at):
        with closing(http.client.HTTPConnection(urlsplit(at).netloc)) as connection:
            connection.request("GET", STREAM)
            answer = connection.getresponse()
            begun = answer.readline()
            process.send_signal(signal.SIGINT)
            rest = answer.read()
        _, said = process.communicate(timeout=60)
    assert begun.startswith(b"retry: ")
    assert b"event: " not in rest
    assert process.returncode == 130
    assert "cut off" not in said
    assert "without completing" not in said
    assert f"GET {STREAM} 200" in said
