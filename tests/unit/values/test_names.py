"""Names of organisations as registers and papers write them."""

import pytest

from onrecord.values.names import name_forms, normalise, same_organisation, short_forms

SAME = [
    ("Mayor's Office for Policing and Crime", "The Mayor’s Office of Policing and Crime"),
    ("Mayor's Office for Policing and Crime", "Mopac"),
    ("Mayor's Office for Policing & Crime", "MOPAC"),
    ("Wirral Borough Council", "Wirral Council"),
    ("BURNLEY BOROUGH COUNCIL", "Burnley Borough Council"),
    ("Blackburn with Darwen Borough Council", "Blackburn With Darwen Council"),
    ("London Borough of Camden", "THE LONDON BOROUGH OF CAMDEN"),
    ("London Borough of Camden", "Camden Council"),
    ("Royal Borough of Kensington and Chelsea", "Kensington & Chelsea Council"),
    ("City and County of Swansea Council", "Swansea City & County Council"),
    ("Rhondda Cynon Taf CBC", "Rhondda Cynon Taf County Borough Council"),
    ("City of Doncaster Council", "Doncaster Metropolitan Borough Council"),
    ("Borough Council of King's Lynn & West Norfolk", "King’s Lynn and West Norfolk Borough Council"),
    ("Bournemouth Christchurch and Poole Council", "BCP Council"),
    ("Bournemouth, Christchurch and Poole Council", "Bournemouth Christchurch and Poole Council"),
    ("Llywodraeth Cymru / Welsh Government", "Welsh Government"),
    ("Llywodraeth Cymru / Welsh Government - Commercial Delivery", "Welsh Government"),
    ("PwC (PricewaterhouseCoopers)", "PwC"),
    ("PwC (PricewaterhouseCoopers)", "PricewaterhouseCoopers LLP"),
    ("AECOM Limited", "Aecom"),
    ("FTF2 Limited", "FTF2"),
    ("A&E Elkins TA Elkins Construction", "Elkins Construction"),
    ("Senator International Limited Trading As The Senator Group", "Senator Group"),
    ("OpenView Security Solutions Limited", "Openview Security Solutions Ltd"),
    ("OpenView Security Solutions", "Open View Security Solutions"),
    ("Department for Work and Pensions", "DWP"),
    ("Ministry of Justice", "MoJ"),
    ("Department for Business, Energy & Industrial Strategy", "BEIS"),
    ("HM Revenue and Customs", "HMRC"),
    ("University of Derby", "Derby University"),
    ("Frimley Health NHS Foundation Trust", "Frimley Health NHS Trust"),
    ("Creating Enterprise C.I.C", "Creating Enterprise"),
    ("North York Moors National Park Authority", "North York Moors National Park Authorty"),
    ("Nottinghamshire County Council", "Notinghamshire County Council"),
    ("Transport for London (Commercial Services)", "Transport for London"),
]

DIFFERENT = [
    ("Lancashire Fire and Rescue Service", "Lancashire Police"),
    ("Lancashire County Council", "Lancaster City Council"),
    ("Durham City Council", "Durham County Council"),
    ("Leicester City Council", "Leicestershire County Council"),
    ("North Yorkshire Council", "North Yorkshire Police"),
    ("East Lothian Council", "West Lothian Council"),
    ("North Tyneside Council", "South Tyneside Council"),
    ("Lancing Parish Council", "Lancing Council"),
    ("Bolton Council", "Boston Borough Council"),
    ("Burnley Borough Council", "Barnsley Metropolitan Borough Council"),
    ("Historic Environment Scotland", "The National Trust for Scotland"),
    ("PwC (PricewaterhouseCoopers)", "KPMG"),
    ("Bolton Borough Council", "BBC"),
    ("NHS Lanarkshire", "NHS Lothian"),
    ("Police and Crime Commissioner for Kent", "Police and Crime Commissioner for Essex"),
    ("Seddon Construction Limited", "Sheldon Construction Limited"),
    ("Transport for London (Commercial Services)", "Commercial Services"),
    ("Mayor of London", "Mayor's Office for Policing and Crime"),
    ("University of Derby", "University of Dundee"),
    ("London Borough of Sutton", "London Borough of Merton"),
    ("Seddon Construction Limited", "Seddon"),
    ("Ametek (GB) Ltd", "GB"),
    ("Manchester City Council", "Salford"),
    ("Phase 1 Consulting Services Ltd", "Phase 2 Consulting Services Ltd"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_forms_of_one_name_are_the_same_body(one: str, other: str) -> None:
    """Either way round."""
    assert same_organisation(one, other)
    assert same_organisation(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_neighbours_and_namesakes_are_different_bodies(one: str, other: str) -> None:
    """A wrong yes is as bad as a wrong no."""
    assert not same_organisation(one, other)
    assert not same_organisation(other, one)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Seddon Construction Limited", "seddon"),
        ("OpenView Security Solutions Limited", "openview"),
        ("Dudley Metropolitan Borough Council", "dudley"),
        ("Southampton City Council", "southampton"),
        ("Bath and North East Somerset Council", "bath and north east somerset"),
        ("Frimley Health NHS Foundation Trust", "frimley health"),
    ],
)
def test_short_forms_are_kept_apart_from_the_name(name: str, short: str) -> None:
    """They are what a paper says once the body is known, and no name of their own."""
    assert short in short_forms(name)
    assert short not in name_forms(name)


@pytest.mark.parametrize("name", ["National Security Services Ltd", "First Care Group Limited", "UK Ltd"])
def test_common_words_are_no_short_form(name: str) -> None:
    """ "National" alone says nothing."""
    assert short_forms(name) & {"national", "first", "uk", "first care"} == set()


def test_normalising_twice_changes_nothing() -> None:
    """What is normal stays as it is."""
    once = normalise("  The “Royal” Borough of Kensington & Chelsea’s Co., Ltd. ")
    assert normalise(once) == once
