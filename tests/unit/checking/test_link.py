"""Which record an article is about, said with reasons; and abstaining where it is about none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fakes import FakeLookup, make_records, uk_records
from gold_articles import gold_articles

from onrecord.article import ArticleReading
from onrecord.article.read import read_article
from onrecord.checking.link import link, make_probe
from onrecord.values import parse_instant


def release(number: int, **parts: Any) -> dict[str, Any]:
    """A release of an invented notice; `parts` go into its tender."""
    tender = {
        "title": "Repair of the Swallow Bridge at Otterholme",
        "description": (
            "The Council wants a mason to repair the parapet of the Swallow Bridge and to point its three arches "
            "with lime mortar, while the footway stays open to schoolchildren."
        ),
        "status": "active",
        "value": {"amount": 84600, "currency": "GBP"},
        "tenderPeriod": {"endDate": "2031-03-14T12:00:00Z"},
    }
    return {
        "ocid": f"ocds-213czf-{number}",
        "id": f"r{number}",
        "date": "2031-02-03T09:00:00Z",
        "tag": ["tender"],
        "buyer": {"name": "Otterholme Town Council"},
        "tender": tender | parts,
    }


OTHERS = [
    release(2, title="Grounds maintenance", description="Mowing of verges and cemeteries in Otterholme."),
    release(3, title="Payroll software", description="Payroll for two hundred staff.", value={"amount": 84600}),
]


def article(text: str, published: str = "2031-02-20T08:00:00Z") -> ArticleReading:
    return read_article(text, id="a1", published=parse_instant(published))


TEXT = (
    "Bridge to be mended at last\n\nOtterholme Town Council is looking for a mason to mend the Swallow Bridge.\n\n"
    "The notice asks for someone “to point its three arches with lime mortar”. The work is put at £84,600, and bids "
    "close on 14 March.\n\n“We have waited for years,” said a man with a dog."
)


def test_linked_with_reasons() -> None:
    """The link says why, in words, heaviest evidence first, and gives the record as it stood."""
    found, reading = link(article(TEXT), FakeLookup(make_records([release(1), *OTHERS])))
    assert found.ocid == "ocds-213czf-1"
    assert reading is not None
    assert reading.title == "Repair of the Swallow Bridge at Otterholme"
    weights = [reason.weight for reason in found.candidates[0].reasons]
    assert weights == sorted(weights, reverse=True)
    assert {reason.kind for reason in found.candidates[0].reasons} == {"quotation", "words", "name", "sum", "date"}
    assert "£84,600 fits the record’s £84,600" in found.reasons
    assert any("“Otterholme Town Council” stands in the article" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    "text",
    [
        "Council tax to rise\n\nOtterholme Town Council will put up its tax by 3%. Bids to cut it close on 14 March.",
        "Cat rescued\n\nA cat was taken off the church roof. “It purred,” said a fireman.",
        "",
    ],
)
def test_abstains(text: str) -> None:
    """Sharing a name and a day, or nothing, is not enough; the abstention says so."""
    found, reading = link(article(text), FakeLookup(make_records([release(1), *OTHERS])))
    assert found.ocid is None
    assert reading is None
    assert len(found.reasons) == 1


SISTER = (
    "Chapel bridge to be mended\n\nA mason is wanted for the arches of Chapel Bridge, {buyer} said. The work, with "
    "lime mortar, is put at £61,250, and it keeps the footway open."
)


@pytest.mark.parametrize(
    ("buyer", "against"),
    [
        ("Otterholme Town Council", ["which stands in the title", "no sum of the article is the record’s"]),
        ("the trust", ["does not name the buyer, “Otterholme Town Council”"]),
    ],
)
def test_a_sister_notice_is_told_from_its_own(buyer: str, against: list[str]) -> None:
    """What the record would hardly lack speaks against it, in words and with negative weights."""
    register = FakeLookup(make_records([release(1, title="Repair of the Swallow viaduct parapet"), *OTHERS]))
    found, _ = link(article(SISTER.format(buyer=buyer)), register)
    reasons = [reason for reason in found.candidates[0].reasons if reason.weight < 0]
    assert found.ocid is None
    for words in against:
        assert any(words in reason.sentence and reason.sentence.startswith("against it: ") for reason in reasons)


def test_later_records_are_no_candidates() -> None:
    """An article cannot be about a notice that came after it."""
    found, _ = link(article(TEXT, "2031-01-05T08:00:00Z"), FakeLookup(make_records([release(1)])))
    assert found.ocid is None
    assert found.candidates == ()


def test_notice_published_twice() -> None:
    """Where a notice stands in the register twice, one is picked and the other is named."""
    found, _ = link(article(TEXT), FakeLookup(make_records([release(1), release(4), *OTHERS])))
    assert found.ocid in {"ocds-213czf-1", "ocds-213czf-4"}
    assert any("holds the same notice a second time" in reason for reason in found.reasons)


def test_probe_says_what_the_article_offers() -> None:
    """Words once each, five-word phrases of quotations first, amounts as intervals, exact days."""
    probe = make_probe(article(TEXT))
    assert len(set(probe.words)) == len(probe.words)
    assert probe.phrases[0] == ("to", "point", "its", "three", "arches")
    assert [(int(low), int(high)) for low, high in probe.amounts] == [(84599, 84601)]
    assert [day.isoformat() for day in probe.days] == ["2031-03-14"]


@pytest.fixture(scope="module")
def register(shared_data: Path) -> FakeLookup:
    return FakeLookup(uk_records(shared_data))


def test_development_articles(register: FakeLookup, shared_data: Path) -> None:
    """All development articles and both seeds link rightly, and those about no contract held to nothing."""
    wrong = {}
    for gold in gold_articles(shared_data):
        found, _ = link(_read(gold), register)
        right = {gold["link"]["ocid"], *gold["link"].get("also_acceptable", ())}
        if found.ocid not in right:
            wrong[gold["id"]] = found.ocid
    assert wrong == {}


def test_natural_negatives(register: FakeLookup, shared_data: Path) -> None:
    """Without the record that it is about, no article is given to another one."""
    wrong = {}
    for gold in gold_articles(shared_data):
        own = {gold["link"]["ocid"], *gold["link"].get("also_acceptable", ())} - {None}
        found, _ = link(_read(gold), register.without(*own))
        if found.ocid is not None:
            wrong[gold["id"]] = found.ocid
    assert wrong == {}


def _read(gold: dict[str, Any]) -> ArticleReading:
    return read_article(gold["text"], id=gold["id"], published=parse_instant(gold["published"]))


CHARGERS = {
    "title": "Ref 0712: Operation of Column Vehicle Chargers (Tranche 2)",
    "description": "To run 92 existing vehicle chargers on lamp columns. Two firms get £315,552 and £61,020 a year.",
    "value": {"amount": 1130716, "currency": "GBP"},
    "contractPeriod": {"startDate": "2031-03-10T00:00:00Z"},
}


@pytest.mark.parametrize(
    "text",
    [
        "Watt a rip-off!\n\nOtterholme is looking for somebody to babysit its 92 car chargers on lamp posts. The job, "
        "for £113 million, kicks off on 10 March.",
        "Charge of the light brigade\n\nTown chiefs in Otterholme have signed a deal on plugs for cars. One of the "
        "lucky firms gets £315,552 for chargers on posts.",
    ],
)
def test_a_tabloid_is_understood(text: str) -> None:
    """Plain words for what the title says, a place for its council, sums of the prose, numbers of things."""
    found, _ = link(article(text), FakeLookup(make_records([release(1, **CHARGERS), *OTHERS])))
    assert found.ocid == "ocds-213czf-1"


def test_numbers_and_places_alone_are_no_subject() -> None:
    """Ninety-two of something else, in the same town."""
    text = "Otterholme is looking for volunteers\n\nOtterholme needs 92 lamp lighters for its carnival on 10 March."
    found, _ = link(article(text), FakeLookup(make_records([release(1, **CHARGERS), *OTHERS])))
    assert found.ocid is None


def test_a_name_is_given_whole_and_counts_once() -> None:
    """A shorter form stands in it, too: which of them is told does not hang on the order of a set."""
    named = release(1) | {"buyer": {"name": "The Otterholme Inspectorate"}}
    text = TEXT.replace("Otterholme Town Council", "The Otterholme Inspectorate")
    found, _ = link(article(text), FakeLookup(make_records([named, *OTHERS])))
    (reason,) = (reason for reason in found.candidates[0].reasons if reason.kind == "name")
    assert reason.sentence == "the buyer’s name “The Otterholme Inspectorate” stands in the article"


def fund(number: int, part: str) -> dict[str, Any]:
    """One of several notices of a programme, alike but for the part that it is for."""
    words = "The Council invites charities to bid for a share of the Family Hope Fund, to be spent over three years."
    return release(number, title=f"Family Hope Fund (2031 - 2034) - {part}", description=words, value={"amount": 90000})


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Family Hope Fund (2031-2034) – Debt Advice", "ocds-213czf-11"),
        ("Family Hope Fund (2031-2034): Night Shelters", "ocds-213czf-12"),
        ("Family Hope Fund (2031-2034) – Music Lessons", None),
        ("Family Hope Fund (2031-2034) – debt advice and more", "ocds-213czf-11"),
    ],
)
def test_a_sister_notice_of_another_part_is_told_by_the_end_of_its_title(printed: str, expected: str | None) -> None:
    """Notices that only their titles tell apart: an article goes to the one whose whole title it prints, or to none."""
    register = FakeLookup(make_records([fund(11, "Debt Advice"), fund(12, "Night Shelters"), *OTHERS]))
    text = (
        f"Charities wanted\n\nOtterholme Town Council has advertised “{printed}”.\n\nThey may share £90,000 "
        "over three years."
    )
    assert link(article(text), register)[0].ocid == expected


TOWNS = ("Alder", "Birch", "Cedar", "Dogwood", "Elder", "Hazel", "Larch", "Maple", "Rowan", "Sallow", "Thorn", "Willow")


def of_towns(*without: str) -> list[dict[str, Any]]:
    """Many notices of many towns for the same few things, so that no word of them is rare."""
    things = ("Taxi services", "Window cleaning", "Stationery", "Pest control")
    made = [
        release(
            number, title=thing, description=f"{thing} for the offices of the Council, as set out in the documents."
        )
        | {"buyer": {"name": f"{town}{place} Council"}}
        for number, (town, place, thing) in enumerate((t, p, x) for t in TOWNS for p in ("ham", "ford") for x in things)
    ]
    return [one for one in made if one["buyer"]["name"] not in without]


@pytest.mark.parametrize(("hidden", "expected"), [((), "Rowanford Council"), (("Rowanford Council",), None)])
def test_little_is_enough_where_nothing_else_comes_near(hidden: tuple[str, ...], expected: str | None) -> None:
    """In many notices every word is common: then it counts that one record alone has all that the article says."""
    said = "Cabs wanted\n\nRowanford Council is looking for a firm to run its taxi services for the offices."
    found, reading = link(article(said), FakeLookup(make_records(of_towns(*hidden))))
    assert (reading.names[0].name if reading else None) == expected, found.reasons


def test_a_name_that_owns_something_is_a_name() -> None:
    """“The Welsh Government’s plan” names the Welsh Government, and the reason says so without the ending."""
    held = release(7) | {"buyer": {"id": "B", "name": "Llywodraeth Cymru / Welsh Government"}}
    text = (
        "Bridge to be mended\n\nA mason is to mend the Swallow Bridge at Otterholme for the Welsh Government’s roads."
    )
    found, _ = link(article(text), FakeLookup(make_records([held])))
    named = [reason.sentence for reason in found.candidates[0].reasons if reason.kind == "name"]
    assert [sentence for sentence in named if "“Welsh Government”" in sentence]


@pytest.mark.parametrize(("said", "linked"), [("£61,230", True), ("£61,250", False)])
def test_a_name_and_a_telling_sum_are_enough_far_ahead_of_all_others(said: str, linked: bool) -> None:
    """Its title has a word that no paper uses; nobody else's record has the buyer's name and the very sum."""
    own = release(99, title="Stationery conveyance", description="Stationery for the offices of the Council.")
    own = own | {"buyer": {"name": "Rowanford Council"}}
    own["tender"]["value"] = {"amount": 61230, "currency": "GBP"}
    told = f"Paper at a price\n\nRowanford Council is to spend {said} on stationery for its offices."
    found, _ = link(article(told), FakeLookup(make_records([*of_towns("Rowanford Council"), own])))
    assert (found.ocid == own["ocid"]) is linked, (found.reasons, found.candidates[:2])


@pytest.mark.parametrize(
    ("money", "day", "linked"),
    [("£7.5m", "14 March", True), ("£7.5m", "15 March", False), ("£7.3m", "14 March", False), ("£7,512,340", "", True)],
)
def test_names_sums_and_days_tell_a_record_whose_title_no_paper_repeats(money: str, day: str, linked: bool) -> None:
    """The council, the sum and the day are that notice's; one of the two alone might be a sister's."""
    amount = 7512340 if not day else 7500000
    value = {"amount": amount, "currency": "GBP"}
    own = release(99, title="Silvicultural upkeep", description="Upkeep of stock in avenues.", value=value)
    own = own | {"buyer": {"name": "Rowanford Council"}}
    close = f" Offers close on {day}." if day else ""
    told = f"{money} for trees\n\nRowanford Council is to spend {money} on the trees of its avenues.{close}"
    found, _ = link(article(told), FakeLookup(make_records([*of_towns("Rowanford Council"), own])))
    assert (found.ocid == own["ocid"]) is linked, (found.reasons, found.candidates[:2])


MEADOW = "The council wants the land safe and looking attractive to all users of its public spaces."


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [("the cricket meadow", "the village chapel", 21), ("the village chapel", "the cricket meadow", 22)],
)
def test_news_begins_with_what_it_is_about(first: str, then: str, expected: int) -> None:
    """Two notices of one buyer, alike but for the thing: the one that is named only at the end is another contract."""
    sisters = [
        release(21, title="Cricket meadow upkeep", description=MEADOW),
        release(22, title="Village chapel upkeep", description=MEADOW),
    ]
    text = (
        f"Grass to cut\n\nOtterholme Town Council is looking for somebody to keep {first} neat for three years from "
        "April, and has set aside about £84,600 for it.\n\nOffers must be in by noon on 14 March. The council hopes "
        f"that many people will come forward, and says so twice.\n\nA separate job, for {then}, is up as well."
    )
    held = make_records([*sisters, *OTHERS])
    assert link(article(text), FakeLookup(held))[0].ocid == f"ocds-213czf-{expected}"


@pytest.mark.parametrize(
    "title",
    ["RCC-1118-S-DPS Repair of the Swallow Bridge IV", "United Kingdom-Otterholme: Repair of the Swallow Bridge"],
)
def test_codes_and_numerals_of_a_title_are_not_missed(title: str) -> None:
    """No paper prints them, and their absence says nothing."""
    found, _ = link(article(TEXT.replace("mended", "repaired")), FakeLookup(make_records([release(1, title=title)])))
    assert not [each for each in found.candidates[0].reasons if each.weight < 0]


@pytest.mark.parametrize("price", ["The price is £10,335.30.", ""])
def test_days_and_parties_alone_are_a_sister_s(price: str) -> None:
    """Two jobs of one council, advertised together and won by one firm: the days do not tell them apart."""
    sister = release(99, title="Larch School: heating circuit", description="Renewal of the circuit for the offices.")
    sister = sister | {"buyer": {"name": "Rowanford Council"}, "tag": ["award"]}
    sister["awards"] = [
        {"id": "A", "suppliers": [{"name": "Tanser Ltd"}], "value": {"amount": 5505, "currency": "GBP"}}
    ]
    told = f"Water heater for Maple School\n\nRowanford Council has hired Tanser Ltd. Bids closed on 14 March. {price}"
    found, _ = link(
        article(told, "2031-03-20T08:00:00Z"), FakeLookup(make_records([*of_towns("Rowanford Council"), sister]))
    )
    assert found.ocid is None, found.candidates[:1]


def test_money_of_long_ago_is_another_contract_s() -> None:
    """A sum that fits to the penny says nothing where it was paid in 1962."""
    own = release(99, title="Stationery conveyance", value={"amount": 199745, "currency": "GBP"})
    held = make_records([*of_towns("Rowanford Council"), own | {"buyer": {"name": "Rowanford Council"}}])
    told = "Museum of buttons\n\nRowanford Council said that it would reflect. It gave £199,745 towards it{when}."
    assert link(article(told.format(when="")), FakeLookup(held))[0].ocid == "ocds-213czf-99"
    assert link(article(told.format(when=" in 1962")), FakeLookup(held))[0].ocid is None
