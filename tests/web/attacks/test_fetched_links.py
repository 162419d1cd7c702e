"""A pasted link leads to the open internet alone, where we are welcome, and nobody waits long for it."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from checks_at_hand import words
from site_of_tests import HOME, NOW, token
from starlette.testclient import TestClient

from onrecord.settings import Settings
from onrecord.tasks.opening import kept_open
from onrecord.web import handing
from onrecord.web.app import build_app
from onrecord.web.guard.fetches import AT_ONCE, IN_A_WHILE, WHILE, BusyError, Fetches
from onrecord.web.site import Site, Wishes

ARTICLE = (
    b"<!doctype html><title>x</title><meta property='og:site_name' content='Otter Courier'><article><h1>Bridge</h1>"
    b"<p>The bridge at Aldermere is to be mended at a cost of 1,843,210 pounds, the council said on Monday.</p>"
    b"<p>Work begins in April and is to be finished in the spring of the year after.</p></article>"
)


class Elsewhere:
    """A site on loopback that answers as it is told."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.dripping: dict[str, Callable[[], Generator[bytes]]] = {}
        """Pages that come piece by piece."""
        told = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                told.asked.append(self.path)
                if self.path in told.dripping:
                    self.drip(told.dripping[self.path])
                    return
                status, headers, body = told.pages.get(self.path, (404, {}, b""))
                self.send_response(status)
                for name, value in {"content-type": "text/html", **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def drip(self, page: Callable[[], Generator[bytes]]) -> None:
                self.send_response(200)
                self.send_header("content-type", "text/html")
                self.end_headers()
                with suppress(OSError), closing(page()) as pieces:
                    for piece in pieces:
                        self.wfile.write(piece)

            def log_message(self, format: str, *args: object) -> None:
                """Nobody listens."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._http.server_address[1]
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def close(self) -> None:
        """Give up the port."""
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    """Another site, with one article."""
    site = Elsewhere()
    site.pages["/bridge"] = (200, {}, ARTICLE)
    yield site
    site.close()


@contextmanager
def opened(sample: Path, state: Path, *named: tuple[str, int], public: bool = False) -> Iterator[TestClient]:
    """A site of ours whose operator named some hosts of his own network."""
    settings = replace(Settings(sample), state=state, hosts=frozenset(named))
    site = Site(settings, Wishes(public=public), lambda: NOW)
    with kept_open(settings), TestClient(build_app(site), base_url=HOME, follow_redirects=False) as client:
        yield client


def hand_in(client: TestClient, address: str):
    return client.post("/check", data={"token": token(client, "/check"), "do": "check", "said-1": address})


def refused(answer) -> str:
    """What the page tells of an address that was not asked; what was typed is still there."""
    assert answer.status_code in (400, 422), answer.status_code
    assert 'href="#said-1"' in answer.text
    return words(answer.text)


def test_a_link_is_fetched_and_checked(sample: Path, tmp_path: Path, elsewhere: Elsewhere):
    """Where its site lets programs in; the outlet is the one that its page names."""
    with opened(sample, tmp_path, ("127.0.0.1", elsewhere.port)) as client:
        answer = hand_in(client, f"http://127.0.0.1:{elsewhere.port}/bridge")
        assert answer.status_code == 303
        assert "Otter Courier" in client.get(answer.headers["location"]).text
    assert elsewhere.asked == ["/robots.txt", "/bridge"]


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "localhost",
        "10.0.0.1",
        "169.254.169.254",
        "[fe80::1]",
        "0.0.0.0",
        "user:pw@127.0.0.1",
    ],
)
def test_no_spelling_leads_into_a_private_network(sample: Path, tmp_path: Path, elsewhere: Elsewhere, host: str):
    """Decimal, octal, hexadecimal, short, IPv6 and IPv4 within it; at the usual port and at any other."""
    with opened(sample, tmp_path) as client:
        for port in ("", f":{elsewhere.port}"):
            refused(hand_in(client, f"http://{host}{port}/bridge"))
    assert elsewhere.asked == []


def test_no_redirect_leads_into_a_private_network(sample: Path, tmp_path: Path, elsewhere: Elsewhere):
    """Each step is looked at anew, and nothing of the second host is asked."""
    inside = Elsewhere()
    inside.pages["/secret"] = (200, {}, ARTICLE)
    try:
        elsewhere.pages["/moved"] = (302, {"location": f"http://127.0.0.1:{inside.port}/secret"}, b"")
        with opened(sample, tmp_path, ("127.0.0.1", elsewhere.port)) as client:
            assert "a redirect to" in refused(hand_in(client, f"http://127.0.0.1:{elsewhere.port}/moved"))
        assert inside.asked == []
    finally:
        inside.close()


def test_a_name_that_leads_inwards_as_well_is_not_asked(
    sample: Path, tmp_path: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
):
    """DNS rebinding: every address of a name is looked at, and the one that was looked at is connected to."""

    def resolve(host: str, port: int, **_: object):
        ips = ("93.184.215.14", "127.0.0.1") if host == "rebound.example" else (host,)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ips]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with opened(sample, tmp_path) as client:
        assert "own network (127.0.0.1)" in refused(hand_in(client, "http://rebound.example/bridge"))
    assert elsewhere.asked == []


def test_a_name_that_leads_elsewhere_at_the_second_look_is_not_followed(
    sample: Path, tmp_path: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
):
    """DNS rebinding in time: a name is looked up once a request, and what was checked is what is dialled."""
    public, looked_up, dialled = "93.184.215.14", [], []
    connect = socket.create_connection

    def resolve(host: str, port: int, *args: object, **_: object):
        if host == "rebound.example":
            looked_up.append(host)
            host = public if len(looked_up) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]

    def dial(address: tuple[str, int], *args: object, **named: object):
        dialled.append(address)
        return connect(("127.0.0.1", elsewhere.port), *args, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", dial)
    with opened(sample, tmp_path) as client:
        assert "own network (127.0.0.1)" in refused(hand_in(client, "http://rebound.example/bridge"))
    assert looked_up == ["rebound.example"] * 2
    assert dialled == [(public, 80)]
    assert elsewhere.asked == ["/robots.txt"]


def test_a_page_that_drips_is_left(sample: Path, tmp_path: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch):
    """A byte now and then wins no time: the request ends, and so does the connection."""
    left = threading.Event()

    def drip() -> Generator[bytes]:
        try:
            for _ in range(2_000):
                yield b"a"
                left.wait(0.01)
        finally:
            left.set()

    elsewhere.dripping["/drip"] = drip
    monkeypatch.setattr(handing, "HURRY", 0.4)
    with opened(sample, tmp_path, ("127.0.0.1", elsewhere.port)) as client:
        told = refused(hand_in(client, f"http://127.0.0.1:{elsewhere.port}/drip"))
        assert "no whole answer in 0 seconds" in told
        assert left.wait(5)
    assert elsewhere.asked == ["/robots.txt", "/drip"]


@pytest.mark.parametrize("address", ["http://127.0.0.1/x", "http://no-such-host.invalid/x", "http://10.0.0.1/"])
def test_a_public_site_tells_nobody_what_is_in_its_network(sample: Path, tmp_path: Path, address: str):
    """A name that leads inwards, one that leads nowhere and a port that is closed are told alike."""
    with opened(sample, tmp_path, public=True) as client:
        told = refused(hand_in(client, address))
    assert "The page: found nothing that can be had from here. Paste the article's text instead." in told


def test_a_site_that_does_not_want_programs_is_left_alone(sample: Path, tmp_path: Path, elsewhere: Elsewhere):
    """Its robots.txt is asked for, and obeyed."""
    elsewhere.pages["/robots.txt"] = (200, {"content-type": "text/plain"}, b"User-agent: *\nDisallow: /")
    with opened(sample, tmp_path, ("127.0.0.1", elsewhere.port)) as client:
        assert "robots.txt asks programs to stay away" in refused(
            hand_in(client, f"http://127.0.0.1:{elsewhere.port}/bridge")
        )
    assert elsewhere.asked == ["/robots.txt"]


def test_a_delay_that_is_too_long_is_told_and_not_waited_for(sample: Path, tmp_path: Path, elsewhere: Elsewhere):
    """The second page of a site that wants half a minute between two."""
    elsewhere.pages["/robots.txt"] = (200, {"content-type": "text/plain"}, b"User-agent: *\nCrawl-delay: 30")
    with opened(sample, tmp_path, ("127.0.0.1", elsewhere.port)) as client:
        address = f"http://127.0.0.1:{elsewhere.port}/bridge"
        assert hand_in(client, address).status_code == 303
        assert "to be left alone for 30 seconds more" in refused(hand_in(client, address))
    assert elsewhere.asked == ["/robots.txt", "/bridge"]


def test_a_page_that_unpacks_to_too_much_is_not_read(sample: Path, tmp_path: Path, elsewhere: Elsewhere):
    """Eight megabytes at most, however small they travel."""
    bomb = gzip.compress(b"\0" * 40_000_000)
    elsewhere.pages["/bomb"] = (200, {"content-encoding": "gzip", "content-length": str(len(bomb))}, bomb)
    with opened(sample, tmp_path, ("127.0.0.1", elsewhere.port)) as client:
        assert "more than 8 MB" in refused(hand_in(client, f"http://127.0.0.1:{elsewhere.port}/bomb"))


@pytest.mark.parametrize("address", ["file:///etc/passwd", "gopher://a.example/1", "ftp://a.example/x", "javascript:1"])
def test_another_kind_of_address_is_a_text_like_any_other(sample: Path, tmp_path: Path, address: str):
    """It is fetched from nowhere."""
    with opened(sample, tmp_path) as client:
        assert hand_in(client, address).status_code == 303


def test_few_pages_are_fetched_at_once():
    """Of everybody together, of each who asks, and within a while; a place is given back at the end."""
    fetches = Fetches()
    with fetches.turn("a", NOW), fetches.turn("a", NOW), pytest.raises(BusyError), fetches.turn("a", NOW):
        pass
    for _ in range(IN_A_WHILE - 2):
        with fetches.turn("a", NOW):
            pass
    with pytest.raises(BusyError, match="12 pages in 10 minutes"), fetches.turn("a", NOW):
        pass
    with fetches.turn("a", NOW + WHILE + timedelta(seconds=1)):
        pass
    with fetches.turn("b", NOW), fetches.turn("c", NOW), fetches.turn("d", NOW), fetches.turn("e", NOW):
        assert AT_ONCE == 4
        with pytest.raises(BusyError), fetches.turn("f", NOW):
            pass
