"""The access log: that a page was asked for, and how it went; not by whom, for what, nor under which secret address."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

log = logging.getLogger("onrecord.access")

SECRET = ("token", "link")
"""Parts of an address that open what nobody else may see; written down nowhere."""


_SECRET_VALUE = re.compile(rf"(?i)([?&](?:{'|'.join(SECRET)})=)[^&]*")


class Keeping(StrEnum):
    """How much of a request is written down."""

    OFF = "off"
    BRIEF = "brief"
    """Method, kind of page, answer: nothing of who asked, or for what."""
    FULL = "full"
    """The sender's address and the whole of what was asked, but for secret addresses."""


def place(scope: Mapping[str, Any]) -> str:
    """What kind of page was asked for, as the route is written: `/records/{ocid}`; of an unknown address nothing.

    >>> from starlette.routing import Route
    >>> place({"route": Route("/checks/{token}", lambda _: None), "path": "/checks/Xy7"}), place({"path": "/x"})
    ('/checks/{token}', '(unknown)')
    """
    path = getattr(scope.get("route"), "path", None)
    return "(unknown)" if path is None else re.sub(r"\{(\w+):\w+\}", r"{\1}", path)


def whole(scope: Mapping[str, Any]) -> str:
    """What was asked for, on one line, without secret parts.

    >>> whole({"path": "/stop", "query_string": b"a=1&token=Xy7"})
    '/stop?a=1&token=…'
    """
    named = scope.get("path_params") or {}
    if any(name in named for name in SECRET):
        return place(scope)
    raw = scope.get("raw_path") or scope["path"].encode()
    query = scope.get("query_string", b"")
    line = re.sub(r"[^!-~]", "?", (raw + (b"?" + query if query else b"")).decode("latin-1"))
    return _SECRET_VALUE.sub(r"\1…", line)[:2_000]


def note(keeping: Keeping, scope: Mapping[str, Any], status: int, size: int, seconds: float) -> None:
    """Write one answer down."""
    if keeping is Keeping.OFF:
        return
    if keeping is Keeping.BRIEF:
        log.info("%s %s %d %d bytes %.0f ms", scope["method"], place(scope), status, size, seconds * 1000)
        return
    client = (scope.get("client") or ("-",))[0]
    log.info("%s %s %s %d %d bytes %.0f ms", client, scope["method"], whole(scope), status, size, seconds * 1000)
