"""Whoever listens and fetches nothing, and whoever goes without a word: neither holds a place or holds up others."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from registers import release, write_package
from site_of_tests import NOW, apart, copied
from uvicorn.server import ServerState

from onrecord import tasks
from onrecord.register import Register
from onrecord.report.json import encode
from onrecord.settings import Settings
from onrecord.web.app import build_app
from onrecord.web.guard.limits import Limits
from onrecord.web.guard.patience import patient
from onrecord.web.listening import Listening
from onrecord.web.site import Site, Wishes

PATIENCE = 30.0
"""Seconds after which a test that waits for nothing has failed."""
MANY = 600
"""Releases: more than a socket and the server's own buffer hold of their events."""


@pytest.fixture(scope="module")
def register(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One in which much came in."""
    folder = tmp_path_factory.mktemp("many")
    bodies = [release(f"ocds-213czf-many{number:03}") for number in range(MANY)]
    with Register.open(copied(sample, folder / "r")) as opened:
        opened.load([write_package(folder / "many.json", *bodies)], now=NOW)
    return folder / "r"


def rows(register: Path, after: str) -> list[dict[str, Any]]:
    """As the feed tells them."""
    answer = tasks.updates(Settings(register), after=after, limit=10_000)
    found: list[dict[str, Any]] = json.loads(encode(answer.to_json()))["updates"]
    return found


class Served:
    """A site, and the connections to it that stand; `ended` is set whenever an answer is over."""

    def __init__(self, register: Path, limits: Limits) -> None:
        self.site = Site(Settings(register), Wishes(limits=limits), lambda: NOW, listening=Listening(0.01))
        self.ended = asyncio.Queue[None]()
        self._app = build_app(self.site)
        self._config = uvicorn.Config(self._answer, http=patient(limits), ws="none", interface="asgi3", log_config=None)
        self._config.load()
        self._state = ServerState()

    async def _answer(self, scope: Any, receive: Any, send: Any) -> None:
        try:
            await self._app(scope, receive, send)
        finally:
            self.ended.put_nowait(None)

    @asynccontextmanager
    async def listener(self, after: str) -> AsyncIterator[tuple[socket.socket, asyncio.BaseTransport]]:
        """Somebody who has asked for the stream: his end, which he may read or not, and the site's."""
        theirs, ours = socket.socketpair()
        with theirs:
            ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 8192)
            transport, _ = await asyncio.get_running_loop().connect_accepted_socket(self._protocol, ours)
            theirs.setblocking(False)
            asked = f"GET /api/updates/stream?after={after} HTTP/1.1\r\nhost: localhost\r\n\r\n"
            await asyncio.get_running_loop().sock_sendall(theirs, asked.encode())
            try:
                yield theirs, transport
            finally:
                transport.close()

    def _protocol(self) -> asyncio.Protocol:
        made: asyncio.Protocol = self._config.http_protocol_class(self._config, self._state, {})
        return made

    async def over(self) -> None:
        """Wait until an answer has ended."""
        await asyncio.wait_for(self.ended.get(), PATIENCE)


async def heard(end: socket.socket, *, until: bytes = b"") -> bytes:
    """What lies in a socket up to some bytes, or to its end."""
    found = b""
    while not until or until not in found:
        more = await asyncio.wait_for(asyncio.get_running_loop().sock_recv(end, 65536), PATIENCE)
        if not more:
            break
        found += more
    return found


def told(answer: bytes) -> tuple[str, list[dict[str, Any]]]:
    """The last id of the events that came whole, and their releases."""
    text = b"".join(line for line in answer.split(b"\r\n") if len(line) > 8).decode("utf-8", "ignore")
    whole = [block.splitlines() for block in text.split("\n\n")[:-1]]
    events = [dict(line.split(": ", 1) for line in block) for block in whole if any("data: " in line for line in block)]
    return events[-1]["id"], [json.loads(event["data"]) for event in events]


def test_who_never_reads_is_cut_off_and_others_are_told_all_the_same(register: Path):
    """Its place is free again, little was made for it, and from its last id it goes on without a loss."""
    begin = tasks.updates(Settings(register), limit=1).found.cursor
    everything = rows(register, begin)

    async def run() -> bytes:
        served = Served(register, Limits(unread_time=0.01))
        async with served.listener(begin) as (deaf, transport):
            await served.over()
            assert served.site.listening.listeners == set()
            assert transport.is_closing()
            return await heard(deaf)

    last, seen = told(apart(run()))
    assert 0 < len(seen) < len(everything)
    assert seen + rows(register, last) == everything


def test_who_does_not_read_holds_up_nobody(register: Path):
    """Another hears everything, while the first still stands there."""
    begin = tasks.updates(Settings(register), limit=1).found.cursor
    end = rows(register, begin)[-1]["release_id"].encode()

    async def run() -> None:
        served = Served(register, Limits())
        async with served.listener(begin) as (_, transport), served.listener(begin) as (reader, _):
            assert end in await heard(reader, until=end)
            assert len(served.site.listening.listeners) == 2
            assert not transport.is_closing()
        await served.over()
        await served.over()
        assert served.site.listening.listeners == set()

    apart(run())


def test_who_leaves_without_a_word_gives_the_place_back(register: Path):
    """For the one place that there is, as often as somebody comes and goes; at the end nothing is left running."""

    async def run() -> None:
        served = Served(register, Limits(listeners=1))
        for _ in range(5):
            async with served.listener("") as (reader, _):
                assert b" 200 " in await heard(reader, until=b"retry: ")
                reader.close()
                await served.over()
            assert served.site.listening.listeners == set()
        # A page that was being read is read to its end; one who looks at the register for others would have none.
        if left := asyncio.all_tasks() - {asyncio.current_task()}:
            _, endless = await asyncio.wait(left, timeout=PATIENCE)
            assert endless == set()

    apart(run())


def test_who_leaves_while_a_page_is_read_takes_it_from_nobody(register: Path):
    """Two wait for the same page, and one of them goes before it has come."""
    begin = tasks.updates(Settings(register), limit=1).found.cursor
    end = rows(register, begin)[-1]["release_id"].encode()

    async def run() -> None:
        served = Served(register, Limits())
        async with served.listener(begin) as (leaver, _), served.listener(begin) as (reader, _):
            await heard(leaver, until=b"retry: ")
            leaver.close()
            assert end in await heard(reader, until=end)
            await served.over()
            assert len(served.site.listening.listeners) == 1

    apart(run())
