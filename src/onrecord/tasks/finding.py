"""The tasks that look into the register: search it, list what is wrong in its data."""

from __future__ import annotations

import re
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from decimal import Decimal

from onrecord.errors import UsageError
from onrecord.register import Question
from onrecord.register.model import IssuePlace
from onrecord.register.question import SORTS, STAGES
from onrecord.register.totals import Choice
from onrecord.report.answers_lists import FoundAnswer, IssuesAnswer
from onrecord.settings import Settings
from onrecord.tasks.cursors import read_cursor, read_place, write_cursor, write_place
from onrecord.tasks.earlier import register_then
from onrecord.tasks.opening import Clock, demand_order, now, open_register
from onrecord.values import Instant


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
    doubtful: bool = False,
    as_of: Instant | None = None,
    known_at: Instant | None = None,
    sort: str = "best",
    facets: bool = False,
    after: str = "",
    save: str | None = None,
    limit: int = 20,
    clock: Clock = now,
) -> FoundAnswer:
    """Records that hold the words and phrases, within the filters, best first; `save` keeps the question under a name.

    `sort` names another order, of `SORTS`; `facets` counts what the records have in common.
    `after` is the cursor `next` of another answer to the same question, and goes on where that ended: what answers all
    the while comes at least once, whatever is loaded meanwhile, and exactly once where nothing is, or sorted by ocid.
    `doubtful` counts closing dates in doubt among those that are open, and in the calendar of a saved question. One
    that asks for what is open asks it anew each day. `as_of` and `known_at` ask the register as it stood, made again
    for the question; what is open is then what was open on the day of `as_of`. Errors: UsageError for limits that
    nothing can meet, and for a question about the past that is to be saved; InputError for a name that is none.
    """
    check_limits(from_, to, min_, max_, cpv, stage)
    choice = Choice(as_of=as_of, known_at=known_at)
    if save is not None and not choice.is_of_now:
        raise UsageError("--save", found="a question about the past", expected="one that can be asked again")
    if sort not in SORTS:
        raise UsageError("--sort", found=f'"{sort}"', expected=f"one of {', '.join(SORTS)}")
    today = as_of.local_date() if as_of else clock().astimezone(settings.zone).date()
    asked = Question(words, buyer, supplier, cpv, place, from_, to, min_, max_, stage, status, None)
    register = open_register(settings)
    clocks = [f"{name}={clock.text}" for name, clock in (("as_of", as_of), ("known_at", known_at)) if clock]
    kept = replace(asked, open_now=open_now, doubtful=doubtful)
    question = "&".join([kept.to_text(), *clocks, f"sort={sort}"])
    # Before it is read: what comes in meanwhile counts as come since.
    base = register.state()
    with nullcontext(register) if choice.is_of_now else register_then(register, choice, clock) as asked_of:
        found = asked_of.search(
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
            doubtful=doubtful,
            sort=sort,
            today=today,
            limit=limit,
            after=read_cursor(after, question) if after else None,
            base=None if choice.is_of_now else base,
        )
        counted = asked_of.facets(kept.on(today), every=found.complete) if facets else None
    if save is not None:
        register.searches.save(save, kept, clock())
    following = write_cursor(found.next, question) if found.next else None
    return FoundAnswer(found, words, save, counted, following)


_CPV = re.compile(r"\d{2,8}(-\d)?")


def check_limits(
    from_: date | None,
    to: date | None,
    min_: Decimal | None,
    max_: Decimal | None,
    cpv: str | None,
    stage: str | None = None,
) -> None:
    """Refuse what could only be a slip of the hand: to answer "none" would be true and mislead."""
    demand_order(from_, to)
    if min_ is not None and max_ is not None and max_ < min_:
        raise UsageError("--max", found=f"{max_}, less than --min {min_}", expected="as much or more")
    if cpv is not None and not _CPV.fullmatch(cpv.strip()):
        raise UsageError("--cpv", found=f'"{cpv}"', expected="two to eight digits, as 80500000-9 or 805")
    if stage is not None and stage not in STAGES:
        raise UsageError("--stage", found=f'"{stage}"', expected=f"one of {', '.join(STAGES)}")


def issues(
    settings: Settings,
    *,
    rule: str | None = None,
    ocid: str | None = None,
    publisher: str | None = None,
    known_at: Instant | None = None,
    after: str = "",
    limit: int = 100,
) -> IssuesAnswer:
    """What is wrong in the data that was loaded, row by row; with `known_at`, in what we had seen by then.

    `after` is the cursor `next` of another answer to the same question, and goes on where that ended: whatever was
    there then comes once, whatever is loaded meanwhile. Errors: UsageError for a cursor that is none.
    """
    seen_by = known_at.at if known_at else None
    place = read_place(after, IssuePlace) if after else None
    register = open_register(settings)
    found = register.issues(rule=rule, ocid=ocid, publisher=publisher, seen_by=seen_by, limit=limit, after=place)
    return IssuesAnswer(found, write_place(found.next) if found.next else None)
