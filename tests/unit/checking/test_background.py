"""Statements of fact that are none of the contract's, and sentences of the contract that must not be taken for them."""

from __future__ import annotations

import pytest
from invented import award, release, said, tender

NOTICE = [
    release(
        tender=tender(
            description="A mason will point the three arches of the Swallow Bridge, which was built in 1871. "
            "Pupils of the school cross it each day. Bids must be in by 5 March 2031.",
            value={"amount": 80000, "currency": "GBP"},
        )
    ),
    release("r2", "2031-02-10T09:00:00Z", "award", awards=[award(79950)]),
]


def judged(sentence: str) -> list[tuple[str, str]]:
    """What is said of a sentence that stands below the lead, by the rule for all other statements."""
    found = said("other", f"Masons wanted for old bridge\n\nA bridge is to be mended.\n\n{sentence}", *NOTICE)
    return [(words, verdict) for words, verdict, _ in found]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Last year, Ada Brook opened a museum of dry walls.", "Last year, Ada Brook opened a museum of dry walls"),
        ("Ada Brook set up the Dry Stone Guild to “keep the craft alive”.", "Ada Brook set up the Dry Stone Guild"),
        ("Bo Fell, a retired mason, founded the guild.", "Bo Fell, a retired mason, founded the guild"),
        ("Its members include Bo Fell, a retired mason.", "Its members include Bo Fell"),
        ("The town's market was shut in 2019 after a fire.", "The town's market was shut in 2019"),
        ("The Government scrapped grants for bridges in 2020.", "The Government scrapped grants for bridges in 2020"),
        ("He spoke on the 50th anniversary of the flood.", "the 50th anniversary of the flood"),
        ("The mill burned down forty years ago.", "The mill burned down forty years ago"),
        ("The town has a population of 9,400.", "The town has a population of 9,400"),
        ("The firm employs about 350 people.", "The firm employs about 350 people"),
        ("It is the oldest crossing in the dale.", "It is the oldest crossing in the dale"),
        ("The present arrangement ends on 31 August.", "The present arrangement ends on 31 August"),
        ("A separate contract for lamps is being let.", "A separate contract for lamps is being let"),
        ("Prices rose by a tenth, according to a trade body.", "Prices rose by a tenth"),
        ("Seven masons are understood to have died.", "Seven masons are understood to have died"),
        ("The council's whole budget is £93 million.", "The council's whole budget is £93 million"),
        ("Otterholme faces a £4m budget gap.", "Otterholme faces a £4m budget gap"),
        ("The move follows a flood in the dale.", "The move follows a flood in the dale"),
        ("Separately, the council spent £9,000 last winter on grit.", "the council spent £9,000 last winter on grit"),
    ],
)
def test_history_other_money_and_hearsay_are_not_in_the_record(sentence: str, words: str) -> None:
    """Each is a fact that could be checked, elsewhere."""
    found = judged(sentence)
    assert [v for _, v in found] == ["not_in_record"]
    assert words in found[0][0]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Ada Brook said that the town was dry.", "the town was dry"),
        ("He said that his party would find £40 million for walls.", "his party would find £40 million for walls"),
        ("Residents fear that lorries will come at night.", "lorries will come at night"),
        (
            "One councillor has put the likely bill at £20 million.",
            "One councillor has put the likely bill at £20 million",
        ),
        ("Campaigners told the Otterholme Gazette that swans would leave.", "swans would leave"),
    ],
)
def test_what_people_say_without_marks_is_not_checkable(sentence: str, words: str) -> None:
    """Attributed, and never judged."""
    assert (words, "not_checkable") in judged(sentence)


def test_a_saying_with_a_day_of_its_own_is_an_event() -> None:
    """That it was said could be checked; what was said could not."""
    found = judged("A report by Ada Brook last year concluded that masons were poor.")
    assert found == [
        ("A report by Ada Brook last year concluded", "not_in_record"),
        ("masons were poor", "not_checkable"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge was built in 1871.",
        "Companies had until 5 March to respond.",
        "Companies on the list had until 15 January to respond.",
        "The contract was advertised last year.",
        "The council advertised the job last December.",
        "Ada Brook announced the contract on Friday.",
        "Stonefold Masonry won the contract last week.",
        "Otterholme Town Council said that the arches would be pointed.",
        "The notice said that a mason was wanted.",
        "The work is worth £79,950, according to a report.",
        "The work was valued at £81,000 last year.",
        "It comes in three parts.",
        "It is the first of three phases.",
        "Was the mill burned down forty years ago?",
        "“The mill burned down forty years ago,” said Ada Brook.",
        "A mason will point the arches in 2032.",
        "The contract is the subject of a notice that was published in 2030.",
        "Bids were opened in January.",
        "Pupils of the school crossed it each day in 2020.",
        "The budget for the work is £81,000.",
    ],
)
def test_what_may_be_the_records_own_is_never_called_absent(sentence: str) -> None:
    """The purchase, its sums, its days and the notice's own words are for the other rules."""
    assert [v for _, v in judged(sentence) if v in ("not_in_record", "not_checkable")] == []
