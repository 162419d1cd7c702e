"""One organisation on a terminal: its names and numbers, its money, its counterparts, and why it is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from onrecord.register.parties import JoinReason, MoneyRow, PartyProfile, PartyRow, Side
from onrecord.report.answers_parties import PartyAnswer
from onrecord.report.contacts import without_contacts
from onrecord.report.terminal import Sheet
from onrecord.report.visible import one_line, shorten
from onrecord.report.wording import day_words, plural
from onrecord.values import Money

NAMES_SHOWN = 8
JOINS_SHOWN = 8
OPEN_SHOWN = 5
HANG = 12


def print_party(sheet: Sheet, answer: PartyAnswer) -> None:
    """The profile, or those that the name may mean."""
    if answer.profile is None:
        _print_candidates(sheet, answer)
        return
    profile = answer.profile
    _print_head(sheet, profile)
    for name, side in answer.sides():
        _print_side(sheet, answer, name, side)
    if not answer.sides():
        sheet.line("It stands in notices, but neither buys nor supplies in them.")
    _print_joins(sheet, profile.joins)


def _print_candidates(sheet: Sheet, answer: PartyAnswer) -> None:
    found = answer.found
    words = "have this name" if found.exact else "have these words in their names"
    sheet.line(f"{plural(found.total, 'organisation')} {words}. Ask for one by its id:")
    for row in found.rows:
        sheet.blank()
        sheet.line((_shown(row.name), "bold"))
        sheet.line("  ·  ".join(_row_facts(row)), indent=2)
        sheet.line((one_line(row.id), "dim"), indent=2)
    if found.total > len(found.rows):
        sheet.blank()
        sheet.line((f"and {found.total - len(found.rows):,} more: ask for more with --limit", "dim"))


def _row_facts(row: PartyRow) -> list[str]:
    facts = [_shown(place) for place in row.places[:1]]
    facts += [f"buys in {plural(row.as_buyer, 'record')}"] if row.as_buyer else []
    facts += [f"supplies in {plural(row.as_supplier, 'record')}"] if row.as_supplier else []
    return facts or [plural(row.mentions, "mention")]


def _print_head(sheet: Sheet, profile: PartyProfile) -> None:
    sheet.line((_shown(profile.name), "bold"))
    names = [_shown(one.name) for one in profile.names[1 : NAMES_SHOWN + 1]]
    more = len(profile.names) - 1 - len(names)
    if names:
        sheet.line("; ".join(names) + (f"; and {more} more" if more > 0 else ""), label=("also", "dim"), hang=HANG)
    if profile.identifiers:
        sheet.line(", ".join(map(one_line, profile.identifiers)), label=("numbers", "dim"), hang=HANG)
    if profile.places:
        sheet.line(", ".join(map(_shown, profile.places)), label=("places", "dim"), hang=HANG)
    sheet.line(one_line(profile.id), label=("id", "dim"), hang=HANG)


def _print_side(sheet: Sheet, answer: PartyAnswer, name: str, side: Side) -> None:
    sheet.rule(f"As {name}: {plural(side.records, 'record')}, {plural(side.awards, 'award')}")
    _print_money(sheet, side.money)
    if side.partners:
        told = "; ".join(f"{_shown(one.name)} ({plural(one.awards, 'award')})" for one in side.partners)
        more = side.partners_in_all - len(side.partners)
        other = "suppliers" if name == "buyer" else "buyers"
        sheet.line(told + (f"; and {more:,} more" if more > 0 else ""), label=(other, "dim"), hang=HANG)
    if side.awards:
        sheet.line(_direct_words(side), label=("direct", "dim"), hang=HANG)
        sheet.line(_late_words(side), label=("notices", "dim"), hang=HANG)
    if name == "buyer":
        _print_open(sheet, answer, side)


def _print_money(sheet: Sheet, rows: Sequence[MoneyRow]) -> None:
    """Year by year; each line is of sums that may be added."""
    for year, group in groupby(rows, key=lambda row: row.year):
        for number, row in enumerate(group):
            label = "" if number else str(year or "undated")
            sheet.line(_money_words(row), label=(label, "bold"), hang=HANG)


def _money_words(row: MoneyRow) -> str:
    said = [row.kind, row.net, "a year" if row.basis == "year" else "", "of lots" if row.extent == "lot" else ""]
    kind = " ".join(word for word in said if word)
    told = f"{kind}: {amount_words(row.amount, row.currency)} ({plural(row.sums, 'sum')})" if row.sums else kind
    if row.shared:
        told += ", shared with others"
    if row.doubtful:
        told += f"{';' if row.sums else ':'} {plural(row.doubtful, 'doubtful sum')} left out"
    return told


def amount_words(amount: Decimal, currency: str) -> str:
    """A total as it is shown.

    >>> amount_words(Decimal("44341.2500"), "GBP"), amount_words(Decimal("1000.0000"), "")
    ('£44,341.25', '1,000 (no currency stated)')
    >>> amount_words(Decimal("1000.0000"), "NGN")
    'NGN 1,000'
    """
    if not currency:
        return f"{str(Money(amount, '')).strip()} (no currency stated)"
    return str(Money(amount, one_line(currency)))


def _direct_words(side: Side) -> str:
    known = side.direct + side.competed
    if not known:
        return "no notice says how its award came about"
    told = f"{side.direct:,} of {plural(known, 'award')} without competition ({100 * side.direct / known:.0f} %)"
    return told + (f"; {side.unstated:,} more do not say" if side.unstated else "")


def _late_words(side: Side) -> str:
    if not side.late_counted or side.late_median is None:
        told = "no award has dates by which lateness could be told"
    else:
        told = _lateness(
            side.late_counted, round(side.late_median), side.late_worst or 0, one_line(side.late_worst_ocid)
        )
    if side.late_senseless:
        told += f"; {plural(side.late_senseless, 'award')} left out, whose dates make no sense"
    return told


def _lateness(awards: int, median: int, worst: int, ocid: str) -> str:
    """How long awards took to be published.

    >>> _lateness(12, 23, 90, "ocds-213czf-1")
    'half of 12 awards published within 23 days, the last after 90 days (ocds-213czf-1)'
    >>> _lateness(1, 1, 1, "ocds-213czf-1"), _lateness(2, 0, 0, "ocds-213czf-1")
    ('1 award, published after 1 day (ocds-213czf-1)', '2 awards, published on the day')
    """
    if worst <= 0:
        return f"{plural(awards, 'award')}, published on the day"
    if awards == 1:
        return f"1 award, published after {plural(worst, 'day')} ({ocid})"
    half = f"within {plural(median, 'day')}" if median > 0 else "on the day"
    return f"half of {plural(awards, 'award')} published {half}, the last after {plural(worst, 'day')} ({ocid})"


def _print_open(sheet: Sheet, answer: PartyAnswer, side: Side) -> None:
    open_now = answer.open_now(side)
    for number, one in enumerate(open_now[:OPEN_SHOWN]):
        closing = day_words(date.fromisoformat(one.closing))
        told = f"{shorten(without_contacts(one.title), 120) or '(without a title)'}, closes {closing}"
        sheet.line(told, (f"  {one_line(one.ocid)}", "dim"), label=("" if number else "open now", "dim"), hang=HANG)
    if len(open_now) > OPEN_SHOWN:
        sheet.line((f"and {len(open_now) - OPEN_SHOWN} more", "dim"), indent=HANG)


def _print_joins(sheet: Sheet, joins: Sequence[JoinReason]) -> None:
    if not joins:
        return
    sheet.rule("Why these are one organisation")
    for words in _join_lines(joins[:JOINS_SHOWN]):
        sheet.line(words, label="· ")
    more = f"{len(joins) - JOINS_SHOWN} more in --json. " if len(joins) > JOINS_SHOWN else ""
    sheet.line((f"{more}Wrong? onrecord party NAME --part OTHER --reason WHY", "dim"))


def _join_lines(joins: Sequence[JoinReason]) -> Iterator[str]:
    for one in joins:
        names = [_shown(one.one), _shown(one.other)]
        yield f"{' = '.join(dict.fromkeys(names))}: {without_contacts(one.reason)}"


def _shown(text: str) -> str:
    return one_line(without_contacts(text))
