"""The register: all records in one folder, loaded, read, searched and rebuilt through this one class."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from onrecord.errors import RegisterError
from onrecord.ocds import Record
from onrecord.register.candidates import Evidence, find_candidates
from onrecord.register.changed import find_changed
from onrecord.register.decisions import Decision, decide, read_decisions
from onrecord.register.disk import telling_faults
from onrecord.register.edition import edition
from onrecord.register.extract import Extraction, all_publishers, iter_records
from onrecord.register.find import make_filters, order_of, search
from onrecord.register.founding import found_register, is_unfinished
from onrecord.register.issues import IssuesAsked, find_issues
from onrecord.register.layout import Layout, check_format, write_format
from onrecord.register.ledger import FROM_SPEND, Entry, Ledger, read_ledger
from onrecord.register.lock import writing
from onrecord.register.manifest import read_manifest
from onrecord.register.matching import find_matching, find_newest
from onrecord.register.model import (
    Arrival,
    IssueAnswer,
    IssuePlace,
    LoadReport,
    Place,
    Progress,
    Publisher,
    RebuildReport,
    SearchAnswer,
    Stats,
)
from onrecord.register.notes import NoteBook
from onrecord.register.question import Question
from onrecord.register.searches import SavedSearches
from onrecord.register.served import find_keys
from onrecord.register.shown import Shown
from onrecord.register.snapshot import Snapshot
from onrecord.register.unchanged import Unchanged
from onrecord.register.updates import Updates, find_updates

# What writes, and what few ask for, is imported where it is used: whoever reads one record must not wait for it.
if TYPE_CHECKING:
    from onrecord.reading.money import By, MoneyTotal, TopTotals
    from onrecord.register.adopting import Engine
    from onrecord.register.cases import Case
    from onrecord.register.facets import Facets
    from onrecord.register.parties import PartiesReport, PartyBook
    from onrecord.register.reviews import Review, Reviews
    from onrecord.register.totals import Choice

Telling = Callable[[Progress], None]


class Register:
    """One register. Reading never waits for a load and sees the state before it or after it, never between.

    `candidates`, `frequencies` and `record` make it a `checking.Lookup` by shape. May be read from several threads.
    """

    def __init__(self, path: Path) -> None:
        """Use `create` or `open`."""
        self.path = path
        self._layout = Layout(path)
        self.shown = Shown(self._layout)
        """Which state is read, for whoever lets readers wait for nothing."""
        self._unchanged = Unchanged(self._layout)

    @classmethod
    def create(cls, path: Path) -> Register:
        """A new, empty register. Errors: RegisterError when the folder has something in it already."""
        layout = Layout(path)
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise RegisterError(str(path), found="something there already", expected="no such folder, or an empty one")
        found_register(layout)
        return cls(path)

    @classmethod
    def open(cls, path: Path, create: bool = False) -> Register:
        """The register at `path`; made first, when it is not there and `create` says so.

        Errors: RegisterError when there is none, when it is too new, or when what is derived must be rebuilt.
        """
        layout = Layout(path)
        if create:
            with telling_faults(path):
                if is_unfinished(layout):
                    found_register(layout)
        check_format(layout)
        register = cls(path)
        register._current().check()
        return register

    @classmethod
    def open_to_rebuild(cls, path: Path) -> Register:
        """The register at `path` with its derived parts in any state: good for `rebuild` alone."""
        check_format(Layout(path), to_rebuild=True)
        return cls(path)

    def close(self) -> None:
        """Let go of all files; the register can be used again, and opens them again."""
        self.shown.forget()

    def __enter__(self) -> Register:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def load(
        self,
        paths: Sequence[Path | str],
        *,
        now: datetime,
        progress: Callable[[Progress], None] | None = None,
    ) -> LoadReport:
        """Load files and folders of OCDS; `now` (aware) is when we first saw them.

        Errors: InputError for a path that is not there; RegisterError when somebody else writes, or the disk fails.
        """
        from onrecord.register.load import load_files

        with telling_faults(self.path), writing(self._layout.lock, "loading"):
            return load_files(self._layout, [Path(path) for path in paths], now=now, tell=progress)

    def take(
        self,
        arrivals: Iterable[Arrival],
        *,
        now: datetime,
        progress: Callable[[Progress], None] | None = None,
    ) -> LoadReport:
        """Load answers of official sources: as `load`, each first seen when it came (`Arrival.at`).

        The ledger keeps source, address and headers of each. Whatever was answered is kept, JSON or not. Bytes that
        the register has already, from anywhere, are counted as held and leave no trace: raw/ and the ledger have them
        once, under the address and instant of their first coming. Who must know that an address was asked again, or
        that two addresses answered alike (empty pages do), keeps a note of that himself.
        Errors: InputError for a body that is not there, or an answer that came after `now`; else as for `load`.
        """
        from onrecord.register.load import take_arrivals

        given = list(arrivals)
        with telling_faults(self.path), writing(self._layout.lock, "loading"):
            return take_arrivals(self._layout, given, now=now, tell=progress)

    def arrivals(self, source: str) -> tuple[Entry, ...]:
        """The lines of the ledger about what `source` served, oldest line first; none for a source never taken from.

        Their order is that of taking, not that of `first_seen`. Those of a load that was interrupted are among them.
        """
        return tuple(entry for entry in read_ledger(self._layout.ledger).entries if entry.source == source)

    def ledger(self) -> Ledger:
        """The whole ledger: one line for each raw object. Errors: RegisterError when it was edited."""
        return read_ledger(self._layout.ledger)

    def notes(self, name: str) -> NoteBook:
        """The lines that somebody keeps under `name` beside the ledger: what a pull of a source has asked."""
        return NoteBook(self._layout.notes, name)

    def release_keys(self, *, ocid_prefix: str, raws: Collection[str]) -> dict[str, frozenset[str]]:
        """Ocid to release ids, of all releases whose ocid begins so or that came in one of these raw objects.

        An empty prefix begins no ocid. Stand-ins for ids that were missing are among them.
        """
        return find_keys(self._current(), ocid_prefix, raws)

    def compact(self, progress: Callable[[Progress], None] | None = None) -> None:
        """Fold what small loads left beside the buckets into them now, which a later load would do; no answer changes.

        Errors: as for `rebuild`.
        """
        from onrecord.register.load import compact

        with telling_faults(self.path), writing(self._layout.lock, "compacting"):
            compact(self._layout, tell=progress)

    def rebuild(self, progress: Callable[[Progress], None] | None = None) -> RebuildReport:
        """Make releases, tables and index again from raw/ and the ledger; the answers stay the same.

        Errors: RegisterError when somebody else writes, when raw/ or the ledger is damaged, or the disk fails.
        """
        from onrecord.register.load import rebuild_all

        with telling_faults(self.path), writing(self._layout.lock, "rebuilding"):
            report = rebuild_all(self._layout, tell=progress)
            # Last: a rebuild of an older layout that dies before this is to be done again.
            write_format(self._layout)
            return report

    def rebuild_tables(self, engine: Engine, progress: Callable[[Progress], None] | None = None) -> RebuildReport:
        """Have another engine make the tables again from the releases; the answers stay the same.

        Errors: those of the engine; RegisterError when somebody else writes, or the disk fails.
        """
        from onrecord.register.adopting import adopt_tables
        from onrecord.register.load import EMPTY, compact

        began = perf_counter()
        with telling_faults(self.path), writing(self._layout.lock, "rebuilding"):
            compact(self._layout, tell=progress)
            manifest = read_manifest(self._layout) or EMPTY
            if manifest.buckets:
                manifest = adopt_tables(self._layout, manifest, engine)
        entries = len(read_ledger(self._layout.ledger).entries)
        seconds = perf_counter() - began
        return RebuildReport(entries, manifest.records, manifest.releases, manifest.issues, 0, seconds)

    def releases_files(self) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...], int]:
        """For engines that read by themselves: the Parquet files of the releases, what of them a later part of the
        register stands in front of (name of the file, ocid), and the number of buckets.
        """
        snapshot = self._current()
        hidden = [
            (f"{part}.parquet", ocid) for hides in snapshot.hides for part, ocids in hides.items() for ocid in ocids
        ]
        return tuple(snapshot.releases_files()), tuple(hidden), max(1, len(snapshot.manifest.buckets))

    @cached_property
    def parties(self) -> PartyBook:
        """Who is who, as last joined."""
        from onrecord.register.parties import PartyBook

        return PartyBook(self._layout, self._current)

    def join_parties(self, progress: Callable[[Progress], None] | None = None) -> PartiesReport:
        """Join buyers and suppliers anew, by numbers, then names and places, as people's decisions let it.

        Derived, as all but raw/ is: what it makes can be thrown away, and comes out the same again. Loads and it do not
        wait for each other. Errors: RegisterError when somebody else is joining, or the disk fails.
        """
        return self.parties.join(progress)

    def record(self, ocid: str) -> Record | None:
        """All releases of one process in the order of merging, or None."""
        return self._current().record(ocid)

    def search(
        self,
        words: str = "",
        *,
        buyer: str | None = None,
        supplier: str | None = None,
        cpv: str | None = None,
        place: str | None = None,
        since: date | None = None,
        until: date | None = None,
        minimum: Decimal | None = None,
        maximum: Decimal | None = None,
        stage: str | None = None,
        status: str | None = None,
        open_on: date | None = None,
        doubtful: bool = False,
        sort: str = "best",
        today: date = date.min,
        limit: int = 20,
        offset: int = 0,
        after: Place | None = None,
        base: Snapshot | None = None,
    ) -> SearchAnswer:
        """Records that answer the `Question` made of these, the best first; without words, the newest first.

        `sort` names another order, of `SORTS`; what has closed by `today` comes last among closing dates.
        `after` goes on where another answer ended, in the order of the day of that; `base` is the state of another
        register of which this one was made. Ends are included.
        Where no record holds every word, the rows hold some of them, and `complete` is false.
        """
        limits = (words, buyer, supplier, cpv, place, since, until, minimum, maximum, stage, status, open_on)
        filters, day = make_filters(Question(*limits, doubtful=doubtful)), after.day if after else today
        return search(
            self._current(),
            words,
            filters,
            limit=limit,
            offset=offset,
            order=order_of(sort, day),
            after=after,
            today=day,
            base=base,
        )

    def state(self) -> Snapshot:
        """The state that is read now, which loads leave as it is."""
        return self._current()

    def facets(self, question: Question, *, every: bool = True) -> Facets:
        """What the records that answer have in common, counted; `every` is `complete` of the search's answer."""
        from onrecord.register.facets import find_facets

        return find_facets(self._current(), question, every=every)

    def news(self, today: date, limit: int) -> tuple[date | None, SearchAnswer]:
        """The last day up to `today` on which anything was published, and whose newest release is of that day."""
        from onrecord.register.days import find_news

        return find_news(self._current(), today, limit)

    def closing(self, today: date, until: date, limit: int) -> SearchAnswer:
        """What is advertised and closes in these days, the soonest first; dates in doubt do not count."""
        from onrecord.register.days import find_closing

        return find_closing(self._current(), today, until, limit)

    def issues(
        self,
        *,
        ocid: str | None = None,
        rule: str | None = None,
        publisher: str | None = None,
        seen_by: datetime | None = None,
        limit: int = 100,
        after: IssuePlace | None = None,
    ) -> IssueAnswer:
        """What is wrong in the data: rows in a stable order, and counts by rule and publisher.

        With `seen_by` (aware) only in what had come in by then; `after` goes on where another answer ended.
        """
        raws = None if seen_by is None else [e.raw for e in self.ledger().entries if e.first_seen <= seen_by]
        asked = IssuesAsked(ocid, rule, publisher, raws)
        return find_issues(self._current(), asked, limit=limit, after=after)

    def changed(
        self,
        *,
        buyer: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        known: bool = False,
        known_at: datetime | None = None,
    ) -> tuple[str, ...]:
        """Ocids of records with several releases, of which one came within the period, the newest first.

        As `changed.find_changed`: by the publisher's dates, or with `known` by when we saw them.
        """
        return find_changed(self._current(), buyer=buyer, since=since, until=until, known=known, known_at=known_at)

    def totals(self, choice: Choice, by: By) -> tuple[MoneyTotal, ...]:
        """Sums added with their own kind, those in doubt left out and counted."""
        from onrecord.register.totals import find_totals

        return find_totals(self._current(), choice, by)

    def top_totals(self, choice: Choice, by: By, limit: int) -> TopTotals:
        """The first `limit` totals of each kind of sum, and what all of them come to."""
        from onrecord.register.totals import find_top_totals

        return find_top_totals(self._current(), choice, by, limit)

    def case(self, ocid: str, *, view: Callable[[Record], Record | None] | None = None) -> Case | None:
        """The records that are one purchase with this one, each with reasons; None when it is not held.

        `view` is the state in which records are read. Errors: RegisterError when decisions.jsonl is damaged.
        """
        from onrecord.register.cases import find_case

        return find_case(self._current(), read_decisions(self._layout), ocid, view=view)

    def numbered(self, numbers: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """The ocids of the records whose notices are published under each number; numbers in lower case."""
        from onrecord.register.numbers import find_numbered

        return find_numbered(self._current(), numbers)

    def decide(self, decision: Decision) -> Decision:
        """Write down for good what a person says of two things: they are one, or they are not.

        Errors: RegisterError when somebody else decides at this moment, or decisions.jsonl is damaged.
        """
        with telling_faults(self.path):
            return decide(self._layout, decision)

    def reviews(self) -> Reviews:
        """What people said of verdicts. Errors: RegisterError when reviews.jsonl, or a text beside it, is damaged."""
        return self._unchanged.reviews()

    def review(self, review: Review, text: str) -> Review:
        """Write down for good what a person says of a verdict on a claim of the article `text`.

        Errors: RegisterError when somebody else reviews at this moment, or reviews.jsonl is damaged.
        """
        from onrecord.register.reviews import write_review

        with telling_faults(self.path):
            return write_review(self._layout, review, text)

    def candidates(self, probe: Evidence, limit: int) -> Sequence[str]:
        """Up to `limit` ocids that share evidence with the probe, the most promising first; possibly none."""
        return find_candidates(self._current(), probe, limit)

    def frequencies(self, words: Sequence[str]) -> tuple[int, Mapping[str, int]]:
        """How many records there are, and in how many of them each folded word stands (0 for unknown words)."""
        return self._current().frequencies(words)

    def publishers(self, ocids: Iterable[str] | None) -> tuple[Publisher, ...]:
        """Name and licence of the packages that the releases of these records came in, each pair once, in order.

        Of all records for None. Releases that came in no package, and packages that say neither, add nothing.
        """
        snapshot = self._current()
        if ocids is None:
            return all_publishers(snapshot)
        found = {publisher for ocid in dict.fromkeys(ocids) for publisher in snapshot.publishers(ocid)}
        return tuple(sorted(found))

    def matching(self, question: Question, *, every: bool = True) -> tuple[str, ...]:
        """The ocids of all records that answer a question, in order; `every` as in `facets`."""
        return find_matching(self._current(), question, every=every)

    def newest(self, question: Question, limit: int) -> tuple[str, ...]:
        """The ocids of at most `limit` records that answer, those that their publisher changed last first."""
        return find_newest(self._current(), question, limit)

    def records(self, ocids: Sequence[str] | None = None) -> Iterator[Record]:
        """These records, or all of them, in order of ocid, one at a time; what is not held is left out."""
        return iter_records(self._current(), ocids)

    def extraction(self, ocids: Sequence[str] | None = None, *, contacts: bool = False) -> Extraction:
        """The tables of these records, or of all, for whoever takes them away; a context.

        Addresses in names, and postcodes of suppliers, are left out unless `contacts` asks for them.
        """
        return Extraction(self._current(), ocids, contacts=contacts)

    def updates(self, cursor: str | None = "", *, limit: int = 100) -> Updates:
        """What came into the register after `cursor` (None: now), every release once, in the order in which it came.

        Errors: UsageError for a cursor that is none of this register's.
        """
        first = read_ledger(self._layout.ledger).head_at(1) or ""
        return find_updates(self._current(), first, cursor, limit)

    @property
    def searches(self) -> SavedSearches:
        """The questions that were saved under a name."""
        return SavedSearches(self.path)

    def stats(self) -> Stats:
        """The size of the register."""
        manifest = self._current().manifest
        entries = self._unchanged.ledger().entries
        pending = [entry for entry in entries[manifest.ledger_lines :] if entry.source != FROM_SPEND]
        return Stats(
            records=manifest.records,
            releases=manifest.releases,
            issues=manifest.issues,
            files=len(entries),
            pending=len(pending),
            buckets=len(manifest.buckets),
            generation=manifest.generation,
            json_bytes=manifest.size,
            newest=date.fromisoformat(manifest.newest) if manifest.newest else None,
        )

    @property
    def generation(self) -> int:
        """The number of the state that is read now: it rises with each load, and costs next to nothing to ask."""
        return self._current().manifest.generation

    @property
    def edition(self) -> str:
        """What changes whenever the answer to a check may: with each load, and with each word of a reviewer."""
        return edition(self._layout, self.shown.mark())

    def _current(self) -> Snapshot:
        """The newest state; kept while the manifest stays the same file."""
        return self.shown.snapshot()
