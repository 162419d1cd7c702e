"""The client against a small server of its own: manners, limits, and what it never does."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from fake_sources import VirtualClock

from onrecord.errors import SourceError, UsageError
from onrecord.sources.budget import Budget
from onrecord.sources.http import ATTEMPTS, AnswerError, PoliteClient, user_agent

Reply = tuple[int, dict[str, str], bytes]
START = datetime(2025, 3, 1, 12, tzinfo=UTC)


class Server:
    """Answers as a test says; remembers what was asked, with headers."""

    def __init__(self) -> None:
        self.reply: Callable[[str, int], Reply] = lambda _target, _number: (200, {}, b"{}")
        self.asked: list[tuple[str, dict[str, str]]] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                status, headers, body = server.reply(self.path, len(server.asked))
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Nobody listens."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._http.server_address[1]
        self.base = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def close(self) -> None:
        """Give up the port."""
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture(name="server")
def server_fixture() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


@pytest.fixture(name="clock")
def clock_fixture() -> VirtualClock:
    return VirtualClock(START)


@pytest.fixture(name="client")
def client_fixture(server: Server, clock: VirtualClock, tmp_path: Path) -> Iterator[PoliteClient]:
    budget = Budget(tmp_path / "requests.json", clock)
    client = PoliteClient(tmp_path, budget, user_agent("1.0", "me@aldermere.example"), clock, clock.sleep)
    client.named = frozenset({("127.0.0.1", server.port)})
    yield client
    client.close()


def test_it_says_who_it_is_and_asks_for_what_was_meant(server: Server, client: PoliteClient):
    """Version and contact in the User-Agent; colons of a time as they are."""
    fetched = client.get(f"{server.base}/Search?publishedFrom=2025-01-01T00:00:00&cursor=ab==")
    target, headers = server.asked[0]
    assert target == "/Search?publishedFrom=2025-01-01T00:00:00&cursor=ab=="
    assert headers["user-agent"] == "onrecord/1.0 (+me@aldermere.example)"
    assert headers["host"] == f"127.0.0.1:{server.port}"
    assert fetched.body.read_bytes() == b"{}"
    assert (fetched.status, fetched.at) == (200, START)


@pytest.mark.parametrize("contact", ["bunbury@aldermere.example", "denoon@x.example", "me@x.example (GPTBot)", "Café"])
def test_a_contact_that_would_have_us_turned_away_is_refused(contact: str):
    """Find a Tender looks for words anywhere in the line."""
    with pytest.raises(UsageError, match="ONRECORD_CONTACT"):
        user_agent("1.0", contact)


def test_cookies_are_never_sent_back(server: Server, client: PoliteClient):
    """Each request is the first one."""
    server.reply = lambda _target, _number: (200, {"Set-Cookie": "id=1; Path=/"}, b"{}")
    for _ in range(2):
        client.get(f"{server.base}/")
    assert all("cookie" not in headers for _, headers in server.asked)


@pytest.mark.parametrize(
    ("reply", "least"),
    [
        ((429, {"Retry-After": "200"}, b""), 200),
        ((429, {}, b""), 120),
        ((503, {"Retry-After": "Sat, 01 Mar 2025 12:10:00 GMT"}, b""), 600),
        ((503, {"Retry-After": "7"}, b""), 120),
        ((403, {"Content-Type": "text/html"}, b"<html>wait five minutes</html>"), 300),
        ((504, {}, b""), 5),
        ((500, {"Retry-After": "Sat, 01 Mar 2025 11:00:00 GMT"}, b""), 5),
    ],
)
def test_it_waits_as_told_and_asks_the_same_again(
    server: Server, client: PoliteClient, clock: VirtualClock, reply: Reply, least: float
):
    """Retry-After in both forms, and our own least where it says nothing or too little."""
    server.reply = lambda _target, number: reply if number == 1 else (200, {}, b"{}")
    assert client.get(f"{server.base}/a?b=c").status == 200
    assert [target for target, _ in server.asked] == ["/a?b=c", "/a?b=c"]
    assert clock.slept == least


def test_it_gives_up_in_the_end(server: Server, client: PoliteClient, clock: VirtualClock):
    """With the status, how often it tried, and what to do."""
    server.reply = lambda _target, _number: (503, {}, b"")
    with pytest.raises(AnswerError, match="HTTP 503, 6 times") as caught:
        client.get(f"{server.base}/")
    assert caught.value.status == 503
    assert len(server.asked) == ATTEMPTS
    assert "again later" in caught.value.remedy


def test_a_wait_of_more_than_an_hour_is_not_waited(server: Server, client: PoliteClient, clock: VirtualClock):
    """The pull ends and says how long."""
    server.reply = lambda _target, _number: (429, {"Retry-After": "86400"}, b"")
    with pytest.raises(AnswerError, match="wait 1,440 minutes"):
        client.get(f"{server.base}/")
    assert clock.slept == 0


def test_what_cannot_be_mended_is_told_at_once(server: Server, client: PoliteClient):
    """A 400 says why, in the server's words."""
    server.reply = lambda _target, _number: (400, {}, b'{"message": "unknown parameter order"}')
    with pytest.raises(AnswerError, match=r"HTTP 400.*unknown parameter order"):
        client.get(f"{server.base}/?order=up")
    assert len(server.asked) == 1


def test_another_status_may_be_expected(server: Server, client: PoliteClient):
    """A number that does not exist is an answer."""
    server.reply = lambda _target, _number: (404, {}, b"no such notice")
    assert client.get(f"{server.base}/1", expected=(404,)).status == 404


def test_redirects_are_followed_by_hand_and_never_into_a_network(server: Server, client: PoliteClient):
    """To a named host yes; to another port of the same machine, by any spelling, no."""
    other = Server()
    try:
        targets = [f"http://127.0.0.1:{other.port}/", f"http://2130706433:{other.port}/", f"http://[::1]:{other.port}/"]
        server.reply = lambda _target, number: (302, {"Location": targets[number % 3]}, b"")
        with pytest.raises(SourceError, match="a redirect to"):
            client.get(f"{server.base}/")
        assert other.asked == []
    finally:
        other.close()
    server.asked.clear()
    server.reply = lambda target, _number: (200, {}, b"{}") if target == "/b" else (301, {"Location": "/b"}, b"")
    assert client.get(f"{server.base}/a").status == 200


def test_redirects_in_a_circle_end(server: Server, client: PoliteClient):
    """Five are followed each time."""
    server.reply = lambda _target, _number: (302, {"Location": "/"}, b"")
    with pytest.raises(AnswerError, match="more than 5 redirects"):
        client.get(f"{server.base}/")
    assert len(server.asked) == ATTEMPTS * 6


def test_too_large_an_answer_is_cut_off(server: Server, client: PoliteClient, tmp_path: Path):
    """While it comes, and what came is removed."""
    server.reply = lambda _target, _number: (200, {}, b" " * 2_000_000)
    with pytest.raises(AnswerError, match="more than 1 MB"):
        client.get(f"{server.base}/", most=1024**2)
    assert list(tmp_path.glob("0*")) == []


def test_gzip_is_undone_and_a_bomb_is_not(server: Server, client: PoliteClient):
    """Content coding belongs to the way, not to the bytes as served."""
    coded = {"Content-Encoding": "gzip"}
    server.reply = lambda _target, _number: (200, coded, gzip.compress(b'{"releases": []}'))
    assert client.get(f"{server.base}/").body.read_bytes() == b'{"releases": []}'
    server.reply = lambda _target, _number: (200, coded, gzip.compress(b" " * 40_000_000))
    with pytest.raises(AnswerError, match="packed as no honest one is"):
        client.get(f"{server.base}/")


def test_a_short_answer_is_asked_for_again(server: Server, client: PoliteClient):
    """Fewer bytes than announced are no answer."""
    short = {"Content-Length": "99", "Connection": "close"}
    server.reply = lambda _target, number: (200, short if number == 1 else {}, b"{}")
    assert client.get(f"{server.base}/").body.read_bytes() == b"{}"
    assert len(server.asked) == 2


def test_what_it_fetched_carries_no_secret(server: Server, client: PoliteClient):
    """Neither in the address that is kept nor in what an error says."""
    address = f"http://me:s3cret@127.0.0.1:{server.port}/?key=s3cret"
    assert "s3cret" not in client.get(address).address
    server.reply = lambda _target, _number: (410, {}, b"")
    with pytest.raises(AnswerError) as caught:
        client.get(address)
    assert "s3cret" not in caught.value.sentence
