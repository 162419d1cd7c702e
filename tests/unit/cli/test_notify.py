"""Mail of saved searches: what is new, once a day, nothing twice; a server that refuses loses nothing."""

from __future__ import annotations

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from threading import Thread

import pytest
from registers import register_of, release, write_package

from onrecord import tasks
from onrecord.errors import NotFoundError, SourceError, UsageError
from onrecord.register.followers import Followers
from onrecord.settings import Settings
from onrecord.tasks.mailing import follow_by_mail, unfollow

BEGIN = datetime(2026, 3, 1, 9, tzinfo=UTC)
SITE = "https://record.example"


class Letters(socketserver.ThreadingTCPServer):
    """A mail server on the loopback that keeps what it is sent."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Desk)
        self.taken: list[bytes] = []
        self.refuses = False

    @property
    def address(self) -> str:
        """As ONRECORD_SMTP names it."""
        return f"smtp://127.0.0.1:{self.server_address[1]}?from=record@example.org"


class _Desk(socketserver.StreamRequestHandler):
    server: Letters

    def handle(self) -> None:
        self._say("220 ready")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"QUIT":
                self._say("221 bye")
                return
            if word == b"DATA":
                self._say("354 go on")
                self._take()
            else:
                self._say("250 fine")

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        if self.server.refuses:
            self._say("550 no")
        else:
            self.server.taken.append(b"".join(lines))
            self._say("250 taken")

    def _say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")


@contextmanager
def post_office() -> Iterator[Letters]:
    """A mail server, until the block ends."""
    with Letters() as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(name="letters")
def letters_fixture() -> Iterator[Letters]:
    """One for the test."""
    with post_office() as server:
        yield server


@pytest.fixture(name="settings")
def settings_fixture(tmp_path: Path, letters: Letters) -> Settings:
    """A register with one record, a search for it, and somebody who follows that."""
    register_of(tmp_path / "r", write_package(tmp_path / "a.json", release("ocds-213czf-old"))).close()
    settings = Settings(tmp_path / "r", smtp=letters.address)
    tasks.search(settings, "paper", save="paper", clock=lambda: BEGIN)
    follow_by_mail(settings, "paper", "ada@example.org", clock=lambda: BEGIN + timedelta(hours=5))
    return settings


def load(settings: Settings, folder: Path, ocid: str, day: int) -> None:
    """Let a record come in on a day of March."""
    from onrecord.register import Register

    with Register.open(settings.register) as register:
        body = release(ocid, tender={"id": "1", "title": f"Paper\r\nBcc: x@example.org {ocid}", "status": "active"})
        register.load([write_package(folder / f"{ocid}.json", body)], now=datetime(2026, 3, day, 12, tzinfo=UTC))


def run(settings: Settings, day: int, hour: int = 15) -> int:
    """How many mails go out."""
    return tasks.notify(settings, site=SITE, clock=lambda: datetime(2026, 3, day, hour, tzinfo=UTC)).sent


def test_what_is_new_is_mailed_once_and_once_a_day(settings: Settings, letters: Letters, tmp_path: Path):
    """What was held before is no news; two on one day wait for the next; nothing comes twice."""
    assert run(settings, 1) == 0
    load(settings, tmp_path, "ocds-213czf-new", 2)
    assert run(settings, 2) == 1
    load(settings, tmp_path, "ocds-213czf-newer", 2)
    assert run(settings, 2, 20) == 0
    assert run(settings, 3) == 1
    assert run(settings, 4) == 0
    first, second = (message_from_bytes(raw, policy=policy.default) for raw in letters.taken)
    body = first.get_body().get_content()
    assert f"{SITE}/records/ocds-213czf-new" in body.splitlines()
    assert "ocds-213czf-old" not in body
    assert "ocds-213czf-newer" in second.get_body().get_content()
    assert (first["to"], first["bcc"]) == ("ada@example.org", None)


def test_the_link_of_a_mail_ends_it(settings: Settings, letters: Letters, tmp_path: Path):
    """It is in each mail, and works once."""
    load(settings, tmp_path, "ocds-213czf-new", 2)
    run(settings, 2)
    link = message_from_bytes(letters.taken[0])["List-Unsubscribe"].strip("<>")
    token = link.removeprefix(f"{SITE}/unfollow/")
    assert unfollow(settings, token).address == "ada@example.org"
    with pytest.raises(NotFoundError):
        unfollow(settings, token)
    load(settings, tmp_path, "ocds-213czf-newer", 3)
    assert run(settings, 4) == 0


def test_a_server_that_refuses_loses_nothing(settings: Settings, letters: Letters, tmp_path: Path):
    """The next run tells it; nobody's password is in the message."""
    load(settings, tmp_path, "ocds-213czf-new", 2)
    letters.refuses = True
    with pytest.raises(SourceError):
        run(settings, 2)
    letters.refuses = False
    assert run(settings, 2) == 1
    secret = replace(settings, smtp="smtp://ada:sesame@127.0.0.1:1?from=record@example.org")
    load(settings, tmp_path, "ocds-213czf-newer", 3)
    with pytest.raises(SourceError) as told:
        run(secret, 3)
    assert "sesame" not in f"{told.value} {secret!r}"


def test_nothing_is_sent_without_a_server_or_a_site(settings: Settings, tmp_path: Path):
    """Each is named."""
    load(settings, tmp_path, "ocds-213czf-new", 2)
    with pytest.raises(UsageError, match="ONRECORD_SMTP"):
        run(replace(settings, smtp=""), 2)
    with pytest.raises(UsageError, match="--site"):
        tasks.notify(settings)


def test_who_follows_twice_follows_once(settings: Settings):
    """And what is no address is told."""
    follow_by_mail(settings, "paper", "ada@example.org")
    assert len(Followers(settings.register).all()) == 1
    for wrong in ("", "ada", "ada@example.org, eve@example.org", "a\nb@example.org"):
        with pytest.raises(Exception, match="none to which mail can be sent"):
            follow_by_mail(settings, "paper", wrong)
