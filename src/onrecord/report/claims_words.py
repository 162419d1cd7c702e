"""What is found in the totals of a list of claims, in neutral sentences; and how a list and its rows are named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from onrecord.checking.claims.backing import Backed
from onrecord.checking.claims.check import CheckedClaims
from onrecord.checking.claims.judge import JudgedRow
from onrecord.checking.claims.model import Role
from onrecord.checking.claims.overlap import Overlap
from onrecord.checking.claims.totals import ColumnTotals, Group, Held, Part
from onrecord.report.imprint import Imprint
from onrecord.report.statements import Citations
from onrecord.report.wording import day_words, plural, sentence_case
from onrecord.values import Money

LINES_SHOWN = 12
"""Line numbers in one sentence: the JSON has all of them."""
IS: Mapping[Backed, str] = {
    Backed.PAID: "paid, by the record",
    Backed.CALLED_OFF: "called off under frameworks",
    Backed.AWARD: "awarded",
    Backed.CONTRACT: "contracted",
    Backed.LIMIT: "limits of frameworks",
    Backed.CEILING: "upper ends of advertised ranges",
    Backed.ESTIMATE: "advertised values",
    Backed.FLOOR: "lower ends of advertised ranges",
    Backed.BUDGET: "budgets",
    Backed.PART: "advertised values of single lots",
    Backed.ANNUAL: "figures for one year",
    Backed.PROSE: "only in the words of the notice",
    Backed.SUPERSEDED: "superseded figures",
    Backed.CANCELLED: "cancelled or without a result",
    Backed.VOID: "awards not in force",
    Backed.DOUBTFUL: "figures of the record in doubt",
    Backed.CREDIT: "below nothing",
    Backed.CURRENCY: "in another currency than the record",
    Backed.OTHER: "not the record’s figure",
    Backed.NO_FIGURE: "the record gives no sum",
    Backed.NOT_FOUND: "no record found",
}
"""What the stated sums of some rows are."""
_SAYS: Mapping[Backed, tuple[str, str]] = {
    Backed.LIMIT: (
        "limits_added",
        "is the most that may be called off under a framework agreement: a limit, and no spending",
    ),
    Backed.CEILING: ("limits_added", "is the upper end of what was advertised: a limit, and no spending"),
    Backed.ESTIMATE: ("estimates_added", "is what was advertised, and no award"),
    Backed.FLOOR: ("estimates_added", "is the lower end of what was advertised, and no award"),
    Backed.BUDGET: ("estimates_added", "is what was budgeted, and no award"),
    Backed.PART: ("estimates_added", "is what was advertised for single lots, and no award"),
    Backed.ANNUAL: ("annual_added", "is for one year, and added to sums for whole terms"),
    Backed.PROSE: ("prose_only", "stands only in the words of notices, which do not say what kind of sum it is"),
    Backed.SUPERSEDED: ("superseded_added", "stood in the record before and has been replaced"),
    Backed.CANCELLED: ("cancelled_added", "is of what was cancelled or came to nothing"),
    Backed.VOID: ("cancelled_added", "was awarded, and is not in force"),
    Backed.DOUBTFUL: ("doubtful_added", "rests on what is itself in doubt in the record"),
    Backed.CURRENCY: ("currencies_mixed", "is in another currency than the record’s"),
    Backed.OTHER: ("not_the_figure", "is no figure of the record"),
    Backed.NO_FIGURE: ("no_figure", "cannot be told: the record gives no sum"),
    Backed.NOT_FOUND: ("not_found", "could not be held against anything: no record was found in this register"),
}
_HOW: Mapping[Overlap, str] = {
    Overlap.SAME_ROW: "say the same",
    Overlap.SAME_REFERENCE: "give one reference",
    Overlap.SAME_FIGURE: "are one figure of one record",
    Overlap.SAME_RECORD: "give several figures of one purchase",
    Overlap.COPY: "are one purchase, published twice",
    Overlap.FRAMEWORK: "are a framework agreement and what was called off under it",
    Overlap.CASE: "are one purchase at two times",
    Overlap.RELATED: "may be one purchase",
    Overlap.ALIKE: "name one supplier, buyer and sum, and may be one contract",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know of a total, in one plain sentence that an editor could print."""

    code: str
    """Stable."""
    sentence: str
    lines: tuple[int, ...] = ()
    amounts: Mapping[str, Decimal] = field(default_factory=dict)
    """By currency; the empty word where none is stated."""


def findings(totals: ColumnTotals) -> tuple[Finding, ...]:
    """What is to be known of the sums of one column, the gravest first."""
    return tuple(_findings(totals))


def _findings(totals: ColumnTotals) -> Iterator[Finding]:
    yield from (_of_total(held, totals) for held in totals.held)
    if len(totals.stated) > 1:
        told = " and ".join(money_words(amount, code) for code, amount in totals.stated.items())
        sentence = f"The sums are in different currencies and cannot be added: {told}."
        yield Finding("currencies_mixed", sentence, (), totals.stated)
    yield from (_of_group(group, totals.counted_in) for group in totals.groups)
    for part in totals.parts:
        if part.kind in _SAYS:
            yield _of_part(part, totals.counted_in)
    yield from _of_tax(totals)
    if totals.ranges:
        told = sentence_case(rows_words(totals.ranges, totals.counted_in))
        sentence = f"{told}: a range, which is added by its upper end."
        yield Finding("ranges_added", sentence, totals.ranges)
    if totals.below_nothing:
        told = sentence_case(rows_words(totals.below_nothing, totals.counted_in))
        sentence = f"{told}: a sum below nothing, which is taken off the total."
        yield Finding("below_nothing", sentence, totals.below_nothing)


def _of_total(held: Held, totals: ColumnTotals) -> Finding:
    currency = held.stated.currency or next(iter(totals.stated), "")
    printed = held.stated.text if any(map(str.isalpha, held.stated.text)) else ""
    stated, summed = printed or money_words(held.stated.high, currency), money_words(held.summed, currency)
    others = f" Rows in {', '.join(held.others) or 'no currency'} are not in it." if held.others else ""
    source = "The total claimed" if held.where == "--total" else f"The total stated at {held.where}"
    rows = plural(held.rows, "row")
    if held.fits:
        comes = "what" if held.summed == held.stated.high else "to its last printed digit what"
        sentence = f"{source}, {stated}, is {comes} {rows} come to: {summed}.{others}"
        return Finding("total_fits", sentence, (), {currency: held.summed})
    gap = money_words(abs(held.gap), currency)
    sentence = f"{source} is {stated}; {rows} come to {summed}, {gap} {'less' if held.gap > 0 else 'more'}.{others}"
    return Finding("total_differs", sentence, (), {currency: held.gap})


def _of_group(group: Group, counted_in: str) -> Finding:
    told = [_HOW[how.overlap] + (f" ({'; '.join(how.why)})" if how.why else "") for how in group.how]
    if len(told) > 1:
        each = "; ".join(
            f"{rows_words(how.lines, counted_in)} {words}" for how, words in zip(group.how, told, strict=True)
        )
        told = [f"count one thing more than once: {each}"]
    again = " and ".join(money_words(amount, code) for code, amount in group.again.items())
    code = "counted_again" if group.sure else "may_be_counted_again"
    counted = f" {sentence_case(again)} {'is' if group.sure else 'may be'} counted again." if again else ""
    return Finding(
        code, f"{sentence_case(rows_words(group.lines, counted_in))} {told[0]}.{counted}", group.lines, group.again
    )


def _of_part(part: Part, counted_in: str) -> Finding:
    code, says = _SAYS[part.kind]
    sentence = f"{money_words(part.amount, part.currency)} in {rows_words(part.lines, counted_in)} {says}."
    return Finding(code, sentence, part.lines, {part.currency: part.amount})


def _of_tax(totals: ColumnTotals) -> Iterator[Finding]:
    taxes = {total.unlike.net for total in totals.confirmed}
    if {"net", "gross"} <= taxes:
        yield Finding("tax_mixed", "Sums before tax and sums with tax are added to each other.")


def rows_words(lines: Sequence[int], counted_in: str = "line") -> str:
    """Numbers of rows in words.

    >>> rows_words((3,)), rows_words((3, 7, 9)), rows_words((2, 4), "item")
    ('line 3', 'lines 3, 7 and 9', 'items 2 and 4')
    """
    if len(lines) == 1:
        return f"{counted_in} {lines[0]}"
    shown = [str(line) for line in lines[:LINES_SHOWN]]
    if len(lines) > LINES_SHOWN:
        return f"{len(lines):,} rows ({counted_in}s {', '.join(shown)}, …)"
    return f"{counted_in}s {', '.join(shown[:-1])} and {shown[-1]}"


def money_words(amount: Decimal, currency: str) -> str:
    """A sum as an editor would print it; a minus before its sign, and no sign where no currency is stated.

    >>> money_words(Decimal("-1200"), "GBP"), money_words(Decimal("1200.50"), "")
    ('-£1,200', '1,200.50')
    """
    sign = "-" if amount < 0 else ""
    if currency:
        return f"{sign}{Money(abs(amount), currency)}"
    return f"{sign}{str(Money(abs(amount), '')).strip()}"


def record_link(row: JudgedRow, citations: Citations) -> str:
    """Where the newest release that was used can be looked up: the notice's page, else where it was served from."""
    for release in reversed(row.releases):
        cited = citations.get((row.ocid or "", release))
        if cited and (cited.notice or cited.address):
            return cited.notice or cited.address
    return ""


def sums_words(row: JudgedRow, headings: Mapping[Role, str]) -> str:
    """What the record has behind the sums of a row, by column where the columns differ; empty for a row without any."""
    told = {role: backing.kind.value for role, backing in row.backings.items()}
    if len(set(told.values())) < 2:
        return next(iter(told.values()), "")
    return "; ".join(f"{headings.get(role, role.value)}: {words}" for role, words in told.items())


def state_words(row: JudgedRow) -> str:
    """Which state of the record a row was held against."""
    state = f"as of {day_words(row.said.local_date())}" if row.said else "its newest state"
    return f"{state}, release {row.releases[-1]}" if row.releases else state


def column_words(totals: ColumnTotals) -> str:
    """What a column's sums are called.

    >>> from onrecord.checking.claims.model import Role
    >>> column_words(ColumnTotals(Role.SAVING, "Savings", 0, (), {}, (), (), (), ()))
    'Sums of “Savings”'
    """
    return "Sums of the sentences" if totals.role is Role.VALUE and totals.heading == "the sentences" else (
        f"Sums of “{totals.heading}”"
    )  # fmt: skip


def method(checked: CheckedClaims, imprint: Imprint) -> Sequence[str]:
    """How a list was checked, in sentences."""
    held = (
        f"The newest release in the register is dated {day_words(checked.register_as_of)}. "
        if checked.register_as_of
        else ""
    )
    return [
        "Each sentence is judged as an article of one sentence, each cell as the sentence that says what its heading "
        "says, by the same rules, on the record as of the row’s day, or in its newest state where no day is given. "
        "Silence is never an accusation: “not in the record” speaks of the record, “contradicted” of the row.",
        "A row’s sum counts as the surest figure of the record that it fits. Sums of several currencies are not added.",
        f"{held}Checked on {day_words(imprint.made_on)} by On the Record {imprint.version}; "
        "nothing left this computer.",
        *imprint.sources,
    ]
