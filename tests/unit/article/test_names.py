"""Names of bodies and persons in news text. Sentences are invented."""

import pytest

from onrecord.article.names import find_names

FOUND = [
    (
        "The Mayor's Office for Policing and Crime hired Seddon Construction.",
        ["Mayor's Office for Policing and Crime", "Seddon Construction"],
    ),
    ("The Mayor’s Office of Policing and Crime paid.", ["Mayor’s Office of Policing and Crime"]),
    ("The job went to PwC, KPMG and FTF2.", ["PwC", "KPMG", "FTF2"]),
    ("It was let by BCP Council.", ["BCP Council"]),
    ("A spokesman for Mr Khan met Sir John Hayes and Baroness Bell.", ["Mr Khan", "Sir John Hayes", "Baroness Bell"]),
    ("Work for Bath and North East Somerset Council starts soon.", ["Bath and North East Somerset Council"]),
    ("It is run by Blackburn with Darwen Borough Council.", ["Blackburn with Darwen Borough Council"]),
    (
        "The Department for Work and Pensions and the Home Office agreed.",
        ["Department for Work and Pensions", "Home Office"],
    ),
    (
        "The National Police Chiefs’ Council and King's College London agreed.",
        ["National Police Chiefs’ Council", "King's College London"],
    ),
    ("It was made by Marks & Spencer in Stockton-on-Tees.", ["Marks & Spencer", "Stockton-on-Tees"]),
    ("Consultants to advise Southampton on shake-up of councils", ["Southampton"]),
    ("Salford chiefs have signed it off.", ["Salford"]),
    ("Seddon will build it. Residents hope that Seddon hurries.", ["Seddon", "Seddon"]),
    ("Work starts in May. Bids close on Monday. But nobody knows.", []),
    ("He met the mayor on Boxing Day, at Easter and on St George's Day.", []),
    ("It costs £5m A YEAR. A year is long.", []),
    ("Khan's political friends like Manchester's Heaton Park.", ["Khan", "Manchester", "Heaton Park"]),
    (
        "Labour and the Conservatives voted for Manvers Street and Leisure Wharf.",
        ["Labour", "Conservatives", "Manvers Street", "Leisure Wharf"],
    ),
    ("“The council was wrong,” he said. “It knows.”", []),
]


@pytest.mark.parametrize(("sentence", "names"), FOUND)
def test_names_are_found_whole(sentence: str, names: list[str]) -> None:
    """Joined over small words where they are one name, and free of words that only start a sentence."""
    assert [mention.text for mention in find_names(sentence)] == names


@pytest.mark.parametrize(
    ("sentence", "name", "form"),
    [
        ("The Office for Policing Matters (Opm) paid.", "Office for Policing Matters", "Opm"),
        (
            "The Mayor's Office for Policing and Crime, known as Mopac, paid.",
            "Mayor's Office for Policing and Crime",
            "Mopac",
        ),
        ("The Ministry of Justice paid. The MoJ said so.", "Ministry of Justice", "MoJ"),
        ("Wirral Borough Council paid. Later Wirral Council denied it.", "Wirral Borough Council", "Wirral Council"),
    ],
)
def test_a_name_knows_the_forms_that_the_text_gives_it(sentence: str, name: str, form: str) -> None:
    """Introduced in brackets or by "known as", or the initials of a name that stands in full elsewhere; both ways."""
    forms = {mention.text: mention.forms for mention in find_names(sentence)}
    assert form in forms[name]
    assert name in forms[form]


def test_a_party_in_brackets_is_no_alias() -> None:
    """The bracket after a person's name tells of the person."""
    assert all(mention.forms == () for mention in find_names("Cllr Ann Bell (Lab) spoke with Tom Hay (Green)."))
