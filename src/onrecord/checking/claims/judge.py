"""A row judged: its sentence as an article of one sentence, its fields one by one, all by the rules of articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.article import read_article
from onrecord.checking.check import HELD_BACK, check_linked, judge_claim
from onrecord.checking.claims.backing import NOT_FOUND, Backing, back
from onrecord.checking.claims.compose import compose, sum_words
from onrecord.checking.claims.find import Finder, Found, Way
from onrecord.checking.claims.model import MONEY, Amount, Field, Role, Row
from onrecord.checking.claims.named_parties import is_aside, parts_of
from onrecord.checking.claims.other_money import judge_other_money
from onrecord.checking.claims.shorthand import Fit, best_fit
from onrecord.checking.context import Context, flags
from onrecord.checking.model import (
    Check,
    CheckedClaim,
    Claim,
    ClaimType,
    Link,
    MoneySaid,
    Reason,
    Verdict,
    VerdictWord,
)
from onrecord.checking.people import BUYER_ROLES, SUPPLIER_ROLES
from onrecord.checking.rule import rules
from onrecord.reading import Name, RecordReading
from onrecord.values import Instant, Span

GRAVITY = (
    VerdictWord.CONTRADICTED,
    VerdictWord.ALTERED_QUOTATION,
    VerdictWord.PARTIAL,
    VerdictWord.UNDECIDED,
    VerdictWord.SUPPORTED,
    VerdictWord.NOT_IN_RECORD,
    VerdictWord.NOT_CHECKABLE,
)
"""Which of its claims' verdicts a row is listed under: the first of these that it has."""
_TELLING = {ClaimType.VALUE: "sum", ClaimType.SUPPLIER: "supplier"} | dict.fromkeys(
    (ClaimType.START, ClaimType.END, ClaimType.AWARDED_ON, ClaimType.DEADLINE), "days"
)
"""What, when it fits, shows that a row is about a record: one buyer has many contracts."""
_OF_A_ROUND = frozenset({ClaimType.DEADLINE, ClaimType.PUBLISHED, ClaimType.AWARDED_ON})
"""Days that may be right of another notice of the same purchase: the first try, or the second."""
_TOLD_BY = 2
"""Of the three: sister notices and the next round of a purchase share one of them often enough."""
_PARTIES = frozenset({ClaimType.SUPPLIER, ClaimType.BUYER})
_RANK = {ClaimType.VALUE: 0, ClaimType.SUPPLIER: 1} | dict.fromkeys(
    (ClaimType.BUYER, ClaimType.SUBJECT, ClaimType.LOCATION, ClaimType.OTHER), 9
)
"""Which of several claims judged alike is told first: who buys, what and where says least."""
_NUMBER = re.compile(r"\d{3,}")
_WORDING = {
    Way.WORDS: "But the row names no record, and may be about another one than “{title}”.",
    Way.OCID: "But nothing of the row fits the record that it names, “{title}”: the number may be wrong.",
    Way.REFERENCE: "But nothing of the row fits the record that its number leads to, “{title}”: it may be wrong.",
}


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """One claim of a row with its verdict, and the cell or sentence it was made from."""

    checked: CheckedClaim
    text: str
    """The sentence that was judged: the row's own, or the one that its field was put into."""
    field: Field | None = None
    """None for what the row's own sentence says."""


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """One row, judged. Holds what is told of the record, and not the record."""

    row: Row
    link: Link
    way: Way
    said: Instant | None
    """The day by which it was judged; None for the newest record."""
    claims: tuple[JudgedClaim, ...] = ()
    unjudged: tuple[Field, ...] = ()
    """Fields of which nothing is said: no rule is about them, or what it says would not be fair."""
    backings: Mapping[Role, Backing] = field(default_factory=dict)
    """What stands behind each stated sum, by column."""
    amounts: Mapping[Role, Amount] = field(default_factory=dict)
    """The stated sums themselves; of a sentence the one that it says of the contract, as `value`."""
    title: str = ""
    """Of the record."""
    stage: str = ""
    releases: tuple[str, ...] = ()
    """Ids of the releases that were used, in date order."""
    notes: tuple[str, ...] = ()
    checkable: bool = True
    """Whether it says anything that a record could hold: a sum, a day, a length, a name, words."""

    @property
    def word(self) -> VerdictWord:
        """The gravest verdict of its claims; `not_in_record` for a row whose record is not here."""
        words = {one.checked.verdict.word for one in self.claims}
        silent = VerdictWord.NOT_IN_RECORD if self.checkable else VerdictWord.NOT_CHECKABLE
        return next((word for word in GRAVITY if word in words), silent)

    @property
    def ocid(self) -> str | None:
        """The record that it was held against; None when none was found."""
        return self.link.ocid

    @property
    def sentence(self) -> str:
        """One plain sentence on the row: that of its gravest claim, else why nothing could be said."""
        if not self.checkable:
            return "It says nothing that a record could hold."
        if self.ocid is None:
            why = self.link.reasons[0] if self.link.reasons else "no record was found"
            return f"{why[:1].upper()}{why[1:].rstrip('.')}."
        told = [one for one in self.claims if one.checked.verdict.word is self.word]
        first = min(told, key=lambda one: _RANK.get(one.checked.claim.type, 2), default=None)
        return first.checked.verdict.sentence if first else "The record was found; nothing of the row could be judged."


def judge_row(row: Row, finder: Finder, ocid: str | None = None) -> JudgedRow:
    """The record of a row, and the verdict on each of its claims. `ocid` is of rows that name none."""
    found = finder.find(row, ocid)
    record = found.record
    check = _check_sentence(row, found, finder)
    amounts = dict(_amounts(row, check))
    if record is None:
        nothing = dict.fromkeys(amounts, NOT_FOUND)
        link = replace(found.link, ocid=None)
        return JudgedRow(
            row,
            link,
            found.way,
            found.said,
            unjudged=row.fields,
            backings=nothing,
            amounts=amounts,
            notes=found.notes,
            checkable=_is_checkable(row, check),
        )
    backings = {role: back(amount, record) for role, amount in amounts.items()}
    said = [JudgedClaim(checked, row.sentence) for checked in check.claims] if check else []
    judging = _Judging(row, found, record, _today(found, record, finder), backings)
    parts = [(cell, part) for cell in row.fields for part in parts_of(cell, judging.named(cell.role))]
    fields = [(part, judging.of_part(part, cell, number)) for number, (cell, part) in enumerate(parts, start=1)]
    claims = [*said, *_fair(row, [one for _, one in fields if one is not None], said, found)]
    return JudgedRow(
        row=row,
        link=found.link,
        way=found.way,
        said=found.said,
        claims=tuple(_numbered(one, number) for number, one in enumerate(claims, start=1)),
        unjudged=tuple(field for field, one in fields if one is None),
        backings=backings,
        amounts=amounts,
        title=record.title.strip(),
        stage=record.stage,
        releases=tuple(release.id for release in record.record.releases),
        notes=found.notes,
    )


def _is_checkable(row: Row, check: Check | None) -> bool:
    if row.fields or row.title or row.named or check is None:
        return True
    said = check.article
    return bool(said.sums or said.dates or said.durations or said.names or said.quotations)


def _amounts(row: Row, check: Check | None) -> Iterator[tuple[Role, Amount]]:
    """The stated sums by column; without a column the one sum that the sentence says of the contract."""
    stated = [(role, amount) for role in MONEY if (amount := row.amount(role)) is not None]
    yield from stated
    if stated or check is None:
        return
    sums = {mention.span: mention for mention in check.article.sums}
    claims = [one.claim for one in check.claims if one.about is None] or check.stated
    said = [sums[c.span] for c in claims if c.type is ClaimType.VALUE and c.span in sums]
    if len(said) == 1:
        one = said[0]
        yield (
            Role.VALUE,
            Amount(one.text, one.low, one.high, one.currency, one.unit, str(one.qualifier), str(one.basis)),
        )


def _check_sentence(row: Row, found: Found, finder: Finder) -> Check | None:
    if not row.sentence:
        return None
    article = read_article(row.sentence, id=f"row {row.line}", published=found.said)
    return check_linked(article, found.link, found.record, finder.shelf)


def _numbered(one: JudgedClaim, number: int) -> JudgedClaim:
    claim = replace(one.checked.claim, id=f"c{number}")
    return replace(one, checked=replace(one.checked, claim=claim))


@dataclass(frozen=True, slots=True)
class _Judging:
    """One row beside its record, for each of its fields in turn."""

    row: Row
    found: Found
    record: RecordReading
    today: RecordReading | None
    """Where today's record has releases that the row could not know."""
    backings: Mapping[Role, Backing]

    def named(self, role: Role) -> list[Name]:
        """The record's parties in the role of a column, those of today's record behind them."""
        roles = {Role.BUYER: BUYER_ROLES, Role.SUPPLIER: SUPPLIER_ROLES}.get(role, ())
        names = [*self.record.names, *(self.today.names if self.today else ())]
        return [name for name in names if name.role in roles]

    def of_part(self, part: Field, cell: Field, number: int) -> JudgedClaim | None:
        """What is said of a field, or of one of several names in a cell, names in shorthand read as the record's."""
        judged = self._of_field(part, number)
        if judged is not None and judged.checked.verdict.word is VerdictWord.SUPPORTED:
            return judged
        found = best_fit(part.text, self.named(part.role))
        if found is not None and found[0] is Fit.SAME:
            spelt = self._of_field(replace(part, text=found[1].name), number)
            return replace(spelt, field=part) if spelt else None
        if judged is None or not flags(judged.checked.verdict):
            return judged
        if found is not None:
            why = f"But “{part.text}” may be short for {found[1].printed}."
        elif is_aside(part, cell):
            why = f"But “{part.text}” may be no supplier, and only where one has its seat, or what it is also called."
        else:
            return judged
        return replace(judged, checked=_open(judged.checked, why))

    def _of_field(self, field: Field, number: int) -> JudgedClaim | None:
        if field.role in (Role.SAVING, Role.PAID) and field.amount is not None and field.role in self.backings:
            return _of_other_money(field, field.amount, self.backings[field.role], self.record.record.ocid)
        composed = compose(self._in_currency(field), self.found.said, id=f"row {self.row.line}, field {number}")
        if composed is None:
            return None
        context = Context(composed.article, self.record)
        today = context.with_record(self.today) if self.today else None
        rule = next(rule for rule in rules() if rule.name == composed.claim.type)
        checked = judge_claim(rule, composed.claim, context, today, self.found.link.rival)
        if checked is None or checked is HELD_BACK:
            return None
        return JudgedClaim(_spared(checked, field, self.row), composed.article.text, field)

    def _in_currency(self, field: Field) -> Field:
        """A sum of which the list does not say the currency, in the record's own."""
        codes = {figure.currency for figure in self.record.figures if figure.currency}
        if field.amount is None or field.amount.currency or len(codes) != 1:
            return field
        return replace(field, amount=replace(field.amount, currency=codes.pop()))


def _today(found: Found, record: RecordReading, finder: Finder) -> RecordReading | None:
    held = finder.shelf.record(record.record.ocid) if found.said is not None else None
    if held is None or len(held.releases) == len(record.record.releases):
        return None
    return finder.read(held, None)


def _of_other_money(field: Field, amount: Amount, backing: Backing, ocid: str) -> JudgedClaim:
    text = f"{'Paid' if field.role is Role.PAID else 'Saved'}: {sum_words(amount)}."
    span = Span(text.index(" ") + 1, len(text) - 1)
    said = MoneySaid(amount.low, amount.high, amount.currency, amount.qualifier, amount.basis)
    claim = Claim("", span, span.of(text), ClaimType.VALUE, said)
    return JudgedClaim(CheckedClaim(claim, judge_other_money(field.role, amount, backing, ocid)), text, field)


def _spared(checked: CheckedClaim, field: Field, row: Row) -> CheckedClaim:
    """An accusation that rests on what the list leaves open is none: its order of days, its date, its heading."""
    verdict = checked.verdict
    if not flags(verdict):
        return checked
    if not field.sure:
        return _open(checked, "But the list does not say whether its days or its months come first.")
    if not row.said_sure and checked.today is not None and not flags(checked.today):
        return _open(checked, "But the row's date may be the contract's own, and today's record says otherwise.")
    if field.role is Role.VALUE and verdict.reason is Reason.ESTIMATE_AS_AWARD:
        return _open(checked, f"The heading “{field.heading}” does not say which of the two is meant.")
    if verdict.reason is Reason.ANNUAL_AS_TOTAL:
        return _open(checked, f"The heading “{field.heading}” does not say whether it is meant for a year or in all.")
    return checked


def _fair(row: Row, judged: Sequence[JudgedClaim], said: Sequence[JudgedClaim], found: Found) -> Iterator[JudgedClaim]:
    """What fields are accused of, unless the row may be about another record altogether."""
    doubted = _is_doubtful([one.checked for one in [*judged, *said]], found.way) or _is_numbered_otherwise(row, found)
    title = found.record.title.strip() if found.record else ""
    for one in judged:
        other_round = found.way is Way.WORDS and one.checked.claim.type in _OF_A_ROUND
        if (doubted or other_round) and flags(one.checked.verdict):
            one = replace(one, checked=_open(one.checked, _WORDING[found.way].format(title=title[:80])))
        yield one


def _is_doubtful(checked: Sequence[CheckedClaim], way: Way) -> bool:
    """Whether the row may be about another record: of one found by words too little fits; of one named, nothing does,
    and its parties are others."""
    flagged = [one for one in checked if flags(one.verdict)]
    fitting = [one for one in checked if one.verdict.word is VerdictWord.SUPPORTED]
    if way is Way.WORDS:
        kinds = {_TELLING[one.claim.type] for one in fitting if one.claim.type in _TELLING}
        return len(kinds) < _TOLD_BY or len(flagged) >= len(fitting)
    return not fitting and len(flagged) > 1 and any(one.claim.type in _PARTIES for one in flagged)


def _is_numbered_otherwise(row: Row, found: Found) -> bool:
    """Whether the title of a row found by its words has a number or a year that its record nowhere has.

    "Project 10043171" and "project 10042803" may share everything else, as may the contracts of two years.
    """
    if found.way is not Way.WORDS or found.record is None:
        return False
    texts = " ".join([found.record.title, *(passage.text for passage in found.record.passages)])
    return not set(_NUMBER.findall(row.title)) <= set(_NUMBER.findall(texts))


def _open(checked: CheckedClaim, why: str) -> CheckedClaim:
    verdict: Verdict = checked.verdict
    undecided = replace(verdict, word=VerdictWord.UNDECIDED, reason=None, sentence=f"{verdict.sentence} {why}")
    return replace(checked, verdict=undecided)
