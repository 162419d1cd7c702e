"""A printed sum beside the record's figures: what surrounds it, and which figures it fits."""

from __future__ import annotations

from decimal import Decimal

import pytest
from invented import award, context, pounds, release, tender

from onrecord.checking.rules.value import find
from onrecord.checking.sums import SumSaid, comparable, figure_evidence, now, read_sum, shown, years_of
from onrecord.reading import SumKind

RECORD = [
    release(
        tender=tender(
            minValue=pounds(10000),
            value=pounds(25000),
            contractPeriod={"startDate": "2031-04-01T00:00:00Z", "endDate": "2033-03-31T23:59:59Z"},
        )
    ),
    release("r2", "2031-02-10T09:00:00Z", "award", awards=[award(24000)]),
]


def said(text: str) -> SumSaid:
    """The first sum of an article."""
    beside = context(text, *RECORD)
    return read_sum(next(iter(find(beside))), beside.article.sums[0], beside)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Masons wanted\n\nThe contract is worth £24,000.", "sure"),
        ("Masons wanted\n\nIt was originally put at £24,000.", "earlier"),
        ("Town pays £24,000 for bridge\n\nMasons are wanted.", "headline"),
        ("Masons wanted\n\nIt is a £24,000 contract.", "contract"),
        ("Masons wanted\n\nThe first phase will cost £24,000.", "part"),
    ],
)
def test_what_the_words_around_a_sum_say(text: str, field: str) -> None:
    """Sure, reported as earlier, in a headline, called the contract, or a part."""
    plain = said("Masons wanted\n\nA raffle made £24,000.")
    assert getattr(said(text), field) is True
    assert getattr(plain, field) is False


def test_a_share_and_a_sum_with_vat() -> None:
    """Two readings under which a sum that does not fit may still be right."""
    found = said("Masons wanted\n\nThe contract is worth £12,000.")
    assert found.is_share(Decimal(24000), 2.0)
    assert not found.is_share(Decimal(24000), 3.0)
    assert found.is_with_vat(Decimal(10000))
    assert found.is_with_vat(Decimal(14400))
    assert not found.is_with_vat(Decimal(11000))


def test_figures_of_a_kind_that_stand_now() -> None:
    """Each typed; those of other currencies are left out when the article gives one."""
    beside = context("Masons wanted\n\nIt is worth €5,000.", *RECORD)
    kinds = (SumKind.FLOOR, SumKind.CEILING, SumKind.AWARD)
    assert [shown(f) for f in now(beside.record.figures, *kinds)] == ["£25,000", "£10,000", "£24,000"]
    assert comparable(beside.record.figures, beside.article.sums[0]) == []


def test_figures_are_shown_with_their_evidence() -> None:
    """The amount of a field, at its pointer, in the release that states it."""
    beside = context("Masons wanted", *RECORD)
    found = figure_evidence(beside, now(beside.record.figures, SumKind.AWARD))[0]
    assert (found.pointer, found.release_id, found.value) == ("/awards/0/value/amount", "r2", Decimal(24000))


def test_the_term_in_years() -> None:
    """As the contract's own; none where the record gives none."""
    assert round(years_of(context("Masons wanted", *RECORD)) or 0) == 2
    assert years_of(context("Masons wanted", release(tender=tender()))) is None
