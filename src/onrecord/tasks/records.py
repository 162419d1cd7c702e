"""The register's own tasks: load, rebuild, search, show one record, list what is wrong in the data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import overload

from onrecord.errors import InputError, UsageError
from onrecord.ocds import Record
from onrecord.ocds.merge import version_record
from onrecord.reading import read_record
from onrecord.register import Question, Register
from onrecord.register.cases import Member
from onrecord.register.payments.book import PaymentBook
from onrecord.register.payments.model import PaymentQuestion
from onrecord.register.question import STAGES
from onrecord.report.answers import FoundAnswer, IssuesAnswer, LoadAnswer, RebuildAnswer, ShowAnswer
from onrecord.report.answers_payments import PaidLine, SpendAnswer, paid_lines
from onrecord.settings import Settings
from onrecord.tasks.cluster import rebuild_on_spark
from onrecord.tasks.opening import Clock, Listener, demand, held, imprint_of, now, open_register
from onrecord.tasks.spending import load_spend
from onrecord.values import Instant


@overload
def load(
    settings: Settings, paths: Sequence[Path], *, listener: Listener | None = None, clock: Clock = now
) -> LoadAnswer: ...
@overload
def load(
    settings: Settings,
    paths: Sequence[Path],
    *,
    spend: bool,
    body: str | None = None,
    listener: Listener | None = None,
    clock: Clock = now,
) -> LoadAnswer | SpendAnswer: ...
def load(
    settings: Settings,
    paths: Sequence[Path],
    *,
    spend: bool = False,
    body: str | None = None,
    listener: Listener | None = None,
    clock: Clock = now,
) -> LoadAnswer | SpendAnswer:
    """Load files and folders into the register, which is created where there is none.

    `spend`: they are lists of payments, not OCDS; `body`: who paid, where the lists do not say.
    Errors: InputError for a path that is not there; RegisterError when the register is locked or damaged; UsageError
    for `body` without `spend`.
    """
    if spend:
        return load_spend(settings, paths, body=body, listener=listener, clock=clock)
    if body is not None:
        raise UsageError("--body", expected="--spend beside it", remedy="Releases say themselves who buys.")
    register = Register.open(settings.register, create=True)
    return LoadAnswer(register.load(paths, now=clock(), progress=listener), str(settings.register))


def rebuild(
    settings: Settings, *, engine: str = "duckdb", master: str | None = None, listener: Listener | None = None
) -> RebuildAnswer:
    """Throw away all that is derived and make it again from the raw objects.

    With the engine `spark` the tables are made again from the releases, on the cluster that `master` names.
    Errors: UsageError when Spark is not there.
    """
    demand(settings)
    if engine == "spark":
        report = rebuild_on_spark(Register.open(settings.register), master, listener)
        return RebuildAnswer(report, str(settings.register))
    register = Register.open_to_rebuild(settings.register)
    report = register.rebuild(progress=listener)
    PaymentBook(settings.register).rebuild(progress=listener)
    return RebuildAnswer(report, str(settings.register))


def search(
    settings: Settings,
    words: str,
    *,
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
    save: str | None = None,
    limit: int = 20,
    clock: Clock = now,
) -> FoundAnswer:
    """Records that hold the words and phrases, within the filters, best first; `save` keeps the question under a name.

    A saved question that asks for what is open asks it anew each day. Errors: UsageError for limits that nothing can
    meet; InputError for a name that is none.
    """
    today = clock().astimezone(settings.zone).date()
    _check_limits(from_, to, min_, max_, cpv, stage)
    asked = Question(words, buyer, supplier, cpv, place, from_, to, min_, max_, stage, status, None)
    register = open_register(settings)
    found = register.search(
        words,
        buyer=buyer,
        supplier=supplier,
        cpv=cpv,
        place=place,
        since=from_,
        until=to,
        minimum=min_,
        maximum=max_,
        stage=stage,
        status=status,
        open_on=today if open_now else None,
        limit=limit,
    )
    if save is not None:
        register.searches.save(save, replace(asked, open_now=open_now), clock())
    return FoundAnswer(found, words, save)


_CPV = re.compile(r"\d{2,8}(-\d)?")


def _check_limits(
    from_: date | None, to: date | None, min_: Decimal | None, max_: Decimal | None, cpv: str | None, stage: str | None
) -> None:
    """Refuse what could only be a slip of the hand: to answer "none" would be true and mislead."""
    if from_ and to and to < from_:
        raise UsageError("--to", found=f"{to}, before --from {from_}", expected="a day from then on")
    if min_ is not None and max_ is not None and max_ < min_:
        raise UsageError("--max", found=f"{max_}, less than --min {min_}", expected="as much or more")
    if cpv is not None and not _CPV.fullmatch(cpv.strip()):
        raise UsageError("--cpv", found=f'"{cpv}"', expected="two to eight digits, as 80500000-9 or 805")
    if stage is not None and stage not in STAGES:
        raise UsageError("--stage", found=f'"{stage}"', expected=f"one of {', '.join(STAGES)}")


def show(
    settings: Settings,
    ocid: str,
    *,
    as_of: Instant | None = None,
    known_at: Instant | None = None,
    history: bool = False,
    clock: Clock = now,
) -> ShowAnswer:
    """One record as of a day and as we knew it at an instant, or in its newest state.

    Errors: InputError when it is not held, or not yet then.
    """
    register = open_register(settings)
    record = held(register, ocid, known_at)
    reading = read_record(record, as_of)
    if reading is None:
        first = next((r.date.text for r in record.releases if r.date), "none that has a date")
        raise InputError(
            ocid, found=f"no release by {as_of.text if as_of else 'then'}", expected=f"a day from its first on: {first}"
        )
    state = reading.record
    versioned = version_record(state) if history else None
    later = len(record.releases) - len(state.releases)
    imprint = imprint_of(settings, clock, register, [ocid])
    return ShowAnswer(
        state,
        reading,
        reading.compiled,
        versioned,
        as_of,
        later,
        imprint,
        known_at,
        _members(register, ocid, as_of, known_at),
        paid=_paid(settings, ocid, as_of, known_at),
    )


def _members(register: Register, ocid: str, as_of: Instant | None, known_at: Instant | None) -> tuple[Member, ...]:
    """The other records of its case, in the same state."""

    def state_of(record: Record) -> Record | None:
        known = record.known_at(known_at.at) if known_at else record
        return known.as_of(as_of) if known else None

    found = register.case(ocid, view=state_of)
    return found.members if found else ()


def _paid(settings: Settings, ocid: str, as_of: Instant | None, known_at: Instant | None) -> tuple[PaidLine, ...]:
    """What was paid under the record, in the same state."""
    until = as_of.at.astimezone(settings.zone).date() if as_of else None
    known = known_at.at if known_at else None
    return paid_lines(PaymentBook(settings.register).paid(ocid, PaymentQuestion(until=until), known_at=known))


def issues(settings: Settings, *, rule: str | None = None, ocid: str | None = None, limit: int = 100) -> IssuesAnswer:
    """What is wrong in the data that was loaded, row by row."""
    return IssuesAnswer(open_register(settings).issues(rule=rule, ocid=ocid, limit=limit))
