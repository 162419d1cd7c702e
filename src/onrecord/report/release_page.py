"""One release as its page shows it: its JSON with contact details hidden, and where its bytes are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from functools import cached_property

from onrecord.ocds import Record, Release
from onrecord.report.change_words import seen_words
from onrecord.report.contacts import WITHHELD, without_people
from onrecord.report.json import encode
from onrecord.report.timeline import machine_words, own_clock
from onrecord.report.wording import instant_words

SHOWN = 200_000
"""Characters of JSON on the page; all of it can be taken away."""


@dataclass(frozen=True)
class ReleasePage:
    """One release."""

    record: Record
    release: Release
    source: str
    """The official source that served it; empty for what was loaded from a file."""
    address: str
    """Where it was served; empty for what was loaded from a file."""
    size: int | None
    """Bytes of the object that it was read from; None when no ledger tells."""
    free: bool
    """Whether those bytes may be given away: nothing in them has to be hidden."""
    zone: tzinfo

    @cached_property
    def text(self) -> str:
        """The release as JSON, its keys in their order, contact details hidden."""
        return encode(without_people(self.release.body))

    @property
    def shown(self) -> str:
        """As much of it as a page holds."""
        return self.text[:SHOWN]

    @property
    def cut(self) -> bool:
        """Whether that is not all."""
        return len(self.text) > SHOWN

    @property
    def hides(self) -> bool:
        """Whether something of it is hidden."""
        return WITHHELD in self.text

    @property
    def when(self) -> str:
        """Its date in words."""
        return instant_words(self.release.date, self.zone)

    @property
    def machine(self) -> str:
        """Its date for a machine."""
        return machine_words(self.release.date)

    @property
    def published_as(self) -> str:
        """The publisher's own writing of the date, where its clock is another."""
        return own_clock(self.release.date, self.zone)

    @property
    def seen(self) -> str:
        """When we first had it, in words."""
        return seen_words(self.release.provenance.first_seen)
