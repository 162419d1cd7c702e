"""Webhooks: signed, in order, each release at least once and not again once taken, whatever happens between."""

from __future__ import annotations

import base64
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from registers import register_of, release, write_package
from standardwebhooks import Webhook

from onrecord import tasks
from onrecord.cli import onrecord
from onrecord.cli.commands import load as load_command
from onrecord.errors import InputError, LockedError
from onrecord.register import Register
from onrecord.register.deliveries import Deliveries
from onrecord.report.answers_feeds import Delivered
from onrecord.settings import Settings
from onrecord.sources.receivers import Postman, Receiver, read_receivers

SECRET = "whsec_" + base64.b64encode(b"a secret of the tests only").decode()
OTHER = "whsec_" + base64.b64encode(b"the secret that comes next").decode()
BEGIN = datetime(2026, 3, 1, 9, tzinfo=UTC)


class Hook(ThreadingHTTPServer):
    """A receiver on the loopback that keeps what it takes."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Taking)
        self.asked: list[tuple[dict[str, str], bytes]] = []
        self.status = 204
        self.headers: dict[str, str] = {}
        self.before_answer: Callable[[], None] = lambda: None

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """As the file of receivers has it."""
        return f"http://127.0.0.1:{self.port}/hidden-path?token=hidden-token"

    def ocids(self) -> list[str]:
        """Of what it was sent, verified by the library."""
        return [str(Webhook(SECRET).verify(body, headers)["ocid"]) for headers, body in self.asked]

    def ids(self) -> list[str]:
        """By which it knows what it has."""
        return [headers["webhook-id"] for headers, _ in self.asked]


class _Taking(BaseHTTPRequestHandler):
    server: Hook

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.asked.append(({name.lower(): value for name, value in self.headers.items()}, body))
        self.server.before_answer()
        self.send_response(self.server.status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is said."""


@pytest.fixture(name="hook")
def hook_fixture() -> Iterator[Hook]:
    """One for the test."""
    with Hook() as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(name="settings")
def settings_fixture(tmp_path: Path, hook: Hook) -> Settings:
    """A register with one release, and a file with one receiver that was told of it."""
    register_of(tmp_path / "r", write_package(tmp_path / "a.json", release("ocds-213czf-old"))).close()
    (tmp_path / "receivers.txt").write_text(f"# ours\n\n{hook.address} {SECRET}\n", "utf-8")
    settings = Settings(tmp_path / "r", hosts=frozenset({("127.0.0.1", hook.port)}))
    assert deliver(settings).sent == 0
    return settings


def deliver(settings: Settings, at: datetime | None = None, *, again: bool = False) -> Delivered:
    """What its only receiver was told, at an instant or now."""
    clock = (lambda: at) if at else tasks.now
    (told,) = tasks.deliver(settings, settings.register.parent / "receivers.txt", again=again, clock=clock).receivers
    return told


def load(settings: Settings, *names: str) -> None:
    """Let releases come in."""
    with Register.open(settings.register) as register:
        for name in names:
            path = write_package(settings.register.parent / f"{name}.json", release(f"ocds-213czf-{name}"))
            register.load([path], now=BEGIN)


def test_each_release_is_told_once_signed_and_in_order(settings: Settings, hook: Hook):
    """A row of the feed; nothing of what was there before, nothing twice, each with an id of its own."""
    load(settings, "b", "a", "c")
    assert deliver(settings).sent == 3
    assert deliver(settings).sent == 0
    load(settings, "d")
    assert deliver(settings).sent == 1
    assert hook.ocids() == [f"ocds-213czf-{name}" for name in "bacd"]
    assert len(set(hook.ids())) == 4
    headers, body = hook.asked[-1]
    assert headers["content-type"] == "application/json"
    row = tasks.updates(settings).to_json()["updates"][-1]
    assert json.loads(body) == {
        **row,
        "tags": list(row["tags"]),
        "first_seen": row["first_seen"].isoformat().replace("+00:00", "Z"),
    }


def test_a_receiver_that_fails_is_told_later_and_loses_nothing(settings: Settings, hook: Hook):
    """After longer and longer waits, in order, under the same id."""
    load(settings, "a", "b")
    hook.status = 500
    assert deliver(settings, BEGIN) == Delivered(
        f"http://127.0.0.1:{hook.port}", 0, BEGIN + timedelta(seconds=5), False, "HTTP 500"
    )
    assert deliver(settings, BEGIN + timedelta(seconds=4)).sent == 0
    assert len(hook.asked) == 1
    second = BEGIN + timedelta(seconds=5)
    assert deliver(settings, second).next == second + timedelta(minutes=5)
    hook.status = 200
    assert deliver(settings, second + timedelta(minutes=5)) == Delivered(
        f"http://127.0.0.1:{hook.port}", 2, None, False, ""
    )
    first, same, taken, other = hook.ids()
    assert first == same == taken != other


def test_a_receiver_may_say_how_long_to_wait(settings: Settings, hook: Hook):
    """If that is longer; a day at most."""
    load(settings, "a")
    hook.status, hook.headers = 503, {"Retry-After": "600"}
    assert deliver(settings, BEGIN).next == BEGIN + timedelta(minutes=10)
    hook.headers = {"Retry-After": "99999999"}
    later = BEGIN + timedelta(minutes=10)
    assert deliver(settings, later).next == later + timedelta(days=1)


def test_after_some_days_it_is_stopped_until_it_is_to_be_told_again(settings: Settings, hook: Hook):
    """Three days or so; nothing is lost by it."""
    load(settings, "a", "b")
    hook.status = 302
    at: datetime | None = BEGIN
    while at:
        told, last = deliver(settings, at), at
        at = told.next
    assert told.stopped
    assert timedelta(days=3) < last - BEGIN < timedelta(days=4)
    asked = len(hook.asked)
    hook.status = 200
    assert deliver(settings, last + timedelta(days=9)).stopped
    assert len(hook.asked) == asked
    assert deliver(settings, last + timedelta(days=9), again=True) == Delivered(told.receiver, 2, None, False, "")


def test_one_that_wants_no_more_is_stopped_at_once(settings: Settings, hook: Hook):
    """410, as the standard has it."""
    load(settings, "a")
    hook.status = 410
    assert deliver(settings, BEGIN).stopped


def test_killed_before_the_answer_it_sends_the_same_id_again(settings: Settings, hook: Hook):
    """What was taken before is not sent again, what may not have been is."""
    load(settings, "a", "b", "c")
    code = "from onrecord.cli import main; main()"
    file = str(settings.register.parent / "receivers.txt")
    environ = {**os.environ, "ONRECORD_HOSTS": f"127.0.0.1:{hook.port}"}
    command = [sys.executable, "-c", code, "deliver", file, "--register", str(settings.register)]

    def kill_at_the_second() -> None:
        if len(hook.asked) == 2:
            process.kill()

    hook.before_answer = kill_at_the_second
    process = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)
    assert process.wait(timeout=60) == -signal.SIGKILL
    hook.before_answer = lambda: None
    assert deliver(settings).sent == 2
    assert hook.ocids() == [f"ocds-213czf-{name}" for name in "abbc"]
    assert hook.ids()[1] == hook.ids()[2]


def test_two_secrets_sign_while_a_receiver_changes_over(settings: Settings, hook: Hook):
    """Either verifies it."""
    file = settings.register.parent / "receivers.txt"
    file.write_text(f"{hook.address} {OTHER} {SECRET}\n", "utf-8")
    load(settings, "a")
    assert deliver(settings).sent == 1
    headers, body = hook.asked[0]
    for secret in (SECRET, OTHER):
        assert Webhook(secret).verify(body, headers)["ocid"] == "ocds-213czf-a"


def test_nothing_secret_is_said_or_kept(
    settings: Settings, hook: Hook, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """Neither in what is printed, nor in the register's folder, nor in what a program sees of a receiver."""
    load(settings, "a")
    hook.status = 500
    monkeypatch.setenv("ONRECORD_HOSTS", f"127.0.0.1:{hook.port}")
    load_command("deliver")
    file = settings.register.parent / "receivers.txt"
    for option in ("--again", "--json"):
        with pytest.raises(SystemExit):
            onrecord.main(["deliver", str(file), option, "--register", str(settings.register)])
    out, err = capsys.readouterr()
    kept = "".join(path.read_text("utf-8") for path in (settings.register / "webhooks").iterdir())
    said = out + err + kept + repr(read_receivers(file, settings.hosts))
    assert "HTTP 500, again from " in said
    assert "hidden" not in said
    assert SECRET[6:20] not in said


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (f"http://hooks.example/x {SECRET}", "without encryption"),
        (f"http://127.0.0.1:9/x {SECRET}", "without encryption"),
        (f"ftp://hooks.example/x {SECRET}", "kind ftp"),
        (SECRET, "an address"),
        ("https://hooks.example/x", "none that can be used"),
        ("https://hooks.example/x whsec_c2hvcnQ=", "none that can be used"),
        ("https://hooks.example/x " + SECRET.removeprefix("whsec_"), "none that can be used"),
        ("https://hooks.example/x whsec_*!" + SECRET[6:], "none that can be used"),
        (f"https://a.example/ {SECRET}\nhttps://a.example/ {SECRET}", "stands above"),
    ],
)
def test_a_line_that_cannot_be_meant_is_told_without_what_it_says(tmp_path: Path, line: str, found: str):
    """By its number."""
    file = tmp_path / "receivers.txt"
    file.write_text(line, "utf-8")
    with pytest.raises(InputError, match=found) as told:
        read_receivers(file, frozenset({("hooks.example", 80)}))
    assert f"line {line.count(chr(10)) + 1}" in str(told.value)
    assert SECRET[6:20] not in str(told.value)


def test_a_file_that_is_none_is_told(tmp_path: Path):
    """With what was expected."""
    with pytest.raises(InputError, match="a file of receivers"):
        read_receivers(tmp_path / "none.txt", frozenset())


@pytest.mark.parametrize("ip", ["10.0.0.7", "127.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.7"])
def test_nobodys_own_network_is_reached(ip: str):
    """Wherever a name leads; nothing is sent."""
    postman = Postman("tests", frozenset(), lambda _host, _port: [ip])
    try:
        outcome = postman.bring(Receiver("https://hooks.example/x", (SECRET,)), "msg_1", BEGIN, b"{}")
    finally:
        postman.close()
    assert not outcome.taken
    assert "somebody's own network" in outcome.reason


def test_nobody_there_is_a_failure_like_any_other(settings: Settings, hook: Hook):
    """What cannot be reached is tried again."""
    hook.shutdown()
    hook.server_close()
    load(settings, "a")
    told = deliver(settings, BEGIN)
    assert told.reason == "no answer (ConnectError)"
    assert told.next == BEGIN + timedelta(seconds=5)


def test_only_one_delivers_at_a_time(settings: Settings):
    """Or two would send the same."""
    with Deliveries(settings.register).alone(), pytest.raises(LockedError):
        deliver(settings)


def test_a_receiver_that_fails_holds_up_no_other(settings: Settings, hook: Hook):
    """Each goes at its own pace."""
    file = settings.register.parent / "receivers.txt"
    file.write_text(f"http://127.0.0.1:1/x {OTHER}\n{hook.address} {SECRET}\n", "utf-8")
    both = replace(settings, hosts=settings.hosts | {("127.0.0.1", 1)})
    tasks.deliver(both, file)
    load(settings, "a")
    failed, fine = tasks.deliver(both, file).receivers
    assert (failed.sent, fine.sent) == (0, 1)
    assert failed.next
    assert hook.ocids() == ["ocds-213czf-a"]
