"""Counts, parties, places, ways of buying and stages in constructions of English that were once passed over."""

from __future__ import annotations

from typing import Any

import pytest
from invented import Body, award, release, said, tender

FIRMS = [
    {"id": str(i), "name": f"{name} Ltd"} for i, name in enumerate(("Ashfold", "Caring For Bridges", "Cedar Lamps"))
]
TEXT = (
    "92 lamp columns in Otterholme are to be kept. 3 ten week courses for masons are wanted, for all 8 arches and the "
    "remaining 48 piers. There are 4 types of stone. It employs in excess of 1,200 staff."
)


def let(*names: str, buyer: str = "Otterholme Town Council", **parts: Any) -> list[Body]:
    firms = [{"id": name, "name": name} for name in names]
    told = {"description": TEXT} | parts
    return [
        release(
            tag="award", buyer={"id": "B", "name": buyer}, tender=tender(**told), awards=[award(1, suppliers=firms)]
        )
    ]


def opened(buyer: str = "Otterholme Town Council", **parts: Any) -> list[Body]:
    told = {"description": TEXT, "tenderPeriod": {"endDate": "2031-03-14T12:00:00Z"}} | parts
    return [release(buyer={"id": "B", "name": buyer}, tender=tender(**told))]


def told(
    rule: str, text: str, record: list[Body], headline: str = "An old bridge"
) -> list[tuple[str, str, str | None]]:
    return said(rule, f"{headline}\n\n{text}", *record)


LOTS = {"lots": [{"id": str(i), "title": f"Arch {i}"} for i in range(5)]}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It will keep the lamps on 92 of Otterholme’s lamp columns.", "92 of Otterholme’s lamp columns"),
        ("It will hold three ten-week courses.", "three ten-week courses"),
        ("All eight that are left will be mended.", "All eight"),
        ("One is mended first, and then the other 48.", "the other 48"),
        ("There are four kinds of it.", "four kinds"),
        ("Three operators have been picked to mend it.", "Three operators"),
    ],
)
def test_a_number_in_other_constructions_is_confirmed(text: str, words: str) -> None:
    found = told("count", text, let("Ash Ltd", "Birch Ltd", "Cedar Ltd"))
    assert (words, "supported", None) in found, found


@pytest.mark.parametrize(
    "text",
    [
        "It will keep the lamps on 12 of Otterholme’s lamp columns.",  # some of them
        "Two of our bridges are old.",
        "All six that are left will be mended.",
        "There is one arch that nobody loves.",
        "Five operators run buses over it.",
        "A single swan nests under the bridge.",
    ],
)
def test_other_numbers_of_such_things_are_not_held_against_it(text: str) -> None:
    found = told("count", text, let("Ash Ltd", "Birch Ltd", "Cedar Ltd"))
    assert not [one for one in found if one[1] == "contradicted"], found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It will hold four ten-week courses.", "four ten-week courses"),
        ("The masons there employ more than 12,000 people, needs included.", "more than 12,000 people"),
    ],
)
def test_a_wrong_number_in_such_words_is_flagged(text: str, words: str) -> None:
    found = told("count", text, let("Ash Ltd"))
    assert [one[:2] for one in found if one[0] == words] == [(words, "contradicted")], found


def test_more_than_so_many_is_true_of_more() -> None:
    assert told("count", "The masons there employ more than 120 people.", let("Ash Ltd")) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Stonefold was the only bidder.", "was the only bidder"),
        ("Stonefold has seen off three other bidders.", "seen off three other bidders"),
        ("Stonefold was picked from nine that sent in quotes.", "picked from nine that sent in quotes"),
        ("Only one firm bid.", "Only one firm bid"),
        ("Nobody else tendered.", "Nobody else tendered"),
    ],
)
def test_how_many_tried(text: str, words: str) -> None:
    assert told("count", text, let("Stonefold Ltd")) == [(words, "not_in_record", None)]
    counted = let("Stonefold Ltd", numberOfTenderers=9)
    right = "nine" in words
    assert [one[1] for one in told("count", text, counted)] == ["supported" if right else "undecided"]


def test_one_alone() -> None:
    """By the record's lists or words; never wrong."""
    one, five = opened(lots=LOTS["lots"][:1]), opened(**LOTS)
    assert told("count", "There is one lot, and it is old.", one)[0] == ("one lot", "supported", None)
    assert told("count", "There is one lot, and it is old.", five) == []
    seek = opened(description="The council wants to appoint a single supplier.")
    assert told("count", "It is after a single supplier.", seek) == [("a single supplier", "supported", None)]


def test_for_each_of_so_many_lots() -> None:
    assert told("count", "It will keep six for each of nine lots.", opened(**LOTS))[0][1:] == (
        "contradicted",
        "wrong_number",
    )
    assert (
        told("count", "It will keep six for each of three lots in the north.", opened(**LOTS))[0][1] != "contradicted"
    )


@pytest.mark.parametrize(
    ("buyer", "text", "words"),
    [
        ("Mere Regulation Authority (Ofmere)", "Ofmere wants masons.", "Ofmere"),
        ("Mere Health Care University NHS Foundation Trust", "Mere HealthCare is paying for it.", "Mere HealthCare"),
        (
            "Mere Shared Services Partnership-Buying (hosted by Ash)",
            "It is for Mere Shared Services Partnership.",
            None,
        ),
        ("Cyngor Otterdale", "Otterdale’s county council has invited bids.", "Otterdale’s county council"),
        ("Department for Bridges & Fords", "The bridges department is paying for it.", "The bridges department"),
    ],
)
def test_a_buyer_by_another_of_its_names(buyer: str, text: str, words: str | None) -> None:
    found = told("buyer", text, opened(buyer))
    assert [one[1] for one in found if words is None or one[0] == words] == ["supported"], found


@pytest.mark.parametrize(
    ("buyer", "text"),
    [
        ("Mere College (part of Ofmere)", "Ofmere is pretty in spring."),
        ("Mere-on-Sands Council", "Mere is far away, says the notice."),
        ("Department for Fords", "The bridges department is paying for it."),
        ("Otterdale City Council", "Otterdale’s county council is old."),
    ],
)
def test_a_part_of_another_name_is_nobodys(buyer: str, text: str) -> None:
    assert [one for one in told("buyer", text, opened(buyer)) if one[1] == "supported"] == []


def test_a_council_written_small() -> None:
    """It is wrong where it buys, and nothing else is a council."""
    text = "Netherby Vale council is looking for firms to mend the bridge."
    assert told("buyer", text, opened("Bridge Homes")) == [("Netherby Vale council", "contradicted", "wrong_buyer")]
    for other in (
        "The council is looking for firms.",
        "Netherby Vale council is old.",
        "Every council wants a bridge.",
    ):
        assert told("buyer", other, opened("Bridge Homes")) == []


@pytest.mark.parametrize(
    ("buyer", "said_so"),
    [
        ("Cyngor Otterdale", "Otterdale council"),
        ("Comhairle nan Eilean Otter", "Otter Isles council"),
        ("Royal Borough of Otterdale and Fell", "Otterdale council"),
        ("Otterdale and Fell Borough Council", "Fell council"),
        ("Otter Shires Purchasing Organisation", "Otterdale council"),
        ("Otter Commercial Services", "Otterdale council"),
    ],
)
def test_a_council_in_another_tongue_or_one_that_buys_through_others_is_accused_of_nothing(
    buyer: str, said_so: str
) -> None:
    found = told("buyer", f"{said_so} is looking for firms to mend the bridge.", opened(buyer))
    assert "contradicted" not in [one[1] for one in found], found


def test_who_leads_a_joint_purchase() -> None:
    led = "Otterholme Council will be leading on the purchase on behalf of Netherby and Hollin."
    record = opened("Otterholme Council", description=led)
    wrong = told("buyer", "Netherby will lead for the other two in a tender for masons.", record)
    assert wrong == [("Netherby", "contradicted", "wrong_buyer")]
    for text in (
        "Netherby is one of the other two.",
        "Netherby leads the world in bridges.",
        "Netherby is leading the hunt for a new mayor.",
    ):
        assert told("buyer", text, record) == []
    unsaid = opened("Otterholme Council", description="It is for Netherby and Hollin too.")
    assert told("buyer", "Netherby will lead for the other two in a tender for masons.", unsaid) == []


def test_a_place_in_the_headline_that_names_somebody() -> None:
    record = let("Stonefold Ltd", buyer="Otterholme City Council")
    assert ("Otterholme", "supported", None) in told(
        "buyer", "It is old.", record, "Old bridge as Otterholme names mason"
    )


def test_a_suppliers_name_with_small_words_or_at_the_start() -> None:
    record = let("Caring For Bridges Ltd", "Stonefoldt Ltd")
    found = told(
        "supplier", "Stonefoldt, whose yard is near, begins to dig on Monday. Caring For Bridges is to follow.", record
    )
    assert [one[:2] for one in found] == [("Stonefoldt", "supported"), ("Caring For Bridges", "supported")]
    common = let("Impact Ltd")
    assert told("supplier", "Impact is what counts. Its impact has been felt.", common) == []


GIVEN = "Otterholme Town Council has given {} a year to mend the Swallow Bridge."


@pytest.mark.parametrize(
    "text",
    [
        GIVEN,
        "It’s {} that has won the contract to mend the Swallow Bridge for Otterholme Town Council.",
    ],
)
def test_the_thing_bought_is_given_to_somebody_else(text: str) -> None:
    record = let("Stonefold Ltd")
    assert [one[1] for one in told("supplier", text.format("Kerbfold"), record)] == ["contradicted"]
    assert "contradicted" not in [one[1] for one in told("supplier", text.format("Stonefold"), record)]


def test_a_headline_that_hands_the_work_to_somebody_else() -> None:
    record, headline = let("Stonefold Ltd"), "Otterholme hands bridge repair to Kerbfold"
    assert told("supplier", "It is old.", record, headline) == [("Kerbfold", "contradicted", "wrong_supplier")]
    for other in ("Otterholme hands bridge medal to Ada Brook", "Otterholme hands ferry job over to Kerbfold Museum"):
        assert told("supplier", "It is old.", record, other) == []


@pytest.mark.parametrize(
    "text",
    [
        "Otterholme Town Council has given Thames Water a year to stop the leaks.",
        "Otterholme Town Council has given Kerbfold the cold shoulder over the Swallow Bridge.",
        "Otterholme Town Council hands the keys of the town to Kerbfold.",
        "Otterholme Town Council has given Kerbfold a year to repair the damage it did to the Swallow Bridge.",
        "Otterholme Town Council has given Historic Merrin six weeks to comment on the repair of the Swallow Bridge.",
        "Otterholme Town Council passes the bill for the repair of the Swallow Bridge to Kerbfold.",
        "It’s Kerbfold that has won praise from Otterholme Town Council for the Swallow Bridge repair.",
        "It is Kerbfold that has won the last contract for the Swallow Bridge repair from Otterholme Town Council.",
        "The mayor has given Kerbfold a year to mend the Swallow Bridge’s neighbour.",
    ],
)
def test_other_gifts_accuse_nobody(text: str) -> None:
    assert [one for one in told("supplier", text, let("Stonefold Ltd")) if one[1] == "contradicted"] == []


def test_between_them() -> None:
    record = let("Ashfold Ltd", "Birchfold Ltd")
    wrong = told(
        "supplier", "Ashfold Works and Kerbfold Works between them are to mend it.", let("Ashfold Works", "Birch")
    )
    assert ("Kerbfold Works", "contradicted", "wrong_supplier") in wrong
    right = told("supplier", "Ashfold and Birchfold between them are to mend it.", record)
    assert "contradicted" not in [one[1] for one in right]


OPEN_TO_FEW = {"procurementMethodDetails": "Restricted procedure"}
CALLED_OFF = {"procurementMethodDetails": "Call-off from a framework agreement"}


def test_an_open_competition_that_is_not_open() -> None:
    text = "It is an open competition for masons."
    assert told("procedure", text, opened(**OPEN_TO_FEW))[0][1:] == ("contradicted", "stage_wrong")
    others = (
        (text, opened(procurementMethodDetails="Open procedure")),
        (text, opened(procurementMethodDetails="Competitive flexible procedure")),
        (text, let("Stonefold Ltd", **OPEN_TO_FEW)),
        ("Masons are to be chosen after a fair and open competition.", opened(**OPEN_TO_FEW)),
        ("Any firm may bid for it.", opened(**OPEN_TO_FEW)),
        ("An open competition was held for the last bridge.", opened(**OPEN_TO_FEW)),
        ("Some had hoped for an open competition.", opened(**OPEN_TO_FEW)),
        (text, opened(description="An open tender for the first stage.", **OPEN_TO_FEW)),
    )
    for said_so, record in others:
        assert "contradicted" not in [one[1] for one in told("procedure", said_so, record)], said_so


def test_a_restricted_procedure_that_is_open() -> None:
    text = "It is a restricted procedure for masons."
    by_all = opened(procurementMethodDetails="Open procedure (above threshold)")
    assert told("procedure", text, by_all) == [("a restricted procedure", "contradicted", "stage_wrong")]
    for other, record in (
        ("It is a selective tender for masons.", by_all),
        ("The council chose an open procedure. It could have used a restricted procedure.", by_all),
        ("If it is a restricted procedure, few will bid.", by_all),
        ("Unlike a restricted procedure, it lets all bid.", by_all),
        ("It is not a restricted procedure.", by_all),
        ("The last bridge was mended by a restricted procedure.", by_all),
        (text, opened(description="Restricted to masons.", procurementMethodDetails="Open procedure")),
        (text, let("Stonefold Ltd", procurementMethodDetails="Open procedure")),
    ):
        assert "contradicted" not in [one[1] for one in told("procedure", other, record)], other


@pytest.mark.parametrize(
    ("text", "words", "described"),
    [
        ("No rival was asked to bid.", "No rival was asked to bid", "The council used a direct award."),
        ("It was a direct award.", "a direct award", "The council used a direct award."),
        ("It was made through D-Cloud 12.", "through D-Cloud 12", "Call-off from D-cloud 12."),
        ("It is a call-off, no more.", "a call-off", ""),
        ("He was drawn from an existing framework.", "drawn from an existing framework", ""),
    ],
)
def test_ways_of_buying(text: str, words: str, described: str) -> None:
    record = let("Stonefold Ltd", description=described, **CALLED_OFF)
    assert (words, "supported", None) in told("procedure", text, record)


def test_direct_awards_that_may_be() -> None:
    record = let("Stonefold Ltd", description="The council may make a direct award later.", **CALLED_OFF)
    assert told("procedure", "It was a direct award.", record) == [("a direct award", "undecided", None)]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("The Swallow Bridge has been handed to a private company.", "An old bridge"),
        ("The contract for that has just been placed with a builder.", "An old bridge"),
        ("It is old.", "Swallow Bridge partner signed"),
        ("It is old.", "Partner chosen for Swallow Bridge"),
    ],
)
def test_awarded_while_bids_are_open(text: str, headline: str) -> None:
    assert [one[1:] for one in told("stage", text, opened(), headline)] == [("contradicted", "advert_as_award")]
    assert [one[1] for one in told("stage", text, let("Stonefold Ltd"), headline)] == ["supported"]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("The keys have been handed to a curator.", "An old bridge"),
        ("The work will be handed to a builder.", "An old bridge"),
        ("It is old.", "Partner signed off after row"),
        ("It is old.", "Builders picked for shortlist"),
        ("It is old.", "No partner chosen for old bridge"),
        ("A partner signed the book.", "An old bridge"),
        ("The toll house has been handed to a charity.", "An old bridge"),
        ("Plans for the repair of the Swallow Bridge have been handed to an agency.", "An old bridge"),
        ("A deal for the fish market has been struck with a builder.", "An old bridge"),
        ("It is old.", "Partner chosen for old ferry"),
        ("It is old.", "Winners chosen for Swallow Bridge quiz"),
    ],
)
def test_no_award_is_said(text: str, headline: str) -> None:
    assert told("stage", text, opened(), headline) == []


def test_bids_are_open() -> None:
    for text in (
        "The council is taking bids for the bridge.",
        "The contract to mend the bridge, now up for grabs, lasts three years.",
    ):
        assert [one[1] for one in told("stage", text, opened())] == ["supported"], text
    assert [one[1] for one in told("stage", "It is old.", opened(), "Designers sought for bridge")] == ["supported"]


def test_another_quarter_of_a_county() -> None:
    west = opened(description="Bridges in Renfold, West Merrinshire.")
    both = opened(description="Bridges in West Merrinshire and East Merrinshire.")
    text = "Otterholme Town Council is after a firm to mend bridges across East Merrinshire."
    assert told("location", text, west) == [("East Merrinshire", "contradicted", "wrong_place")]
    for other, record in (
        (text, both),
        (text, opened(description="Bridges in Merrinshire, and in West Merrinshire.")),
        ("A man who lives in East Merrinshire fell off it, Otterholme Town Council told the firm.", west),
        ("Police in East Merrinshire are looking for a driver.", west),
        ("Bridges in West Merrinshire, not in East Merrinshire, are old.", west),
        ("The mayor of a town to the East Merrinshire side is old.", west),
    ):
        assert "contradicted" not in [one[1] for one in told("location", other, record)], other


def test_the_place_of_work_from_which_the_buyer_has_its_name() -> None:
    assert ("Otterholme", "supported", None) in told("location", "It mends lamps in Otterholme.", opened())
    assert told("location", "Otterholme has money.", opened()) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It wants as many as six bakers, no more.", "as many as six bakers"),
        ("A firm may win two of them at most.", "two of them at most"),
        ("The council has advertised two contracts for it.", "two contracts"),
    ],
)
def test_bounds_are_told_with_their_number(text: str, words: str) -> None:
    record = opened(
        lots=LOTS["lots"][:2],
        description="It is for contracts of masons.",
        lotDetails={"maximumLotsAwardedPerSupplier": 2},
        techniques={"frameworkAgreement": {"maximumParticipants": 6}},
    )
    assert (words, "supported", None) in told("count", text, record)


def test_two_of_something_else_are_no_lots() -> None:
    assert told("count", "Two swans nest there, and the mayor has two hats.", opened(lots=LOTS["lots"][:2])) == []


def test_an_apposition_that_buys() -> None:
    text = "The farm’s owner, Netherby council, is looking for a business to run it."
    assert told("buyer", text, opened("Otterdale County Borough Council")) == [
        ("Netherby council", "contradicted", "wrong_buyer")
    ]
    for other in (
        "The farm’s neighbour, Netherby council, is fond of it.",
        "A friend of Netherby council, Ada Brook, is looking for it.",
    ):
        assert told("buyer", other, opened("Otterdale County Borough Council")) == []


def test_a_federation_of_a_country_is_not_that_of_its_capital() -> None:
    record = opened("The Metropolitan Masons Federation")
    found = told("buyer", "A tender was put out by the Masons Federation of Merrin.", record)
    assert "supported" not in [one[1] for one in found]
    assert ("Masons Federation", "supported", None) in told("buyer", "The Masons Federation wants masons.", record)


def test_a_partner_that_leads_though_the_right_one_is_named() -> None:
    led = opened(
        "Otterholme Council", description="Otterholme Council will be leading for Netherby Council and Hollin."
    )
    text = (
        "Netherby Council is leading the search on behalf of all. Otterholme Council is in it, too, and invites bids."
    )
    assert ("Netherby Council", "contradicted", "wrong_buyer") in told("buyer", text, led)


ROAD = (
    "The Swallow agreement was signed in 2020 to mend the 2,500+km road network. Help is for people aged 16 and over."
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Swallow agreement covers more than 25,000 km of road.", ("25,000 km", "contradicted", "off_by_10")),
        ("The help will be for anyone aged 18 and over.", ("aged 18 and over", "contradicted", "wrong_number")),
        ("The Swallow agreement covers more than 2,500 km of road.", ("2,500 km", "supported", None)),
        ("The help will be for anyone aged 16 and over.", ("aged 16 and over", "supported", None)),
    ],
)
def test_measures_and_ages(text: str, found: tuple[str, str, str | None]) -> None:
    assert found in told("other", text, opened(description=ROAD))


@pytest.mark.parametrize(
    "text",
    [
        "He walked 25,000 km last year.",
        "The Swallow agreement covers more than 2,600 km of road.",
        "“The Swallow agreement covers 25,000 km of road,” said Ada Brook.",
        "People aged 65 and over are a fifth of the town.",
        "Nobody aged 18 and over lives there.",
    ],
)
def test_measures_and_ages_of_something_else(text: str) -> None:
    assert "contradicted" not in [one[1] for one in told("other", text, opened(description=ROAD))]


def test_two_ages_in_the_notice_accuse_nobody() -> None:
    both = opened(description=f"{ROAD} Beds are for people aged 21 and over.")
    text = "The help will be for anyone aged 18 and over."
    assert "contradicted" not in [one[1] for one in told("other", text, both)]


@pytest.mark.parametrize("text", ["It is out to market.", "It has opened a competition for masons."])
def test_out_to_market(text: str) -> None:
    assert [one[1] for one in told("stage", text, opened())] == ["supported"]


def test_a_plan_that_was_scrapped() -> None:
    text = "A plan to mend the bridge with stone has been scrapped."
    assert [one[1] for one in told("stage", text, opened(status="cancelled"))] == ["supported"]
    assert told("stage", text, opened()) == []


def test_a_place_of_the_title_that_something_comes_to() -> None:
    lights = opened(title="Lights at Swallow Park")
    assert ("Swallow Park", "supported", None) in told("location", "Lights come back to Swallow Park.", lights)
