"""Forms from elsewhere are not obeyed: each form carries a token that only a page of ours could have given it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from onrecord.errors import OnRecordError

COOKIE = "onrecord_forms"
FIELD = "token"
SAFE = ("GET", "HEAD", "OPTIONS")
"""Methods that change nothing, whoever sends them."""
_SALT = 16


class ForgedError(OnRecordError):
    """A form that no page of this site gave to this reader, or gave before it was started anew."""

    http_status = 403


def cookie_name(encrypted: bool) -> str:
    """The cookie by which a form knows its reader. Over TLS no other name of the same domain can set it."""
    return f"__Host-{COOKIE}" if encrypted else COOKIE


def from_elsewhere(headers: Mapping[str, str]) -> bool:
    """Whether a page of another site sent this, as the browser says; a program says nothing, and carries no cookies.

    Browsers say it in `Sec-Fetch-Site`, and without TLS in `Origin` alone.

    >>> from_elsewhere({"sec-fetch-site": "cross-site"}), from_elsewhere({"origin": "http://a", "host": "b"})
    (True, True)
    >>> from_elsewhere({"origin": "http://b:80", "host": "b:80"}), from_elsewhere({})
    (False, False)
    """
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()


@dataclass(frozen=True, slots=True)
class Tokens:
    """Makes and knows tokens; its key lives as long as the process."""

    key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def visitor(self, cookie: str) -> str:
        """Who asks: the visitor of a cookie, or a new one."""
        return cookie if len(cookie) == 32 and cookie.isascii() and cookie.isalnum() else secrets.token_hex(16)

    def token(self, visitor: str) -> str:
        """What a form that this visitor is shown sends back. Another each time: the size of a packed page tells nothing
        of it (BREACH)."""
        return self._signed(visitor, secrets.token_hex(_SALT // 2))

    def demand(self, visitor: str, token: str, headers: Mapping[str, str]) -> None:
        """Errors: ForgedError for a form from another site, or without the visitor's own token."""
        elsewhere = from_elsewhere(headers)
        if elsewhere or not hmac.compare_digest(
            token.encode("utf-8", "replace"), self._signed(visitor, token[:_SALT]).encode("utf-8", "replace")
        ):
            raise ForgedError(
                "this form",
                found="no token of this site" if not elsewhere else "another site as its sender",
                remedy="Go back, load the page again, and send it once more.",
            )

    def _signed(self, visitor: str, salt: str) -> str:
        said = f"{salt} {visitor}".encode("utf-8", "replace")
        return salt + hmac.new(self.key, said, hashlib.sha256).hexdigest()
