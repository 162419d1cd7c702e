"""One process that answers HTTP: `onrecord serve`."""

from __future__ import annotations

import errno
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from types import FrameType

import uvicorn

from onrecord.errors import UsageError
from onrecord.tasks.joining import joined_beside
from onrecord.tasks.opening import kept_open, moved_beside
from onrecord.web.app import build_app
from onrecord.web.desk import sweeping
from onrecord.web.guard.patience import patient
from onrecord.web.listening import Listening
from onrecord.web.site import Site
from onrecord.web.warming import warming

GRACE = 0.8
"""Seconds that answers under way have once the site is to close. Every write is atomic, so leaving loses nothing."""


def serve(
    site: Site, host: str, port: int, proxies: Sequence[str] = (), opened: Callable[[str], None] = lambda _: None
) -> None:
    """Answer at `host:port` until interrupted; the register's files stay open between requests.

    Port 0 is any that is free. `opened` is told the address once the site can be asked there. What `proxies`, by their
    addresses, say of a sender and of TLS is believed; nobody else is.
    Errors: RegisterError when there is no register, UsageError when nobody can listen there.
    """
    listener = listen(host, port)
    site = replace(site, wishes=replace(site.wishes, hosts=(*site.wishes.hosts, *machine_names(host))))
    desk = sweeping(site.desk, site.clock)
    beside = joined_beside(site.settings)
    with listener, kept_open(site.settings) as register, moved_beside(register), beside, desk, warming(site):
        config = uvicorn.Config(
            build_app(site),
            http=patient(site.wishes.limits),
            ws="none",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=bool(proxies),
            forwarded_allow_ips=list(proxies),
            limit_concurrency=site.wishes.limits.connections,
            timeout_keep_alive=site.wishes.limits.keep_alive,
        )
        opened(address_of(listener))
        server = Server(config)
        server.listening = site.listening
        server.run([listener])


class Server(uvicorn.Server):
    """uvicorn, but it closes when it is told to: no answer under way, and no stream, holds it up for long."""

    listening: Listening

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams of whoever listens, then wait for what else is under way."""
        self.listening.close()
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to close; leave at any rate when the grace is over."""
        if not self.should_exit:
            last = threading.Timer(GRACE, _leave, [sig])
            last.daemon = True
            last.start()
        super().handle_exit(sig, frame)


def _leave(sig: int) -> None:
    sys.stderr.write("\nThe site is closed; answers under way were cut off.\n" if sig == signal.SIGINT else "")
    sys.stderr.flush()
    os._exit(128 + sig)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there. Errors: UsageError when that cannot be."""
    where = f"--host {host} --port {port}"
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise UsageError(where, found="no such address", expected="one of this machine, as 127.0.0.1") from error
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(256)
    except OSError as error:
        listener.close()
        raise _taken(where, error) from error
    listener.setblocking(False)
    return listener


def _taken(where: str, error: OSError) -> UsageError:
    told = {errno.EADDRINUSE: "somebody else who listens there", errno.EACCES: "a port that only root may take"}
    if (found := told.get(error.errno or 0)) is not None:
        return UsageError(where, found=found, remedy="Take any that is free: onrecord serve --port 0")
    return UsageError(where, found="an address that is not this machine's", expected="one of its own, as 127.0.0.1")


def address_of(listener: socket.socket) -> str:
    """Where a browser on this machine finds what listens there."""
    host, port = listener.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/"


def machine_names(host: str) -> tuple[str, ...]:
    """By which names this machine is asked for in its own network, and what it was told to listen at."""
    name = socket.gethostname()
    return (host, name, f"{name.partition('.')[0]}.local")
