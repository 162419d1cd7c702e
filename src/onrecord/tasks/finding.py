"""The tasks that look into the register: search it, list what is wrong in its data."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from onrecord.errors import UsageError
from onrecord.register import Question
from onrecord.register.question import STAGES
from onrecord.report.answers_lists import FoundAnswer, IssuesAnswer
from onrecord.settings import Settings
from onrecord.tasks.opening import Clock, demand_order, now, open_register


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
    save: str | None = None,
    limit: int = 20,
    clock: Clock = now,
) -> FoundAnswer:
    """Records that hold the words and phrases, within the filters, best first; `save` keeps the question under a name.

    `doubtful` counts closing dates in doubt among those that are open, and in the calendar of a saved question. One
    that asks for what is open asks it anew each day. Errors: UsageError for limits that nothing can
    meet; InputError for a name that is none.
    """
    today = clock().astimezone(settings.zone).date()
    check_limits(from_, to, min_, max_, cpv, stage)
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
        doubtful=doubtful,
        limit=limit,
    )
    if save is not None:
        register.searches.save(save, replace(asked, open_now=open_now, doubtful=doubtful), clock())
    return FoundAnswer(found, words, save)


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


def issues(settings: Settings, *, rule: str | None = None, ocid: str | None = None, limit: int = 100) -> IssuesAnswer:
    """What is wrong in the data that was loaded, row by row."""
    return IssuesAnswer(open_register(settings).issues(rule=rule, ocid=ocid, limit=limit))
