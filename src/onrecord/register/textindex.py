"""Full text of one bucket: what is written into tantivy, and the queries that read it.

The words are folded here and only split at spaces there, so that an index and `reading.words` never disagree. An
index is written once, by one thread, and never deleted from: its answers depend on its records alone.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import msgspec
import tantivy
from tantivy import FieldType, Occur, Query, SchemaBuilder

from onrecord.errors import RegisterError

_HEAP = 64_000_000
_ENCODER = msgspec.json.Encoder()
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


@dataclass(frozen=True, slots=True)
class TextDocument:
    """One record as the text index holds it; all words folded."""

    number: int
    title: Sequence[str]
    body: Sequence[str]
    buyer: Sequence[str]
    cpv: Sequence[str]
    published: date | None
    pence: int | None


def text_schema() -> tantivy.Schema:
    """The fields of the index."""
    builder = SchemaBuilder()
    builder.add_integer_field("number", stored=True, fast=True)
    builder.add_text_field("title", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("body", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("buyer", tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("cpv", tokenizer_name="whitespace", index_option="basic")
    builder.add_integer_field("published", indexed=True, fast=True)
    builder.add_integer_field("pence", indexed=True, fast=True)
    return builder.build()


class TextIndexWriter:
    """Writes the index of one bucket; use as a context."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        with _faults_of_the_disk():
            self._writer = tantivy.Index(text_schema(), str(folder)).writer(_HEAP, 1)

    def __enter__(self) -> TextIndexWriter:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
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
            "body": " ".join(document.body),
            "buyer": " ".join(document.buyer),
            "cpv": " ".join(_prefixes(document.cpv)),
        }
        if document.published:
            fields["published"] = document.published.toordinal()
        if document.pence is not None:
            fields["pence"] = document.pence
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
    def records(self) -> int:
        """How many records it holds."""
        return self._searcher.num_docs

    def frequency(self, word: str) -> int:
        """In how many records a folded word stands, title or text (the text includes the title)."""
        return self._searcher.doc_freq("body", word)

    def search(
        self, weights: Sequence[tuple[str, float]], filters: Filters, *, every: bool, limit: int
    ) -> tuple[int, list[tuple[float, int]]]:
        """How many records answer, and the best `limit` with score and number.

        `weights` are folded words, each with a factor on its score; `every` asks for all of them in each answer.
        Without words, newest first, and the score is the day's ordinal.
        """
        query = self._query(weights, filters, every)
        order = None if weights else "published"
        found = self._searcher.search(query, limit=max(limit, 1), order_by_field=order)
        addresses = [address for _, address in found.hits]
        numbers = self._searcher.fast_field_values("number", addresses) if addresses else []
        scored = [(float(score or 0), int(number or 0)) for (score, _), number in zip(found.hits, numbers, strict=True)]
        return _count(found), scored

    def _query(self, weights: Sequence[tuple[str, float]], filters: Filters, every: bool) -> Query:
        parts = [(Occur.Must if every else Occur.Should, self._word(word, weight)) for word, weight in weights]
        words = [(Occur.Must, Query.boolean_query(parts))] if parts else [(Occur.Must, Query.all_query())]
        return Query.boolean_query([*words, *((Occur.Must, limit) for limit in self._limits(filters))])

    def _word(self, word: str, weight: float) -> Query:
        body = Query.term_query(self._schema, "body", word, "freq")
        title = Query.boost_query(Query.term_query(self._schema, "title", word, "freq"), TITLE_BOOST)
        both = Query.boolean_query([(Occur.Should, body), (Occur.Should, title)])
        return Query.boost_query(both, weight)

    def _limits(self, filters: Filters) -> list[Query]:
        limits = [Query.term_query(self._schema, "buyer", word, "basic") for word in filters.buyer]
        if filters.cpv:
            limits.append(Query.term_query(self._schema, "cpv", filters.cpv, "basic"))
        if filters.since or filters.until:
            first = filters.since.toordinal() if filters.since else None
            last = filters.until.toordinal() if filters.until else None
            limits.append(self._range("published", first, last))
        if filters.minimum is not None or filters.maximum is not None:
            low = None if filters.minimum is None else pence(filters.minimum)
            high = None if filters.maximum is None else pence(filters.maximum)
            limits.append(self._range("pence", low, high))
        return limits

    def _range(self, field: str, first: int | None, last: int | None) -> Query:
        low = _LEAST if first is None else first
        return Query.range_query(self._schema, field, FieldType.Integer, low, _MOST if last is None else last)


_MOST = (1 << 63) - 1
_LEAST = -_MOST


def pence(amount: Decimal) -> int:
    """Whole hundredths, kept within what the index can hold."""
    return max(_LEAST, min(_MOST, int(amount * 100)))


def _prefixes(codes: Sequence[str]) -> list[str]:
    """Every beginning of each code, so that a search by the first digits is a look-up.

    >>> _prefixes(["7963"])
    ['79', '796', '7963']
    """
    return list(dict.fromkeys(code[:length] for code in codes for length in range(2, len(code) + 1)))


def _count(found: tantivy.SearchResult) -> int:
    return int(getattr(found, "count", None) or 0)
