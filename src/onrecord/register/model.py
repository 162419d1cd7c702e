"""What the register answers: reports of what it did, rows of what it found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from onrecord.ocds import Issue


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long task has come."""

    stage: str
    """`storing`, `reading`, `building` or `done`."""
    done: int
    """Files, or buckets while building."""
    total: int
    releases: int
    """Releases read so far."""
    seconds: float
    """Since the task began."""

    @property
    def rate(self) -> float:
        """Releases read a second."""
        return self.releases / self.seconds if self.seconds > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Arrival:
    """One answer of an official source, to be kept byte for byte: what `Register.take` is given."""

    body: Path
    """File with the bytes as served; stays the caller's, who removes it."""
    source: str
    """Name of the source: `contracts-finder`, `find-a-tender`, …"""
    address: str
    """Address asked for, in full."""
    at: datetime
    """When the answer came (aware, UTC)."""
    headers: tuple[tuple[str, str], ...] = ()
    """Response headers worth keeping, names in lower case; never cookies or anything secret."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that was not loaded, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A release under an ocid and release id that were held already, with other content; both are kept."""

    ocid: str
    release_id: str
    raw: str
    """Raw object of the later one."""
    position: str


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load found and kept. The counts add up: see `adds_up`."""

    files_seen: int
    files_read: int
    files_held: int
    """Known by their bytes, so not read again."""
    files_not_ocds: int
    files_unreadable: int
    bytes_read: int
    releases_seen: int
    releases_kept: int
    releases_duplicate: int
    """Held already with the same content."""
    releases_refused: int
    """Could not be kept; each is an issue."""
    releases_resumed: int
    """Of those seen, how many came from files that an interrupted load had stored but not finished."""
    issues: int
    """Issues that the load added."""
    not_ocds: tuple[LeftOut, ...]
    unreadable: tuple[LeftOut, ...]
    conflicts: tuple[Conflict, ...]
    torn: int
    """Bytes of a half-written ledger line that were cut off: a load was killed before."""
    records: int
    """Records in the register now."""
    releases: int
    """Releases in the register now."""
    seconds: float

    @property
    def adds_up(self) -> bool:
        """Whether every file and every release is accounted for, once."""
        files = self.files_read + self.files_held + self.files_not_ocds + self.files_unreadable
        releases = self.releases_kept + self.releases_duplicate + self.releases_refused
        return files == self.files_seen and releases == self.releases_seen


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What a rebuild made again from raw/ and the ledger."""

    files: int
    records: int
    releases: int
    issues: int
    torn: int
    seconds: float


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One record in a list of answers."""

    ocid: str
    title: str
    buyer: str
    suppliers: tuple[str, ...]
    status: str
    published: str
    """Day (ISO) of the earliest dated release, or empty."""
    closing: str
    """Day (ISO) of the closing date, or empty."""
    closing_doubt: str
    """Why the closing date should not be trusted, in words; empty for most."""
    value: str
    """The sum awarded, else the advertised value or range, as an editor prints it; empty when the record has none."""
    score: float
    place_said_by: tuple[str, ...] = ()
    """Where a place was asked for, what says that it is there: `delivery`, `buyer's address`, `buyer's name`."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What all pages of one search go by: the register as it was when the first of them was asked for."""

    lines: int
    """Lines of the ledger that were held. What came later may have moved."""
    today: int
    """The day of the order, as an ordinal: at midnight what closes soonest would be another."""
    every: bool
    """Whether a record must hold all of the words."""
    rarities: tuple[int, ...] = ()
    """How rare the words are, in millionths: in texts, then in titles. Others would give every record another score."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an order of records: after the one with this score and ocid."""

    score: float
    ocid: str
    seen: int
    """How many records have been shown; only a hint of how far down to look."""
    begun: Begun
    state: int
    """Generation of the register that the page was answered from."""
    bands: tuple[tuple[float, float], ...] = ()
    """Scores at which the register was loaded meanwhile: the last bits of those near them may have changed."""
    again: bool = False
    """Whether the order is at its end, and what came since the walk began is shown, by ocid."""

    @property
    def day(self) -> date:
        """The day of the order."""
        return date.fromordinal(self.begun.today)

    def precedes(self, score: float, ocid: str) -> bool:
        """Whether a record with this score and ocid comes after the place."""
        return (-self.score, self.ocid) < (-score, ocid)


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """The best rows, and how many records answer in all."""

    rows: tuple[SearchRow, ...]
    total: int
    complete: bool = True
    """False when no record holds every word, and the rows hold some of them."""
    next: Place | None = None
    """Where the next page begins; None at the end."""
    again: bool = False
    """Whether these were loaded while the pages were read, so that some may have been shown already."""


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One issue with where its bytes are and whose they are."""

    issue: Issue
    raw: str
    """SHA-256 (hex) of the raw object."""
    publisher: str
    outcome: str
    """`noted`, `refused` or `not_ocds`."""


@dataclass(frozen=True, slots=True)
class IssueCount:
    """How many issues one rule found with one publisher."""

    rule: str
    publisher: str
    count: int


@dataclass(frozen=True, slots=True)
class IssuePlace:
    """A place in the order of issues: behind the first `shown` of those with this key, which no load moves."""

    key: tuple[str, str, str, str, str]
    """Ocid, raw object, position, rule and pointer."""
    shown: int


@dataclass(frozen=True, slots=True)
class IssueAnswer:
    """Issue rows in a stable order, and counts of all that the filters let through, the most frequent first."""

    rows: tuple[IssueRow, ...]
    counts: tuple[IssueCount, ...]
    total: int
    next: IssuePlace | None = None
    """Where the next page begins; None at the end."""


@dataclass(frozen=True, slots=True)
class Stats:
    """The size of a register."""

    records: int
    releases: int
    issues: int
    files: int
    """Raw objects in the ledger."""
    pending: int
    """Of those, how many an interrupted load stored but did not finish: the next load or rebuild takes them up."""
    buckets: int
    generation: int
    json_bytes: int
    """JSON of all releases, unpacked."""
    newest: date | None = None
    """Day of the newest dated release; None when none is dated."""


@dataclass(frozen=True, slots=True, order=True)
class Publisher:
    """Whose data some releases are, as the packages state that they came in; either may be empty."""

    name: str
    license: str
    """Mostly an address."""
