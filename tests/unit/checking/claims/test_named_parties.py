"""Parties as makers of lists name them: in shorthand, several in one cell, with "& 3 others" behind them."""

from __future__ import annotations

import pytest
from claims_lists import awarded, checked, purchase, shelf_of

from onrecord.checking.claims.model import Field, Role
from onrecord.checking.claims.named_parties import parts_of


def verdicts(heading: str, cell: str, *, buyer: str = "", suppliers: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """What each name in a cell is judged, on a record with this buyer or these suppliers."""
    award = {"id": "A", "status": "active", "suppliers": [{"id": name, "name": name} for name in suppliers]}
    title = {"id": "T", "title": "Repair of the Swallow Bridge", "status": "complete"}
    release = {"date": "2031-02-03T09:00:00Z", "tag": ["award"], "tender": title, "awards": [award]}
    shelf = shelf_of(purchase("bridge", buyer=buyer or "Otterholme Town Council", releases=[release]))
    answer = checked(f'ocid,{heading}\nocds-213czf-bridge,"{cell}"\n', shelf)
    return [(one.field.text, str(one.checked.verdict.word)) for one in answer.rows[0].claims if one.field]


@pytest.mark.parametrize(
    ("said", "recorded"),
    [
        ("Penrudd CC", "Penrudd County Council"),
        ("Thornwick CC", "Thornwick City Council"),
        ("Marlow Sands TC", "Marlow Sands Town Council"),
        ("Marlow Sands T.C.", "Marlow Sands Town Council"),
        ("Aldermere BC", "Aldermere Borough Council"),
        ("Aldermere MBC", "Aldermere Metropolitan Borough Council"),
        ("Eastholm DC", "Eastholm District Council"),
        ("Greywater FRS", "Greywater Fire and Rescue Service"),
        ("GREYWATER FRS", "Greywater Fire & Rescue Service"),
        ("Westmarch PCC", "Westmarch Police and Crime Commissioner"),
    ],
)
def test_a_buyer_in_shorthand_is_the_buyer(said: str, recorded: str) -> None:
    """Letters for the kind of a body are how every spreadsheet writes it."""
    assert verdicts("Buyer", said, buyer=recorded) == [(said, "supported")]


@pytest.mark.parametrize(
    ("said", "recorded"),
    [
        ("Ossery Bros (Fleet) Ltd", "Ossery Brothers (Fleet) Limited"),
        ("Tidewell Catering Svcs Ltd", "Tidewell Catering Services Limited"),
        ("Tarn & Fell Mgmt Co", "Tarn and Fell Management Company Ltd"),
        ("Brackwater Intl Grp", "Brackwater International Group plc"),
        ("Fenner Lyle Assoc", "Fenner & Lyle Associates"),
    ],
)
def test_a_supplier_in_shorthand_is_the_supplier(said: str, recorded: str) -> None:
    """Abbreviated words of a firm's name change nothing of whom it names."""
    assert verdicts("Supplier", said, suppliers=(recorded,)) == [(said, "supported")]


@pytest.mark.parametrize(
    ("heading", "said", "recorded"),
    [
        ("Supplier", "HVV Ltd", "Halden Vale Vehicles Limited"),
        ("Supplier", "Skelder EV Ltd", "Skelder Electric Vans Ltd"),
        ("Supplier", "F&L Advisory", "Fenner & Lyle Advisory LLP"),
        ("Buyer", "Five Fells PC", "Five Fells Purchasing Consortium"),
        ("Buyer", "EDC", "Eastholm District Council"),
        ("Buyer", "Greywater FRS", "Greywater Fire Authority"),
        ("Buyer", "Westmarch PCC", "Westmarch Office for Police Accountability"),
        ("Buyer", "Comhairle Strathorran", "Strathorran Council"),
        ("Buyer", "Westmarch OPA", "Westmarch Office for Police Accountability"),
    ],
)
def test_letters_that_may_stand_for_the_name_accuse_nobody(heading: str, said: str, recorded: str) -> None:
    """Initials fit more than one name: they prove nothing, and are no error either."""
    told = verdicts(heading, said, **({"buyer": recorded} if heading == "Buyer" else {"suppliers": (recorded,)}))
    assert [word for _, word in told if word == "contradicted"] == []


@pytest.mark.parametrize(
    ("heading", "said", "recorded"),
    [
        ("Buyer", "Saltmouth CC", "Penrudd County Council"),
        ("Buyer", "Penrudd FRS", "Penrudd County Council"),
        ("Supplier", "Merrin Bros Ltd", "Ossery Brothers (Fleet) Limited"),
        ("Supplier", "Halden Vale Coaches Ltd", "Halden Vale Vehicles Limited"),
    ],
)
def test_another_name_in_shorthand_is_still_another(heading: str, said: str, recorded: str) -> None:
    """Shorthand forgives the writing, and not the name."""
    told = verdicts(heading, said, **({"buyer": recorded} if heading == "Buyer" else {"suppliers": (recorded,)}))
    assert told == [(said, "contradicted")]


PANEL = ("Halden Vale Vehicles Limited", "Skelder Electric Vans Limited", "Ossery Brothers (Fleet) Limited")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            "Skelder Electric Vans Ltd, Ossery Brothers (Fleet) Limited",
            [("Skelder Electric Vans Ltd", "supported"), ("Ossery Brothers (Fleet) Limited", "supported")],
        ),
        (
            "Wrong Firm Limited, Halden Vale Vehicles Ltd",
            [("Wrong Firm Limited", "contradicted"), ("Halden Vale Vehicles Ltd", "supported")],
        ),
        (
            "Wrong Firm Ltd / Halden Vale Vehicles Ltd",
            [("Wrong Firm Ltd", "contradicted"), ("Halden Vale Vehicles Ltd", "supported")],
        ),
        (
            "Skelder Electric Vans Ltd and Wrong Firm Ltd",
            [("Skelder Electric Vans Ltd", "supported"), ("Wrong Firm Ltd", "contradicted")],
        ),
        (
            "Halden Vale Vehicles Ltd, North Aldermere",
            [("Halden Vale Vehicles Ltd", "supported"), ("North Aldermere", "undecided")],
        ),
        ("Halden Vale Vehicles Limited & 3 others", [("Halden Vale Vehicles Limited", "supported")]),
    ],
)
def test_each_supplier_of_a_cell_is_judged_on_its_own(cell: str, expected: list[tuple[str, str]]) -> None:
    """All right is supported; a wrong one among right ones is the one that is contradicted."""
    assert verdicts("Supplier", cell, suppliers=PANEL) == expected


def test_a_comma_in_the_name_of_a_firm_parts_nothing() -> None:
    """The whole cell is the record's name."""
    told = verdicts("Supplier", "Tarn, Fell & Partners Ltd", suppliers=("Tarn, Fell & Partners Limited",))
    assert told == [("Tarn, Fell & Partners Ltd", "supported")]


def test_a_wrong_name_with_a_comma_is_contradicted_once() -> None:
    """Nothing of it is the record's, and its parts are no firms."""
    told = verdicts("Supplier", "Brackwater, Lune & Partners Ltd", suppliers=PANEL)
    assert told == [("Brackwater, Lune & Partners Ltd", "contradicted")]


def test_other_columns_are_never_parted() -> None:
    """A buyer with commas in its name is one body."""
    field = Field(Role.BUYER, "Buyer", "Bournley, Chantry and Poole Council")
    assert parts_of(field, []) == [field]


def test_a_part_that_a_cell_names_is_told_with_its_own_words() -> None:
    """The answer shows the part as it stands, and the record's name in the sentence that was judged."""
    shelf = shelf_of(awarded("bridge", 474_000, "Tidewell Catering Services Limited"))
    row = checked("ocid,Supplier\nocds-213czf-bridge,Tidewell Catering Svcs Ltd\n", shelf).rows[0]
    one = row.claims[0]
    assert one.field is not None
    assert one.field.text == "Tidewell Catering Svcs Ltd"
    assert one.text == "Tidewell Catering Services Limited was awarded the contract."
