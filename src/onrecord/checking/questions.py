"""What the record cannot answer: neutral questions that a reporter or a board could put to the buyer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.article import ArticleReading, SourceKind
from onrecord.checking.model import CheckedClaim, Claim, ClaimType, Question, VerdictWord
from onrecord.reading import DatedFact, Moment, RecordReading, SumKind
from onrecord.values import Money

MOST = 6
"""A longer list is not read."""

_ASKED = {
    ClaimType.VALUE: "What does the sum “{said}” refer to, and where is it published?",
    ClaimType.DEADLINE: "When does bidding close? The record has no date that settles “{said}”.",
    ClaimType.PUBLISHED: "When was this first advertised? The record has no date that settles “{said}”.",
    ClaimType.AWARDED_ON: "On what day was the contract awarded? The record has no date that settles “{said}”.",
    ClaimType.START: "When does the contract start? The record has no date that settles “{said}”.",
    ClaimType.END: "When does the contract end? The record has no date that settles “{said}”.",
    ClaimType.PERIOD: "What period does the contract cover? The record has nothing that settles “{said}”.",
    ClaimType.DURATION: "How long does the contract run? The record has nothing that settles “{said}”.",
    ClaimType.EXTENSION: "Can the contract be extended, and for how long? The record has nothing on “{said}”.",
    ClaimType.BUYER: "What part does {said} have in this contract? The record does not name it as the buyer.",
    ClaimType.SUPPLIER: "What part does {said} have in this contract? The record does not name it as a supplier.",
    ClaimType.COUNT: "How many are there? The record has no number that settles “{said}”.",
    ClaimType.STAGE: "How far has the process got? The record has nothing that settles “{said}”.",
    ClaimType.PROCEDURE: "By what procedure was this bought? The record has nothing that settles “{said}”.",
}
_MOST_ABOUT_ONE = 2
_SHOWN = 90  # code points of the article's words inside a question

_MOMENTS = {
    Moment.DEADLINE: "closing date",
    Moment.PUBLISHED: "date of publication",
    Moment.AWARDED_ON: "date of the award",
    Moment.START: "start of the contract",
    Moment.END: "end of the contract",
}
_KINDS = {
    SumKind.FLOOR: "least value",
    SumKind.CEILING: "greatest value",
    SumKind.ESTIMATE: "estimated value",
    SumKind.AWARD: "value of the award",
    SumKind.CONTRACT: "value of the contract",
    SumKind.BUDGET: "budget",
    SumKind.LOT: "value of a lot",
    SumKind.TEXT: "sum in the text",
}
_AWARDED = frozenset({"awarded", "contracted"})


def questions(
    article: ArticleReading, claims: Sequence[CheckedClaim], reading: RecordReading | None
) -> tuple[Question, ...]:
    """What the article raises and the record cannot answer, most useful first; six at most, none twice.

    Without a record there is nothing to ask of it, and the list is empty.
    """
    if reading is None:
        return ()
    found = (
        *_two_dates(reading),
        *_doubted(reading),
        *_unanswered(_about_it(claims, reading)),
        *_undecided(claims),
        *_absent(reading),
        *_said_by_people(article, claims),
    )
    return tuple(_without_repeats(found))[:MOST]


def _without_repeats(found: Iterable[Question]) -> Iterator[Question]:
    """Each text once, and no more than two questions about one thing."""
    seen: set[str] = set()
    counts: dict[str, int] = {}
    for question in found:
        counts[question.about] = counts.get(question.about, 0) + 1
        if question.text not in seen and counts[question.about] <= _MOST_ABOUT_ONE:
            seen.add(question.text)
            yield question


def _two_dates(reading: RecordReading) -> Iterator[Question]:
    """A field and the prose that corrects it, where they differ."""
    for fact in reading.dates:
        if not fact.corrected or fact.superseded:
            continue
        other = next((f for f in reading.dates if _differs(f, fact)), None)
        if other and fact.moment in _MOMENTS:
            text = (
                f"Which {_MOMENTS[fact.moment]} is right: {_day(other)}, as the record’s data say, "
                f"or {_day(fact)}, as its text says?"
            )
            yield Question(text, fact.moment.value)


def _differs(field: DatedFact, prose: DatedFact) -> bool:
    return field.moment is prose.moment and not field.corrected and field.days != prose.days


def _day(fact: DatedFact) -> str:
    return f"{fact.days.first:%-d %B %Y}"


def _doubted(reading: RecordReading) -> Iterator[Question]:
    """Figures that we do not trust, with the reason."""
    for figure in reading.figures:
        for doubt in figure.doubts[:1] if not figure.superseded else ():
            shown = Money(figure.amount, figure.currency)
            yield Question(f"Is {shown} right as the {_KINDS[figure.kind]}? {_sentence(doubt)}", "value")


def _sentence(words: str) -> str:
    words = words.strip().rstrip(".")
    return f"{words[:1].upper()}{words[1:]}."


def _about_it(claims: Sequence[CheckedClaim], reading: RecordReading) -> Sequence[CheckedClaim]:
    """Without the sums that a record with sums of its own does not have: they are money of another kind."""
    if not reading.figures:
        return claims
    return [c for c in claims if c.claim.type is not ClaimType.VALUE or c.verdict.word is not VerdictWord.NOT_IN_RECORD]


def _unanswered(claims: Sequence[CheckedClaim]) -> Iterator[Question]:
    """Statements about the contract on which the record is silent."""
    for checked in claims:
        ask = _ASKED.get(checked.claim.type)
        if ask and checked.verdict.word is VerdictWord.NOT_IN_RECORD:
            yield Question(ask.format(said=_said(checked.claim)), checked.claim.type.value, checked.claim.id)


def _undecided(claims: Sequence[CheckedClaim]) -> Iterator[Question]:
    """Statements that the record allows to be read in two ways."""
    for checked in claims:
        if checked.verdict.word is VerdictWord.UNDECIDED:
            text = f"What is meant by “{_said(checked.claim)}”? {_sentence(checked.verdict.sentence)}"
            yield Question(text, checked.claim.type.value, checked.claim.id)


def _said_by_people(article: ArticleReading, claims: Sequence[CheckedClaim]) -> Iterator[Question]:
    """Facts about the contract that only a person is quoted for."""
    for checked in claims:
        claim = checked.claim
        if checked.verdict.word is not VerdictWord.NOT_CHECKABLE or claim.type not in _ASKED or claim.quotation is None:
            continue
        quotation = article.quotations[claim.quotation]
        if quotation.source in (SourceKind.PERSON, SourceKind.ORGANISATION):
            who = quotation.named.of(article.text) if quotation.named else "The article’s source"
            text = f"{who[:1].upper()}{who[1:]} is quoted on “{_said(claim)}”: what is published to support it?"
            yield Question(text, claim.type.value, claim.id)


def _absent(reading: RecordReading) -> Iterator[Question]:
    """What a reader would ask and the record leaves out at its present stage."""
    kinds = {figure.kind for figure in reading.figures}
    roles = {name.role for name in reading.names}
    if reading.stage in _AWARDED and not kinds & {SumKind.AWARD, SumKind.CONTRACT}:
        yield Question("At what price was the contract awarded? The record does not say.", "value")
    if reading.stage in _AWARDED and "supplier" not in roles:
        yield Question("Who was the contract awarded to? The record names no supplier.", "supplier")
    closed = _closed(reading)
    if closed:
        yield Question(
            f"Bidding closed on {_day(closed)}: has the contract been awarded, to whom, and at what price?", "stage"
        )
    if not kinds:
        yield Question("What is the contract worth? The record gives no value.", "value")
    moments = {fact.moment for fact in reading.dates}
    if Moment.END not in moments and not any(term.kind == "contract" for term in reading.terms):
        yield Question("When does the contract end? The record gives neither an end date nor a length.", "end")


def _closed(reading: RecordReading) -> DatedFact | None:
    """The closing date, when it had passed on the day that the record is read as of and nothing was awarded."""
    if reading.stage != "advertised" or reading.as_of is None:
        return None
    closing = [fact for fact in reading.dates if fact.moment is Moment.DEADLINE and not (fact.void or fact.doubt)]
    day = reading.as_of.local_date()
    return closing[0] if closing and all(fact.days.last < day for fact in closing) else None


def _said(claim: Claim) -> str:
    text = " ".join(claim.text.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
