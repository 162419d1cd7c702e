"""Who buys and who was awarded the work, with the traps that must not accuse."""

from __future__ import annotations

import pytest
from invented import Body, award, release, said, tender

ADVERTISED = [release(tender=tender())]
AWARDED = [*ADVERTISED, release("r2", "2031-02-10T09:00:00Z", "award", awards=[award(79950)])]
OFFICE = [release(buyer={"id": "B", "name": "Norland Fire and Crime Commissioner's Office"}, tender=tender())]


def judged(rule: str, text: str, record: list[Body]) -> list[tuple[str, str, str | None]]:
    """What is said of each name in a paragraph."""
    return said(rule, f"Masons wanted for old bridge\n\n{text}", *record)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Otterholme Town Council is looking for a mason.", "Otterholme Town Council"),
        ("The town council is looking for a mason.", "The town council"),
        ("Otterholme chiefs have advertised the job.", "Otterholme"),
        ("A mason is wanted by Otterholme Town Council.", "Otterholme Town Council"),
    ],
)
def test_the_buyer_goes_by_many_names(text: str, words: str) -> None:
    """Its name, its kind, and its place with "chiefs" beside it."""
    assert judged("buyer", text, ADVERTISED) == [(words, "supported", None)]


def test_another_body_that_buys_is_the_wrong_buyer() -> None:
    """Where the article nowhere names the right one."""
    text = "Fellgate Borough Council has advertised the contract."
    assert judged("buyer", text, ADVERTISED) == [("Fellgate Borough Council", "contradicted", "wrong_buyer")]


def test_a_person_is_not_the_office() -> None:
    """A commissioner named for the commissioner's office is partly right."""
    text = "Crime commissioner Ada Brook has been criticised for advertising the contract."
    assert [v[1:] for v in judged("buyer", text, OFFICE)] == [("partial", "person_for_office")]


@pytest.mark.parametrize(
    "text",
    [
        "Otterholme Town Council and Fellgate Borough Council have advertised the contract.",
        "“Fellgate Borough Council has advertised the contract,” said Ada Brook.",
        "Fellgate Borough Council won the contract.",
        "Fellgate Borough Council has criticised the contract.",
        "The county council is looking for a mason.",
        "Two councillors voted against the contract.",
        "The Environment Agency has put up signs.",
        "Historic England has given its consent.",
        "Norland County Council plans to spend more on roads.",
        "Education chiefs have advertised the contract.",
        "Fire bosses have signed the contract.",
        "Police have appointed a new chief constable.",
    ],
)
def test_another_body_is_no_wrong_buyer_by_being_named(text: str) -> None:
    """Partners, critics, sellers, bystanders and people's words accuse nobody."""
    assert [word for _, word, _ in judged("buyer", text, ADVERTISED) if word != "supported"] == []


def test_a_name_beside_the_buyer_is_not_confirmed_with_it() -> None:
    """Only the record's own name is supported."""
    text = "Otterholme Town Council and Fellgate Borough Council have advertised the contract."
    assert [words for words, _, _ in judged("buyer", text, ADVERTISED)] == ["Otterholme Town Council"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Stonefold Masonry Ltd won the contract.", "Stonefold Masonry Ltd"),
        ("Stonefold Masonry Limited was appointed.", "Stonefold Masonry Limited"),
        ("Stonefold won the contract.", "Stonefold"),
        ("Fellgate Builders Ltd was beaten to it by Stonefold Masonry.", "Stonefold Masonry"),
    ],
)
def test_the_supplier_goes_by_many_names(text: str, words: str) -> None:
    """With and without its legal form, and by its first telling word."""
    assert judged("supplier", text, AWARDED) == [(words, "supported", None)]


def test_another_firm_that_won_is_the_wrong_supplier() -> None:
    """Where the article nowhere names the right one."""
    text = "Fellgate Builders Ltd won the contract."
    assert judged("supplier", text, AWARDED) == [("Fellgate Builders Ltd", "contradicted", "wrong_supplier")]


def test_a_record_without_a_supplier_is_silent() -> None:
    """Before an award a winner is not in the record, and not wrong."""
    text = "Fellgate Builders Ltd won the contract."
    assert [v[1:] for v in judged("supplier", text, ADVERTISED)] == [("not_in_record", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Fellgate Builders Ltd will bid for the contract.",
        "Fellgate Builders Ltd had hoped to win the work.",
        "The previous contractor, Fellgate Builders Ltd, was appointed in 2028.",
        "Rival Fellgate Builders Ltd was named in the papers.",
        "Fellgate Builders Ltd was awarded a prize for its apprentices.",
        "“Fellgate Builders Ltd won the contract,” said Ada Brook.",
        "Fellgate Builders Ltd won the contract, the first story said, but it was Stonefold Masonry.",
    ],
)
def test_another_firm_is_no_wrong_supplier_by_being_named(text: str) -> None:
    """Bidders, predecessors, rivals, winners of prizes and people's words accuse nobody."""
    assert [word for _, word, _ in judged("supplier", text, AWARDED) if word != "supported"] == []


def test_a_list_of_not_awarded_names_nobody() -> None:
    """A placeholder in the supplier's place is no supplier."""
    record = [release(awards=[award(5, supplier="NOT AWARDED TO SUPPLIER")])]
    text = "Fellgate Builders Ltd won the contract."
    assert [v[1:] for v in judged("supplier", text, record)] == [("not_in_record", None)]


SHARED = [
    *ADVERTISED,
    release(
        "r2",
        "2031-02-10T09:00:00Z",
        "award",
        awards=[
            award(
                None, suppliers=[{"id": n, "name": f"{n} Ltd"} for n in ("Ashby Stone", "Birch Walls", "Cedar Homes")]
            )
        ],
    ),
]


@pytest.mark.parametrize(
    "text",
    [
        "Fellgate Builders, Ashby Stone and Birch Walls are on the list.",
        "Fellgate Builders among winners of the £79,950 contract. Ashby Stone is glad.",
        "Ashby Stone and Birch Walls won lots. The last place went to Fellgate Builders, the contract says.",
    ],
)
def test_a_wrong_name_among_right_ones_is_wrong(text: str) -> None:
    """Where it is given a place among the chosen."""
    found = judged("supplier", text, SHARED)
    assert ("Fellgate Builders", "contradicted", "wrong_supplier") in found
    assert ("Ashby Stone", "supported", None) in found


def test_a_firm_after_a_comma_is_the_one_that_was_given_the_work() -> None:
    text = "The contract has been handed to an outside company, Fellgate Builders."
    assert judged("supplier", text, AWARDED) == [("Fellgate Builders", "contradicted", "wrong_supplier")]


@pytest.mark.parametrize(
    "text",
    [
        "Ashby Stone and Birch Walls are on the list. Fellgate Builders and Dale Homes bid too.",
        "Ada Brook, Ashby Stone and the mayor met. The contract has been signed.",
        "Birch Walls, which bought Fellgate Builders, is on the list.",
        "Fellgate Builders and Ashby Stone are rivals.",
    ],
)
def test_a_firm_beside_the_chosen_is_left_alone(text: str) -> None:
    assert [v for v in judged("supplier", text, SHARED) if v[1] != "supported"] == []
