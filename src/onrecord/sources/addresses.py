"""Which hosts may be asked: those of the open internet, and what the operator named himself.

A server that answers "look there" must not lead us into the operator's own network. Names are resolved here, once,
every address that comes back is checked, and the connection goes to a checked one, so that a name cannot point
elsewhere by the time we connect. Decimal, octal and hexadecimal spellings resolve to the addresses they mean.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote_plus, urlsplit, urlunsplit

from onrecord.errors import SourceError

Resolve = Callable[[str, int], Sequence[str]]
"""Host and port to addresses, as the system's resolver answers."""

PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SECRET = re.compile(r"key|token|secret|password|passwd|signature|credential|^sig$|^auth", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """A host and a port."""

    scheme: str
    host: str
    port: int


def read_place(address: str) -> Place:
    """Where an address leads. Errors: SourceError for anything but http and https with a host."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise _refused(address, "an address that cannot be read") from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise _refused(address, f"an address of the kind {parts.scheme or 'none'}")
    return Place(parts.scheme, parts.hostname, port or PORTS[parts.scheme])


def checked_addresses(place: Place, named: frozenset[tuple[str, int]], resolve: Resolve) -> list[str]:
    """The IP addresses to connect to, in the resolver's order; one at least.

    `named`: hosts and ports that the operator gave himself; they may be anywhere.
    Errors: SourceError when there is none, when any of them is not of the open internet, or the port is unusual.
    """
    where = f"{place.scheme}://{place.host}"
    try:
        found = list(dict.fromkeys(resolve(place.host, place.port)))
    except (OSError, UnicodeError) as reason:
        raise UnresolvedError(
            where, found=f"no such host ({reason})", remedy="Check the name and the network."
        ) from None
    if not found:
        raise UnresolvedError(where, found="a host without an address", remedy="Check the name and the network.")
    if (place.host, place.port) in named:
        return found
    if place.port not in PORTS.values():
        raise _refused(where, f"port {place.port} of a host that nobody named")
    inside = [ip for ip in found if not is_public(ip)]
    if inside:
        raise _refused(where, f"a host inside somebody's own network ({inside[0]})")
    return found


class RefusedError(SourceError):
    """An address that we do not ask: inside somebody's own network, at an odd port, or of another kind."""


class UnresolvedError(SourceError):
    """A host whose name leads nowhere, today at least."""


def is_public(text: str) -> bool:
    """Whether an IP address belongs to the open internet, whatever it is wrapped in.

    >>> [is_public(ip) for ip in ("93.184.215.14", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1")]
    [True, False, False, False, False]
    """
    try:
        ip = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    inner = _inner(ip)
    if inner is not None:
        return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_link_local or ip.is_loopback)


def _inner(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for."""
    if not isinstance(ip, ipaddress.IPv6Address):
        return None
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    if ip.teredo:
        return ip.teredo[1]
    return ip.ipv4_mapped or ip.sixtofour


def resolve_by_system(host: str, port: int) -> list[str]:
    """What the system's resolver says. Errors: OSError when it knows no such host."""
    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def without_secrets(address: str) -> str:
    """The address fit to be kept and shown: no user, no password, no value of a parameter that is named like a key.

    >>> without_secrets("https://me:pw@example.org/a?api_key=abc&from=2025-01-01T00:00:00#x")
    'https://example.org/a?api_key=hidden&from=2025-01-01T00:00:00'
    """
    parts = urlsplit(address)
    query = "&".join(_hidden(pair) for pair in parts.query.split("&"))
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, query, ""))


def _hidden(pair: str) -> str:
    name, _, _value = pair.partition("=")
    return f"{name}=hidden" if _SECRET.search(unquote_plus(name)) else pair


def _unresolved(where: str, found: str) -> UnresolvedError:
    return UnresolvedError(where, found=found, remedy="Check the name and the network.")


def _refused(where: str, found: str) -> RefusedError:
    return RefusedError(
        without_secrets(where) if "://" in where else where[:200],
        found=found,
        expected="http or https at a public host",
        remedy="It was not asked. If it is yours, name it yourself: --address.",
    )
