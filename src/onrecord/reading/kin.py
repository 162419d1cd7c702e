"""What of a record can tie it to another: its parties, title and days, its own numbers and those that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from onrecord.ocds import Json, Record, Release
from onrecord.ocds.model import own_releases
from onrecord.reading.changes_same import day_of
from onrecord.reading.clean import clean
from onrecord.reading.clocks import read_instant
from onrecord.reading.closings import doubt_of
from onrecord.reading.places import at, objects, text_of
from onrecord.reading.words import STOPWORDS, folded
from onrecord.values.names import same_organisation

_OJ = re.compile(r"\b(20\d\d)\s?/\s?S\s?(\d{1,3})\s?[-–]\s?(\d{5,6})\b")
_FTS = re.compile(r"\b(\d{6})-(20\d\d)\b")
_GUID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", re.I)
_PROJECT = re.compile(r"\bDN\s?(\d{5,7})\b")
"""A project's number on ProContract, which many English councils buy through; notices print it on every site."""
_REFERENCE = re.compile(r"(?=(?:\D*\d){5})[\w./ -]{6,40}")
"""A number that a buyer gave: five digits or more."""
_CODE = re.compile(r"(?=\w*\d{4})(?=\w*[^\W\d])\w+")
_JOURNAL = re.compile(r"^(?:United Kingdom|UK)\s?[-–][^:]{2,40}:", re.I)
"""`United Kingdom-Glasgow: Data services`: country, town and class of goods, which name no purchase."""
_UNSTABLE = frozenset({"GB-CFS", ""})
"""Schemes whose identifiers change from notice to notice."""
_PLANNING = frozenset({"planning", "planningUpdate"})
_FAILED = frozenset({"cancelled", "withdrawn", "unsuccessful"})
_SHORTEST_TITLE = 3
"""Words that say something; fewer name too many purchases."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands."""

    release_id: str
    pointer: str
    value: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A related process that the publisher states."""

    number: str
    """As `number_of`."""
    relationship: str
    place: Place


@dataclass(frozen=True)
class Kin:
    """One record, as far as it can be tied to others."""

    ocid: str
    title: str
    buyer: str
    record: Record = field(repr=False)

    @property
    def releases(self) -> tuple[Release, ...]:
        """Those that were published as releases."""
        return tuple(own_releases(self.record.releases))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The title folded, without a site's or buyer's numbers in it, or the town before an EU journal's title."""
        return title_words(self.title)

    @property
    def names_its_subject(self) -> bool:
        """Whether the title says enough to be held against another."""
        return len([word for word in self.words if word not in STOPWORDS]) >= _SHORTEST_TITLE

    @cached_property
    def identifiers(self) -> frozenset[str]:
        """The buyer's identifiers that are the same in every notice."""
        return frozenset(_identifiers(self.releases))

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """What the publisher says that it is related to."""
        return tuple(_ties(self.releases))

    @cached_property
    def own_numbers(self) -> Mapping[str, Place]:
        """The numbers under which its notices are published."""
        return dict(_own_numbers(self.ocid, self.releases))

    @cached_property
    def named_numbers(self) -> Mapping[str, Place]:
        """The numbers of notices that its texts and documents name; its own are left out."""
        found = dict(_named_numbers(self.releases))
        return {number: place for number, place in found.items() if number not in self.own_numbers}

    @cached_property
    def references(self) -> Mapping[str, Place]:
        """The buyer's own numbers for this purchase."""
        return dict(_references(self.ocid, self.releases))

    @cached_property
    def closing(self) -> Mapping[date, Place]:
        """Every closing day that any of its releases states, but for those in doubt."""
        return dict(_closing_days(Record(self.ocid, self.releases)))

    @property
    def first(self) -> date | None:
        """Local day of its first dated release."""
        return next((release.date.local_date() for release in self.releases if release.date), None)

    @property
    def last(self) -> date | None:
        """Local day of its newest dated release."""
        return next((release.date.local_date() for release in reversed(self.releases) if release.date), None)

    @property
    def is_planning(self) -> bool:
        """Whether nothing but planning has been published."""
        return all(release.tags and _PLANNING.issuperset(release.tags) for release in self.releases)

    @property
    def is_award_only(self) -> bool:
        """Whether nothing was published before its award."""
        return all("award" in " ".join(release.tags).lower() for release in self.releases if release.tags)

    @property
    def failed(self) -> Place | None:
        """Where it says that it was cancelled or came to nothing; None when it does not."""
        for release in reversed(self.releases):
            status = text_of(at(release.body, "tender", "status"))
            if status:
                return Place(release.id, "/tender/status", status) if status in _FAILED else None
        return None

    @property
    def publisher(self) -> str:
        """Prefix of the ocid, which is the publisher's: `ocds-b5fd17`."""
        return "-".join(self.ocid.split("-")[:2])

    def title_place(self) -> Place:
        """Where the title stands."""
        for release in reversed(self.releases):
            if text_of(at(release.body, "tender", "title")) == self.title:
                return Place(release.id, "/tender/title", self.title)
        return Place(self.releases[-1].id, "/tender/title", self.title)

    def same_buyer(self, other: Kin) -> bool:
        """Whether one body buys: by a stable identifier, else by name."""
        if self.identifiers & other.identifiers:
            return True
        return bool(self.buyer and other.buyer) and same_organisation(self.buyer, other.buyer)

    def same_title(self, other: Kin) -> bool:
        """Whether both titles say the same, and enough to tell purchases apart."""
        return self.words == other.words and self.names_its_subject


def title_words(title: str) -> tuple[str, ...]:
    """What a title says of its subject: see `Kin.words`.

    >>> title_words("United Kingdom-Hull: Roof repairs [ABC2041]")
    ('roof', 'repairs')
    """
    named = _JOURNAL.sub("", clean(title)).split()
    return tuple(folded(" ".join(word for word in named if not _CODE.fullmatch(word.strip("[]():,-")))))


def read_kin(record: Record) -> Kin:
    """`record` as far as it can be tied to others. The rest of it is read when asked for."""
    bodies = [release.body for release in reversed(own_releases(record.releases))]
    title = next((text for body in bodies if (text := text_of(at(body, "tender", "title"))).strip()), "")
    buyer = next((text for body in bodies if (text := text_of(at(body, "buyer", "name"))).strip()), "")
    return Kin(record.ocid, title, clean(buyer), record)


def number_of(scheme: str, identifier: str) -> str:
    """One spelling of the number of a notice or process, the same for all ways in which notices are quoted.

    Since 2021 the UK's own service writes `2024/S 000-035618` for its notice `035618-2024`.

    >>> number_of("EU-OJ", "2024/S 000-035618"), number_of("", "035618-2024"), number_of("ocid", "ocds-213czf-1")
    ('fts:035618-2024', 'fts:035618-2024', 'ocds-213czf-1')
    >>> number_of("EU-OJ", "2018/S 205-467435")
    'oj:467435-2018'
    """
    found = _OJ.search(identifier)
    if found:
        return _oj_number(found)
    plain = _FTS.fullmatch(identifier.strip())
    return f"fts:{plain[1]}-{plain[2]}" if plain else identifier.strip()


def _oj_number(found: re.Match[str]) -> str:
    year, issue, number = found.groups()
    return f"{'fts' if int(issue) == 0 else 'oj'}:{int(number):06d}-{year}"


def _identifiers(releases: tuple[Release, ...]) -> Iterator[str]:
    for release in releases:
        buyer = at(release.body, "buyer", "id")
        for _, party in objects(release.body, "parties"):
            if buyer is not None and party.get("id") == buyer:
                yield from _identifiers_of(party)


def _identifiers_of(party: Json) -> Iterator[str]:
    for one in (party.get("identifier"), *(item for _, item in objects(party, "additionalIdentifiers"))):
        scheme, identifier = text_of(at(one, "scheme")), at(one, "id")
        if scheme not in _UNSTABLE and identifier:
            yield f"{scheme}-{identifier}".upper()


def _ties(releases: tuple[Release, ...]) -> Iterator[Tie]:
    for release in releases:
        for top in ((), *(("contracts", i) for i, _ in objects(release.body, "contracts"))):
            holder = at(release.body, *top) if top else release.body
            for i, process in objects(holder, "relatedProcesses"):
                identifier = text_of(process.get("identifier"))
                if not identifier:
                    continue
                pointer = "".join(f"/{step}" for step in (*top, "relatedProcesses", i, "identifier"))
                place = Place(release.id, pointer, identifier)
                yield Tie(number_of(text_of(process.get("scheme")), identifier), _relationship(process), place)


def _relationship(process: Json) -> str:
    said = process.get("relationship")
    words = [word for word in said if isinstance(word, str)] if isinstance(said, list) else [text_of(said)]
    return ", ".join(word for word in words if word)


def _own_numbers(ocid: str, releases: tuple[Release, ...]) -> Iterator[tuple[str, Place]]:
    for release in releases:
        yield ocid, Place(release.id, "/ocid", ocid)
        # An id like "1" is another notice's in every other record.
        number, guid = _FTS.fullmatch(release.id), _GUID.match(release.id)
        if number or guid:
            own = guid[0].lower() if guid else number_of("", release.id)
            yield own, Place(release.id, "/id", release.id)
        for name, document in _documents(release.body):
            # The notice's own page: its address ends in the notice's number.
            if text_of(document.get("documentType")).endswith("Notice"):
                url = text_of(document.get("url"))
                for found in numbers_in(url.rpartition("/Notice/")[2] if "/Notice/" in url else ""):
                    yield found, Place(release.id, f"{name}/url", url)


def _documents(body: Json) -> Iterator[tuple[str, Json]]:
    for top in ("planning", "tender"):
        yield from ((f"/{top}/documents/{i}", one) for i, one in objects(body, top, "documents"))
    for i, award in objects(body, "awards"):
        yield from ((f"/awards/{i}/documents/{j}", one) for j, one in objects(award, "documents"))


def _named_numbers(releases: tuple[Release, ...]) -> Iterator[tuple[str, Place]]:
    for release in releases:
        for pointer, text in _texts(release.body):
            for number in numbers_in(text):
                yield (
                    number,
                    Place(release.id, pointer, text if len(text) < 120 else number.partition(":")[2] or number),
                )


def _texts(body: Json) -> Iterator[tuple[str, str]]:
    for pointer, keys in (
        ("/tender/description", ("tender", "description")),
        ("/tender/title", ("tender", "title")),
        ("/description", ("description",)),
        ("/planning/rationale", ("planning", "rationale")),
    ):
        if text := text_of(at(body, *keys)):
            yield pointer, text
    for i, award in objects(body, "awards"):
        if text := text_of(award.get("description")):
            yield f"/awards/{i}/description", text
    for name, document in _documents(body):
        for key in ("url", "title", "description"):
            if text := text_of(document.get(key)):
                yield f"{name}/{key}", text


def numbers_in(text: str) -> Iterator[str]:
    """Numbers of notices and processes that stand in a text or address, as far as they cannot be anything else.

    >>> list(numbers_in("https://www.find-tender.example/Notice/035618-2024"))
    ['fts:035618-2024']
    """
    if "/S" in text or "/ S" in text:
        yield from (_oj_number(found) for found in _OJ.finditer(text))
    if "-20" in text:
        yield from (f"fts:{found[1]}-{found[2]}" for found in _FTS.finditer(text))
    if "ocds-" in text:
        yield from re.findall(r"\bocds-[a-z0-9]{6}-[\w-]{4,}\b", text)
    # A bare GUID may be a document's: only after a notice's own address is it a notice's.
    for found in re.finditer(rf"/notice/({_GUID.pattern})", text, re.I):
        yield found[1].lower()


def _references(ocid: str, releases: tuple[Release, ...]) -> Iterator[tuple[str, Place]]:
    for release in releases:
        said = text_of(at(release.body, "tender", "id"))
        if _is_reference(said) and said not in (ocid, release.id):
            yield " ".join(said.upper().split()), Place(release.id, "/tender/id", said)
        for pointer, text in _texts(release.body):
            if "DN" in text:
                yield from (
                    (f"DN{found[1]}", Place(release.id, pointer, found[0])) for found in _PROJECT.finditer(text)
                )


def _is_reference(said: str) -> bool:
    minted = _GUID.search(said) or "ocds" in said.lower()
    return not minted and _REFERENCE.fullmatch(said.strip()) is not None


def _closing_days(record: Record) -> Iterator[tuple[date, Place]]:
    for release in record.releases:
        value = at(release.body, "tender", "tenderPeriod", "endDate")
        instant = read_instant(value, record.ocid)
        if instant is not None and not doubt_of(value, record, release.body):
            yield day_of(instant), Place(release.id, "/tender/tenderPeriod/endDate", str(value))
