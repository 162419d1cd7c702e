"""Bodies, forms and headers that are too large, packed, or something else than they say."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from site_of_tests import opened, token
from starlette.testclient import TestClient

from onrecord.web.guard.limits import Limits
from onrecord.web.site import Wishes

SMALL = Limits(body=4_000, bodies={"/check": 200_000}, all_bodies=150_000, parts=5, files=2, part=50_000)


@pytest.fixture(scope="module")
def narrow(sample: Path) -> Iterator[TestClient]:
    """A site that takes little."""
    with opened(sample, Wishes(limits=SMALL)) as client:
        yield client


def pieces(size: int) -> Iterator[bytes]:
    """A body whose length nobody is told beforehand."""
    for _ in range(size // 1000):
        yield b"a" * 1000


@pytest.mark.parametrize("address", ["/start", "/api/check", "/none"])
def test_a_body_that_says_it_is_too_large_is_not_read(narrow: TestClient, address: str):
    """Refused by its Content-Length, and the connection is closed."""
    answer = narrow.post(address, content=b"a" * 5_000)
    assert answer.status_code == 413
    assert answer.headers["connection"] == "close"
    assert "4,000 at most" in answer.text


def test_a_body_of_unknown_length_is_counted(narrow: TestClient):
    """As it comes in, up to what the address takes."""
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert narrow.post("/start", content=pieces(10_000), headers=form).status_code == 413


def test_each_address_has_its_own_measure(narrow: TestClient):
    """Where articles are handed in, more is taken."""
    said = {"said-1": "word " * 2_000, "token": token(narrow, "/check")}
    assert narrow.post("/check", data=said).status_code == 303


def test_all_bodies_together_have_a_measure(narrow: TestClient):
    """Many at once cannot fill the memory; whoever is too much is told to come back."""
    answer = narrow.post("/check", files=[("files", ("a.txt", b"a " * 80_000))])
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "10"


def test_what_was_read_is_given_back(narrow: TestClient):
    """After refusals there is as much room as before."""
    for _ in range(3):
        assert narrow.post("/check", files=[("files", ("a.txt", b"a " * 80_000))]).status_code == 503
    said = {"said": "sea wall", "token": token(narrow, "/")}
    assert narrow.post("/start", data=said).status_code == 303


@pytest.mark.parametrize(
    ("fields", "told"),
    [({f"f{n}": "x" for n in range(6)}, "Too many fields"), ({"said": "x" * 60_000}, "exceeded maximum size")],
)
def test_a_form_has_a_measure(narrow: TestClient, fields: dict[str, str], told: str):
    """In the number of its fields, and in the size of each."""
    for files in (None, [("none", ("", b""))]):
        answer = narrow.post("/check", data=fields, files=files)
        assert answer.status_code == 400
        assert told in answer.text


def test_a_form_has_few_files(narrow: TestClient):
    """One more is too many."""
    answer = narrow.post("/check", files=[("files", (f"{n}.txt", b"x")) for n in range(3)])
    assert (answer.status_code, "Too many files" in answer.text) == (400, True)


@pytest.mark.parametrize(
    "content", [b"--x\r\n\r\n", b"\r\n" * 500, b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--"]
)
def test_a_form_that_is_none_is_refused(client: TestClient, content: bytes):
    """With a message, not with a fault."""
    for kind in ("multipart/form-data; boundary=x", "multipart/form-data"):
        assert client.post("/check", content=content, headers={"content-type": kind}).status_code in (400, 403)


def test_packed_bodies_are_not_unpacked(client: TestClient):
    """A gzip bomb as Content-Encoding: a thousand bytes that would be a million."""
    bomb = gzip.compress(b"\0" * 10**6)
    answer = client.post("/api/check", content=bomb, headers={"content-encoding": "gzip"})
    assert answer.status_code == 415


@pytest.mark.parametrize("name", ["article.txt", "article.html", "article.zip", "article.md"])
def test_archives_are_not_opened(client: TestClient, name: str):
    """Zip and gzip bombs, whatever they are called: they are told apart by their first bytes, and refused unopened."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../etc/cron.d/x", b"\0" * 10**7)
    for bomb in (packed.getvalue(), gzip.compress(b"\0" * 10**7)):
        answer = client.post("/check", data={"token": token(client, "/check")}, files={"files": (name, bomb)})
        assert answer.status_code == 422
        assert "archive" in answer.text or "compressed" in answer.text


def test_a_page_that_nests_deeply_is_read_or_refused(client: TestClient):
    """Fifty thousand elements, one in another."""
    page = b"<!doctype html><title>x</title>" + b"<div>" * 50_000 + b"The council will pay 5 pounds."
    answer = client.post("/check", data={"token": token(client, "/check")}, files={"files": ("a.html", page)})
    assert answer.status_code in (303, 422)


def test_an_entity_bomb_is_text(client: TestClient):
    """A billion laughs: no entity of a document's own is ever expanded."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    page = f"<?xml version='1.0'?><!DOCTYPE html [{laughs}]><html><body><p>&l9; The council pays.</p></body></html>"
    answer = client.post("/check", data={"token": token(client, "/check")}, files={"files": ("a.xhtml", page.encode())})
    assert answer.status_code in (303, 422)


@pytest.mark.parametrize("headers", [{f"x-{n}": "y" for n in range(120)}, {"x": "y" * 40_000}])
def test_headers_have_a_measure(client: TestClient, headers: dict[str, str]):
    """In number and in size."""
    assert client.get("/", headers=headers).status_code == 431


def test_addresses_have_a_measure(client: TestClient):
    """A query longer than all headers may be; and of a value in it, what no search can mean."""
    assert client.get("/search?words=" + "a" * 40_000).status_code == 414
    assert client.get("/search?words=" + "a" * 2_000).status_code == 400


def test_reading_takes_no_body(client: TestClient):
    """What a GET carries is not read."""
    assert client.request("GET", "/", content=b"x").status_code == 400


def test_a_workbook_that_unpacks_to_too_much_is_refused(client: TestClient):
    """A zip bomb as a list of claims: told by what it says of itself, and refused unopened."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(300):
                sheet.write(b" " * 1_000_000)
    assert len(packed.getvalue()) < 400_000
    said = {"token": token(client, "/check")}
    answer = client.post("/check/claims", data=said, files={"claims_file": ("speech.xlsx", packed.getvalue())})
    assert answer.status_code == 422
    assert "a workbook that unpacks to 300,000,019 bytes" in answer.text
