"""Cases: the records that are one purchase with a given one, each with the reasons. Found when asked, never stored.

What may belong together is looked up in the tables and the text index; whether it does is for `reading.kinship` to say,
and before it for people (`decisions`). Nothing here changes a record, and no rebuild can lose a case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from onrecord.ocds import Record
from onrecord.reading.clean import clean
from onrecord.reading.kin import Kin, Place, read_kin, title_words
from onrecord.reading.kinship import KinKind, KinReason, find_kinship
from onrecord.register.decisions import Decision, Decisions
from onrecord.register.find import find_few, make_filters
from onrecord.register.folding import fold_words
from onrecord.register.keys import text_key
from onrecord.register.numbers import find_numbered
from onrecord.register.question import Question
from onrecord.register.snapshot import Snapshot
from onrecord.values.names import same_organisation

Told = TypeVar("Told")
_Words = tuple[str, ...]
"""Folded, in their order."""

KIND = "case"
"""What decisions about cases are called."""
MOST_MEMBERS = 50
"""Members of a case: a framework can have thousands of call-offs."""
MOST_READ = 100
"""Other records that are read for one case: common titles and numbers lead to many that are not of it."""
MOST_ASKED = 16
"""Questions to the full text for one case: each member may ask three of its own."""
MOST_ALIKE = 200
"""List lines of records with all words of a title that are looked at: of more, those of the buyer alone."""
MOST_OF_ONE = 20
"""Records that are read since one title, or one number, stands in them."""


@dataclass(frozen=True, slots=True)
class Member:
    """One record of a case."""

    ocid: str
    title: str
    buyer: str
    first: str
    """Day (ISO) of its first dated release, or empty."""
    reasons: tuple[KinReason, ...]
    """Why it belongs to the record asked about, or to the member `through`."""
    through: str
    """The ocid that the reasons tie it to."""


@dataclass(frozen=True, slots=True)
class Case:
    """The purchase that one record belongs to."""

    ocid: str
    title: str
    members: tuple[Member, ...]
    """The others, by day; empty when it stands alone."""
    parted: tuple[Decision, ...]
    """What people have kept out of it."""
    complete: bool = True
    """False where there are more members than `MOST_MEMBERS`, or may be: it is not looked further than `MOST_READ`
    records and `MOST_ASKED` questions."""


def find_case(
    snapshot: Snapshot, decisions: Decisions, ocid: str, *, view: Callable[[Record], Record | None] | None = None
) -> Case | None:
    """The case of `ocid`; None when it is not held.

    Members are followed from one to the next. What a person parted from the record asked about is not in its case by
    way of a third either. `view` is the state in which records are read: as of a day, or as known then.
    """
    search = _Search(snapshot, decisions.standing(KIND), view)
    start = search.kin(ocid)
    if start is None:
        return None
    members, complete = search.members_of(start)
    parted = tuple(said for said in search.about(ocid) if said.verdict == "part")
    return Case(ocid, start.title, tuple(sorted(members, key=lambda m: (m.first or "9", m.ocid))), parted, complete)


class _Search:
    """One question for a case: what was read is remembered, and how much is done for it has an end."""

    def __init__(
        self,
        snapshot: Snapshot,
        decided: dict[tuple[str, str], Decision],
        view: Callable[[Record], Record | None] | None,
    ) -> None:
        self._snapshot = snapshot
        self._view = view
        self._decided = decided
        self._kin: dict[str, Kin | None] = {}
        self._answers: dict[tuple[_Words, str], list[str]] = {}
        self._complete = True
        """Whether nothing was left out so far."""

    def kin(self, ocid: str) -> Kin | None:
        """A record as far as it can be tied to others; None when it is not held."""
        if ocid not in self._kin:
            held = self._snapshot.record(ocid)
            record = self._view(held) if held and self._view else held
            self._kin[ocid] = read_kin(record) if record else None
        return self._kin[ocid]

    def about(self, ocid: str) -> list[Decision]:
        """What people decided about a record and any other."""
        return [said for pair, said in self._decided.items() if ocid in pair]

    def members_of(self, start: Kin) -> tuple[list[Member], bool]:
        """All that belong to `start`, nearest first; whether that is all. What is left out are the farthest."""
        seen = {start.ocid}
        members: list[Member] = []
        waiting = [start]
        while waiting:
            here = waiting.pop(0)
            for ocid in self._candidates(here):
                if ocid in seen or self._is_parted(start.ocid, ocid):
                    continue
                if ocid not in self._kin and len(self._kin) > MOST_READ:
                    self._complete = False
                    continue
                found = self._tied(here, ocid)
                if found is None:
                    continue
                if len(members) == MOST_MEMBERS:
                    return members, False
                there, reasons = found
                seen.add(ocid)
                members.append(_member(there, reasons, here.ocid))
                waiting.append(there)
        return members, self._complete

    def _tied(self, here: Kin, ocid: str) -> tuple[Kin, tuple[KinReason, ...]] | None:
        there = self.kin(ocid)
        said = self._decided.get((min(here.ocid, ocid), max(here.ocid, ocid)))
        if there is None or (said and said.verdict == "part"):
            return None
        reasons = find_kinship(here, there)
        if said:
            reasons = (_decided(said, here, there), *reasons)
        return (there, reasons) if reasons else None

    def _is_parted(self, one: str, other: str) -> bool:
        said = self._decided.get((min(one, other), max(one, other)))
        return said is not None and said.verdict == "part"

    def _candidates(self, kin: Kin) -> Iterator[str]:
        """Ocids that may belong to `kin`, each once, in a stable order."""
        found = [
            *(side for said in self.about(kin.ocid) for side in (said.left, said.right)),
            *(tie.number for tie in kin.ties),
            *self._by_number([*(tie.number for tie in kin.ties), *kin.named_numbers]),
            *self._related_to(kin),
            *self._naming(kin),
            *self._alike(kin),
        ]
        yield from (ocid for ocid in dict.fromkeys(found) if ocid != kin.ocid)

    def _by_number(self, numbers: Iterable[str]) -> list[str]:
        ids = [number.removeprefix("fts:") for number in numbers if not number.startswith(("oj:", "ocds-"))]
        found = find_numbered(self._snapshot, self._first(dict.fromkeys(ids), MOST_READ))
        return sorted({ocid for ocids in found.values() for ocid in ocids})

    def _related_to(self, kin: Kin) -> list[str]:
        """Records that name this one among their related processes."""
        keys = {text_key(spelling) for number in kin.own_numbers for spelling in _spellings(number)}
        places = (place for key in sorted(keys) for place in self._snapshot.keyed("related", key))
        return sorted({self._snapshot.ocid_at(*place) for place in self._first(places, MOST_READ)})

    def _first(self, some: Iterable[Told], most: int) -> list[Told]:
        """At most so many; that something is left out is noted."""
        first = list(islice(some, most + 1))
        self._complete = self._complete and len(first) <= most
        return first[:most]

    def _naming(self, kin: Kin) -> Iterator[str]:
        """Records whose texts hold the number of one of its notices, or a number of its buyer's."""
        numbers = [number.removeprefix("fts:") for number in kin.own_numbers if number.startswith("fts:")]
        for words in dict.fromkeys([*numbers, *kin.references]):
            yield from self._asked(tuple(fold_words(words)), kin.buyer, self._holding)

    def _alike(self, kin: Kin) -> list[str]:
        """Records under its title."""
        if not (kin.buyer and kin.names_its_subject):
            return []
        # A list line has the title of today: of the past, texts know more.
        return self._asked(kin.words, kin.buyer, self._holding if self._view else self._titled)

    def _asked(self, words: _Words, buyer: str, find: Callable[[_Words, str], list[str]]) -> list[str]:
        """What is found for the words; asked once, for members of a case are often called alike."""
        if (words, buyer) not in self._answers:
            if len(self._answers) == MOST_ASKED:
                self._complete = False
                return []
            self._answers[words, buyer] = find(words, buyer)
        return self._answers[words, buyer]

    def _holding(self, words: _Words, buyer: str) -> list[str]:
        """Records with all of the words in their texts."""
        places = self._places(words, buyer, MOST_OF_ONE, "body")
        return sorted(self._snapshot.ocid_at(*place) for place in places)

    def _titled(self, words: _Words, buyer: str) -> list[str]:
        """Records with this title: first those whose buyer has the name, for it may be named otherwise elsewhere."""
        lines = [self._snapshot.summary_at(*place) for place in self._places(words, buyer, MOST_ALIKE, "title")]
        alike = [line for line in lines if title_words(line.title) == words]
        alike.sort(key=lambda line: (not same_organisation(clean(line.buyer), buyer), line.ocid))
        return self._first((line.ocid for line in alike), MOST_OF_ONE)

    def _places(self, words: _Words, buyer: str, most: int, field: str) -> list[tuple[int, int]]:
        """Where all of the words stand; where that is more often than `most`, those of the buyer alone."""
        asked = list(dict.fromkeys(words))
        found = find_few(self._snapshot, asked, make_filters(Question()), most, field)
        if len(found) > most and buyer:
            self._complete = False
            found = find_few(self._snapshot, asked, make_filters(Question(buyer=buyer)), most, field)
        return self._first(found, most)


def _spellings(number: str) -> list[str]:
    """The ways in which a related process may name a number."""
    kind, _, plain = number.partition(":")
    if kind != "fts":
        return [number]
    serial, year = plain.split("-")
    return [plain, f"{year}/S 000-{serial}"]


def _decided(said: Decision, here: Kin, there: Kin) -> KinReason:
    places = (Place(kin.releases[-1].id, "", "") for kin in (here, there))
    sentence = f"{said.by} joined them on {said.at:%Y-%m-%d}: {said.reason}"
    return KinReason(KinKind.DECIDED, sentence, here.ocid, next(places), there.ocid, next(places))


def _member(kin: Kin, reasons: tuple[KinReason, ...], through: str) -> Member:
    first = kin.first.isoformat() if kin.first else ""
    return Member(kin.ocid, kin.title, kin.buyer, first, reasons, through)
