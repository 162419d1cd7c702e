"""How rare a word is among notices: what makes a shared word evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log

from onrecord.reading.words import STOPWORDS

_LEAST_RECORDS = 500
"""A register smaller than this cannot tell rare words from common ones; the list below helps it out."""
_COMMON_SHARE = 0.12
"""Share of notices that a word of the list is taken to stand in."""

COMMON_WORDS = frozenset(
    """
    access accept accordance according additional advance advertised advice agreed agreement annual anticipated
    application apply appoint appointed april area areas around asked associated august authorities authority
    award awarded back based became behind benefits best bid bidders bids borough building business buy buyer
    call came capital carry case centre chair chief choice choose chosen city closing come comes commercial
    community companies company complete conditions consider construction contact contract contracting
    contractor contractors contracts cost costs council councillor councillors councils county covers criteria
    current date day days deadline deal december decided decision deliver delivery department design detailed
    details development director district document documents due early east economic electronic end england
    environmental equipment estimated evaluation exercise existing expected experience experienced extend
    extension facilities facility february fee find firm firms first five follow following four framework friday
    full fund funding future get give given go good government great group guide half head health high home hope
    house housing hundred important include included including increase information interest invited issued
    january july june keep kingdom know large last late later lead leader least less level like limited little
    local london long look looking lot lots made main maintenance make making management manager march market
    maximum meet meeting members met minimum minister ministers monday money month months moved much national
    need needed needs network next nhs north notice notices november number october offer office officer
    officers officials open opening opportunities opportunity option order organisation organisations original
    others paid part parts pay people performance period person place plan planned plans point police portal
    potential present previous price private procedure process procurement programme project projects property
    proposed provide provided provider providers provision public published put quality range read received
    record recent region register relevant report request require required requirement requirements research
    residents response responses review right run safe safety saturday say saying school schools scotland second
    section security see seek seeking selected september series service services set several single site sites
    small social solution south specification spend spent spokesman spokesperson spokeswoman staff start started
    starts state still street submission submit successful sunday supplier suppliers supply support system
    systems take taken taxpayers team technical ten tender tendering tenders term terms thing third three
    thursday time times today together told took total town training tuesday type uk united use used user using
    value wales want wanted wants water way website wednesday week weeks well went west work worked workers
    working works worth yesterday
    """.split()
)
"""Content words found in a sixteenth or more of 551 UK notices (2014 to 2025), or everyday words of news; 2026."""


@lru_cache(maxsize=1 << 14)  # a register has few numbers of records that a word stands in
def _share(records: int, count: float) -> float:
    return min(1.0, max(0.0, log((records + 1) / (count + 1)) / log(records / 2)))


@dataclass(frozen=True, slots=True)
class Rarity:
    """Rarity of words in one register, 0 (in every record) to 1 (in at most one)."""

    records: int
    frequencies: Mapping[str, int]

    def of(self, word: str) -> float:
        """Share of the way from "all records" to "one record" that knowing the word takes us.

        >>> Rarity(1000, {"allyship": 1, "widget": 30}).of("allyship") > 0.85
        True
        >>> Rarity(1000, {}).of("the"), Rarity(2, {"council": 1}).of("council") < 0.4
        (0.0, True)
        """
        if word in STOPWORDS:
            return 0.0
        records = max(self.records, _LEAST_RECORDS)
        count = float(self.frequencies.get(word, 0))
        if word in COMMON_WORDS:
            count = max(count, _COMMON_SHARE * records)
        return _share(records, count)

    def total(self, words: Iterable[str]) -> float:
        """Sum of the rarities of the words, each as often as it is given."""
        return sum(map(self.of, words))
