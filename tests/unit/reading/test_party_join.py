"""What joins two mentions, and what speaks against it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.party_join import Joined, Link, Member, Ruling, join_members, name_handle, told_apart
from onrecord.values.identifiers import Identifier

NUMBER = Identifier("GB-COH", "05280446")
OTHER_NUMBER = Identifier("GB-COH", "01616977")
CHARITY = Identifier("GB-CHC", "05280446")


def member(key: str, core: str = "ferrow", kind: str = "limited", postcode: str = "", *ids: Identifier) -> Member:
    return Member(key, f"{core} {kind}".title(), core, kind, frozenset(ids), postcode)


def by_name(left: int, right: int, weight: float = 0.99) -> Link:
    return Link(left, right, weight, "name", f"same name, weight {weight:.2f}")


def groups(joined: Joined) -> list[tuple[int, ...]]:
    return sorted(joined.groups)


def test_one_number_joins_names_that_are_alike():
    """And says so."""
    joined = join_members(
        [member("a", "ferrow", "limited", "", NUMBER), member("b", "ferrow marine", "", "", NUMBER)], []
    )
    assert groups(joined) == [(0, 1)]
    assert joined.links[0].reason == "same company number GB-COH 05280446"


def test_the_same_digits_in_two_registers_join_nothing():
    """A scheme is part of its number."""
    assert groups(join_members([member("a", "f", "", "", NUMBER), member("b", "f", "", "", CHARITY)], [])) == [
        (0,),
        (1,),
    ]


def test_one_number_under_unlike_names_needs_the_postcode():
    """A slip of the keyboard is likelier than a second name; a shared address tells them apart."""
    far = [member("a", "ferrow", "limited", "SW1A 1AA", NUMBER), member("b", "tidewater", "", "M1 1AE", NUMBER)]
    near = [member("a", "ferrow", "limited", "SW1A 1AA", NUMBER), member("b", "tidewater", "", "SW1A 1AA", NUMBER)]
    assert groups(join_members(far, [])) == [(0,), (1,)]
    assert groups(join_members(near, [])) == [(0, 1)]


def test_a_number_that_many_names_share_joins_nothing():
    """Not even two that are alike: it is a dummy."""
    names = ["ferrow", "ferrow", "tidewater", "gullwing", "brackwater"]
    members = [member(str(n), name, "limited", f"M{n} 1AE", NUMBER) for n, name in enumerate(names)]
    assert len(join_members(members, []).groups) == len(members)


def test_two_numbers_in_one_register_are_two_bodies():
    """Whatever the names say, and through whomever they would be joined."""
    members = [
        member("a", "ferrow", "limited", "", NUMBER),
        member("b"),
        member("c", "ferrow", "limited", "", OTHER_NUMBER),
    ]
    joined = join_members(members, [by_name(0, 1, 0.999), by_name(1, 2, 0.96), by_name(0, 2)])
    assert groups(joined) == [(0, 1), (2,)]
    assert joined.refused


def test_a_name_that_may_be_either_of_two_is_left_alone():
    """Neither candidate leads."""
    members = [
        member("a", "ferrow", "limited", "", NUMBER),
        member("b"),
        member("c", "ferrow", "limited", "", OTHER_NUMBER),
    ]
    assert groups(join_members(members, [by_name(0, 1), by_name(1, 2)])) == [(0,), (1,), (2,)]


def test_two_kinds_are_two_bodies():
    """Ferrow Ltd is not Ferrow LLP; and Ferrow alone may be either."""
    members = [member("a", kind="limited"), member("b", kind="llp"), member("c", kind="")]
    assert groups(join_members(members, [by_name(0, 1), by_name(1, 2), by_name(0, 2)])) == [(0,), (1,), (2,)]


def test_words_that_tell_bodies_apart():
    """However few letters they differ in."""
    members = [member("a", "ferrow care north"), member("b", "ferrow care south")]
    nearly = Link(0, 1, 0.99, "name", "name one slip away", spelt_otherwise=True)
    assert groups(join_members(members, [nearly])) == [(0,), (1,)]
    assert not told_apart("ferrow enterprise solution", "ferrow enterprises solutions")


def test_a_person_parts_what_a_number_joins():
    """And whatever would join them by a detour."""
    members = [
        member("a", "ferrow", "limited", "", NUMBER),
        member("b", "ferrow marine", "limited", "", NUMBER),
        member("c"),
    ]
    parted = Ruling(name_handle("ferrow", "limited"), name_handle("ferrow marine", "limited"), False, "Two firms.")
    joined = join_members(members, [by_name(0, 2), by_name(1, 2)], [parted])
    assert groups(joined) == [(0, 2), (1,)]


def test_a_person_joins_what_nothing_joins():
    """With the reason given."""
    members = [member("a", "ferrow"), member("b", "tidewater", "llp")]
    joined = join_members(members, [], [Ruling("member a", "member b", True, "Renamed in 2024.")])
    assert groups(joined) == [(0, 1)]
    assert joined.links[0].reason == "joined by hand: Renamed in 2024."


LINKS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from([0.96, 0.98, 0.999])), max_size=20)
MEMBERS = st.lists(
    st.tuples(
        st.sampled_from(["limited", "llp", ""]), st.sets(st.sampled_from([NUMBER, OTHER_NUMBER, CHARITY]), max_size=1)
    ),
    min_size=8,
    max_size=8,
)


@given(MEMBERS, LINKS, st.randoms(use_true_random=False))
def test_the_order_of_links_does_not_matter_and_no_group_contradicts_itself(made, links, random):
    """The same groups, each held together by one link fewer than it has members, with one number a register."""
    members = [Member(str(n), "Ferrow", "ferrow", kind, frozenset(ids), "") for n, (kind, ids) in enumerate(made)]
    given_links = [by_name(*link) for link in links if link[0] != link[1]]
    shuffled = random.sample(given_links, len(given_links))
    joined = join_members(members, given_links)
    assert joined.groups == join_members(members, shuffled).groups
    assert len(joined.links) == len(members) - len(joined.groups)
    for group in joined.groups:
        numbers = {one for place in group for one in members[place].ids}
        assert len({one.scheme for one in numbers}) == len(numbers)
