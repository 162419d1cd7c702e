"""Who may ask, and by which name: DNS rebinding, forms of other sites, cookies set by neighbours."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from site_of_tests import copied, opened, token
from starlette.testclient import TestClient
from walking_site import walk

from onrecord.web.guard.forgery import Tokens, cookie_name
from onrecord.web.site import Wishes

SAID = {"said": "sea wall"}


@pytest.mark.parametrize("name", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.0.2.9",
                                  "localhost@evil.example", "", "2130706433", "[::2]"])  # fmt: skip
@pytest.mark.parametrize("page", ["/", "/api/records", "/static/onrecord.css"])
def test_a_name_that_is_not_ours_is_answered_by_nobody(client: TestClient, page: str, name: str):
    """DNS rebinding: a page elsewhere that makes its own name lead here learns nothing."""
    answer = client.get(page, headers={"host": name})
    assert answer.status_code == 421
    assert "onrecord_forms" not in answer.headers.get("set-cookie", "")


@pytest.mark.parametrize(
    "name", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "127.1.2.3", "[::1]:80", "localhost."]
)
def test_this_machine_is_known(client: TestClient, name: str):
    """Loopback and its names, with any port."""
    assert client.get("/", headers={"host": name}).status_code == 200


def test_names_that_were_given_are_known(sample: Path):
    """By `--name`, and by the address that readers use."""
    with opened(sample, Wishes(hosts=("record.example",), address="https://open.example:444/")) as client:
        assert client.get("/", headers={"host": "record.example"}).status_code == 200
        assert client.get("/", headers={"host": "open.example"}).status_code == 200


@pytest.mark.parametrize(
    "said",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost.evil.example"},
        {"origin": "http://localhost:9000"},
    ],
)
@pytest.mark.parametrize("address", ["/start", "/check", "/api/check", "/api/none"])
def test_another_site_cannot_send_anything(client: TestClient, address: str, said: dict[str, str]):
    """Neither a form, even with a token that it stole, nor a script."""
    answer = client.post(address, data=SAID | {"token": token(client, "/")}, headers=said)
    assert answer.status_code == 403
    assert "another site as its sender" in answer.text


def test_our_own_pages_can(client: TestClient):
    """With the headers that a browser sends along, with TLS and without."""
    for said in ({"sec-fetch-site": "same-origin"}, {"origin": "http://localhost"}, {}):
        assert client.post("/start", data=SAID | {"token": token(client, "/")}, headers=said).status_code == 303


def test_a_token_is_of_one_reader(sample: Path):
    """What one reader's form carried is worth nothing in the hand of another."""
    with opened(sample) as one:
        stolen = token(one, "/")
        one.cookies.clear()
        assert one.post("/start", data=SAID | {"token": stolen}).status_code == 403
        token(one, "/")
        assert one.post("/start", data=SAID | {"token": stolen}).status_code == 403


@pytest.mark.parametrize("made", ["", "0" * 80, "\ud800", "é" * 16, "a" * 100_000])
def test_a_token_that_was_made_up_is_refused(made: str):
    """Of whatever length and letters."""
    tokens = Tokens(b"key")
    with pytest.raises(Exception, match="no token of this site"):
        tokens.demand("a" * 32, made, {})


def test_a_token_is_another_each_time_and_good_each_time():
    """So that the size of a packed page tells nothing of it (BREACH)."""
    tokens = Tokens(b"key")
    made = {tokens.token("a" * 32) for _ in range(3)}
    assert len(made) == 3
    for one in made:
        tokens.demand("a" * 32, one, {})


def test_over_tls_no_neighbour_can_set_the_cookie(sample: Path):
    """Its name begins with __Host-, and the browser is told to stay with TLS."""
    with opened(sample) as plain:
        client = TestClient(plain.app, base_url="https://localhost")
        told = client.get("/check").headers
    assert told["set-cookie"].startswith(cookie_name(True) + "=")
    for word in ("__Host-", "; Secure", "; HttpOnly", "; SameSite=strict"):
        assert word in told["set-cookie"]
    assert told["strict-transport-security"] == "max-age=31536000"


def test_reading_changes_nothing(sample: Path, tmp_path: Path):
    """Every page that a link leads to was asked for, and the register is byte for byte what it was."""
    folder = copied(sample, tmp_path / "r")
    before = _digest(folder)
    with opened(folder) as client:
        assert len(dict(walk(lambda address: client.get(address).text if "/api/" not in address else None))) > 3
    assert _digest(folder) == before


def _digest(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
