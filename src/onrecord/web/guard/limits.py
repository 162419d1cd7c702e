"""How much is taken, and how long is waited: one table, so that a reader sees at once what a stranger can cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

KB = 1024
MB = 1024 * KB


@dataclass(frozen=True, slots=True)
class Limits:
    """What a site takes. Sizes are bytes, times seconds."""

    head: int = 32 * KB
    """Of the request's line and all its headers. Apache takes 8 KB a line and 100 lines."""
    headers: int = 100
    head_time: float = 10.0
    """From the first moment of a connection, or the first byte after an answer, to the end of the headers."""
    body: int = 1 * MB
    """Of a request's body, where `bodies` says nothing else."""
    bodies: Mapping[str, int] = field(
        default_factory=lambda: {"/check": 24 * MB, "/start": 4 * MB, "/api/": 4 * MB, "/api/check": 24 * MB}
    )
    """Of the body sent to an address that begins so; the longest beginning counts."""
    body_time: float = 15.0
    """Before a body has to have arrived, and longer by a second for each `body_rate` bytes that came."""
    body_rate: int = 8 * KB
    all_bodies: int = 256 * MB
    """Of all bodies that are being read at one moment."""
    unread_time: float = 60.0
    """That an answer may wait for somebody who does not fetch it."""
    connections: int = 256
    """At once; one more is told to come back."""
    listeners: int = 100
    """Who may be told at one moment of what comes in, as it comes; one more is told to come back."""
    listeners_each: int = 6
    """Of them from one address. A browser opens no more to one site."""
    keep_alive: int = 5
    """That a connection is kept after an answer."""
    parts: int = 100
    """Fields of a form."""
    files: int = 20
    """Files of a form."""
    part: int = 8 * MB
    """Of one field. The bounds of an article's bytes stand in `article.intake`."""
    article: int = 150_000
    """Characters of one article's text: more than twice the longest that newspapers print, some seconds of one core."""
    articles: int = 600_000
    """Characters of all articles of one check."""
    quick_articles: int = 15_000
    """Characters of all articles of a check that is worked out beside the pages: more than all but the longest news."""
    articles_time: float = 60.0
    """That a longer check may take, in a process of its own, before it is given up."""
    working: int = 4
    """Threads for checks, exports and questions in SQL: pages have their own."""
    export: int = 50_000
    """Records that a stranger may take away at once: a minute of one core, and some hundreds of megabytes on disk."""
    own_export: int = 1_000_000
    """The same where no stranger can reach the site."""
    claims: int = 1_000
    """Rows of a list of claims: some twenty seconds of one core."""
    claims_time: float = 60.0
    """That the rows of a list are judged for, before the rest is given up."""
    past: int = 1_000
    """Releases of a register that a stranger may search, or add up, as it once was: some seconds of one core."""
    own_past: int = 20_000
    """The same where no stranger can reach the site: some minutes."""

    def body_for(self, path: str) -> int:
        """Bytes that a body sent to `path` may have.

        >>> Limits(body=10, bodies={"/api/": 20, "/api/check": 30}).body_for("/api/check")
        30
        """
        told = ((len(at), most) for at, most in self.bodies.items() if path.startswith(at))
        return max(told, default=(0, self.body))[1]
