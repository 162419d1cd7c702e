"""Forms from elsewhere are not obeyed: each form carries a token that only a page of ours could have given it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.errors import OnRecordError

COOKIE = "onrecord_forms"
FIELD = "token"


class ForgedError(OnRecordError):
    """A form that no page of this site gave to this reader, or gave before it was started anew."""

    http_status = 403


@dataclass(frozen=True, slots=True)
class Tokens:
    """Makes and knows tokens; its key lives as long as the process."""

    key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def visitor(self, cookie: str) -> str:
        """Who asks: the visitor of a cookie, or a new one."""
        return cookie if len(cookie) == 32 and cookie.isalnum() else secrets.token_hex(16)

    def token(self, visitor: str) -> str:
        """What a form that this visitor is shown sends back."""
        return hmac.new(self.key, visitor.encode(), hashlib.sha256).hexdigest()

    def demand(self, visitor: str, token: str, headers: Mapping[str, str]) -> None:
        """Errors: ForgedError for a form from another site, or without the visitor's own token."""
        elsewhere = headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
        if elsewhere or not hmac.compare_digest(token.encode("utf-8", "replace"), self.token(visitor).encode()):
            raise ForgedError(
                "this form",
                found="no token of this site" if not elsewhere else "another site as its sender",
                remedy="Go back, load the page again, and send it once more.",
            )
