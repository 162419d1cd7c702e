"""Wrong lengths in the words of many newsrooms, each to be told; and lengths of other things, none of which may be."""

from __future__ import annotations

import pytest
from invented import Body, award, checked, pounds, release, tender

from onrecord.checking.context import flags

TWO_YEARS = {"startDate": "2031-04-01T00:00:00Z", "endDate": "2033-03-31T23:59:59Z"}
PLAIN = [
    release(
        tender=tender(
            value=pounds(84600),
            description="Repointing of the arches and new parapets for the Swallow Bridge.",
            contractPeriod=TWO_YEARS,
        )
    )
]
OPTION = [
    release(
        tender=tender(
            description="Repairs to the Swallow Bridge. There is an option to extend for a further 12 months.",
            contractPeriod=TWO_YEARS,
        )
    )
]
EXPERIENCE = [
    release(
        tender=tender(
            description="Repairs to a bridge. Bidders for the contract give accounts of the past three years.",
            contractPeriod=TWO_YEARS,
        )
    )
]
LET = [*PLAIN, release("r2", "2031-02-10T09:00:00Z", "award", awards=[award(81250, contractPeriod=TWO_YEARS)])]
LEAD = "Masons wanted for bridge\n\nOtterholme Town Council has published a notice for the repair of its bridge."


def flagged(text: str, record: list[Body]) -> list[tuple[str, str]]:
    """Type and reason of every accusation about a length."""
    claims = checked(text, *record, published="2031-02-20T08:00:00Z").claims
    lengths = [c for c in claims if c.claim.type in ("duration", "extension") and flags(c.verdict)]
    return [(str(c.claim.type), str(c.verdict.reason)) for c in lengths]


WRONG = [
    "The contract is for three years.",
    "The contract lasts three years.",
    "The contract lasts for three years.",
    "The contract runs for 36 months.",
    "The deal will last three years.",
    "The contract has a term of three years.",
    "The term is three years.",
    "The initial term is three years.",
    "The term of the contract is three years.",
    "It is a three-year contract.",
    "It is for three years.",
    "It lasts three years.",
    "The three-year deal starts on 1 April.",
    "The three-year contract is worth £84,600.",
    "The job is to last for three years.",
    "The work will take three years.",
    "The repairs are to take three years.",
    "The contract is to run for a period of three years.",
    "The winner will have the contract for three years.",
    "The winner will hold the work for three years.",
    "The winner will have three years to finish the repairs.",
    "The successful firm gets three years to do the work.",
    "Whoever wins will keep the bridge in repair for three years.",
    "The council wants a firm to look after the bridge for the next three years.",
    "The council is looking for somebody to keep up its bridge for three years.",
    "How long does the contract last? Three years.",
    "How long does the contract last? It runs for three years.",
    "Length: three years.",
    "Duration: 36 months",
    "Contract length: three years.",
    "The masons would be on site for three years.",
    "The agreement covers three years.",
    "The contract spans three years.",
    "A contract of three years is on offer.",
    "The deal is worth £84,600 over three years.",
    "The council will spend £84,600 over three years on the contract.",
    "The appointment is for three years.",
    "The contract was for three years.",
    "The contract, for three years, starts on 1 April.",
    "The contract, which lasts for three years, starts on 1 April.",
    "The work starts on 1 April and lasts for three years.",
    "The contract starts on 1 April and is for three years.",
]


@pytest.mark.parametrize("record", [PLAIN, LET, EXPERIENCE], ids=["open", "let", "experience"])
@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_length_is_told(text: str, record: list[Body]) -> None:
    """The contract is for two years; that bidders show three years of accounts changes nothing."""
    assert flagged(f"{LEAD}\n\n{text}", record) == [("duration", "wrong_number")]


@pytest.mark.parametrize(
    "text",
    [
        "Masons wanted for five-year bridge contract\n\nOtterholme Town Council has published a notice.",
        "Bridge: five years of repairs\n\nOtterholme Town Council has published a notice for the repair of its bridge.",
        "Bridge to be shut out of the weather\n\nOtterholme Town Council wants masons to mend a bridge for five years.",
        "Bridge work on offer\n\nMasons are wanted for a five-year contract to mend Otterholme’s bridge.",
    ],
)
def test_a_wrong_length_is_told_at_the_top(text: str) -> None:
    """A headline and a first paragraph are about the contract."""
    assert flagged(text, PLAIN) == [("duration", "wrong_number")]


WRONG_OPTIONS = [
    "It could be extended by two years.",
    "The contract could be extended by a further two years.",
    "There is an option to extend it by two years.",
    "The council may extend the contract for another two years.",
    "The contract may be renewed for two years.",
    "An extension of two years is possible.",
    "A two-year extension is possible.",
    "It has an option of two more years.",
    "The contract is for two years, with the option of two more.",
    "It could be stretched by two years.",
    "The council can add two years.",
    "It could add two more years.",
    "It may be prolonged by two years.",
    "It may be prolonged by up to two years.",
    "The option is for two years.",
]


@pytest.mark.parametrize("text", WRONG_OPTIONS)
def test_a_wrong_option_is_told(text: str) -> None:
    """There is one option, of twelve months."""
    said = f"{LEAD}\n\nThe contract starts on 1 April. {text}"
    assert flagged(said, OPTION) == [("extension", "wrong_number")]


COUNTED_IN = [
    "The contract is for three years.",
    "The three-year contract starts on 1 April.",
    "The contract runs for 36 months.",
]


@pytest.mark.parametrize("text", COUNTED_IN)
def test_the_option_counted_in_is_only_partly_true(text: str) -> None:
    """Two years and an option of one are not a three-year contract."""
    assert flagged(f"{LEAD}\n\n{text}", OPTION) == [("duration", "extension_included")]


NONE = [
    "There is no option to extend the contract.",
    "The contract cannot be extended.",
    "No extension is allowed.",
    "The contract is for two years, with no extension allowed.",
    "The contract is for two years, with no option to go on.",
    "The contract may not be renewed.",
    "The deal is for two years, without an option to extend.",
    "The notice gives no option to extend.",
]


@pytest.mark.parametrize("text", NONE)
def test_that_there_is_no_option_is_a_claim(text: str) -> None:
    """Supported where the record has none, wrong where it has one."""
    claims = checked(f"{LEAD}\n\n{text}", *PLAIN, published="2031-02-20T08:00:00Z").claims
    assert [str(c.verdict.word) for c in claims if c.claim.type == "extension"] == ["supported"]
    assert flagged(f"{LEAD}\n\n{text}", OPTION) == [("extension", "wrong_number")]


OTHERS = [
    "The bridge has leaked for three years.",
    "The council has waited three years.",
    "The last contract lasted three years.",
    "The bypass contract is for three years.",
    "Firms must show accounts for three years.",
    "Bidders need three years of experience.",
    "The arches were shut for three years.",
    "The guarantee runs for three years.",
    "A similar deal in Wexcombe is for three years.",
    "The first phase lasts three months.",
    "The consultation lasts three weeks.",
    "Firms have three weeks to bid.",
    "The mayor has been in office for three years.",
    "The council must save £4m over three years.",
    "It was last mended three years ago.",
    "The bridge was built in three years.",
    "Ada Brook has campaigned for three years.",
    "The bidding lasts three weeks.",
    "A decision is expected within three months.",
    "The bridge will be shut for three months.",
    "The warranty is for three years.",
    "The mason’s apprentice is on a three-year course.",
    "The town’s three-year plan is to be renewed.",
    "Payment is due within three months.",
    "The firm has been trading for three years.",
    "The mayor’s three-year term ends in May.",
    "Traffic lights are expected for three months.",
    "The firm has held the contract for three years.",
    "The contract was late by three months.",
    "The contract starts in three months.",
    "The council spent £84,600 over three years on paint.",
]


@pytest.mark.parametrize("record", [PLAIN, LET, OPTION], ids=["open", "let", "option"])
@pytest.mark.parametrize("text", OTHERS)
def test_the_length_of_something_else_is_not_held_against_the_article(text: str, record: list[Body]) -> None:
    """What lasts so long there is not this contract."""
    assert flagged(f"{LEAD}\n\n{text}", record) == []


SEVEN = {"startDate": "2031-04-01T00:00:00Z", "endDate": "2038-03-31T23:59:59Z"}
COUNTED_IN = [release(tender=tender(description="Repairs to the Swallow Bridge.", contractPeriod=SEVEN))]


@pytest.mark.parametrize(
    "text",
    [
        "The contract lasts five years. The council can then add two lots of twelve months.",
        "The contract is for four years, and may go on for three more years.",
        "The contract itself lasts six years; a twelve-month extension is possible.",
        "It lasts three years at first, with two stretches of two years to follow.",
    ],
)
def test_a_term_that_counts_the_options_in_accuses_nobody(text: str) -> None:
    """The notice has one period of seven years, and the article tells which years of it are optional."""
    assert flagged(f"{LEAD}\n\n{text}", COUNTED_IN) == []


def test_a_length_that_no_option_explains_is_still_wrong() -> None:
    """Five years of seven, and nothing that would be added."""
    assert flagged(f"{LEAD}\n\nThe contract lasts five years.", COUNTED_IN) == [("duration", "wrong_number")]
