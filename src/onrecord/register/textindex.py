"""Full text of one bucket: what is written into tantivy, and the queries that read it.

The words are folded here and only split at spaces there, so that an index and `reading.words` never disagree. An
index is written once, by one thread, and never deleted from: its answers depend on its records alone.

A record's score must not depend on which others share its part of the register. So every index is filled up with
records that nobody finds, until its average lengths are the same as everywhere.
"""

from __future__ import annotations

import weakref
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import cast

import msgspec
import tantivy
from tantivy import FieldType, Occur, Query, SchemaBuilder

from onrecord.errors import RegisterError

_HEAP = 64_000_000
_ENCODER = msgspec.json.Encoder()
LENGTHS = {"title": 8, "body": 256}
"""Words of an average field, as every index has them. Powers of two, so that a division by them is exact."""
_FILLER = "\x01"
"""The word of the records that fill up: no text folds to it."""
_LIMITING = ("buyer", "cpv", "supplier", "place", "stage", "status")
"""Fields that only limit a search, and add nothing to a score."""
_MOST_WORDS = 5_000
"""Of which it is remembered how often they stand in an index."""
TITLE_BOOST = 2.5
"""How much more a word weighs in a title than in a text."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is limited to; None means no limit. Both ends of a range are included."""

    buyer: tuple[str, ...] = ()
    """Folded words that the buyer's name must hold."""
    cpv: str = ""
    """First digits of a CPV code."""
    since: date | None = None
    until: date | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    phrases: tuple[tuple[str, ...], ...] = ()
    """Folded words that must stand one after another in a text."""
    supplier: tuple[str, ...] = ()
    """Folded words that the suppliers' names must hold."""
    place: tuple[str, ...] = ()
    """Folded words of a place, or beginnings of the code of a region."""
    stage: str = ""
    status: str = ""
    open_on: date | None = None
    """Advertised, and closing on this day or later."""
    doubtful: bool = False
    """Whether a closing date in doubt counts as one."""
    region: str = ""
    """Beginning of the code of the region that `place` names: what has it is in the place, too."""


@dataclass(frozen=True, slots=True)
class Weight:
    """A folded word, with the factors on its score in a text and in a title."""

    word: str
    body: float = 1.0
    title: float = 1.0
    """0 where it stands in no title: none is asked."""
    held: int = 1
    """In how many texts of the index it stands."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Records that stand together in an order: those whose field has a value in a range, or all the others."""

    field: str = ""
    """Empty for an order that says nothing of these."""
    first: int | None = None
    last: int | None = None
    others: bool = False
    """Whether those are meant that have no value in the range."""
    ascending: bool = False
    base: int = 0
    """What a score counts from: the value added to it, or taken from it where the order ascends."""

    def score(self, value: float | None) -> float:
        """The score of a record with this value: the higher, the earlier in the order."""
        return self.base + (float(value or 0) * (-1 if self.ascending else 1) if self.field and not self.others else 0)


@dataclass(frozen=True, slots=True)
class TextDocument:
    """One record as the text index holds it; all words folded."""

    number: int
    title: Sequence[str]
    body: str
    """Words with white space between."""
    length: int
    """How many words the body has."""
    buyer: Sequence[str]
    cpv: tuple[str, ...]
    published: date | None
    pence: int | None
    suppliers: Sequence[str] = ()
    places: Sequence[str] = ()
    """Words of places, and every beginning of a region's code."""
    stage: str = ""
    status: str = ""
    changed: date | None = None
    closing: date | None = None
    doubtful: bool = False
    """Whether the closing date is in doubt."""


def text_schema() -> tantivy.Schema:
    """The fields of the index."""
    builder = SchemaBuilder()
    builder.add_integer_field("number", stored=True, indexed=True, fast=True)
    builder.add_text_field("title", tokenizer_name="whitespace", index_option="freq")
    # With positions: phrases are asked for.
    builder.add_text_field("body", tokenizer_name="whitespace", index_option="position")
    for name in _LIMITING:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    builder.add_integer_field("published", indexed=True, fast=True)
    builder.add_integer_field("changed", fast=True)
    builder.add_integer_field("closing", indexed=True, fast=True)
    builder.add_integer_field("doubted", indexed=True, fast=True)
    builder.add_integer_field("pence", indexed=True, fast=True)
    return builder.build()


class TextIndexWriter:
    """Writes the index of one bucket; use as a context."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        with _faults_of_the_disk():
            self._writer = tantivy.Index(text_schema(), str(folder)).writer(_HEAP, 1)
        self._records = 0
        self._words = dict.fromkeys(LENGTHS, 0)

    def __enter__(self) -> TextIndexWriter:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._fill_up()
            with _faults_of_the_disk():
                self._writer.commit()
                self._writer.wait_merging_threads()
        else:
            with suppress(ValueError):
                self._writer.rollback()

    def add(self, document: TextDocument) -> None:
        """Add one record."""
        fields: dict[str, object] = {
            "number": document.number,
            "title": " ".join(document.title),
            "body": document.body,
            "buyer": " ".join(document.buyer),
            "cpv": _prefixes(document.cpv),
            "supplier": " ".join(document.suppliers),
            "place": " ".join(document.places),
            "stage": document.stage,
            "status": document.status,
        }
        if document.changed:
            fields["changed"] = document.changed.toordinal()
        if document.closing:
            fields["doubted" if document.doubtful else "closing"] = document.closing.toordinal()
        if document.published:
            fields["published"] = document.published.toordinal()
        if document.pence is not None:
            fields["pence"] = document.pence
        self._records += 1
        self._words["title"] += len(document.title)
        self._words["body"] += document.length
        self._add(fields)

    def _fill_up(self) -> None:
        """Add empty records until none of the averages is above what it should be, and words until none is below."""
        wanted = max(-(-words // LENGTHS[name]) for name, words in self._words.items())
        fillers = max(1, wanted - self._records)
        for _ in range(fillers - 1):
            self._add({"number": -1, "title": _FILLER, "body": _FILLER})
        total = self._records + fillers
        missing = {name: LENGTHS[name] * total - words - (fillers - 1) for name, words in self._words.items()}
        self._add({"number": -1, **{name: " ".join([_FILLER] * count) for name, count in missing.items()}})

    def _add(self, fields: Mapping[str, object]) -> None:
        with _faults_of_the_disk():
            self._writer.add_json(_ENCODER.encode(fields).decode())


@contextmanager
def _faults_of_the_disk() -> Iterator[None]:
    """Tantivy raises ValueError for everything; all that can go wrong with what we give it is the disk."""
    try:
        yield
    except ValueError as fault:
        raise OSError(f"the text index: {fault}") from fault


class TextIndex:
    """The full text of one bucket, open for searching."""

    def __init__(self, folder: Path) -> None:
        try:
            self._index = tantivy.Index.open(str(folder))
        except ValueError:
            self._index = self._open_linked(folder)
        self._schema = self._index.schema
        self._searcher = self._index.searcher()
        # The same words are asked for again and again, part by part.
        self._frequency = lru_cache(_MOST_WORDS)(self._searcher.doc_freq)

    def _open_linked(self, folder: Path) -> tantivy.Index:
        """The index seen through a folder of links: to open one takes a lock in its folder, which may be read-only.

        Errors: RegisterError when it is the index that is damaged.
        """
        links = mkdtemp(prefix="onrecord-index-")
        weakref.finalize(self, rmtree, links, ignore_errors=True)
        try:
            for path in (path for path in folder.iterdir() if path.suffix != ".lock"):
                (Path(links) / path.name).symlink_to(path.resolve())
            return tantivy.Index.open(links)
        except (OSError, ValueError) as fault:
            found = " ".join(str(fault).split())[:200]
            raise RegisterError(
                str(folder), found=found, expected="an index", remedy="Run `onrecord rebuild`."
            ) from fault

    @property
    def entries(self) -> int:
        """How many entries it holds, those that only fill it up included: what its scores go by."""
        return self._searcher.num_docs

    def frequency(self, word: str, field: str = "body") -> int:
        """In how many records a folded word stands, title or text (the text includes the title)."""
        return self._frequency(field, word)

    def holds(self, words: Sequence[str], field: str = "body") -> bool:
        """Whether it holds each folded word somewhere. Most words stand in few parts of a large register."""
        return all(self._frequency(field, word) for word in words)

    def search(
        self,
        weights: Sequence[Weight],
        filters: Filters,
        *,
        every: bool,
        limit: int,
        hidden: Collection[int] = (),
        order: Sequence[Stretch] = (),
        counted: bool = True,
    ) -> tuple[int, list[tuple[float, int]]]:
        """How many records answer, and the best `limit` with score and number; those with a `hidden` number do not.

        Unless they are `counted`, the number of all is 0.

        `every` asks for all of the words in each answer. Without words, newest first, and the score is the day's
        ordinal; with an `order`, as that says, one stretch after the other.
        """
        query = self.query(weights, filters, every, hidden)
        if order:
            return self._ordered(query, order, limit)
        by = None if weights else "published"
        found = self._searcher.search(query, limit=max(limit, 1), count=counted, order_by_field=by)
        addresses = [address for _, address in found.hits]
        numbers = self._searcher.fast_field_values("number", addresses) if addresses else []
        scored = [(float(score or 0), int(number or 0)) for (score, _), number in zip(found.hits, numbers, strict=True)]
        return _count(found), scored

    def _ordered(self, query: Query, order: Sequence[Stretch], limit: int) -> tuple[int, list[tuple[float, int]]]:
        total, ranked = 0, list[tuple[float, int]]()
        for stretch in order:
            direction = tantivy.Order.Asc if stretch.ascending else tantivy.Order.Desc
            by = None if stretch.others else stretch.field or None
            within = self._within(query, stretch)
            found = self._searcher.search(within, limit=max(limit - len(ranked), 1), order_by_field=by, order=direction)
            total += _count(found)
            hits = found.hits[: limit - len(ranked)]
            numbers = self._searcher.fast_field_values("number", [a for _, a in hits]) if hits else []
            ranked += [(stretch.score(v), int(number or 0)) for (v, _), number in zip(hits, numbers, strict=True)]
        return total, ranked

    def _within(self, query: Query, stretch: Stretch) -> Query:
        # What is found is only ordered by a field: its words need not be scored.
        bare = (Occur.Must, Query.const_score_query(query, 0.0))
        if not stretch.others and stretch.first is None and stretch.last is None:
            return Query.boolean_query([bare])
        limit = Query.const_score_query(self._range(stretch.field, stretch.first, stretch.last), 0.0)
        return Query.boolean_query([bare, (Occur.MustNot if stretch.others else Occur.Must, limit)])

    def all_of(self, query: Query, most: int | None = None) -> list[int]:
        """The numbers of all records, or so many, that a query of this or another index finds; -1 for what fills up."""
        hits = self._searcher.search(query, limit=max(most or self.entries, 1), count=False).hits
        numbers = self._searcher.fast_field_values("number", [address for _, address in hits]) if hits else []
        # There may be half a million, and each entry has a whole number.
        return cast(list[int], numbers)

    def count(self, query: Query) -> int:
        """How many records a query of this or another index finds."""
        return _count(self._searcher.search(query, limit=1))

    def among(self, query: Query, numbers: Sequence[int]) -> set[int]:
        """Those of these numbers whose records a query finds."""
        limit = Query.const_score_query(Query.term_set_query(self._schema, "number", list(numbers)), 0.0)
        both = Query.boolean_query([(Occur.Must, Query.const_score_query(query, 0.0)), (Occur.Must, limit)])
        return set(self.all_of(both, len(numbers))) if numbers else set()

    def newest(
        self, words: Sequence[str], filters: Filters, *, every: bool, limit: int, hidden: Collection[int] = ()
    ) -> list[tuple[int, int]]:
        """The best `limit` by the day of their newest release: that day as an ordinal (0 for none), and number.

        All of the folded `words` must stand in each, or one of them where not `every` must.
        """
        query = self.query([Weight(word) for word in words], filters, every, hidden)
        found = self._searcher.search(query, limit=max(limit, 1), order_by_field="changed")
        addresses = [address for _, address in found.hits]
        numbers = self._searcher.fast_field_values("number", addresses) if addresses else []
        return [(int(day or 0), int(number or 0)) for (day, _), number in zip(found.hits, numbers, strict=True)]

    def holding(self, words: Sequence[str], filters: Filters, *, every: bool, field: str = "body") -> Query:
        """As `query`, but nothing is scored, and nothing left out: for any index. A text holds its title's words."""
        held = [self._holds(field, word) for word in words]
        limits = [_every(held) if every else _any(held)] if held else []
        return Query.const_score_query(_every([*limits, *self._limits(filters)] or [Query.all_query()]), 0.0)

    def query(self, weights: Sequence[Weight], filters: Filters, every: bool, hidden: Collection[int]) -> Query:
        """What finds the records that hold every one of the words, or any, within the filters."""
        parts = [(Occur.Must if every else Occur.Should, self._word(weight)) for weight in weights]
        words = [(Occur.Must, Query.boolean_query(parts))] if parts else [(Occur.Must, Query.all_query())]
        # A filter lets through and adds nothing to a score.
        limits = [(Occur.Must, Query.const_score_query(limit, 0.0)) for limit in self._limits(filters)]
        # What only fills up holds none of the words, so it need not be asked for by its number: that costs the most.
        left_out = [*hidden] if parts else [-1, *hidden]
        if not left_out:
            return Query.boolean_query([*words, *limits])
        numbers = Query.term_set_query(self._schema, "number", left_out)
        return Query.boolean_query([*words, *limits, (Occur.MustNot, numbers)])

    def _word(self, weight: Weight) -> Query:
        body = Query.term_query(self._schema, "body", weight.word, "freq")
        if not weight.title:
            return Query.boost_query(body, weight.body)
        title = Query.term_query(self._schema, "title", weight.word, "freq")
        boosted = Query.boost_query(title, TITLE_BOOST * weight.title)
        return Query.boolean_query([(Occur.Should, Query.boost_query(body, weight.body)), (Occur.Should, boosted)])

    def _limits(self, filters: Filters) -> list[Query]:
        limits = [self._holds(name, word) for name, words in _words_of(filters) for word in words]
        if filters.place:
            named = _every([self._holds("place", word) for word in filters.place])
            inside = [self._holds("place", filters.region)] if filters.region else []
            limits.append(_any([named, *inside]))
        for phrase in filters.phrases:
            limits.append(Query.phrase_query(self._schema, "body", list(phrase)))
        if filters.open_on:
            limits.append(self._holds("stage", _OPEN))
            fields = ("closing", "doubted") if filters.doubtful else ("closing",)
            limits.append(_any([self._range(field, filters.open_on.toordinal(), None) for field in fields]))
        if filters.since or filters.until:
            first = filters.since.toordinal() if filters.since else None
            last = filters.until.toordinal() if filters.until else None
            limits.append(self._range("published", first, last))
        if filters.minimum is not None or filters.maximum is not None:
            low = None if filters.minimum is None else pence(filters.minimum)
            high = None if filters.maximum is None else pence(filters.maximum)
            limits.append(self._range("pence", low, high))
        return limits

    def _holds(self, field: str, word: str) -> Query:
        return Query.term_query(self._schema, field, word, "basic")

    def _range(self, field: str, first: int | None, last: int | None) -> Query:
        low = _LEAST if first is None else first
        return Query.range_query(self._schema, field, FieldType.Integer, low, _MOST if last is None else last)


def _words_of(filters: Filters) -> Iterator[tuple[str, Sequence[str]]]:
    """What a field must hold, word by word; a phrase of one word is a word of the body."""
    yield "buyer", filters.buyer
    yield "supplier", filters.supplier
    for name in ("cpv", "stage", "status"):
        yield name, [said] if (said := getattr(filters, name)) else []


def _any(queries: Sequence[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _every(queries: Sequence[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])


_OPEN = "advertised"
_MOST = (1 << 63) - 1
_LEAST = -_MOST


def pence(amount: Decimal) -> int:
    """Whole hundredths, kept within what the index can hold."""
    return max(_LEAST, min(_MOST, int(amount * 100)))


@lru_cache(65536)
def _prefixes(codes: tuple[str, ...]) -> str:
    """Every beginning of each code, so that a search by the first digits is a look-up.

    >>> _prefixes(("7963",))
    '79 796 7963'
    """
    return " ".join(dict.fromkeys(code[:length] for code in codes for length in range(2, len(code) + 1)))


def _count(found: tantivy.SearchResult) -> int:
    return int(getattr(found, "count", None) or 0)
