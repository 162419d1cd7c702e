"""What every page and operation is given: the register's settings, the operator's wishes, the clock, the desk."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.settings import Settings
from onrecord.tasks import Clock, now
from onrecord.tasks.keeping import Shelf
from onrecord.web.completeness import Standings
from onrecord.web.desk import Desk
from onrecord.web.guard.access import Keeping
from onrecord.web.guard.fetches import Fetches
from onrecord.web.guard.limits import Limits
from onrecord.web.guard.turns import Turns
from onrecord.web.listening import Listening


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the operator of a site decides; each is an option of `onrecord serve`."""

    public: bool = False
    """Whether strangers can reach it: then nobody signs, saves or decides anything through it."""
    hosts: tuple[str, ...] = ()
    """Names by which it may be asked for, besides those of this machine."""
    keep: int = 0
    """For how many days a reader of a public site may have articles kept on disk; of one that is not, for a year."""
    address: str = ""
    """Where the public reaches it, as `https://record.example`; for feeds, which need whole addresses."""
    log: Keeping = Keeping.BRIEF
    """How much of each request is written down."""
    limits: Limits = field(default_factory=Limits)
    sql: bool = False
    """Whether anybody may ask the tables in SQL."""


@dataclass(frozen=True, slots=True)
class Site:
    """One site."""

    settings: Settings
    wishes: Wishes = field(default_factory=Wishes)
    clock: Clock = now
    fetches: Fetches = field(default_factory=Fetches)
    turns: Turns = field(default_factory=Turns)
    standings: Standings = field(default_factory=Standings)
    listening: Listening = field(default_factory=Listening)
    desk: Desk = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "desk", Desk(Shelf(self.settings)))
