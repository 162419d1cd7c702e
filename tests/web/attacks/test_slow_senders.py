"""Whoever holds a connection without using it: headers and bodies that drip in, answers that nobody fetches."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from running_site import running

from onrecord.web.guard.limits import Limits
from onrecord.web.site import Wishes

HURRIED = Limits(head_time=0.2, body_time=0.2, body_rate=10**9, unread_time=0.2, keep_alive=1)
POST = b"POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"


@pytest.fixture(scope="module")
def place(sample: Path) -> Iterator[tuple[str, int]]:
    """A site with little patience."""
    with running(sample, Wishes(limits=HURRIED)) as place:
        yield place


def answer_to(place: tuple[str, int], *pieces: bytes) -> bytes:
    """All that comes back until the other side closes; of nothing that is closed the test would not end."""
    with closing(socket.create_connection(place, timeout=60)) as connection:
        for piece in pieces:
            connection.sendall(piece)
        return b"".join(iter(lambda: connection.recv(65_536), b""))


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: localh", b"GET / HTTP/1.1\r\nHost: localhost\r\n"])
def test_headers_that_do_not_come_are_not_waited_for(place: tuple[str, int], begun: bytes):
    """The connection ends, however far they had come."""
    assert answer_to(place, begun) == b""


def test_dripping_headers_win_no_time(place: tuple[str, int]):
    """Each byte more does not begin the time anew."""
    with closing(socket.create_connection(place, timeout=60)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        with pytest.raises(OSError, match=r"reset|pipe"):
            _send_for_ever(connection)


def _send_for_ever(connection: socket.socket) -> None:
    while True:
        connection.sendall(b"x")


def test_headers_after_an_answer_are_not_waited_for(place: tuple[str, int]):
    """Of the next request on a connection that was kept."""
    told = answer_to(place, b"GET /check HTTP/1.1\r\nHost: localhost\r\n\r\nGET /check HTTP/1.1\r\nHost:")
    assert told.count(b"HTTP/1.1 200") == 1


@pytest.mark.parametrize("length", [b"Content-Length: 100\r\n", b"Transfer-Encoding: chunked\r\n"])
def test_a_body_that_does_not_come_is_not_waited_for(place: tuple[str, int], length: bytes):
    """The sender is told, and the connection ends."""
    told = answer_to(place, POST + length + b"\r\n" + (b"1\r\nx\r\n" if b"chunked" in length else b"x"))
    assert told.startswith(b"HTTP/1.1 408 ")
    assert b"connection: close" in told


def test_a_body_that_is_not_wanted_is_not_read(place: tuple[str, int]):
    """An answer given before all has come ends the connection."""
    told = answer_to(place, b"POST /none HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nx")
    assert told.startswith(b"HTTP/1.1 404 ")
    assert b"connection: close" in told


@pytest.mark.parametrize(
    "asked",
    [
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nx: a\rb\r\n\r\n",
        POST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        POST
        + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
    ],
)
def test_what_is_not_quite_http_gets_one_refusal(place: tuple[str, int], asked: bytes):
    """Two names, two lengths (request smuggling), a bare carriage return, TLS: nothing of a second request."""
    told = answer_to(place, asked)
    assert told.count(b"HTTP/1.1 ") <= 1
    assert b"HTTP/1.1 2" not in told
