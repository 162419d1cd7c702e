"""The side-cars of one bucket, from its tables: full text and key files."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path

import duckdb

from onrecord.ocds import Record, compile_record
from onrecord.register.folding import fold_name, fold_texts, fold_words
from onrecord.register.headings import HeadingsWriter
from onrecord.register.keyfile import MAX_RECORDS, RECORD_BITS, write_keys
from onrecord.register.keys import MOST_DAYS, figures_in, name_keys, spellings, sum_key, text_key
from onrecord.register.phrases import BETWEEN_TEXTS, PhraseKeys
from onrecord.register.places import BUYING, body_words, place_words
from onrecord.register.session import connect
from onrecord.register.sql import statement
from onrecord.register.summary import Summary, closing_day, stage_of, summarise
from onrecord.register.tables import said_rows
from onrecord.register.textindex import TextDocument, TextIndexWriter, pence

_BATCH = 4_096
_AT_ONCE = 1 << 18
"""Characters of text that are folded at once: as many as a processor keeps at hand, eight octets for each."""
_TABLES = ("processes", "parties", "text", "sums", "dates", "contracts", "related", "releases")


def make_index(tables: Path, folder: Path, step: int) -> list[Summary]:
    """Write the index of the bucket whose tables lie in `tables`; the answer is its list lines, by ocid.

    Of each `step` five-word phrases one is kept. Errors: OSError and duckdb.Error from the disk.
    """
    folder.mkdir()
    with connect() as connection:
        files = {f"{table}": str(tables / f"{table}.parquet") for table in _TABLES}
        summaries = list(_summaries(connection, files["processes"]))
        if len(summaries) > MAX_RECORDS:
            raise ValueError(f"a bucket holds at most {MAX_RECORDS} records")
        with _Drafts(folder, step) as drafts:
            for record in _records(connection, summaries, files):
                drafts.add(record)
        write_ties(connection, summaries, files, folder)
    return summaries


def write_ties(
    connection: duckdb.DuckDBPyConnection, summaries: Sequence[Summary], files: Mapping[str, str], folder: Path
) -> None:
    """Write by what records are tied to others: the numbers of their notices, and those that they name."""
    places = {summary.ocid: number for number, summary in enumerate(summaries)}
    own = connection.execute(statement("which_release_ids"), {"releases": files["releases"]}).fetchall()
    named = connection.execute(statement("which_related"), {"related": files["related"]}).fetchall()
    kinds = {
        "numbers": {key << RECORD_BITS | places[ocid] for ocid, id_ in own for key in map(text_key, spellings(id_))},
        "related": {text_key(identifier) << RECORD_BITS | places[ocid] for ocid, identifier in named},
    }
    for kind, packed in kinds.items():
        write_keys(folder / f"{kind}.keys", array("Q", sorted(packed)))


def _summaries(connection: duckdb.DuckDBPyConnection, processes: str) -> Iterator[Summary]:
    for row in connection.execute(statement("which_processes"), {"processes": processes}).fetchall():
        yield Summary(*row)


class _Record:
    """What the index keeps of one record."""

    __slots__ = ("amounts", "contracted", "days", "figured", "names", "number", "places", "summary", "texts")

    def __init__(self, number: int, summary: Summary) -> None:
        self.number = number
        self.summary = summary
        self.texts: dict[str, None] = {}
        """Distinct texts, in order."""
        self.figured: list[str] = []
        """Those in which a figure may be printed."""
        self.names = [summary.buyer, *summary.suppliers]
        self.amounts: Sequence[Decimal] = ()
        self.places: set[str] = set()
        """Words of places, and every beginning of a region's code."""
        self.contracted = False
        """Whether it has a contract."""
        self.days: list[int] = []
        """Ordinals, those of the releases and of the process itself first."""

    @property
    def named(self) -> list[str]:
        """The names of its parties, each once."""
        return [name for name in dict.fromkeys(self.names) if name]


def _records(
    connection: duckdb.DuckDBPyConnection, summaries: Sequence[Summary], files: dict[str, str]
) -> Iterator[_Record]:
    found = {summary.ocid: _Record(number, summary) for number, summary in enumerate(summaries)}
    for ocid, amounts in connection.execute(statement("which_sums"), {"sums": files["sums"]}).fetchall():
        found[ocid].amounts = amounts
    for ocid, days in connection.execute(statement("which_days"), {"dates": files["dates"]}).fetchall():
        found[ocid].days = days
    for (ocid,) in connection.execute(statement("which_contracted"), {"contracts": files["contracts"]}).fetchall():
        found[ocid].contracted = True
    buyers = {"parties": files["parties"], "roles": list(BUYING)}
    for ocid, name, locality, region in connection.execute(statement("which_places"), buyers).fetchall():
        found[ocid].places.update(place_words(locality), place_words(region), body_words(name))
    asked = connection.execute(statement("which_texts"), {"text": files["text"]})
    current = None
    # Rows come by ocid, as the records do: what has no text is passed on the way.
    waiting = iter(found.values())
    while rows := asked.fetchmany(_BATCH):
        for ocid, text, is_name, is_place, is_figured in rows:
            if current is None or ocid != current.summary.ocid:
                if current is not None:
                    yield current
                current = next(waiting)
                while current.summary.ocid != ocid:
                    yield current
                    current = next(waiting)
            current.texts[text] = None
            if is_figured:
                current.figured.append(text)
            if is_name:
                current.names.append(text)
            if is_place:
                current.places.update(place_words(text))
    if current is not None:
        yield current
    yield from waiting


class _Drafts:
    """Takes the records of a bucket one by one and writes its index folder; use as a context."""

    def __init__(self, folder: Path, step: int) -> None:
        self._folder = folder
        self._text = TextIndexWriter(folder / "text")
        self._keys: dict[str, list[int]] = {"sums": [], "days": [], "names": []}
        self._phrases = PhraseKeys(step)
        self._headings = HeadingsWriter()
        self._waiting: list[_Record] = []
        self._size = 0

    def __enter__(self) -> _Drafts:
        self._text.__enter__()
        return self

    def __exit__(self, kind: object, *rest: object) -> None:
        if kind is None:
            self._add_waiting()
            for name, packed in self._keys.items():
                write_keys(self._folder / f"{name}.keys", array("Q", sorted(packed)))
            write_keys(self._folder / "phrases.keys", self._phrases.packed())
            self._headings.write(self._folder)
        self._text.__exit__(kind, *rest)

    def add(self, record: _Record) -> None:
        """Add one record."""
        self._waiting.append(record)
        self._size += sum(map(len, record.texts))
        if self._size > _AT_ONCE:
            self._add_waiting()

    def _add_waiting(self) -> None:
        """Fold the texts of all records that wait at once, and add the records."""
        texts = [text for record in self._waiting for text in record.texts]
        folded = fold_texts(texts)
        numbers = [record.number for record in self._waiting for _ in record.texts]
        counts = self._phrases.add(folded, numbers) if texts else []
        lines, counted = iter(folded.split(BETWEEN_TEXTS)), iter(counts)
        for record in self._waiting:
            own = len(record.texts)
            self._add(record, b" ".join(islice(lines, own)).decode(), sum(islice(counted, own)))
        self._waiting, self._size = [], 0

    def _add(self, record: _Record, said: str, words: int) -> None:
        self._add_figures(record)
        self._add_keys("names", record.number, set().union(*map(name_keys, record.named)))
        document = _document(record, said, words)
        self._text.add(document)
        self._headings.add(document, record.summary.buyer)

    def _add_figures(self, record: _Record) -> None:
        sums, days = {sum_key(amount) for amount in record.amounts}, list(record.days)
        for text in dict.fromkeys(record.figured):
            printed_sums, printed_days = figures_in(text)
            sums.update(printed_sums)
            days += printed_days
        self._add_keys("sums", record.number, sums)
        self._add_keys("days", record.number, list(dict.fromkeys(days))[:MOST_DAYS])

    def _add_keys(self, kind: str, number: int, keys: Iterable[int]) -> None:
        self._keys[kind] += [key << RECORD_BITS | number for key in keys]


def _document(record: _Record, said: str, words: int) -> TextDocument:
    """A record as the full text holds it: `said` are the folded words of its texts, so many."""
    summary = record.summary
    named = list(chain.from_iterable(map(fold_name, record.named)))
    return TextDocument(
        number=record.number,
        title=fold_words(summary.title),
        body=" ".join([said, *named]),
        length=words + len(named),
        buyer=fold_name(summary.buyer),
        cpv=tuple(summary.cpv),
        published=date.fromisoformat(summary.published) if summary.published else None,
        pence=None if summary.worth is None else pence(summary.worth),
        suppliers=list(chain.from_iterable(map(fold_name, summary.suppliers))),
        places=sorted(record.places),
        stage=stage_of(summary, contracted=record.contracted),
        status=summary.status.lower(),
        changed=date.fromisoformat(summary.changed) if summary.changed else None,
        closing=date.fromisoformat(day) if (day := closing_day(summary)) else None,
        doubtful=bool(summary.closing_doubt),
    )


def make_text_index(records: Iterable[Record], folder: Path) -> None:
    """Write the full text alone of some records, in which words are counted as in an index of `make_index`.

    Errors: OSError from the disk.
    """
    with TextIndexWriter(folder) as index:
        for number, record in enumerate(records):
            found = _Record(number, summarise(record, compile_record(record), ""))
            for row in said_rows(record)["text"]:
                text, field = str(row["text"]), str(row["field"])
                found.texts[text] = None
                if field.endswith(("/name", "/legalName")):
                    found.names.append(text)
            words = list(chain.from_iterable(map(fold_words, found.texts)))
            index.add(_document(found, " ".join(words), len(words)))
