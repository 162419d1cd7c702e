"""Any OCDS publisher, by the address of a file: a package, a chain of packages, or a dump as JSON Lines, plain or gzip.

A package whose `links.next` names another is followed to the end of the chain, as long as it stays with one host. What
is no single package is taken as it is: reading it is the register's matter. An interrupted chain goes on from the last
page that was kept; one that came to its end is read again from its start, since newest-first chains grow at the front.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from onrecord.ocds.decode import Decoder, UndecodableError
from onrecord.sources.addresses import without_secrets
from onrecord.sources.contracts_finder import served_gaps
from onrecord.sources.model import Client, Doubtful, Fetched, Gaps, Headway, Held, Note, State, Step, Wish
from onrecord.sources.pages import READINGS, Page, read_page

MOST_BYTES = 4 * 1024**3
"""What the register takes as one file."""
LARGEST_PAGE = 64 * 1024**2
"""Beyond this it is a dump, and not looked into for a next link."""
MOST_PAGES = 100_000
_DUMP = re.compile(r"\.(gz|jsonl|ndjson|zip)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OcdsFiles:
    """Satisfies `model.Source`."""

    address: str
    takes_days: bool = False
    ocid_prefix: str = ""

    @property
    def name(self) -> str:
        """Host and last part of the path, and as much of a hash as tells two of them apart."""
        parts = urlsplit(self.address)
        words = re.sub(r"[^a-z0-9]+", "-", f"{parts.hostname} {parts.path.rpartition('/')[2]}".lower()).strip("-")
        return f"{words[:60]}-{hashlib.sha256(self.address.encode()).hexdigest()[:8]}"

    @property
    def title(self) -> str:
        """Its address."""
        return without_secrets(self.address)

    def at(self, address: str) -> OcdsFiles:
        """The same at another address."""
        return replace(self, address=address)

    def pull(self, wish: Wish, past: Sequence[Note], client: Client) -> Iterator[Step]:
        """Page after page."""
        at, rows = _where_to_begin(past) or self.address, 0
        yield Note(without_secrets(at), State.WANTED, wish.now)
        seen: set[str] = set()
        while at:
            chained = bool(seen) or at != self.address
            seen.add(at)
            yield Headway(len(seen), len(seen))
            for _ in range(READINGS):
                fetched = client.get(at, most=MOST_BYTES if _is_dump(at) else None)
                page = _look(fetched, at, chained)
                yield fetched
                if not page.problem:
                    break
            if page.problem:
                yield Note(without_secrets(at), State.FAILED, fetched.at, reason=page.problem)
                return
            following = urljoin(at, page.next) if page.next else ""
            reason = _doubt(page, at, following, seen, rows)
            state = State.SUSPECT if reason else State.COMPLETE
            yield Note(without_secrets(at), state, fetched.at, page.rows, page.ids, reason, following)
            at, rows = "" if reason else following, page.rows

    def reconcile(self, wish: Wish, past: Sequence[Note], held: Held, client: Client) -> Iterator[Step]:
        """Nothing: a file is all there is."""
        return iter(())

    def gaps(self, past: Sequence[Note], held: Held) -> Gaps:
        """What its pages served, against what the register holds."""
        newest = {note.portion: note for note in past}
        pages = [note for note in newest.values() if note.state in (State.COMPLETE, State.SUSPECT)]
        unread = {note.next for note in pages if note.next} - {note.portion for note in pages}
        unanswered = {note.portion for note in newest.values() if note.state in (State.WANTED, State.FAILED)}
        return replace(
            served_gaps(past, held, basis="every release of its pages"),
            suspect=tuple(Doubtful(note.portion, note.reason) for note in pages if note.state is State.SUSPECT),
            not_asked=tuple(sorted(unread | unanswered)),
            parts=(),
            reach=f"{len(pages)} pages" if pages else "",
        )


def _look(fetched: Fetched, address: str, chained: bool) -> Page:
    """What a page says of itself; nothing for a dump. `chained`: a link led here, so nothing but a page will do."""
    if _is_dump(address) or fetched.body.stat().st_size > LARGEST_PAGE:
        return Page(problem=_flaw(fetched.body))
    page = read_page(fetched.body)
    return Page() if page.problem and not chained and _is_other_json(fetched.body.read_bytes()) else page


def _flaw(body: Path) -> str:
    """What is plainly wrong with a dump: a web page in its place, or gzip that breaks off. Empty when nothing is."""
    with body.open("rb") as stream:
        head = stream.read(64)
    if head.lstrip()[:1] == b"<":
        return "a web page in place of a dump"
    if not head.startswith(b"\x1f\x8b"):
        return "" if head.strip() else "nothing at all"
    try:
        with gzip.open(body, "rb") as packed:
            while packed.read(1 << 20):
                pass
    except (OSError, EOFError, zlib.error):
        return "gzip that is cut off or damaged"
    return ""


def _is_other_json(raw: bytes) -> bool:
    """Whether these are JSON or JSON Lines all the same: records, one release, or many. Half a page is neither."""
    return _decodes(raw) or _decodes(raw.lstrip().partition(b"\n")[0])


def _decodes(raw: bytes) -> bool:
    try:
        Decoder().decode(raw)
    except UndecodableError:
        return False
    return True


def _is_dump(address: str) -> bool:
    return _DUMP.search(urlsplit(address).path) is not None


def _doubt(page: Page, at: str, following: str, seen: set[str], rows: int) -> str:
    """Why the end of a chain is doubtful, or why it is not followed any further; empty when all is well.

    `rows`: of the page before, 0 without one.
    """
    if not following:
        return "the last page is as full as the one before it" if 0 < rows <= page.rows else ""
    if following in seen:
        return "the chain goes round in a circle here"
    if len(seen) >= MOST_PAGES:
        return f"more than {MOST_PAGES:,} pages"
    if not page.rows:
        return "an empty page that says that there are more"
    if urlsplit(following).hostname != urlsplit(at).hostname:
        return f"the chain leads on to another host, {without_secrets(following)}"
    return ""


def _where_to_begin(past: Sequence[Note]) -> str:
    """The last page of a chain that was broken off; empty when it came to its end."""
    pages = [note for note in past if note.state not in (State.WANTED, State.FAILED)]
    return pages[-1].next if pages and pages[-1].state is State.COMPLETE else ""
