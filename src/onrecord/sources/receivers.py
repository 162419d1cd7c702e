"""Receivers of webhooks: named by the operator in a file, told by signed requests. Source: Standard Webhooks 1.0.

A line of the file is an address and a secret, `https://hooks.example/record whsec_…`; a second secret on it signs as
well, for as long as a receiver changes over. Neither the secrets nor the address's path are shown anywhere.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import httpx
from standardwebhooks import Webhook

from onrecord.errors import InputError, SourceError
from onrecord.sources.addresses import Place, Resolve, checked_addresses, read_place, resolve_by_system
from onrecord.sources.http import trust
from onrecord.sources.waits import read_retry_after

PREFIX = "whsec_"
SECRET_BYTES = range(24, 65)
"""Bytes of a secret, by the standard."""
SECONDS = 15.0
"""For which a receiver may keep us waiting."""
GONE = 410
"""A receiver that wants no more."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who is told."""

    address: str = field(repr=False)
    secrets: tuple[str, ...] = field(repr=False)

    @property
    def place(self) -> Place:
        """Where it is."""
        return read_place(self.address)

    @property
    def shown(self) -> str:
        """It, without what may be secret.

        >>> Receiver("https://hooks.example/T0/secretpath", ()).shown
        'https://hooks.example'
        """
        place = self.place
        usual = place.port == {"http": 80, "https": 443}[place.scheme]
        return f"{place.scheme}://{place.host}" + ("" if usual else f":{place.port}")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a request."""

    taken: bool
    reason: str = ""
    gone: bool = False
    wait: float = 0.0
    """Seconds that the receiver asks for."""


def read_receivers(file: Path, named: frozenset[tuple[str, int]]) -> list[Receiver]:
    """The receivers of a file; empty lines and those that begin with `#` are passed over.

    `named` are hosts and ports of the operator's own: of those, what is on this machine may be without encryption.
    Errors: InputError that names the line and repeats nothing of it.
    """
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as reason:
        raise InputError(str(file), found=type(reason).__name__, expected="a file of receivers, in UTF-8") from None
    found: dict[str, Receiver] = {}
    for number, line in enumerate(lines, start=1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        where = f"{file}, line {number}"
        receiver = _receiver(words, where, named)
        if receiver.address in found:
            raise InputError(where, found="an address that stands above already", expected="each once")
        found[receiver.address] = receiver
    return list(found.values())


def _receiver(words: list[str], where: str, named: frozenset[tuple[str, int]]) -> Receiver:
    receiver = Receiver(words[0], tuple(words[1:]))
    try:
        place = receiver.place
    except SourceError as reason:
        raise InputError(where, found=_unshown(reason.found, words), expected="an https address first") from None
    own = (place.host, place.port) in named and _is_here(place.host)
    if place.scheme != "https" and not own:
        raise InputError(
            where,
            found="an address without encryption",
            expected="https, but for this machine's own ports that ONRECORD_HOSTS names",
        )
    if not receiver.secrets or not all(map(_is_secret, receiver.secrets)):
        expected = f"after the address a secret: {PREFIX} and 24 to 64 bytes in Base64"
        raise InputError(where, found="none that can be used", expected=expected)
    return receiver


def _unshown(found: str, words: list[str]) -> str:
    return "no address" if any(word in found for word in words) else found


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _is_secret(text: str) -> bool:
    try:
        return text.startswith(PREFIX) and len(_bytes(text.removeprefix(PREFIX))) in SECRET_BYTES
    except (binascii.Error, ValueError):
        return False


def _bytes(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)


def signed(receiver: Receiver, id_: str, at: datetime, body: bytes) -> dict[str, str]:
    """The headers that prove who sent a body, and when."""
    at = at.astimezone(UTC)
    signatures = (Webhook(secret).sign(id_, at, body.decode()) for secret in receiver.secrets)
    return {
        "webhook-id": id_,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(signatures),
    }


@dataclass(slots=True)
class Postman:
    """Brings bodies to receivers; any thread may ask."""

    agent: str
    named: frozenset[tuple[str, int]]
    resolve: Resolve = resolve_by_system
    _http: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self._http = httpx.Client(
            verify=trust(),
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(SECONDS),
            headers={"User-Agent": self.agent, "Content-Type": "application/json"},
        )

    def close(self) -> None:
        """Let go of all connections."""
        self._http.close()

    def bring(self, receiver: Receiver, id_: str, at: datetime, body: bytes) -> Outcome:
        """Send a body once; whatever goes wrong is an outcome, since it may pass."""
        try:
            place = receiver.place
            ip = checked_addresses(place, self.named, self.resolve)[0]
        except SourceError as reason:
            return Outcome(False, reason.found)
        try:
            with self._send(receiver, place, ip, signed(receiver, id_, at, body), body) as response:
                status = response.status_code
                asked = read_retry_after(response.headers.get("retry-after", ""), at)
        except httpx.HTTPError as reason:
            return Outcome(False, f"no answer ({type(reason).__name__})")  # its words may repeat the address
        return Outcome(200 <= status < 300, f"HTTP {status}", status == GONE, asked)

    def _send(self, receiver: Receiver, place: Place, ip: str, headers: dict[str, str], body: bytes) -> Any:
        """To the checked address, under the name that was meant; nothing of the answer's body is read."""
        url = httpx.URL(receiver.address)
        return self._http.stream(
            "POST",
            url.copy_with(host=ip, userinfo=b"", fragment=None),
            content=body,
            headers={"Host": url.netloc.decode("ascii").rpartition("@")[2], **headers},
            extensions={"sni_hostname": place.host},
        )
