"""Parties: find one, and read what it bought and sold, from profiles that were put together beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlencode

from onrecord import tasks
from onrecord.errors import NotFoundError
from onrecord.register.facets import Facet
from onrecord.report.answers_parties import PartyAnswer
from onrecord.report.contacts import without_contacts
from onrecord.report.party_page import PartyPage
from onrecord.report.terminal_parties import amount_words
from onrecord.web.asking import Answer, Asked, Moved, Page
from onrecord.web.pages import Route
from onrecord.web.parameters import TEXT, Parameter, choice, read_parameters

CANDIDATES = 50
_ASKED = (
    Parameter("name", TEXT, "A name, words of one, or an identifier.", default=""),
    Parameter("as", choice(("buyer", "supplier")), "Only buyers, or only suppliers.", task="as_"),
)


def parties(asked: Asked) -> Answer:
    """Find an organisation: its page where there is one of that name, else those that may be meant."""
    wanted = read_parameters(_ASKED, asked.query)
    values = {
        "name": wanted["name"],
        "as_": wanted["as_"] or "",
        "answer": None,
        "buyers": (),
        "plain": without_contacts,
    }
    if not wanted["name"]:
        return Page("parties.html", {**values, "buyers": _often(asked)})
    try:
        answer = _profile(asked, wanted["name"], wanted["as_"])
    except NotFoundError:
        return Page("parties.html", values, status=404)
    if answer.profile is None:
        return Page("parties.html", {**values, "answer": answer})
    return Moved(_address(answer.profile.id))


def _often(asked: Asked) -> Sequence[Facet]:
    """Buyers to begin with, as the search counts them: they are kept for a state of the register."""
    answer = tasks.search(asked.site.settings, "", limit=1, facets=True, clock=asked.site.clock)
    assert answer.facets is not None
    return answer.facets.buyers


def party(asked: Asked) -> Answer:
    """One organisation."""
    wanted = read_parameters(_ASKED[1:], asked.query)
    answer = _profile(asked, asked.named["id"], wanted["as_"])
    if answer.profile is None:
        return Moved("/parties?" + urlencode({"name": asked.named["id"]}))
    if answer.profile.id != asked.named["id"]:
        return Moved(_address(answer.profile.id))
    page = PartyPage(answer, answer.profile, asked.site.settings.zone)
    return Page("party.html", {"page": page, "plain": without_contacts, "amount_words": amount_words})


def _profile(asked: Asked, name: str, side: str | None) -> PartyAnswer:
    return tasks.party(asked.site.settings, name, as_=side, limit=CANDIDATES, clock=asked.site.clock)


def _address(id: str) -> str:
    return f"/parties/{quote(id, safe='')}"


ROUTES = (Route("/parties", parties), Route("/parties/{id:path}", party))
