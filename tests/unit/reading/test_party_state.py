"""Departments of state: one of each name in the United Kingdom."""

from __future__ import annotations

import pytest

from onrecord.reading.party_join import Link, Member, Ruling, join_members
from onrecord.reading.party_names import read_party_name
from onrecord.reading.party_state import DEPARTMENTS, department_links


def member(key: str, name: str, postcode: str) -> Member:
    """A buyer as a notice names it."""
    read = read_party_name(name)
    assert read is not None
    return Member(key, name, read.core, read.kind, frozenset(), postcode)


def groups(*members: Member, ruling: Ruling | None = None) -> int:
    """How many organisations these are."""
    return len(join_members(members, department_links(members), [ruling] if ruling else []).groups)


@pytest.mark.parametrize(
    ("one", "other", "organisations"),
    [
        (("Home Office", "SW1P 4DF"), ("HOME OFFICE", "SW1H 9EX"), 1),
        (("HM Revenue & Customs", "SW1A 2BQ"), ("HM Revenue and Customs", "NE98 1ZZ"), 1),
        (("Home Office", "SW1P 4DF"), ("Home Office (Border Force)", "SW1H 9EX"), 2),  # a part of it, or another
        (("Ministry of Defence", "SW1A 2HB"), ("Ministry of Defence", "0010"), 2),  # of another country
        (("Ministry of Defence", "SW1A 2HB"), ("Ministry of Defence", ""), 2),
        (("Department of Justice", "BT4 3SG"), ("Department of Justice", "BT5 6EN"), 2),  # no name of the list
        (("Register Office", "SW1P 4DF"), ("Register Office", "SW1H 9EX"), 2),
    ],
)
def test_a_department_is_one_wherever_it_has_an_office(
    one: tuple[str, str], other: tuple[str, str], organisations: int
) -> None:
    """By its very name, and at a British address."""
    assert groups(member("a", *one), member("b", *other)) == organisations


def test_a_join_says_why_and_can_be_undone() -> None:
    """As any other."""
    one, other = member("a", "Home Office", "SW1P 4DF"), member("b", "Home Office", "SW1H 9EX")
    (link,) = department_links([one, other])
    assert link == Link(0, 1, 1.0, "name", "one department of state, at two of its addresses", near=True)
    assert groups(one, other, ruling=Ruling("member a", "member b", False, "two desks")) == 2


def test_every_name_of_the_list_can_be_met() -> None:
    """Each as names are read."""
    assert len(DEPARTMENTS) == 35
    assert all(core == core.casefold() for core in DEPARTMENTS)
