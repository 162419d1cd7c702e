"""An article by its address: asked for politely, read, and told where from, when, and as which bytes."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from importlib import metadata
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

from onrecord.article.copy import Copy, Form
from onrecord.article.intake import LARGEST_PAGE, take_copy
from onrecord.errors import InputError
from onrecord.settings import Settings
from onrecord.tasks.opening import Clock, now

_SUFFIX = {Form.HTML: "html", Form.MARKDOWN: "md", Form.TEXT: "txt"}
Told = Callable[[float, str], None]
"""Hears of every wait: seconds and the reason."""


def fetch_copy(
    settings: Settings,
    address: str,
    *,
    clock: Clock = now,
    sleep: Callable[[float], None] = time.sleep,
    longest: float | None = None,
    tell: Told = lambda _seconds, _reason: None,
) -> tuple[Copy, bytes]:
    """The article at `address`, and the bytes that it was read from, which are kept nowhere.

    `longest` is for whoever has somebody waiting: seconds for all of it, and what would take longer is told at once.
    Errors: SourceError when it cannot be had; InputError when no article is found in it.
    """
    from onrecord.sources.addresses import without_secrets
    from onrecord.sources.budget import Budget
    from onrecord.sources.http import PoliteClient, user_agent
    from onrecord.sources.webpages import IN_A_HURRY, LONGEST, READING, fetch_webpage, impatient

    budget = Budget(settings.state_folder() / "requests.json", clock)
    agent = user_agent(metadata.version("onrecord"), settings.contact)
    with TemporaryDirectory(prefix="onrecord-page-", ignore_cleanup_errors=True) as folder:
        patience, wait = (READING, sleep) if longest is None else (IN_A_HURRY, impatient(sleep, longest))
        client = PoliteClient(Path(folder), budget, agent, clock, wait, settings.hosts, tell, patience=patience)
        with closing(client):
            page = fetch_webpage(address, client, most=LARGEST_PAGE, longest=longest or LONGEST)
    copy = take_copy(
        page.content,
        where=without_secrets(address),
        name=urlsplit(page.address).path,
        content_type=page.content_type,
        zone=settings.zone,
    )
    return replace(copy, address=page.address, fetched=page.at), page.content


def keep_bytes(folder: Path, copy: Copy, content: bytes) -> Path:
    """Write the bytes of a page where they can be found by the hash that the answer names.

    Errors: InputError when the folder cannot be written.
    """
    path = folder / f"{copy.digest}.{_SUFFIX[copy.form]}"
    draft = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            str(folder), found=f"a folder that cannot be written ({reason})", remedy="Choose another."
        ) from error
    return path


def name_of(address: str) -> str:
    """A short name for the article at an address: the last part of its path that says anything, else its host.

    >>> name_of("https://www.courier.example/news/local/fury-over-30k-8812345/?utm_source=x")
    'fury-over-30k-8812345'
    >>> name_of("https://courier.example/")
    'courier.example'
    """
    parts = urlsplit(address)
    path = PurePosixPath(unquote(parts.path))
    words = re.sub(r"[^\w.-]+", "-", path.stem if path.suffix in (".html", ".htm", ".php", ".aspx") else path.name)
    return words.strip("-.")[:80] or parts.hostname or address
