"""What people said of verdicts: one line a review, never changed, each with the hash of the line before.

`reviews.jsonl` in the register's folder is truth like the ledger, and `reviewed/` beside it holds the texts of the
articles that were reviewed, named by their SHA-256: no rebuild touches either, and `onrecord verify` hashes them again.

A review is about a place: an article, a record, and a claim. Which of today's claims it speaks of is asked with
`Reviews.about`:

    in the very text that was reviewed   the claim of that type whose span shares half of the shorter one
    in a later form of that article      the claim with the same words that mean the same, in much the same company

so that neither a newer version of a rule nor a corrected comma loses it, and a changed figure does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec

from onrecord.errors import RegisterError
from onrecord.reading.words import folded
from onrecord.register.chain import Chain, Link, append_line, read_chain
from onrecord.register.disk import replacing
from onrecord.register.layout import Layout
from onrecord.register.lock import writing

Kind = Literal["confirm", "overrule", "annotate", "undo"]

AROUND = 12
"""Words kept on either side of a claim: about a sentence."""
_RUN = 4
"""Words of the runs by which two texts are told to be one article."""
_SAME_ARTICLE = 0.5
"""Share of the longer text's runs that two forms of an article have in common."""
_SAME_COMPANY = 0.5
"""Share of the words around a claim that are still around it."""


class Place(msgspec.Struct, frozen=True):
    """What a review is about: one claim of one article about one record."""

    article: str
    """SHA-256 (hex) of the article's text in UTF-8."""
    ocid: str
    type: str
    start: int
    end: int
    text: str
    """The claim's words."""
    value: str
    """What they say, as JSON with sorted keys."""
    around: tuple[str, ...]
    """Folded words before and after it."""


class Judged(msgspec.Struct, frozen=True):
    """A verdict: the machine's, or a person's."""

    verdict: str
    reason: str | None = None
    rule: str = ""
    version: int = 0
    """Of the rule; both empty for a person's."""
    sentence: str = ""
    evidence: tuple[tuple[str, str], ...] = ()
    """Release id and pointer of each piece."""


class Review(Link, frozen=True, kw_only=True):
    """One person's word on one verdict."""

    at: datetime
    """Aware, UTC."""
    by: str
    kind: Kind
    article_id: str
    published: str | None
    """When the article was published, as ISO 8601 in UTC; None when nobody knew."""
    place: Place
    machine: Judged
    """What was judged when the person looked."""
    said: Judged | None = None
    """The person's own verdict, where it overrules."""
    note: str = ""
    """Why, in the person's words; empty only for a confirmation."""


class Reviews:
    """All reviews of a register."""

    def __init__(self, chain: Chain[Review], texts: Mapping[str, str]) -> None:
        self.entries = chain.entries
        """Oldest first, undone ones and undoings among them."""
        self.head = chain.head
        self._texts = texts
        self._runs: dict[str, frozenset[tuple[str, ...]]] = {}
        self._by_ocid: dict[tuple[str, str], list[Review]] = {}
        for entry in standing(chain.entries):
            self._by_ocid.setdefault((entry.place.ocid, entry.place.type), []).append(entry)

    def about(self, place: Place, text: str) -> Review | None:
        """The review that speaks of a claim of the article `text`; the newest of several; None when nobody has."""
        near = self._by_ocid.get((place.ocid, place.type), ())
        here = [entry for entry in near if entry.place.article == place.article and _overlap(entry.place, place)]
        if here:
            return max(here, key=lambda entry: (_same_span(entry.place, place), entry.at))
        moved = [
            entry
            for entry in near
            if entry.place.article != place.article
            and _same_words(entry.place, place)
            and self._is_later_form(entry.place.article, text)
        ]
        return max(moved, key=lambda entry: (_company(entry.place, place), entry.at), default=None)

    def _is_later_form(self, article: str, text: str) -> bool:
        old, new = self._runs_of(article, self._texts.get(article, "")), self._runs_of("", text)
        return bool(old) and len(old & new) >= _SAME_ARTICLE * max(len(old), len(new))

    def _runs_of(self, article: str, text: str) -> frozenset[tuple[str, ...]]:
        if article in self._runs:
            return self._runs[article]
        words = folded(text)
        runs = frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
        if article:
            self._runs[article] = runs
        return runs


def standing(entries: Iterable[Review]) -> list[Review]:
    """The review that counts at each place, in the order in which they were given: the newest, unless it was undone."""
    newest: dict[tuple[str, str, str, int, int], Review] = {}
    for entry in entries:
        place = entry.place
        key = (place.article, place.ocid, place.type, place.start, place.end)
        newest.pop(key, None)
        newest[key] = entry
    return [entry for entry in newest.values() if entry.kind != "undo"]


def reviews_path(layout: Layout) -> Path:
    """Where reviews stand."""
    return layout.root / "reviews.jsonl"


def text_path(layout: Layout, article: str) -> Path:
    """Where the text of a reviewed article lies."""
    return layout.root / "reviewed" / f"{article}.txt"


def read_reviews(layout: Layout) -> Reviews:
    """All reviews; none when nobody has reviewed anything.

    Errors: RegisterError naming the first line that was edited, or a text that is not what its name says.
    """
    chain = read_chain(reviews_path(layout), Review)
    articles = dict.fromkeys(entry.place.article for entry in chain.entries)
    return Reviews(chain, {article: read_text(layout, article) for article in articles})


def read_text(layout: Layout, article: str) -> str:
    """The text of a reviewed article. Errors: RegisterError when it is gone, or is another."""
    path = text_path(layout, article)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise _lost(path, "no such file", article) from None
    if (digest := hashlib.sha256(data).hexdigest()) != article:
        raise _lost(path, f"bytes with the SHA-256 {digest}", article)
    return data.decode("utf-8", "surrogatepass")


def write_review(layout: Layout, review: Review, text: str) -> Review:
    """Write a review down for good, with the text of its article; as it was written.

    It has a lock of its own, so that nobody waits for a load. Errors: RegisterError when somebody else reviews at this
    very moment, or the file is damaged; OSError from the disk.
    """
    path = text_path(layout, review.place.article)
    with writing(layout.root / "reviews.lock", "writing down a review"):
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            with replacing(path) as out:
                out.write(text.encode("utf-8", "surrogatepass"))
        return append_line(reviews_path(layout), review)


def _overlap(one: Place, other: Place) -> bool:
    shorter = min(one.end - one.start, other.end - other.start)
    return 2 * _shared(one, other) >= max(1, shorter)


def _same_span(one: Place, other: Place) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _shared(one: Place, other: Place) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _same_words(one: Place, other: Place) -> bool:
    said = folded(one.text) == folded(other.text) and one.value == other.value
    return said and _company(one, other) >= _SAME_COMPANY


def _company(one: Place, other: Place) -> float:
    """Share of the words around the one that are around the other."""
    mine, theirs = set(one.around), set(other.around)
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def _lost(path: Path, found: str, article: str) -> RegisterError:
    return RegisterError(
        str(path), found=found, expected=f"the article with the SHA-256 {article}", remedy="Restore it from a backup."
    )
