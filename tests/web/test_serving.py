"""`onrecord serve` as a process: what it says, what it writes down, and how it ends."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from running_site import COMMAND, served

from onrecord.cli.commands.serving import serve as command
from onrecord.errors import UsageError
from onrecord.web.serving import listen


def ask(at: str, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Status, headers and body of a page."""
    with closing(http.client.HTTPConnection(urlsplit(at).netloc)) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


def test_a_site_opens_says_where_and_closes(sample: Path):
    """The real port is told; after Ctrl-C a stream under way is cut off, and the exit code is that of a shell."""
    with served(sample) as (process, at):
        assert ask(at, "/search?words=secretword")[0] == 200
        assert ask(at, "/checks/secrettoken")[0] == 404
        host, _, port = urlsplit(at).netloc.partition(":")
        with closing(socket.create_connection((host, int(port)))) as unfinished:
            unfinished.sendall(b"POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n")
            process.send_signal(signal.SIGINT)
            _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "The site is closed" in told
    assert "GET /search 200" in told
    assert "GET /checks/{token} 404" in told
    assert "secret" not in told
    assert "127.0.0.1" not in told
    assert "Traceback" not in told


def test_more_is_written_down_on_wish_but_no_secret_address(sample: Path):
    """`--log full`: who asked, and for what; the address of a check stays out of it."""
    with served(sample, "--log", "full", "--proxy", "127.0.0.1") as (process, at):
        told = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}
        assert "strict-transport-security" in ask(at, "/search?words=bridge", **told)[1]
        ask(at, "/checks/secrettoken")
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=60)
    assert "203.0.113.9 GET /search?words=bridge 200" in said
    assert "GET /checks/{token} 404" in said
    assert "secrettoken" not in said


def test_a_sender_that_is_no_proxy_is_not_believed(sample: Path):
    """Without --proxy, what says that it came over TLS from elsewhere did not."""
    with served(sample, "--log", "full") as (process, at):
        told = ask(at, "/", **{"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"})[1]
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=60)
    assert "strict-transport-security" not in told
    assert "127.0.0.1 GET /" in said


def test_a_port_that_is_taken_is_told(sample: Path):
    """With what to do, and the exit code of a setting that cannot be meant."""
    with listen("127.0.0.1", 0) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run([*COMMAND, "--register", str(sample), "--port", port], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr == (
        f"--host 127.0.0.1 --port {port}\n"
        "  found somebody else who listens there. Take any that is free: onrecord serve --port 0\n"
    )


@pytest.mark.parametrize(("host", "told"), [("192.0.2.1", "not this machine's"), ("no such host", "no such address")])
def test_a_host_that_is_elsewhere_is_told(host: str, told: str):
    """Nobody can listen at an address of another machine."""
    with pytest.raises(UsageError, match=told):
        listen(host, 0)


@pytest.mark.parametrize(
    ("option", "given"),
    [("--address", "record.example"), ("--address", "https://a/?b"), ("--proxy", "proxy.example"), ("--log", "much")],
)
def test_options_that_cannot_be_meant_are_told(sample: Path, option: str, given: str):
    """Before anything listens."""
    from click.testing import CliRunner

    from onrecord.cli.door import Wishes

    done = CliRunner().invoke(command, [option, given, "--register", str(sample)], obj=Wishes(register=sample))
    assert done.exit_code != 0
    assert option in str(done.exception) + done.output


def test_small_answers_are_sent_as_they_are_and_large_ones_packed(sample: Path):
    """For whoever can unpack them; HEAD says what GET would."""
    from site_of_tests import opened

    with opened(sample) as client:
        packed = client.get("/static/onrecord.css", headers={"accept-encoding": "gzip"})
        assert packed.headers["content-encoding"] == "gzip"
        plain = client.get("/static/onrecord.css", headers={"accept-encoding": "identity"})
        assert "content-encoding" not in plain.headers
        assert plain.content == packed.content
        head = client.head("/check", headers={"accept-encoding": "identity"})
        assert head.status_code == 200
        assert int(head.headers["content-length"]) > 0
