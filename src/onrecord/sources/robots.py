"""What a site asks of programs that visit it, in its robots.txt.

Source: RFC 9309. The group that names us counts, else the one for all; of the rules that fit the longest, and of two
as long the one that allows. A pattern is matched piece by piece, so that no site can make us search for long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

OURS = "onrecord"
"""The product token by which a site may name us."""
_SECONDS = re.compile(r"\d{1,6}(?:\.\d{1,3})?", re.ASCII)
LARGEST = 500 * 1024
"""Bytes that are read of it: the least that the standard asks for."""


@dataclass(frozen=True, slots=True)
class _Rule:
    allows: bool
    pattern: str


def may_visit(robots: str, address: str, token: str = OURS) -> bool:
    """Whether `robots`, the text of a site's robots.txt, lets us ask for `address`.

    >>> rules = "User-agent: *\\nDisallow: /private/\\nAllow: /private/press$\\n"
    >>> [may_visit(rules, f"https://a.example{path}") for path in ("/news", "/private/x", "/private/press")]
    [True, False, True]
    >>> may_visit("User-agent: onrecord\\nDisallow: /\\n\\nUser-agent: *\\nDisallow:", "https://a.example/")
    False
    """
    parts = urlsplit(address)
    path = unquote(parts.path or "/") + (f"?{unquote(parts.query)}" if parts.query else "")
    groups = dict[str, list[_Rule]]()
    for names, rule in _lines(robots[:LARGEST]):
        for name in names:
            groups.setdefault(name, []).extend([rule] if rule else [])
    rules = groups.get(token, groups.get("*", []))
    fitting = [rule for rule in rules if _fits(rule.pattern, path)]
    best = max(fitting, key=lambda rule: (len(rule.pattern), rule.allows), default=None)
    return best is None or best.allows


def crawl_delay(robots: str, token: str = OURS) -> float:
    """Seconds that a site wants between two requests; 0 where it does not say. No standard has it, many sites do.

    >>> crawl_delay("User-agent: *\\nCrawl-delay: 30\\nDisallow: /private/")
    30.0
    """
    delays: dict[str, float] = {}
    names: list[str] = []
    ruled = False
    for line in robots[:LARGEST].lstrip("\ufeff").splitlines():
        key, _, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent":
            names, ruled = ([] if ruled else names) + [value.lower()], False
        elif key:
            ruled = True
            if key == "crawl-delay" and _SECONDS.fullmatch(value):
                delays |= dict.fromkeys(names, float(value))
    return delays.get(token, delays.get("*", 0.0))


def _lines(robots: str) -> Iterator[tuple[tuple[str, ...], _Rule | None]]:
    """Each rule with the names of its group; a group without rules gives one that is none."""
    names: tuple[str, ...] = ()
    ruled = False
    for line in robots.lstrip("\ufeff").splitlines():
        key, _, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent":
            names = (value.lower(),) if ruled else (*names, value.lower())
            ruled = False
            yield names, None
        elif key in ("allow", "disallow"):
            ruled = True
            if value:
                yield names, _Rule(key == "allow", unquote(value))


def _fits(pattern: str, path: str) -> bool:
    """Whether a path begins as the pattern says: `*` is anything, a `$` at the end the end."""
    whole = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, piece in enumerate(rest):
        if whole and number == len(rest) - 1:
            return len(path) - len(piece) >= at and path.endswith(piece)
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return not whole or at == len(path)
