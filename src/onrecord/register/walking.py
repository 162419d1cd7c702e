"""The pages of one search, walked over while the register is loaded between them: nothing is lost.

A record that no load touches keeps its place: days and sums are its own, and its score is reckoned with the rarities of
words that held when the walk began. So what has not been shown, and has not moved, stands behind the place at which the
last page ended. What a load touched may have moved before it: where the order ends, the walk goes on with all that came
in since it began, by ocid, which nothing moves. A score is told in thousandths, and at their edges the last bit
decides, which may be another in another file: what stands next to a place at which the register was loaded comes again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from itertools import islice

from onrecord.register.model import Place
from onrecord.register.ranking import DIGITS, Asked, Hit, ranked
from onrecord.register.sql import statement
from onrecord.register.textindex import Stretch

AT_ONCE = 1_000
"""Ocids of what came in since that are looked at in one go."""
MOST_BANDS = 40
"""Loads during one walk after which what stands between any two of their places counts as near them."""
MOST_DEEP = 10_000
"""How far down the ranking an offset may reach."""
BY_OCID = (Stretch("number", ascending=True),)
"""A record's number is its rank by ocid in its part."""
_THOUSANDTH = 10.0**-DIGITS
_BITS = 1e-6
"""How much of a score the roundings that one word brings come to at most: they are some units of 2**-24."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One page."""

    total: int
    hits: Sequence[Hit]
    next: Place | None
    again: bool = False


def first_page(asked: Asked, limit: int, offset: int = 0) -> Shown:
    """The first records, or those behind an `offset`."""
    begin = Place(0.0, "", offset, asked.begun, asked.base.manifest.generation)
    reach = min(offset + limit + 1, MOST_DEEP + 1)
    total, hits = _by_ocid(asked, "", reach) if asked.order == BY_OCID else ranked(asked, reach)
    return _shown(asked, begin, total, hits[offset:], limit)


def next_page(asked: Asked, place: Place, limit: int) -> Shown:
    """The records behind the place where another page ended."""
    place = _met(asked, place)
    if asked.order == BY_OCID:
        return _shown(asked, place, *_by_ocid(asked, place.ocid, limit + 1), limit)
    if place.again:
        return _shown(asked, place, _total(asked), _came_since(asked, place, limit + 1), limit)
    return _shown(asked, place, *_behind(asked, place, limit + 1), limit)


def _shown(asked: Asked, place: Place, total: int, hits: Sequence[Hit], limit: int) -> Shown:
    page = hits[:limit]
    ended = replace(place, score=page[-1].score, ocid=page[-1].ocid, seen=place.seen + len(page)) if page else place
    return Shown(total, page, _next(asked, ended, more=len(hits) > limit) if limit else None, place.again)


def _next(asked: Asked, ended: Place, *, more: bool) -> Place | None:
    if more:
        return ended
    moved = ended.bands or asked.base.manifest.ledger_lines > ended.begun.lines
    if not moved or ended.again or asked.order == BY_OCID:
        return None
    turned = replace(ended, ocid="", again=True)
    return turned if _came_since(asked, turned, 1) else None


def _met(asked: Asked, place: Place) -> Place:
    """The place in the state that is read now; where that is another, and scores decide, what is near is noted."""
    state = asked.base.manifest.generation
    if state == place.state:
        return place
    bands = place.bands
    if asked.by_rank and not place.again and (place.score, place.score) not in bands:
        bands = (*bands, (place.score, place.score))
    if len(bands) > MOST_BANDS:
        bands = ((min(low for low, _ in bands), max(high for _, high in bands)),)
    return replace(place, state=state, bands=bands)


def _behind(asked: Asked, place: Place, most: int) -> tuple[int, list[Hit]]:
    """How many records answer, and the first `most` behind a place."""
    # What came or went since the last page moves the place; so far down is looked until the page is full.
    reach = place.seen + most
    while True:
        total, hits = ranked(asked, reach)
        rest = [hit for hit in hits if place.precedes(hit.score, hit.ocid)]
        if len(rest) >= most or len(hits) >= total:
            return total, rest[:most]
        reach *= 2


def _by_ocid(asked: Asked, behind: str, most: int) -> tuple[int, list[Hit]]:
    """How many records answer, and the first `most` by ocid behind this one."""
    snapshot, found = asked.snapshot, list[Hit]()
    for part, weights in enumerate(asked.weights()):
        known, first = asked.known(weights), snapshot.records[part].number_after(behind)
        if known is not None and first is not None:
            _, numbers = snapshot.texts[part].search(
                known,
                asked.filters,
                every=asked.begun.every,
                limit=most,
                hidden=snapshot.hidden[part],
                order=(replace(BY_OCID[0], first=first),),
            )
            found += [Hit(0.0, snapshot.ocid_at(part, number), part, number) for _, number in numbers]
    return _total(asked), nsmallest(most, found, key=lambda hit: hit.ocid)


def _total(asked: Asked) -> int:
    return sum(asked.snapshot.texts[part].count(query) for part, query in asked.queries().items())


def _came_since(asked: Asked, place: Place, most: int) -> list[Hit]:
    """The first `most` by ocid, behind the place, of what came in since the walk began, or stands near a load."""
    found = {hit.ocid: hit for hit in islice(_loaded_since(asked, place), most)}
    found |= {hit.ocid: hit for hit in _near(asked, place)} if place.bands else {}
    return nsmallest(most, found.values(), key=lambda hit: hit.ocid)


def _loaded_since(asked: Asked, place: Place) -> Iterator[Hit]:
    files, behind = asked.base.releases_files(), place.ocid
    while files:
        wanted = {"files": files, "first": place.begun.lines << 32, "behind": behind, "limit": AT_ONCE}
        with asked.base.connect() as connection:
            ocids = [ocid for (ocid,) in connection.execute(statement("which_came_since"), wanted).fetchall()]
        yield from sorted(_answering(asked, ocids), key=lambda hit: hit.ocid)
        if len(ocids) < AT_ONCE:
            return
        behind = ocids[-1]


def _answering(asked: Asked, ocids: Sequence[str]) -> Iterator[Hit]:
    """Those of these records that answer."""
    snapshot, queries = asked.snapshot, asked.queries()
    wanted: dict[int, dict[int, str]] = {}
    for ocid in ocids:
        part = snapshot.part_of(ocid)
        number = None if part is None else snapshot.records[part].number(ocid)
        if part in queries and number is not None:
            wanted.setdefault(part, {})[number] = ocid
    for part, named in wanted.items():
        for number in snapshot.texts[part].among(queries[part], list(named)):
            yield Hit(0.0, named[number], part, number)


def _near(asked: Asked, place: Place) -> list[Hit]:
    """Of what answers, behind the place by ocid, all whose score is next to one at which the register was loaded."""
    bands = [(low - _slack(asked, low), high + _slack(asked, high)) for low, high in place.bands]
    reach, least = place.seen + AT_ONCE, min(low for low, _ in bands)
    while True:
        total, hits = ranked(asked, reach)
        if len(hits) >= total or hits[-1].score < least:
            break
        reach *= 2
    return [hit for hit in hits if hit.ocid > place.ocid and any(low <= hit.score <= high for low, high in bands)]


def _slack(asked: Asked, score: float) -> float:
    # Half a thousandth more: sums of thousandths are not exact in floats.
    return 1.5 * _THOUSANDTH + len(asked.words) * abs(score) * _BITS
