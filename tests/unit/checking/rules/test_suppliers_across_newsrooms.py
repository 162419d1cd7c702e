"""Who sells, as newsrooms put it; and firms that are named for another reason."""

from __future__ import annotations

import pytest
from invented import Body, award, release, said, tender

ONE = [release("r2", "2031-02-10T09:00:00Z", "award", tender=tender(), awards=[award(79950)])]
SEVERAL = [
    release(
        "r2",
        "2031-02-10T09:00:00Z",
        "award",
        tender=tender(),
        awards=[
            award(79950),
            award(60000, id="A2", supplier="Bexby Motors"),
            award(1000, id="A3", supplier="Otter Tours"),
        ],
    )
]


def judged(text: str, record: list[Body], headline: str = "An old bridge") -> list[tuple[str, str]]:
    return [v[:2] for v in said("supplier", f"{headline}\n\n{text}", *record)]


SENTENCES = [
    "{firm} has been confirmed as main contractor for the work.",
    "{firm} has won the contract.",
    "{firm} has bagged the deal.",
    "{firm} was unveiled as the council’s contractor yesterday.",
    "The council has now awarded it to {firm} until October.",
    "The council has given the job to {firm} for three months.",
    "The council has let the contract to {firm}.",
    "The council has turned to {firm} for the work.",
    "The contract went to {firm}, of Leeds.",
    "{firm} will mend the bridge under the contract.",
    "{firm} is to point the arches. The contract is for a year.",
    "{firm} gets the job.",
    "The council hired {firm} for the work.",
    "{firm} pockets £79,950 under the deal.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_who_has_the_work(sentence: str) -> None:
    """The right firm is found, and another in its place is wrong."""
    assert judged(sentence.format(firm="Stonefold Masonry Ltd"), ONE) == [("Stonefold Masonry Ltd", "supported")]
    assert judged(sentence.format(firm="Hartwell Masonry Ltd"), ONE)[0][1] == "contradicted"


@pytest.mark.parametrize(
    "sentence",
    [
        "Three firms share the work: Bexby Motors, Otter Tours and {firm}.",
        "Among the suppliers are Bexby Motors, {firm} and Otter Tours.",
        "{firm} gets £60,000 for three contracts, while Otter Tours banks £1,000.",
        "Bexby Motors, {firm} and Otter Tours are on the list.",
        "Otter Tours will be paid £1,000; the rest goes to {firm}.",
    ],
)
def test_one_wrong_name_among_right_ones(sentence: str) -> None:
    found = judged(sentence.format(firm="Hartwell Coaches"), SEVERAL)
    assert ("Hartwell Coaches", "contradicted") in found
    assert [v for _, v in judged(sentence.format(firm="Stonefold Masonry"), SEVERAL) if v != "supported"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Stonefold Masonry beat Hartwell Coaches to the contract.",
        "Hartwell Coaches, which ran the service before, lost the contract.",
        "Hartwell Coaches will appeal against the award.",
        "Ada Brook will mend her ways.",
        "The council has handed the keys of the old bridge to Ada Brook.",
        "Hartwell Coaches has been running the ferry since 2019.",
        "Stonefold Masonry got the work. Hartwell Coaches has won a prize for its buses.",
        "Stonefold Masonry will mend the bridge, and Hartwell Coaches will run buses round it.",
    ],
)
def test_other_firms_are_not_held_against_the_article(text: str) -> None:
    assert [v for v in judged(text, ONE) if v[1] == "contradicted"] == []
