"""The texts of a record: what a journalist could have quoted from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from onrecord.ocds import Json, Record, escape
from onrecord.reading.clean import clean
from onrecord.reading.model import Passage
from onrecord.reading.places import Places
from onrecord.values import Span

_PROSE = ("title", "description", "rationale", "statement", "Details", "performanceTerms", "periodRationale")
_LONGEST = 60_000
"""Code points of one text that are read; longer ones are tables pasted into a field."""

_SENTENCE = re.compile(
    r"[^\n.!?;•]+(?:(?:(?:(?<=[Aa]pprox)|(?<=\bexcl)|(?<=\bincl)|(?<=\bex)|(?<=\binc)|(?<=\best))\.(?=\s*[£\w(])"
    r"|[.!?](?!\s+[A-Z(“\"'•\d-]|\s*\n|\s*$))[^\n.!?;•]*)*[.!?;]?"
)


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
    """The prose of a release with its pointers, in document order; contact points and classifications are no prose."""
    found: list[tuple[str, str]] = []
    _add_texts(found, "", body)
    return found


def _add_texts(found: list[tuple[str, str]], pointer: str, node: Mapping[str, Any]) -> None:
    for key, value in node.items():
        if isinstance(value, str):
            if len(value) > 1 and key.endswith(_PROSE) and "lassification" not in key:
                found.append((f"{pointer}/{escape(key)}", value[:_LONGEST]))
        elif isinstance(value, dict | list) and value and key != "contactPoint" and "lassification" not in key:
            below = f"{pointer}/{escape(key)}"
            if isinstance(value, dict):
                _add_texts(found, below, value)
            else:
                _add_texts_of_list(found, below, value)


def _add_texts_of_list(found: list[tuple[str, str]], pointer: str, values: list[Any]) -> None:
    for index, value in enumerate(values):
        if isinstance(value, dict):
            _add_texts(found, f"{pointer}/{index}", value)
        elif isinstance(value, list):
            _add_texts_of_list(found, f"{pointer}/{index}", value)


@lru_cache(maxsize=4096)
def _clean(raw: str) -> str:
    return clean(raw)
