"""Buyers and suppliers: found by name, told from profiles that were put together beforehand."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from registers import release, write_package
from site_of_tests import NOW, copied, opened
from starlette.testclient import TestClient

from onrecord.register import Register
from onrecord.settings import Settings
from onrecord.tasks.joining import is_joined_beside, join_in_process, joined_beside


def test_a_name_leads_to_its_page(client: TestClient):
    """And the page to the records, the partners, the reasons and the figures behind each bar."""
    found = client.get("/parties", params={"name": "Thornwick City Council"})
    assert found.status_code == 303
    page = client.get(found.headers["location"])
    assert page.status_code == 200
    assert '<h2 id="as-buyer">As buyer</h2>' in page.text
    assert "Fenner &amp; Lyle Advisory LLP" in page.text
    assert "in doubt and left out" in page.text or "No sum was left out" in page.text
    for method in ("/method/parties", "/money"):
        assert f'href="{method}"' in page.text
        assert client.get(method).status_code == 200


def test_words_that_several_have_list_them(client: TestClient):
    """Each with its page; nobody is chosen for the reader."""
    page = client.get("/parties", params={"name": "council"}).text
    assert len(set(re.findall(r'href="/parties/([\w-]+)"', page))) > 3


def test_nobody_of_that_name_is_said(client: TestClient):
    """With somewhere else to look; an id of nobody has no page."""
    nobody = client.get("/parties", params={"name": "Zyzzyva Unlimited"})
    assert (nobody.status_code, "Nobody of that name" in nobody.text) == (404, True)
    assert client.get("/parties/no-such-party").status_code == 404
    assert client.get("/parties").status_code == 200


def test_no_drawing_brings_a_style_or_a_script(client: TestClient):
    """The policy would refuse it: bars are drawn with attributes and classes alone."""
    page = client.get(client.get("/parties", params={"name": "Thornwick City Council"}).headers["location"]).text
    assert "<svg" in page
    assert " style=" not in page
    assert "<style" not in page
    assert "<script" not in page


def test_a_page_is_served_from_the_last_joining_while_another_is_made(sample: Path, tmp_path: Path):
    """Nobody waits for it; the page says of which state it is, and the next one has what came."""
    register = copied(sample, tmp_path / "own.register")
    with Register.open(register) as held:
        held.join_parties()
    asked, go, done = Event(), Event(), Event()

    def joining(path: Path, closing: Event) -> None:
        asked.set()
        assert go.wait(30)
        with Register.open(path) as held:
            held.join_parties()
        done.set()

    body = release("ocds-213czf-new", buyer={"name": "Quillhaven Parish Council"})
    with Register.open(register) as held:
        held.load([write_package(tmp_path / "new.json", body)], now=NOW)
    with opened(register) as client, joined_beside(Settings(register), join=joining):
        assert asked.wait(30)
        page = client.get("/parties/thornwick-council", follow_redirects=True)
        known = client.get("/parties", params={"name": "Thornwick City Council"}, follow_redirects=True)
        assert page.status_code in (200, 404)
        assert "The register has moved since" in known.text
        assert client.get("/parties", params={"name": "Quillhaven Parish Council"}).status_code == 404
        go.set()
        assert done.wait(60)
        after = client.get("/parties", params={"name": "Quillhaven Parish Council"}, follow_redirects=True)
        assert (after.status_code, "The register has moved since" in after.text) == (200, False)
    assert not is_joined_beside(register)


def test_the_first_joining_is_waited_for_with_a_message(sample: Path, tmp_path: Path):
    """Nothing to serve yet: the reader is told so, and not kept."""
    register = copied(sample, tmp_path / "own.register")
    shutil.rmtree(register / "joined")
    go = Event()
    with opened(register) as client, joined_beside(Settings(register), join=lambda _, __: assert_waited(go)):
        answer = client.get("/parties", params={"name": "Thornwick City Council"})
        go.set()
    assert answer.status_code == 503
    assert "put together for the first time" in answer.text


def assert_waited(go: Event) -> None:
    assert go.wait(30)


def test_a_process_of_its_own_joins(sample: Path, tmp_path: Path):
    """As the site starts it; told to close, it leaves at once."""
    register = copied(sample, tmp_path / "own.register")
    shutil.rmtree(register / "joined")
    closing = Event()
    closing.set()
    join_in_process(register, closing)
    join_in_process(register, Event())
    with Register.open(register) as held:
        assert held.parties.current


def test_a_joining_ends_with_the_site_however_that_ends(tmp_path: Path):
    """The site is killed while the process reads of its register, which has no end here."""
    os.mkfifo(tmp_path / "FORMAT")
    join = "import sys, threading; from pathlib import Path; from onrecord.tasks.joining import join_in_process; "
    site = [sys.executable, "-c", f"{join} join_in_process(Path(sys.argv[1]), threading.Event())", str(tmp_path)]
    process = subprocess.Popen(site, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
    with process, (tmp_path / "FORMAT").open("wb"):  # waits for whoever reads
        process.kill()
        process.communicate(timeout=60)  # as long as anybody has its standard error


def test_a_joining_that_fails_ends_with_a_message(tmp_path: Path):
    """For the log; the site goes on."""
    with pytest.raises(OSError, match="ended with"):
        join_in_process(tmp_path / "none.register", Event())


def test_whoever_knows_no_name_begins_with_the_most_frequent_buyers(client: TestClient):
    """Each leads to its own page."""
    links = re.findall(r'href="(/parties\?name=[^"]+as=buyer)"', client.get("/parties").text)
    assert len(links) > 3
    assert client.get(links[0].replace("&amp;", "&")).headers["location"].startswith("/parties/")


def test_a_buyer_s_page_answers_with_a_sentence(client: TestClient):
    """From whom it bought and how long notices of awards took, before any table."""
    found = client.get("/parties", params={"name": "Aldermere Borough Council"}).headers["location"]
    lead = re.search(r'<p class="lead">(.*?)</p>', client.get(found).text, re.DOTALL)
    assert lead
    words = " ".join(re.sub("<[^>]+>", "", lead[1]).split())
    assert words == (
        "3 records, 1 award, 1 supplier. All of them with Halden Vale Vehicles Limited. "
        "The middle notice of an award came out 9 days after the award, the latest 9."
    )
