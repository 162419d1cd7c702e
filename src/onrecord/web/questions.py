"""What searches and records may be asked, by the pages and the API alike, named as the commands name it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from onrecord.register import Question
from onrecord.register.question import SORTS, STAGES
from onrecord.web.parameters import AMOUNT, CURSOR, DAY, FLAG, INSTANT, TEXT, Parameter, choice, count

AS_OF = Parameter("as_of", INSTANT, "As published by then; a bare day means its end in London.")
KNOWN_AT = Parameter("known_at", INSTANT, "As we had seen it by then.")
AFTER = Parameter("after", CURSOR, "The `next` of another answer to this question: go on from there.", default="")
NARROWING = (
    Parameter("buyer", TEXT, "Words of the buyer's name."),
    Parameter("supplier", TEXT, "Words of a supplier's name."),
    Parameter("cpv", TEXT, "A CPV code, or the first digits of one."),
    Parameter("place", TEXT, "Words of a place, or the code of a region, as UKD or UKD45."),
    Parameter("from", DAY, "Published on this day or later.", task="from_"),
    Parameter("to", DAY, "Published on this day or earlier."),
    Parameter("min", AMOUNT, "Worth this much or more: 25000, 25k, 1.5m.", task="min_"),
    Parameter("max", AMOUNT, "Worth this much or less.", task="max_"),
)
WORDS = Parameter("words", TEXT, "Every word must be there; words in double quotes as they stand.", default="")
WHICH = (
    WORDS,
    *NARROWING,
    Parameter("stage", choice(STAGES), "How far it has come."),
    Parameter("status", TEXT, "The publisher's own word for it, as active or complete."),
    Parameter("open", FLAG, "Advertised, and not closed yet.", task="open_now", default=False),
    Parameter("doubtful", FLAG, "Closing dates in doubt count, too.", default=False),
    AS_OF,
    KNOWN_AT,
)
"""Which records are meant, by a search and by what is taken away of it."""
SEARCH = (
    *WHICH,
    Parameter("sort", choice(SORTS), "What comes first.", default="best"),
    AFTER,
    Parameter("facets", FLAG, "Count what the records have in common.", default=False),
    Parameter("limit", count(1, 1000), "Records to show at most.", default=20),
)


def question_of(wanted: Mapping[str, Any]) -> Question:
    """What was asked as one question, which can be kept, and asked again on another day.

    >>> question_of({"words": "sea wall", "open_now": True}).describe()
    'Records with “sea wall”, open now'
    """
    names = {"from_": "since", "to": "until", "min_": "minimum", "max_": "maximum"}
    known = {field.name for field in fields(Question)}
    told = {names.get(name, name): value for name, value in wanted.items()}
    return Question(**{name: value for name, value in told.items() if name in known})
