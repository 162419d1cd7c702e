"""The texts of a record: what a journalist could have quoted from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.ocds import Json, Record
from onrecord.reading.clean import clean
from onrecord.reading.model import Passage
from onrecord.reading.places import Places, walk
from onrecord.values import Span

_PROSE = ("title", "description", "rationale", "statement", "Details", "performanceTerms", "periodRationale")
_LONGEST = 60_000
"""Code points of one text that are read; longer ones are tables pasted into a field."""

_SENTENCE = re.compile(r"[^\n.!?;•]+(?:[.!?](?!\s+[A-Z(“\"'•\d-]|\s*\n|\s*$)[^\n.!?;•]*)*[.!?;]?")


def find_passages(record: Record, compiled: Json, places: Places) -> tuple[Passage, ...]:
    """Every text of the compiled release, then texts that only earlier releases had; each text once.

    The shortest pointer comes first where one text stands in several places.
    """
    current = dict(_texts(compiled))
    passages = [Passage(p, places.release_id(p), _clean(raw), raw) for p, raw in current.items()]
    known = {passage.text for passage in passages}
    for release in reversed(record.releases[:-1]):
        for pointer, raw in _texts(release.body):
            text = _clean(raw)
            if text not in known:
                known.add(text)
                passages.append(Passage(pointer, release.id, text, raw, superseded=True))
    return tuple(passages)


def excerpt(words: str, most: int = 140) -> str:
    """Words of the record on one line, cut at a space, without the full stop that a sentence around them brings.

    >>> excerpt("the  first\\nlot of the framework", 18), excerpt("All in one lot.")
    ('the first lot of…', 'All in one lot')
    """
    flat = " ".join(words.split()).rstrip(".,;: ")
    return flat if len(flat) <= most else flat[: most - 1].rsplit(" ", 1)[0] + "…"


def sentences(text: str) -> Iterator[Span]:
    """Rough sentences of notice prose, which knows no grammar: lines, bullets and full stops all end one."""
    for found in _SENTENCE.finditer(text):
        if found.group().strip():
            yield Span(found.start(), found.end())


def _texts(body: Json) -> list[tuple[str, str]]:
    return [
        (pointer, value[:_LONGEST])
        for pointer, value in walk(body)
        if isinstance(value, str) and len(value) > 1 and _is_prose(pointer)
    ]


def _is_prose(pointer: str) -> bool:
    if "/contactPoint/" in pointer or "lassification" in pointer:
        return False
    return pointer.rpartition("/")[2].endswith(_PROSE)


@lru_cache(maxsize=4096)
def _clean(raw: str) -> str:
    return clean(raw)
