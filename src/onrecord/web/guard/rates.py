"""How often one address may ask: a bucket of tokens each, filled again at a steady rate."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from threading import Lock

from onrecord.web.guard.refusal import RefusedError

MOST_ADDRESSES = 20_000
"""That are remembered; the one that has not asked for longest is forgotten first, and begins with a full bucket."""


class TooManyError(RefusedError):
    """More than an address may ask."""

    def __init__(self, where: str, seconds: int, found: str = "more requests than are answered") -> None:
        super().__init__(where, 429, found, remedy=f"Ask again in {seconds} s.")
        self.headers = {"retry-after": str(seconds)}


@dataclass(frozen=True, slots=True)
class Rate:
    """What one address may ask."""

    burst: float
    """At once, after a pause."""
    each_second: float
    """From then on; 0 for no limit at all."""


RATES: Mapping[str, Rate] = {"read": Rate(120, 20), "work": Rate(20, 1)}
"""By what an operation spends: a page of rows, or a check, an export, a question in SQL."""


@dataclass(slots=True)
class Allowance:
    """What all addresses have left. Any thread may ask."""

    rates: Mapping[str, Rate] = field(default_factory=lambda: RATES)
    clock: Callable[[], float] = time.monotonic
    _left: OrderedDict[tuple[str, str], tuple[float, float]] = field(default_factory=OrderedDict)
    """By address and kind, tokens and when they were counted."""
    _lock: Lock = field(default_factory=Lock)

    def spend(self, address: str, kind: str, where: str) -> None:
        """Take one token. Errors: TooManyError with the seconds until there is one."""
        rate = self.rates[kind]
        if not rate.each_second:
            return
        key, now = (household(address), kind), self.clock()
        with self._lock:
            tokens, since = self._left.pop(key, (rate.burst, now))
            tokens = min(rate.burst, tokens + (now - since) * rate.each_second)
            enough = tokens >= 1
            self._left[key] = (tokens - 1 if enough else tokens, now)
            while len(self._left) > MOST_ADDRESSES:
                self._left.popitem(last=False)
        if not enough:
            raise TooManyError(where, max(1, math.ceil((1 - tokens) / rate.each_second)))


def household(address: str) -> str:
    """Who is counted as one: an IPv4 address, or the /64 of an IPv6 address, of which one household has them all.

    >>> household("192.0.2.7"), household("2001:db8:1:2:3::4"), household("testclient")
    ('192.0.2.7', '2001:db8:1:2::/64', 'testclient')
    """
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    return str(ip) if ip.version == 4 else str(ip_network((ip, 64), strict=False))
