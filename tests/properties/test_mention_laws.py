"""Laws of finding sums, dates, durations and names, for any text at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mention_tables import PUBLISHED, unseen

from onrecord.article.dates import find_dates
from onrecord.article.durations import find_durations
from onrecord.article.model import Basis, Qualifier
from onrecord.article.names import find_names
from onrecord.article.sums import find_sums
from onrecord.values import Duration, Money, Span
from onrecord.values.names import name_forms, normalise, same_organisation


class Mention(Protocol):
    """What every kind of mention has."""

    @property
    def span(self) -> Span: ...

    @property
    def text(self) -> str: ...


def _dates(text: str) -> Sequence[Mention]:
    return find_dates(text, PUBLISHED)


FINDERS: list[Callable[[str], Sequence[Mention]]] = [find_sums, _dates, find_durations, find_names]

PIECES = [sentence for kind in ("money", "dates", "durations") for sentence, _ in unseen(kind)]
SCRAPS = st.sampled_from(
    "£ € $ 5 12 25,000 1.2 m bn K million two twenty a half of a and to – - between from over up to year years month "
    "annum per every 4 May March 2025 31/12/2024 noon 5pm on by last next Tuesday the day before Mayor's Office for "
    "Policing & Crime ( ) “ ’ . , \n \u00a0 options plus + x pounds grand p PwC".split(" ")
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(SCRAPS, max_size=25).map(" ".join),
    st.lists(SCRAPS, max_size=25).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=3).map("\n\n".join),
)


@pytest.mark.parametrize("find", FINDERS)
@given(text=TEXTS)
def test_spans_lie_inside_the_text_in_order_and_apart(find: Callable[[str], Sequence[Mention]], text: str) -> None:
    """Whatever the text: no crash, each mention gives its very characters, and no two overlap."""
    end = 0
    for mention in find(text):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.text == mention.span.of(text)
        end = mention.span.end


@given(text=TEXTS)
def test_a_range_never_runs_backwards(text: str) -> None:
    """Low before high, for sums and for dates."""
    assert all(mention.low <= mention.high and mention.unit > 0 for mention in find_sums(text))
    assert all(m.ends is None or m.ends[0].first <= m.ends[1].last for m in find_dates(text, PUBLISHED))


AMOUNTS = st.integers(min_value=0, max_value=10**12).map(lambda pence: Decimal(pence).scaleb(-2))


@given(amount=AMOUNTS, currency=st.sampled_from(["GBP", "EUR", "USD", "NGN"]))
def test_reading_undoes_printing_money(amount: Decimal, currency: str) -> None:
    """£1,234,567.89 is read as it was printed, in a sentence."""
    [mention] = find_sums(f"The council paid {Money(amount, currency)} for it.")
    assert (mention.low, mention.high, mention.currency) == (amount, amount, currency)


@given(
    digits=st.integers(min_value=1, max_value=99_999),
    decimals=st.integers(min_value=0, max_value=2),
    scale=st.sampled_from([("m", 6), (" million", 6), ("MILLION", 6), ("bn", 9), (" billion", 9), ("k", 3), ("mn", 6)]),
)
def test_reading_undoes_printing_scaled_money(digits: int, decimals: int, scale: tuple[str, int]) -> None:
    """£1.25m is 1,250,000 and its last digit stands for 10,000."""
    word, exponent = scale
    printed = f"£{Decimal(digits).scaleb(-decimals)}{word}"
    [mention] = find_sums(f"It costs {printed} in all.")
    assert mention.text == printed
    assert mention.low == mention.high == Decimal(digits).scaleb(exponent - decimals)
    assert mention.unit == Decimal(1).scaleb(exponent - decimals)


@given(
    low=st.integers(min_value=1, max_value=10**8),
    gap=st.integers(min_value=1, max_value=10**8),
    qualifier=st.booleans(),
)
def test_reading_undoes_printing_ranges(low: int, gap: int, qualifier: bool) -> None:
    """Both ends come back, with "between … and" and with "to"."""
    first, second = Money(Decimal(low), "GBP"), Money(Decimal(low + gap), "GBP")
    words = f"between {first} and {second}" if qualifier else f"{first} to {second}"
    [mention] = find_sums(f"It is valued at {words}.")
    assert (mention.low, mention.high) == (low, low + gap)
    assert (mention.qualifier, mention.basis) == (Qualifier.RANGE, Basis.TOTAL)


@given(day=st.dates(min_value=PUBLISHED.at.date().replace(year=1950), max_value=PUBLISHED.at.date().replace(year=2068)))
def test_reading_undoes_printing_dates(day: object) -> None:
    """Three full styles of one day give that day, with no publication date needed."""
    for printed in (f"{day:%-d %B %Y}", f"{day:%B %-d, %Y}", f"{day:%d/%m/%Y}", f"{day}"):
        [mention] = find_dates(f"It was signed on {printed}.", None)
        assert (mention.text, mention.days.first, mention.days.last) == (printed, day, day)
        assert not mention.relative


@given(
    count=st.integers(min_value=1, max_value=99), unit=st.sampled_from(["years", "months", "weeks", "days", "hours"])
)
def test_reading_undoes_printing_durations(count: int, unit: str) -> None:
    """24 months are P24M, as a noun and as an adjective."""
    expected = (Duration(**{unit: count}),)
    assert [m.durations for m in find_durations(f"It lasts {count} {unit}.")] == [expected]
    assert [m.durations for m in find_durations(f"It is a {count}-{unit[:-1]} term.")] == [expected]


NAMES = st.lists(
    st.sampled_from(
        "Wirral Dudley Kent Borough County City Council of for and & The Mayor's Office Seddon Ltd (UK) T/A /".split()
    ),
    max_size=7,
).map(" ".join)


@given(one=st.one_of(NAMES, st.text(max_size=30)), other=st.one_of(NAMES, st.text(max_size=30)))
def test_comparing_names_is_fair_and_never_fails(one: str, other: str) -> None:
    """A name is itself, and the order of the two does not matter."""
    assert same_organisation(one, other) == same_organisation(other, one)
    if normalise(one):
        assert same_organisation(one, one)
        assert normalise(one) in name_forms(one)


LONG = [
    "£1,",
    "a ",
    "two and a ",
    "1 ",
    "May ",
    "The Of And ",
    "£",
    "1-",
    "(A ",
    " ",
    "A of ",
    "twenty ",
    "9,999",
    "annual ",
    "\n",
    "(",
    "T/A ",
]


@pytest.mark.parametrize("find", FINDERS)
@pytest.mark.parametrize("piece", LONG)
def test_long_nonsense_is_read_in_one_pass(find: Callable[[str], Sequence[Mention]], piece: str) -> None:
    """Ten thousand characters of what would send a careless expression round for ever."""
    text = piece * (10_000 // len(piece))
    assert all(mention.span.end <= len(text) for mention in find(text))
