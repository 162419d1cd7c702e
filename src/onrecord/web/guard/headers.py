"""What every answer tells a browser not to do, and values that cannot break out of their header."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
"""No script and no style within a page, nothing from elsewhere, and no page of ours within another's."""

ALWAYS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # Not `no-referrer`: a browser then says "null" for where our own forms come from. Others are told nothing.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
ENCRYPTED = {"strict-transport-security": "max-age=31536000"}
"""Said only over TLS, where it is heard: a year, and nothing of other names of the same domain."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


def plain(value: str) -> str:
    r"""A header's value on one line, in Latin-1: what would end the header, or cannot be written in it, is gone.

    >>> plain("a\r\nset-cookie: b=1")
    'a set-cookie: b=1'
    """
    return _CONTROL.sub(" ", value).encode("latin-1", "replace").decode("latin-1").strip()


def attachment(name: str) -> str:
    r"""`Content-Disposition` for a file of that name. Source: RFC 6266, with RFC 8187 for what is not ASCII.

    >>> attachment('a"b/../c\r\nd.zip')
    'attachment; filename="a_b_.._c_d.zip"'
    >>> print(attachment("Tŷ.ics"))
    attachment; filename="T_.ics"; filename*=UTF-8''T%C5%B7.ics
    """
    tame = re.sub(r'["\\/:*?<>|%]+', "_", _CONTROL.sub("_", name)).strip(". ") or "file"
    ascii_name = tame.encode("ascii", "replace").decode().replace("?", "_")
    extended = f"; filename*=UTF-8''{quote(tame, safe='')}" if ascii_name != tame else ""
    return f'attachment; filename="{ascii_name}"{extended}'


def location(to: str) -> str:
    r"""An address on this site for `Location`; whatever would lead away leads to the front page.

    >>> location("/search?words=sea wall\r\nx: y"), location("//evil.example/"), location("/\\evil.example")
    ('/search?words=sea%20wall%0D%0Ax:%20y', '/', '/')
    """
    if not to.startswith("/") or to[1:2] in ("/", "\\"):
        return "/"
    return quote(to, safe="/%:?#[]@!$&'()*+,;=~", errors="replace")
