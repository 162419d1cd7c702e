"""Who is who across a register: mentions joined to organisations, with reasons, and a profile of each."""

from onrecord.register.parties.book import PartyBook
from onrecord.register.parties.model import (
    LATE_SPANS,
    JoinReason,
    MoneyRow,
    NameUsed,
    Open,
    PartiesFound,
    PartiesReport,
    Partner,
    PartyProfile,
    PartyRow,
    Side,
    Whose,
)

__all__ = [
    "LATE_SPANS",
    "JoinReason",
    "MoneyRow",
    "NameUsed",
    "Open",
    "PartiesFound",
    "PartiesReport",
    "Partner",
    "PartyBook",
    "PartyProfile",
    "PartyRow",
    "Side",
    "Whose",
]
