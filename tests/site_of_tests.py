"""A site for tests: the sample register behind a client that needs no network."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, TypeVar

from starlette.testclient import TestClient

from onrecord.register import Register
from onrecord.settings import Settings
from onrecord.tasks.opening import kept_open
from onrecord.web.app import build_app
from onrecord.web.site import Site, Wishes

Answer = TypeVar("Answer")
NOW = datetime(2024, 11, 20, 12, tzinfo=UTC)
HOME = "http://localhost"
_TOKEN = re.compile(r'name="token" value="(\w+)"')


def sample_register(folder: Path) -> Path:
    """The register that comes with the project, loaded into `folder`."""
    with as_file(files("onrecord.sample") / "register") as sample, Register.open(folder, create=True) as register:
        register.load([sample], now=NOW)
        # A site has it done beside it: no page that is read joins parties.
        register.join_parties()
    return folder


def sample_article(name: str) -> str:
    """The text of an article that comes with the project."""
    return (files("onrecord.sample") / "articles" / name).read_text("utf-8")


@contextmanager
def opened(register: Path, wishes: Wishes | None = None) -> Iterator[TestClient]:
    """A client of a site on a register; it follows no address by itself, and raises nothing."""
    site = Site(Settings(register), wishes or Wishes(), lambda: NOW)
    with (
        kept_open(site.settings),
        TestClient(build_app(site), base_url=HOME, raise_server_exceptions=False, follow_redirects=False) as client,
    ):
        yield client


def token(client: TestClient, page: str) -> str:
    """What the form of a page sends back."""
    found = _TOKEN.search(client.get(page).text)
    assert found, f"{page} has no form"
    return found[1]


def copied(register: Path, folder: Path) -> Path:
    """A register of one's own to write into."""
    shutil.copytree(register, folder)
    return folder


def apart(work: Coroutine[Any, Any, Answer]) -> Answer:
    """What a coroutine answers, run in a thread of its own: a browser that is open keeps a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()
