"""Search: filters as the search task has them, counts that narrow, addresses that can be shared, feeds of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord import tasks
from onrecord.register.facets import Facet, Facets
from onrecord.register.question import STAGES
from onrecord.report.answers_lists import rows_json
from onrecord.report.contacts import without_contacts
from onrecord.web.addresses import at, is_clean
from onrecord.web.asking import Answer, Asked, Moved, Page
from onrecord.web.guard.past import demand_short_past
from onrecord.web.pages import Route
from onrecord.web.parameters import FLAG, read_parameters
from onrecord.web.questions import SEARCH, WHICH

SHOWN = 8
"""Headings of a kind that are shown at once; the others are a click away."""
_NOT_FILTERS = frozenset({"words", "sort", "after", "facets", "limit"})


@dataclass(frozen=True, slots=True)
class Way:
    """One heading, as a link that narrows the search to what is under it."""

    facet: Facet
    address: str
    inside: tuple[Way, ...] = ()


def search(asked: Asked) -> Answer:
    """Records that answer the question of the address."""
    given = dict(asked.query)
    if not is_clean(given):
        return Moved(
            at("/search", {name: value.strip() for name, value in given.items()}, after=given.get("after", ""))
        )
    wanted = read_parameters(SEARCH, given)
    demand_short_past(asked.site, wanted)
    words = wanted.pop("words")
    answer = tasks.search(asked.site.settings, words, clock=asked.site.clock, **{**wanted, "facets": True})
    assert answer.facets is not None
    return Page(
        "search.html",
        {
            "answer": answer,
            "rows": rows_json(answer.found),
            "given": given,
            "at": at,
            "stages": STAGES,
            "filters": {name: value for name, value in given.items() if name not in _NOT_FILTERS},
            "ways": list(_ways(answer.facets, given)),
            "shown": SHOWN,
            "asked_as": at("", given, sort="", limit="").removeprefix("?"),
            "taken": dict(_taken(given)),
            "follows": "as_of" not in given and "known_at" not in given,
        },
    )


def _taken(given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Which records are meant, as the API has it: with no other name, and what is ticked called true."""
    for parameter in WHICH:
        if value := given.get(parameter.name):
            yield parameter.name, str(parameter.read(value)).lower() if parameter.kind is FLAG else value


def _ways(facets: Facets, given: Mapping[str, str]) -> Iterator[tuple[str, tuple[Way, ...]]]:
    """The kinds of headings that are there, each with its links."""
    kinds = (
        ("stage", facets.stages),
        ("year", facets.years),
        ("cpv", facets.divisions),
        ("place", facets.regions),
        ("buyer", facets.buyers),
    )
    for kind, found in kinds:
        # One heading under which everything is narrows nothing.
        if len(found) > 1 or (kind == "place" and found):
            yield kind, tuple(_way(kind, facet, given) for facet in found)


def _way(kind: str, facet: Facet, given: Mapping[str, str]) -> Way:
    changes = _years(int(facet.value), given) if kind == "year" else {kind: str(facet.value)}
    inside = tuple(_way(kind, part, given) for part in facet.parts)
    shown = Facet(without_contacts(facet.value), facet.count, facet.name)
    return Way(shown, at("/search", given, **changes), inside)


def _years(year: int, given: Mapping[str, str]) -> dict[str, str]:
    """The days of a year, within those that are asked for already."""
    first, last = date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat()
    return {"from_": max(first, given.get("from", "")), "to": min(last, given.get("to", "") or last)}


ROUTES = (Route("/search", search),)
