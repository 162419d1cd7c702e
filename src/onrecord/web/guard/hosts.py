"""By which names the site may be asked for.

A page elsewhere can make its own name lead to this machine (DNS rebinding), and would then read a register that
listens on loopback alone. A browser still says which name it meant, and a name that is not ours is answered by nobody.
An address in figures cannot be led elsewhere, so those of this machine are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?")


@dataclass(frozen=True, slots=True)
class Hosts:
    """The names of one site, in lower case and without ports."""

    names: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str], address: str = "") -> Hosts:
        """Those that were given, that of the public address, and `localhost`."""
        given = {*names, urlsplit(address).hostname or "", "localhost"}
        return cls(frozenset(name.lower().rstrip(".").strip("[]") for name in given if name))

    def know(self, header: str, listening: str) -> bool:
        """Whether a `Host` header names this site, on a connection to the address `listening`.

        >>> hosts = Hosts.of(["record.example"])
        >>> [hosts.know(name, "192.0.2.7") for name in ("Record.Example:80", "[::1]:8000", "192.0.2.7", "localhost")]
        [True, True, True, True]
        >>> [hosts.know(name, "192.0.2.7") for name in ("evil.example", "192.0.2.8", "record.example@evil", "")]
        [False, False, False, False]
        """
        found = _HOST.fullmatch(header)
        if found is None:
            return False
        name = found[1].lower().rstrip(".").strip("[]")
        if name in self.names:
            return True
        address = _figures(name)
        return address is not None and (address.is_loopback or address == _figures(listening))


def _figures(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    # What listens on both kinds sees 192.0.2.7 as ::ffff:192.0.2.7.
    return getattr(address, "ipv4_mapped", None) or address
