"""A request for information to the buyer: what the record cannot answer, asked under the law that applies to it.

Sources: Freedom of Information Act 2000, ss. 1, 8, 10, 11, 16 and 21; Freedom of Information (Scotland) Act 2002,
ss. 1, 8, 10, 11, 15 and 25. Section 8 of either asks for the same three things: in writing, with the applicant's name
and an address for correspondence, and a description of the information. Read November 2026. This is no legal advice.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.reading import RecordReading
from onrecord.reading.clean import clean
from onrecord.reading.places import at, objects, text_of
from onrecord.report.contacts import without_contacts
from onrecord.report.statements import Citation
from onrecord.report.visible import one_line
from onrecord.report.wording import day_words

WIDTH = 78
_SCOTLAND = re.compile(r"(?:UKM|TLM)\w*", re.IGNORECASE)
"""Regions of Scotland, in NUTS and in ITL."""
_UNITED_KINGDOM = frozenset(
    {
        "",
        "uk",
        "gb",
        "gbr",
        "united kingdom",
        "great britain",
        "england",
        "wales",
        "cymru",
        "northern ireland",
        "scotland",
    }
)
_SCOTTISH_SOURCE = "ocds-r6ebe6-"
"""The prefix of Public Contracts Scotland."""


class Law(StrEnum):
    """Under which law the buyer is asked."""

    FOIA = "foia"
    """Freedom of Information Act 2000: England, Wales, Northern Ireland, and bodies of the whole kingdom."""
    FOISA = "foisa"
    """Freedom of Information (Scotland) Act 2002: Scottish public authorities."""
    OTHER = "other"
    """Another country's."""


@dataclass(frozen=True, slots=True)
class _Act:
    """How a law is cited."""

    name: str
    advice: str
    published: str


_ACTS = {
    Law.FOIA: _Act("the Freedom of Information Act 2000", "section 16", "section 21"),
    Law.FOISA: _Act("the Freedom of Information (Scotland) Act 2002", "section 15", "section 25"),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """One request, ready to be signed."""

    ocid: str
    title: str
    buyer: str
    law: Law
    why: str
    """Why this law, in one sentence."""
    questions: tuple[str, ...]
    text: str


def choose_law(reading: RecordReading) -> tuple[Law, str]:
    """The law that the buyer's own address points to, and why; the Act of 2000 where nothing does."""
    address = _buyer_address(reading)
    region, country = text_of(at(address, "region")).strip(), text_of(at(address, "countryName")).strip()
    if country.casefold() not in _UNITED_KINGDOM:
        return Law.OTHER, f"The record gives the buyer's country as {one_line(country)}."
    if _SCOTLAND.fullmatch(region) or "scotland" in (region.casefold(), country.casefold()):
        return Law.FOISA, f"The record gives the buyer's address as in Scotland ({one_line(region or country)})."
    if not region and not country and reading.record.ocid.startswith(_SCOTTISH_SOURCE):
        return Law.FOISA, "The notice stands on Public Contracts Scotland, and says no more of where the buyer is."
    place = one_line(region or country)
    return Law.FOIA, f"The record gives the buyer's address as {place}." if place else "No address points elsewhere."


def write_letter(
    reading: RecordReading, questions: Sequence[str], releases: Sequence[Citation], *, law: Law | None, by: str
) -> Letter:
    """A request to the buyer of one record. `law` None chooses by the record; without `by` a place is left for it."""
    chosen, why = choose_law(reading) if law is None else (law, "You chose it.")
    buyer, title = buyer_of(reading), without_contacts(one_line(reading.title)) or "(without a title)"
    asked = tuple(without_contacts(one_line(question)) for question in questions)
    lines = [
        *_head(buyer, title, reading.record.ocid),
        *_opening(chosen),
        *_contract(reading, title, releases),
        *_questions(asked),
        *_terms(chosen),
        *_signature(by),
    ]
    return Letter(reading.record.ocid, title, buyer, chosen, why, asked, "\n".join(lines) + "\n")


def buyer_of(reading: RecordReading) -> str:
    """The buyer's name as the record gives it; empty when it names none."""
    for role in ("buyer", "procuringEntity"):
        for name in reading.names:
            if name.role == role:
                return str(without_contacts(one_line(name.printed)))
    return str(without_contacts(one_line(clean(text_of(at(reading.compiled, "buyer", "name"))))))


def _buyer_address(reading: RecordReading) -> object:
    wanted = at(reading.compiled, "buyer", "id")
    parties = [party for _, party in objects(reading.compiled, "parties")]
    by_id = [party for party in parties if wanted is not None and at(party, "id") == wanted]
    buyers = [party for party in parties if "buyer" in (at(party, "roles") or ())]
    for party in (*by_id, *buyers):
        if address := at(party, "address"):
            return address
    return {}


def _head(buyer: str, title: str, ocid: str) -> Iterator[str]:
    yield f"To: {buyer or '[the buyer, whom the record does not name]'}"
    yield "    Information requests"
    yield ""
    yield from _wrap(f"Request for information: {title} ({one_line(ocid)})")
    yield ""
    yield "Dear Sir or Madam,"
    yield ""


def _opening(law: Law) -> Iterator[str]:
    act = _ACTS.get(law)
    under = f"section 1 of {act.name}" if act else "the law on access to information that applies to you"
    yield from _wrap(
        f"Under {under} I ask you for the recorded information that you hold and that answers the questions below. "
        "Where another law on access to information applies, please treat this as a request under that one."
    )
    yield ""


def _contract(reading: RecordReading, title: str, releases: Sequence[Citation]) -> Iterator[str]:
    """What the request is about, so that nobody has to search for it."""
    yield "The contract"
    yield ""
    yield from _wrap(title, "  ")
    if reference := text_of(at(reading.compiled, "tender", "id")).strip():
        yield from _wrap(f"Your reference: {without_contacts(one_line(reference))}", "  ")
    yield f"  Open contracting identifier: {one_line(reading.record.ocid)}"
    for release in releases[-1:]:
        named = one_line(release.release_id) if release.named else ""
        dated = f"published {day_words(release.date.local_date())}" if release.date else ""
        yield from _wrap(f"Notice: {', '.join(part for part in (named, dated) if part)}", "  ")
        if release.notice:
            yield f"  {one_line(release.notice)}"
    yield ""


def _questions(questions: Sequence[str]) -> Iterator[str]:
    yield "What I ask"
    yield ""
    for number, question in enumerate(questions, start=1):
        yield from _wrap(question, f"  {number}. ", hang="     ")
    yield ""


def _terms(law: Law) -> Iterator[str]:
    act = _ACTS.get(law)
    published = f" ({act.published})" if act else ""
    advice = f", as {act.advice} provides" if act else ""
    yield from _wrap(
        "I should prefer to have it in electronic form. Where something is published already"
        f"{published}, its address is enough. Where you hold a part only, please send that part; where a part is "
        "exempt, please say which exemption applies and send the rest. Should the request be unclear or too wide, "
        "please tell me "
        f"how it could be put{advice}."
    )
    yield ""
    yield from _wrap(
        "I ask for no personal data: please leave out the names and contact details of members of staff, of bidders' "
        "staff and of private individuals."
    )
    yield ""


def _signature(by: str) -> Iterator[str]:
    yield "Yours faithfully,"
    yield ""
    yield one_line(by) or "[your name]"
    yield "[an address for correspondence: an e-mail address will do]"


def _wrap(words: str, indent: str = "", *, hang: str | None = None) -> list[str]:
    return textwrap.wrap(
        words,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if hang is None else hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
