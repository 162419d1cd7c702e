"""One page, asked for on somebody's behalf: where we may, in time, within bounds, and nothing else."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from fake_sources.clock import VirtualClock

from onrecord.article.copy import Form
from onrecord.errors import InputError, SourceError
from onrecord.settings import Settings
from onrecord.sources.budget import Budget
from onrecord.sources.http import PoliteClient, user_agent
from onrecord.sources.robots import may_visit
from onrecord.sources.webpages import READING, Webpage, fetch_webpage
from onrecord.tasks.fetching import fetch_copy, name_of

START = datetime(2031, 3, 5, 9, tzinfo=UTC)
PAGE = (
    b"<!doctype html><html lang='en'><head><title>Bridge to be mended - Courier</title></head><body><main><article>"
    b"<h1>Bridge to be mended</h1><p>The old bridge at Aldermere is to be mended at a cost of \xc2\xa31,843,210.</p>"
    b"<p>Work will begin in April and is to be finished in the spring of the year after.</p></article></main>"
    b"</body></html>"
)
HTML = {"Content-Type": "text/html; charset=utf-8"}
Reply = tuple[int, dict[str, str], bytes]


class Site:
    """A web site on loopback that answers as it is told, path by path."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.pages: dict[str, Reply | Callable[[], Reply]] = {}
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                found = site.pages.get(self.path, (404, {}, b"nothing here"))
                status, headers, body = found() if callable(found) else found
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Nobody listens."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._http.server_address[1]
        self.base = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [path for path, _ in self.asked]

    def close(self) -> None:
        """Give up the port."""
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture(name="site")
def site_fixture() -> Iterator[Site]:
    site = Site()
    site.pages["/news/bridge"] = (200, HTML, PAGE)
    yield site
    site.close()


@pytest.fixture(name="client")
def client_fixture(site: Site, tmp_path: Path) -> Iterator[PoliteClient]:
    clock = VirtualClock(START)
    budget = Budget(tmp_path / "requests.json", clock)
    agent = user_agent("1.0", "desk@courier.example")
    client = PoliteClient(tmp_path, budget, agent, clock, clock.sleep, patience=READING)
    client.named = frozenset({("127.0.0.1", site.port)})
    yield client
    client.close()


@pytest.fixture(name="settings")
def settings_fixture(site: Site, tmp_path: Path) -> Settings:
    return Settings(state=tmp_path / "state", hosts=frozenset({("127.0.0.1", site.port)}))


def fetch(client: PoliteClient, address: str, most: int = 100_000) -> Webpage:
    return fetch_webpage(address, client, most=most)


def test_a_page_comes_with_its_address_its_instant_and_its_bytes(site: Site, client: PoliteClient):
    """As served; the site's wishes are asked for first, under our own name."""
    page = fetch(client, f"{site.base}/news/bridge")
    assert (page.content, page.address, page.at) == (PAGE, f"{site.base}/news/bridge", START)
    assert site.paths == ["/robots.txt", "/news/bridge"]
    assert site.asked[1][1]["user-agent"] == "onrecord/1.0 (+desk@courier.example)"
    assert site.asked[1][1]["accept"].startswith("text/html")


def test_nothing_is_left_on_disk(site: Site, client: PoliteClient, tmp_path: Path):
    """The bytes go to whoever asked and stay nowhere."""
    fetch(client, f"{site.base}/news/bridge")
    assert {path.name for path in tmp_path.iterdir()} <= {"requests.json", "requests.lock"}


def test_robots_are_obeyed(site: Site, client: PoliteClient):
    """A page that the site asks programs to leave alone is not asked for."""
    site.pages["/robots.txt"] = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /news/")
    with pytest.raises(SourceError, match=r"robots\.txt asks programs to stay away") as caught:
        fetch(client, f"{site.base}/news/bridge")
    assert site.paths == ["/robots.txt"]
    assert "Save the page" in caught.value.remedy


def test_robots_that_cannot_be_had_mean_no(site: Site, client: PoliteClient):
    """RFC 9309: a site whose rules are out of reach is not visited; one that has none is."""
    site.pages["/robots.txt"] = (500, {}, b"")
    with pytest.raises(SourceError, match="HTTP 500"):
        fetch(client, f"{site.base}/news/bridge")
    assert "/news/bridge" not in site.paths


def test_a_redirect_leads_on_and_its_target_is_told(site: Site, client: PoliteClient):
    """The address after redirects is the one that the answer names."""
    site.pages["/old"] = (301, {"Location": "/news/bridge"}, b"")
    assert fetch(client, f"{site.base}/old").address == f"{site.base}/news/bridge"


@pytest.mark.parametrize(
    "address",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::1]/",
        "http://localhost/",
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "http://",
    ],
)
def test_addresses_of_somebodys_own_network_are_not_asked(site: Site, client: PoliteClient, address: str):
    """By whatever spelling; the message says how one's own host can be named."""
    with pytest.raises(SourceError) as caught:
        fetch(client, address)
    assert site.asked == []
    assert "ONRECORD_HOSTS" in caught.value.remedy


@pytest.mark.parametrize("target", ["http://169.254.169.254/", "http://2130706433:81/", "http://[::ffff:10.0.0.1]/"])
def test_a_redirect_into_a_private_network_is_not_followed(site: Site, client: PoliteClient, target: str):
    """The guard looks at every hop."""
    site.pages["/news/bridge"] = (302, {"Location": target}, b"")
    with pytest.raises(SourceError, match=r"a redirect to (?:a host inside|port)"):
        fetch(client, f"{site.base}/news/bridge")


def test_a_name_that_resolves_to_both_worlds_is_not_asked(site: Site, client: PoliteClient):
    """Rebinding: one private address among the public ones is enough, and the name is resolved once a request."""
    client.resolve = lambda _host, _port: ["93.184.215.14", "127.0.0.1"]
    with pytest.raises(SourceError, match="inside somebody's own network"):
        fetch(client, "http://courier.example/news")


def test_a_page_beyond_the_bound_is_refused(site: Site, client: PoliteClient):
    """The bound is named."""
    site.pages["/news/bridge"] = (200, HTML, b"<p>" + b"x" * 3_000_000)
    with pytest.raises(SourceError, match="more than 2 MB"):
        fetch(client, f"{site.base}/news/bridge", most=2 * 1024**2)


def test_a_bomb_is_refused_while_it_unpacks(site: Site, client: PoliteClient):
    """What is counted is what it unpacks to."""
    packed = gzip.compress(b"\0" * 50_000_000)
    site.pages["/news/bridge"] = (200, HTML | {"Content-Encoding": "gzip"}, packed)
    with pytest.raises(SourceError, match="more than 2 MB"):
        fetch(client, f"{site.base}/news/bridge", most=2 * 1024**2)


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json", "video/mp4"])
def test_what_is_no_page_is_refused(site: Site, client: PoliteClient, kind: str):
    """Only text, HTML and Markdown are articles."""
    site.pages["/news/bridge"] = (200, {"Content-Type": kind}, b"x")
    with pytest.raises(SourceError, match=kind):
        fetch(client, f"{site.base}/news/bridge")


@pytest.mark.parametrize("status", [401, 402, 404, 410, 418])
def test_an_answer_without_a_page_says_its_status(site: Site, client: PoliteClient, status: int):
    """With what to do instead."""
    site.pages["/news/bridge"] = (status, HTML, b"<p>no</p>")
    with pytest.raises(SourceError, match=f"HTTP {status}") as caught:
        fetch(client, f"{site.base}/news/bridge")
    assert "Save the page" in caught.value.remedy


def test_a_host_that_never_ends_is_left(site: Site, client: PoliteClient):
    """All of it has one deadline, whatever trickles in meanwhile."""
    held = threading.Event()

    def slow() -> Reply:
        held.wait(20)
        return 200, HTML, PAGE

    site.pages["/news/bridge"] = slow
    try:
        with pytest.raises(SourceError, match="no whole answer in 0 seconds"):
            fetch_webpage(f"{site.base}/news/bridge", client, most=1000, longest=0.2)
    finally:
        held.set()


def test_the_article_is_read_from_the_page(site: Site, settings: Settings):
    """Its text, its form, where it came from, when, and the hash of its bytes."""
    copy, content = fetch_copy(settings, f"{site.base}/news/bridge", clock=VirtualClock(START))
    assert copy.form is Form.HTML
    assert copy.text.startswith("Bridge to be mended\n\nThe old bridge")
    assert (copy.address, copy.fetched, content) == (f"{site.base}/news/bridge", START, PAGE)
    assert len(copy.digest) == 64


def test_secrets_of_an_address_are_not_told(site: Site, settings: Settings):
    """A key in the address is used, and not shown."""
    site.pages["/news/bridge?token=abc"] = (200, HTML, PAGE)
    copy, _ = fetch_copy(settings, f"{site.base}/news/bridge?token=abc", clock=VirtualClock(START))
    assert copy.address == f"{site.base}/news/bridge?token=hidden"


def test_a_host_is_asked_only_when_it_is_named(site: Site, tmp_path: Path):
    """Without ONRECORD_HOSTS the very same address is refused."""
    with pytest.raises(SourceError, match="port"):
        fetch_copy(Settings(state=tmp_path), f"{site.base}/news/bridge", clock=VirtualClock(START))
    assert site.asked == []


def test_a_page_without_an_article_is_bad_input(site: Site, settings: Settings):
    """Reached, and not what it should be: another class of error."""
    site.pages["/news/bridge"] = (200, HTML, b"<html><body><nav>Menu</nav></body></html>")
    with pytest.raises(InputError, match="no article was found"):
        fetch_copy(settings, f"{site.base}/news/bridge", clock=VirtualClock(START))


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: OnRecord\nDisallow: /x", "/a", True),
        ("User-agent: other\nUser-agent: onrecord\nDisallow: /a", "/a/b", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/a.pdf?y", True),
        ("User-agent: *\nDisallow: /*/private/*/x", "/a/private/b/xyz", False),
        ("\ufeffUser-agent: * # all\nDisallow: /a # this", "/a", False),
        ("Disallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/caf%c3%a9/x", False),
        ("User-agent: *\nDisallow: /?q=", "/?q=1", False),
    ],
)
def test_robots_are_read_by_the_standard(robots: str, path: str, allowed: bool):
    """RFC 9309: our group or the one for all, the longest rule, wildcards, the end."""
    assert may_visit(robots, f"https://a.example{path}") is allowed


def test_robots_that_mean_to_hold_us_up_do_not():
    """A thousand wildcards are looked for one after the other, once."""
    rule = "Disallow: /" + "*a" * 5_000
    assert may_visit("User-agent: *\n" + (rule + "\n") * 40, "https://a.example/" + "b" * 5_000)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.courier.example/news/fury-8812345/", "fury-8812345"),
        ("https://a.example/story.html?x=1", "story"),
        ("https://a.example/", "a.example"),
        ("https://a.example/a%2Fb%20c", "b-c"),
    ],
)
def test_an_address_gives_the_article_its_name(address: str, name: str):
    """The last part of the path that says anything."""
    assert name_of(address) == name
