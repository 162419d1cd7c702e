"""Addresses of searches: narrowed, widened, turned into a feed; each can be shared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from onrecord.web.asking import Asked

_HOST = re.compile(r"[A-Za-z0-9.-]+(:[0-9]{1,5})?|\[[0-9A-Fa-f:]+\](:[0-9]{1,5})?")
PLACES = ("after",)
"""What says where in the answer one is, and means nothing once the question is another."""


def at(path: str, given: Mapping[str, str], **changes: str) -> str:
    """An address with what was asked, but for the changes; an empty text takes a part away.

    >>> at("/search", {"words": "sea wall", "after": "x"}, stage="awarded")
    '/search?words=sea+wall&stage=awarded'
    >>> at("/search", {"words": "sea wall"}, words="")
    '/search'
    """
    asked = {name: value for name, value in given.items() if name not in PLACES}
    # `from` is no name that Python lets a caller give.
    asked |= {name.rstrip("_"): value for name, value in changes.items()}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{path}?{query}" if query else path


def is_clean(given: Mapping[str, str]) -> bool:
    """Whether nothing in a query is empty, as a form leaves it."""
    return all(value.strip() for value in given.values())


def home(asked: Asked) -> str:
    """Where the site is, for what needs whole addresses: as its operator says, else as it was asked for."""
    if asked.site.wishes.address:
        return asked.site.wishes.address.rstrip("/")
    host = asked.headers.get("host", "")
    return f"http://{host}" if _HOST.fullmatch(host) else ""
