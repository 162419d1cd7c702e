"""Taking records away: in the standard's own packages, as tables, as a database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from datetime import date, datetime
from decimal import Decimal
from importlib import metadata
from pathlib import Path

from onrecord.errors import InputError, UsageError
from onrecord.ocds import Json, Record
from onrecord.register import Extraction, Question, Register
from onrecord.register.totals import Choice
from onrecord.report.answers_exports import ExportAnswer
from onrecord.report.contacts import without_people
from onrecord.report.export import About, Column, Extract, format_named, format_names
from onrecord.report.export.draft import appearing
from onrecord.report.imprint import attributions
from onrecord.settings import Settings
from onrecord.tasks.earlier import register_then
from onrecord.tasks.finding import check_limits
from onrecord.tasks.opening import Clock, now, open_register
from onrecord.values import Instant

MADE_OF_RELEASES = ("releases", "records", "jsonl")
"""Formats that can be written as of a day: the others are the register's tables, which are of today."""


def export(
    settings: Settings,
    format: str,
    output: Path,
    *,
    words: str = "",
    buyer: str | None = None,
    supplier: str | None = None,
    cpv: str | None = None,
    place: str | None = None,
    from_: date | None = None,
    to: date | None = None,
    min_: Decimal | None = None,
    max_: Decimal | None = None,
    stage: str | None = None,
    status: str | None = None,
    open_now: bool = False,
    doubtful: bool = False,
    as_of: Instant | None = None,
    known_at: Instant | None = None,
    contacts: bool = False,
    clock: Clock = now,
) -> ExportAnswer:
    """Write the records that answer a question, all of them without one, to `output`, which must not be there yet.

    They are those that `search` finds. Contact details of people are left out unless `contacts` asks for them; `as_of`
    and `known_at` go with the formats that are made of releases, and choose the records as they stood then.
    Errors: UsageError for an unknown format, or a clock where there is none; InputError when nothing answers, or
    when `output` is there already or cannot be written.
    """
    if format not in format_names():
        raise UsageError("export", found=f'"{format}"', expected=f"one of {', '.join(format_names())}")
    if (as_of or known_at) and format not in MADE_OF_RELEASES:
        expected = f"one of {', '.join(MADE_OF_RELEASES)}"
        raise UsageError("export --as-of", found=f"{format}, whose tables are of today", expected=expected)
    check_limits(from_, to, min_, max_, cpv, stage)
    today = as_of.local_date() if as_of else clock().astimezone(settings.zone).date()
    limits = (words, buyer, supplier, cpv, place, from_, to, min_, max_, stage, status)
    question = Question(*limits, open_now=open_now, doubtful=doubtful).on(today)
    register, choice = open_register(settings), Choice(as_of=as_of, known_at=known_at)
    chosen = None if question.is_empty else _matching(register, question, choice, clock)
    records = register.stats().records if chosen is None else len(chosen)
    if not records:
        raise InputError(question.describe(), found="no record", expected="one at least", remedy=_more(question))
    about = _about(register, question, chosen, as_of, known_at, contacts, clock())
    writer = format_named(format)
    with register.extraction(chosen, contacts=contacts) as tables, appearing(output, writer.beside) as draft:
        writer.write(_extract(register, tables, chosen, about, _clocks(as_of, known_at)), draft)
    return ExportAnswer(format, output, records, _written(output, writer.beside), about)


def _matching(register: Register, question: Question, choice: Choice, clock: Clock) -> tuple[str, ...]:
    """What a search finds: where nothing holds all of the words, what holds some."""
    with nullcontext(register) if choice.is_of_now else register_then(register, choice, clock) as asked:
        return asked.matching(question) or asked.matching(question, every=False)


def _more(question: Question) -> str:
    """What to do when nothing answers."""
    return "Load something first: onrecord load PATH" if question.is_empty else "Ask for less."


def _about(
    register: Register,
    question: Question,
    chosen: Sequence[str] | None,
    as_of: Instant | None,
    known_at: Instant | None,
    contacts: bool,
    made_at: datetime,
) -> About:
    publishers = register.publishers(chosen)
    stated = [f"{name} {clock.text}" for name, clock in (("as of", as_of), ("known at", known_at)) if clock]
    chosen_words = ", ".join([question.describe(), *stated]) + "."
    version = metadata.version("onrecord")
    return About(made_at, version, chosen_words, attributions(publishers), publishers, contacts)


def _clocks(as_of: Instant | None, known_at: Instant | None) -> Callable[[Record], Record | None]:
    def state(record: Record) -> Record | None:
        known = record.known_at(known_at.at if known_at else None)
        return known.as_of(as_of) if known else None

    return state


def _extract(
    register: Register,
    tables: Extraction,
    chosen: Sequence[str] | None,
    about: About,
    state: Callable[[Record], Record | None],
) -> Extract:
    def records() -> Iterator[Record]:
        return (kept for record in register.records(chosen) if (kept := state(record)))

    def present(body: Json) -> Json:
        return body if about.contacts else without_people(body)

    return Extract(
        about=about,
        records=records,
        present=present,
        tables=_columns(tables),
        rows=tables.rows,
        write_parquet=lambda table, path, said: tables.write_parquet(table, path, "\n".join(said.lines)),
        write_sqlite=lambda path, said: tables.write_sqlite(path, said.lines),
    )


def _columns(tables: Extraction) -> Mapping[str, Sequence[Column]]:
    return {table: tuple(Column(name, kind) for name, kind in columns) for table, columns in tables.tables().items()}


def _written(output: Path, beside: tuple[str, ...]) -> tuple[str, ...]:
    if output.is_dir():
        return tuple(sorted(path.name for path in output.iterdir()))
    return (output.name, *(output.name + ending for ending in beside))
