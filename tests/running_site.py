"""A site that really listens on loopback: in a thread of the test, or as the command starts it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from site_of_tests import NOW

from onrecord.settings import Settings
from onrecord.web.app import build_app
from onrecord.web.guard.patience import patient
from onrecord.web.serving import listen
from onrecord.web.site import Site, Wishes

COMMAND = (sys.executable, "-c", "from onrecord.cli import main; main()", "serve")


@contextmanager
def running(register: Path, wishes: Wishes) -> Iterator[tuple[str, int]]:
    """Host and port of a site whose clock stands at the tests' own day."""
    app = build_app(Site(Settings(register), wishes, lambda: NOW))
    wait = wishes.limits.keep_alive
    config = uvicorn.Config(app, http=patient(wishes.limits), ws="none", log_config=None, timeout_keep_alive=wait)
    server = uvicorn.Server(config)
    with listen("127.0.0.1", 0) as listener:
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            yield listener.getsockname()[:2]
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def served(register: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process of `onrecord serve` on any free port, and its address; it is gone at the end in any case."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}
    command = [*COMMAND, "--register", str(register), "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, env=environ)
    assert process.stderr
    try:
        first = process.stderr.readline()
        found = re.search(r"http://\S+?(?=/\s)", first)
        assert found, first + process.stderr.read()
        yield process, found[0]
    finally:
        process.kill()
        process.communicate()
