"""Certificates are checked against the name that was meant, though the connection goes to a checked address."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from fake_sources import VirtualClock

from onrecord.errors import SourceError
from onrecord.sources.budget import Budget
from onrecord.sources.http import PoliteClient

PAIR = Path(__file__).parent / "source.example.pem"
"""A key and a certificate for source.example, signed by itself, good for nothing but this test (made 2026)."""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *args: object) -> None:
        """Nobody listens."""


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up over a certificate is what is tested."""


@pytest.fixture(name="port")
def port_fixture() -> Iterator[int]:
    server = _Quiet(("127.0.0.1", 0), _Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PAIR)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield int(server.server_address[1])
    server.shutdown()
    server.server_close()


def ask(host: str, port: int, folder: Path) -> bytes:
    clock = VirtualClock(datetime(2026, 3, 1, tzinfo=UTC))
    client = PoliteClient(folder, Budget(folder / "requests.json", clock), "onrecord", clock, clock.sleep)
    client.named = frozenset({(host, port)})
    client.resolve = lambda _host, _port: ["127.0.0.1"]
    try:
        return client.get(f"https://{host}:{port}/").body.read_bytes()
    finally:
        client.close()


def test_a_certificate_that_nobody_vouches_for_is_refused(port: int, tmp_path: Path):
    """At once, with a hint for the one honest reason."""
    with pytest.raises(SourceError, match="SSL_CERT_FILE"):
        ask("source.example", port, tmp_path)


def test_the_operator_can_vouch_for_one(port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A file of certificates is trusted beside the usual ones."""
    monkeypatch.setenv("SSL_CERT_FILE", str(PAIR))
    assert ask("source.example", port, tmp_path) == b"{}"


def test_a_trusted_certificate_of_another_name_is_refused(port: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The name that was meant counts, not the address that was asked."""
    monkeypatch.setenv("SSL_CERT_FILE", str(PAIR))
    with pytest.raises(SourceError, match="certificate"):
        ask("other.example", port, tmp_path)
