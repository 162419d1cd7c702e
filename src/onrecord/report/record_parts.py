"""What a page of a record lists: its money by kind, its parties, its documents, and articles that people reviewed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from msgspec.structs import replace

from onrecord.ocds import Json
from onrecord.reading.clean import clean
from onrecord.reading.model import RecordReading
from onrecord.reading.money import Sum
from onrecord.reading.places import at, objects, text_of
from onrecord.register.reviews import Review
from onrecord.report.money_words import NAMES, PLANNED, SHOWN, sum_words
from onrecord.report.visible import one_line, shorten
from onrecord.values import parse_instant
from onrecord.values.identifiers import read_identifier

_ROLES = {
    "buyer": "buyer",
    "procuringEntity": "runs the procedure",
    "supplier": "supplier",
    "tenderer": "has bid",
    "centralPurchasingBody": "central purchasing body",
    "reviewBody": "hears appeals",
    "reviewContactPoint": "hears appeals",
    "leadBuyer": "lead buyer",
    "payer": "pays",
    "payee": "is paid",
    "funder": "funds it",
    "enquirer": "has asked",
    "invitedCandidate": "invited",
    "interestedParty": "interested",
    "winner": "supplier",
}
"""Source: OCDS 1.1, codelist partyRole, and the extensions seen on Find a Tender."""
_SECTIONS = ("planning", "tender", "awards", "contracts")
_QUOTED = 160


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One sum, or several that are said alike."""

    words: str
    """How much, of what; without its doubts."""
    doubts: tuple[str, ...]
    grave: bool
    """Whether totals leave it out."""
    earlier: bool
    """It stood so in an earlier release and no longer does, or was replaced."""


@dataclass(frozen=True, slots=True)
class MoneyGroup:
    """The sums of one kind: never to be added to those of another."""

    name: str
    lines: tuple[MoneyLine, ...]
    left: int
    """Sums that are not listed: a contract may have hundreds of payments."""


def money_groups(sums: Sequence[Sum], stage: str) -> list[MoneyGroup]:
    """The sums by kind, each said once, those that stand before those that stood earlier."""
    names = NAMES | PLANNED if stage == "planned" else NAMES
    found = []
    for kind, name in names.items():
        own = [each for each in sums if each.kind is kind]
        lines = list(dict.fromkeys(map(_line, sorted(own, key=_is_earlier))))
        if lines:
            found.append(MoneyGroup(name, tuple(lines[:SHOWN]), max(0, len(lines) - SHOWN)))
    return found


def _line(found: Sum) -> MoneyLine:
    doubts = tuple(doubt.words for doubt in found.doubts)
    return MoneyLine(sum_words(replace(found, doubts=())), doubts, found.doubtful, _is_earlier(found))


def _is_earlier(found: Sum) -> bool:
    return found.superseded or found.replaced


@dataclass(frozen=True, slots=True)
class PartyLine:
    """An organisation as the record names it."""

    name: str
    roles: tuple[str, ...]
    """In words."""
    numbers: tuple[str, ...]
    """Its identifiers, as `GB-COH 05280446`."""
    place: str
    side: str
    """`buyer`, `supplier`, or empty for whoever is neither."""

    @property
    def asked(self) -> str:
        """By what its own page is looked for: a number where it has one, else its name."""
        return self.numbers[0].replace(" ", "-", 1) if self.numbers else self.name


def party_lines(reading: RecordReading, shown: Json) -> list[PartyLine]:
    """The parties of a record, buyers first; `shown` is its compiled release without contact details.

    Those that only an award or a title line names come last. Each name is there once for a set of roles.
    """
    found = {(line.name.casefold(), line.side): line for line in _listed(shown)}
    for name in reading.names:
        printed = shorten(name.printed, 200)
        key = (printed.casefold(), name.role if name.role in ("buyer", "supplier") else "")
        named = any(known == key[0] for known, _ in found) and not key[1]
        if printed and key not in found and not named:
            found[key] = PartyLine(printed, (_ROLES.get(name.role, name.role),), (), "", key[1])
    order = {"buyer": 0, "supplier": 1, "": 2}
    return sorted(found.values(), key=lambda line: order[line.side])


def _listed(shown: Json) -> Iterator[PartyLine]:
    for _, party in objects(shown, "parties"):
        name = shorten(clean(text_of(party.get("name"))), 200)
        roles = [text_of(role) for role in party.get("roles") or () if text_of(role)]
        if name and roles:
            side = next((side for side in ("buyer", "supplier") if side in roles), "")
            words = tuple(dict.fromkeys(_ROLES.get(role, one_line(role)) for role in roles))
            yield PartyLine(name, words, tuple(_numbers(party)), _place(party), side)


def _numbers(party: Json) -> Iterator[str]:
    stated = [party.get("identifier"), *(one for _, one in objects(party, "additionalIdentifiers"))]
    read = (read_identifier(at(one, "scheme"), at(one, "id")) for one in stated)
    yield from dict.fromkeys(str(one) for one in read if one)


def _place(party: Json) -> str:
    """Town and region: a street may be somebody's home."""
    address = party.get("address")
    told = (one_line(clean(text_of(at(address, key)))) for key in ("locality", "region"))
    return ", ".join(dict.fromkeys(word for word in told if word))


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document that the record names; it is never fetched."""

    title: str
    type: str
    about: str
    """Of which part of the process it is."""
    published: str
    """Day (ISO), or empty."""
    address: str
    """Only of a page: `http` or `https`; empty for anything else."""


def document_lines(shown: Json) -> list[DocumentLine]:
    """The documents of a compiled release without contact details, each address once, the latest stage last."""
    found: dict[tuple[str, str], DocumentLine] = {}
    for section in _SECTIONS:
        owners = [shown.get(section)] if section in ("planning", "tender") else [o for _, o in objects(shown, section)]
        for owner in owners:
            for _, document in objects(owner, "documents"):
                line = _document(document, section.removesuffix("s"))
                found[line.title, line.address] = line
    return list(found.values())


def _document(document: Json, section: str) -> DocumentLine:
    title, type = (shorten(clean(text_of(document.get(key))), 200) for key in ("title", "documentType"))
    described = shorten(clean(text_of(document.get("description"))), 200)
    published = parse_instant(document.get("datePublished"))
    address = text_of(document.get("url")).strip()
    return DocumentLine(
        title=title or described or spaced(type) or "(without a title)",
        type=spaced(type),
        about=section,
        published=published.local_date().isoformat() if published else "",
        address=address if is_page(address) else "",
    )


def is_page(address: str) -> bool:
    """Whether an address that a stranger wrote may be linked to.

    >>> is_page("https://notices.example/1"), is_page("javascript:alert(1)"), is_page("https:// two words")
    (True, False, False)
    """
    scheme, _, rest = address.partition("://")
    return scheme.lower() in ("http", "https") and bool(rest) and address.isprintable() and " " not in address


def spaced(code: str) -> str:
    """A code of the standard in words.

    >>> spaced("tenderNotice"), spaced("award_notice"), spaced("PDF")
    ('tender notice', 'award notice', 'PDF')
    """
    if code.isupper():
        return code
    return "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in code).replace("_", " ").strip()


@dataclass(frozen=True, slots=True)
class ReviewedClaim:
    """What a person signed of one claim."""

    text: str
    verdict: str
    """The person's own, or the machine's that was confirmed; empty for a note alone."""
    review: Review


@dataclass(frozen=True, slots=True)
class ReviewedArticle:
    """An article that was checked against the record, and of which somebody signed a verdict."""

    name: str
    published: str
    """Day (ISO), or empty."""
    claims: tuple[ReviewedClaim, ...]


def reviewed_articles(reviews: Sequence[Review]) -> list[ReviewedArticle]:
    """Reviews that stand, article by article, the newest first; annotations say no verdict."""
    ordered = sorted(reviews, key=lambda one: (one.article_id, one.place.article, one.place.start))
    found = [
        ReviewedArticle(shorten(name, 120), (entries[0].published or "")[:10], tuple(map(_reviewed, entries)))
        for name, entries in ((name, list(group)) for name, group in groupby(ordered, key=lambda one: one.article_id))
    ]
    return sorted(found, key=lambda one: one.published, reverse=True)


def _reviewed(review: Review) -> ReviewedClaim:
    judged = review.machine if review.kind == "confirm" else review.said
    return ReviewedClaim(shorten(review.place.text, _QUOTED), judged.verdict if judged else "", review)
