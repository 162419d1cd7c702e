"""For whom it is, how much of it, and where: the words that part from the notice, and those that only seem to."""

from __future__ import annotations

import pytest
from invented import Body, release, said, tender


def record(description: str, **parts: object) -> list[Body]:
    return [release(tender=tender(title="Fair treatment workshops", description=description, **parts))]


BOARD = record("A trainer will run a workshop on fair treatment for the members of the Norland Policing Board.")
JAIL = record("GP services to the patients of the prison, and provision to prisoners and children.")
STAFF = record("Safety training for staff of the fire service.")
SWINGS = record("Install nine new pieces, three of which must be usable by children in wheelchairs.")
SURVEY = record("Repair of the hall. This award is for the survey and design stage only.")
DEPOT = record("Chargers at the Foundry Lane depot. The buses are old.")
SANDS = record("Lifeguards for Great Sands and Cove Beach.")


def judged(rule: str, text: str, notice: list[Body]) -> list[tuple[str, str | None]]:
    return [v[1:] for v in said(rule, f"An old bridge\n\n{text}", *notice)]


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("The office is to pay for police ‘fairness’ training.", BOARD),
        ("It will buy fairness classes for bobbies.", BOARD),
        ("Trainers will run workshops for Norland Police officers.", BOARD),
        ("Prison officers at the jail are to be offered a doctor.", JAIL),
    ],
)
def test_the_wrong_people_are_told_that_it_is_for_them(text: str, notice: list[Body]) -> None:
    assert judged("subject", text, notice) == [("partial", "wrong_recipient")]


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("Police training is in the news.", STAFF),
        ("It will buy training for firefighters.", STAFF),
        ("It will run workshops for board members.", BOARD),
        ("“It will buy classes for bobbies,” said Ada Brook.", BOARD),
        ("Officers praised the bridge.", BOARD),
        ("Prisoners are to be offered a doctor.", JAIL),
        ("Patients will be given a doctor.", JAIL),
        ("It will buy classes for bobbies.", SWINGS),
    ],
)
def test_people_who_may_be_the_same_are_left_alone(text: str, notice: list[Body]) -> None:
    assert [v for v in judged("subject", text, notice) if v[0] != "supported"] == []


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("There will be nine pieces, all of them usable by children in wheelchairs.", SWINGS),
        ("The hall is to be repaired at last.", SURVEY),
        ("A builder is to carry out the repairs.", SURVEY),
    ],
)
def test_a_part_is_not_the_whole(text: str, notice: list[Body]) -> None:
    assert judged("subject", text, notice) == [("partial", "scope_overstated")]


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("There will be nine pieces, three of them usable by children in wheelchairs.", SWINGS),
        ("All of them are new.", SWINGS),
        ("The hall is to be repaired once the design is done.", SURVEY),
        ("Every child in the dale loves wheels.", SWINGS),
        ("The hall is to be repaired.", SWINGS),
    ],
)
def test_a_whole_that_the_notice_does_not_part_is_left_alone(text: str, notice: list[Body]) -> None:
    assert [v for v in judged("subject", text, notice) if v[0] != "supported"] == []


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("The buses have plug-in points at the depot in Tannery Road.", DEPOT),
        ("The scheme covers Great Sands and Lantern Cove.", SANDS),
    ],
)
def test_another_place_for_the_same_thing_is_wrong(text: str, notice: list[Body]) -> None:
    assert ("contradicted", "wrong_place") in judged("location", text, notice)


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("The buses have plug-in points at the depot in Foundry Lane.", DEPOT),
        ("The buses pass the library in Tannery Road.", DEPOT),
        ("The mayor lives in Tannery Road.", DEPOT),
        ("The scheme covers Great Sands and Cove Beach.", SANDS),
        ("The scheme covers Lantern Cove.", SANDS),
        ("“The depot in Tannery Road is cold,” said Ada Brook.", DEPOT),
    ],
)
def test_other_places_accuse_nobody(text: str, notice: list[Body]) -> None:
    assert [v for v in judged("location", text, notice) if v[0] != "supported"] == []


def test_a_place_of_the_record_is_found_without_a_preposition() -> None:
    """By the record's own use of it, or by how places' names end; as often as it is said, within reason."""
    notice = record("Homes in Fellgate, and a hub at Dale Park.")
    text = "A partner for Fellgate is wanted. Fellgate will be glad. The site it has in mind is Dale Park."
    assert [v[:2] for v in said("location", f"An old bridge\n\n{text}", *notice)] == [
        ("Fellgate", "supported"),
        ("Fellgate", "supported"),
        ("Dale Park", "supported"),
    ]
