"""How verdicts, types, reasons and days are named to a reader: one wording for every output."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, tzinfo
from decimal import Decimal

from onrecord.checking.model import (
    CheckedClaim,
    ClaimType,
    EditKind,
    Evidence,
    Reason,
    Review,
    Verdict,
    VerdictWord,
)
from onrecord.report.visible import one_line
from onrecord.values import LONDON, Instant

FLAGGED = (VerdictWord.CONTRADICTED, VerdictWord.ALTERED_QUOTATION, VerdictWord.PARTIAL)
"""Verdicts that say something is wrong, gravest first."""


@dataclass(frozen=True, slots=True)
class Look:
    """A verdict as a person sees it: a shape, what stands for it in plain ASCII, a word, and what it means."""

    shape: str
    ascii: str
    word: str
    meaning: str


LOOKS: dict[VerdictWord, Look] = {
    VerdictWord.CONTRADICTED: Look("✘", "x", "contradicted", "the record of that day says otherwise"),
    VerdictWord.ALTERED_QUOTATION: Look("≠", "#", "altered quotation", "not the record's own words"),
    VerdictWord.PARTIAL: Look("◐", "~", "partial", "true in a sense that a fair reader would want corrected"),
    VerdictWord.UNDECIDED: Look("?", "?", "undecided", "two readings remain, and no flag is raised"),
    VerdictWord.NOT_IN_RECORD: Look("∅", "0", "not in the record", "checkable, but this record is silent"),
    VerdictWord.SUPPORTED: Look("✔", "+", "supported", "the record says so"),
    VerdictWord.NOT_CHECKABLE: Look("–", "-", "not checkable", "opinion or somebody's own words, never judged"),
}
"""In the order in which an editor wants to meet them."""

TYPES: dict[ClaimType, str] = {
    ClaimType.VALUE: "sum",
    ClaimType.DEADLINE: "closing date",
    ClaimType.PUBLISHED: "date advertised",
    ClaimType.AWARDED_ON: "date of award",
    ClaimType.START: "start",
    ClaimType.END: "end",
    ClaimType.PERIOD: "start and end",
    ClaimType.DURATION: "length",
    ClaimType.EXTENSION: "extension",
    ClaimType.COUNT: "number",
    ClaimType.LOCATION: "place",
}
"""Types whose everyday name differs from their own."""

MARKS: dict[EditKind, tuple[str, str]] = {
    EditKind.SAME: ("", ""),
    EditKind.DROPPED: ("[-", "-]"),
    EditKind.ADDED: ("{+", "+}"),
    EditKind.CHANGED: ("", ""),
    EditKind.MOVED: ("", ""),
}


def type_word(claim_type: ClaimType) -> str:
    """The everyday name of a type of claim.

    >>> type_word(ClaimType.DEADLINE), type_word(ClaimType.BUYER)
    ('closing date', 'buyer')
    """
    return TYPES.get(claim_type, claim_type.value)


def reason_words(reason: Reason | None) -> str:
    """A reason in words, empty for none.

    >>> reason_words(Reason.UPPER_BOUND_AS_VALUE)
    'upper bound as value'
    """
    return reason.value.replace("_", " ") if reason else ""


def day_words(day: date) -> str:
    """A day as an editor writes it, the same on every system.

    >>> day_words(date(2024, 4, 2))
    '2 April 2024'
    """
    return f"{day.day} {day:%B %Y}"


def instant_words(instant: Instant | None, zone: tzinfo = LONDON) -> str:
    """A day and, where it was given, the clock time in `zone`; `undated` for None.

    Midnight in UTC is how systems write a day alone.

    >>> from onrecord.values import parse_instant
    >>> instant_words(parse_instant("2024-09-16T00:00:00Z")), instant_words(parse_instant("2024-05-21T17:10+01:00"))
    ('16 September 2024', '21 May 2024, 17:10')
    """
    if instant is None:
        return "undated"
    clock = instant.local_time(zone) if instant.at.time() != time() else None
    return day_words(instant.local_date(zone)) + (f", {clock:%H:%M}" if clock else "")


def value_words(value: str | int | Decimal | bool | None) -> str:
    """A scalar of the record as it is shown: texts in quotation marks, an absence said.

    >>> value_words(Decimal("25000")), value_words("active"), value_words(None)
    ('25,000', '“active”', '(nothing)')
    """
    if value is None:
        return "(nothing)"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Decimal)):
        return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return f"“{value}”"


def quoted(words: str) -> str:
    """`words` between marks, unless they bring their own.

    >>> quoted("two years"), quoted("“as needed”")
    ('“two years”', '“as needed”')
    """
    return words if words[:1] in '"“‘' and words[-1:] in '"”’' else f"“{words}”"


def plural(number: int, noun: str) -> str:
    """A number and its noun.

    >>> plural(1, "claim"), plural(1200, "reply"), plural(2, "day")
    ('1 claim', '1,200 replies', '2 days')
    """
    if number == 1:
        return f"1 {noun}"
    is_ies = noun.endswith("y") and noun[-2:-1] not in "aeiou"
    return f"{number:,} {noun[:-1]}ies" if is_ies else f"{number:,} {noun}s"


def evidence_place(evidence: Evidence) -> str:
    """The pointer, readable also when it points to the whole release."""
    return evidence.pointer or "(the whole release)"


def is_flagged(checked: CheckedClaim) -> bool:
    """Whether the verdict says that something is wrong."""
    return checked.verdict.word in FLAGGED


def review_words(review: Review) -> str:
    """What a person said of a verdict, in one sentence or two.

    >>> from datetime import UTC, datetime
    >>> from onrecord.checking.model import ReviewKind
    >>> at = datetime(2026, 3, 1, 9, tzinfo=UTC)
    >>> review_words(Review(ReviewKind.CONFIRMED, "A. Editor", at, "", VerdictWord.PARTIAL))
    'Confirmed by A. Editor, 1 March 2026.'
    >>> review_words(Review(ReviewKind.OVERRULED, "A. Editor", at, "The notice was revised.", VerdictWord.PARTIAL,
    ...     VerdictWord.SUPPORTED))
    'Overruled by A. Editor, 1 March 2026: supported. “The notice was revised.”'
    """
    said = f": {LOOKS[review.verdict].word}" if review.verdict else ""
    because = f" ({reason_words(review.reason)})" if review.reason else ""
    note = f" {quoted(one_line(review.note))}" if review.note else ""
    form = " They read another form of the article." if review.other_text else ""
    when = day_words(review.at.astimezone(LONDON).date())
    return f"{sentence_case(review.kind.value)} by {one_line(review.by)}, {when}{said}{because}.{note}{form}"


def in_reading_order(claims: tuple[CheckedClaim, ...]) -> list[CheckedClaim]:
    """Claims by where they stand; of two that begin together the longer first."""
    return sorted(claims, key=lambda c: (c.claim.span.start, -c.claim.span.end, c.claim.id))


def alike(claims: Sequence[CheckedClaim]) -> list[list[CheckedClaim]]:
    """Claims in groups that were judged and reviewed alike on the same evidence, by where the first of each stands."""
    groups: dict[tuple[str | None, Verdict, Verdict | None, Review | None], list[CheckedClaim]] = {}
    for checked in claims:
        groups.setdefault((checked.about, checked.verdict, checked.today, checked.review), []).append(checked)
    return list(groups.values())


def sentence_case(words: str) -> str:
    """`words` with a capital at the beginning, all else as it is.

    >>> sentence_case("the buyer’s name stands in the article")
    'The buyer’s name stands in the article'
    """
    return words[:1].upper() + words[1:]


def tally(claims: tuple[CheckedClaim, ...]) -> list[tuple[VerdictWord, int]]:
    """How often each verdict was given, in the order of `LOOKS`, without those never given."""
    counted = [(word, sum(c.verdict.word is word for c in claims)) for word in LOOKS]
    return [(word, number) for word, number in counted if number]
