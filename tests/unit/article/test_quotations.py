"""Which stretches of a text are quotations: marks, apostrophes, nesting, inches, and marks that copies lost."""

from __future__ import annotations

import pytest

from onrecord.article.blocks import find_blocks
from onrecord.article.quotations import Stretch, find_quotations

MARKS = [
    ("“It is mad,” she said.", ["It is mad,"]),
    ('"It is mad," she said.', ["It is mad,"]),
    ("‘It is mad,’ she said.", ["It is mad,"]),
    ("'It is mad,' she said.", ["It is mad,"]),
    ("''It is mad,'' she said.", ["It is mad,"]),
    ("``It is mad,'' she said.", ["It is mad,"]),
    ("‘‘It is mad,’’ she said.", ["It is mad,"]),
    ("«It is mad», she said.", ["It is mad"]),
    ("« It is mad », she said.", ["It is mad"]),
    ("»It is mad«, she said.", ["It is mad"]),
    ("„It is mad“, she said.", ["It is mad"]),
    ("„It is mad”, she said.", ["It is mad"]),
    ("‚It is mad‘, she said.", ["It is mad"]),
    ('He spoke of a “deep trend". Then he left.', ["deep trend"]),
    ('He spoke of a "deep trend”. Then he left.', ["deep trend"]),
]
APOSTROPHES = [
    ("The neighbours’ cars and the members’ hall.", []),
    ("It was the ’90s, rock ’n’ roll and all.", []),
    ("It was the '90s, rock 'n' roll and all.", []),
    ("Fish 'n' chips and 'two sausages' for tea.", ["two sausages"]),
    ("The Joneses' dog isn't the Smiths' dog.", []),
    ("‘The neighbours’ hedge is high,’ he said.", ["The neighbours’ hedge is high,"]),
    ("'The neighbours' hedge is high,' he said.", ["The neighbours' hedge is high,"]),
    ("The 'works' are on and the members' hall is shut.", ["works"]),
    ("'Put money first!' Mayor slammed for 'waste'", ["Put money first!", "waste"]),
    ("the players’ ‘poor’ form", ["poor"]),
    ("He used the word ‘lads’ and the word ‘lasses’.", ["lads", "lasses"]),
    ("The boss’s “plan B” isn’t James’ “plan A”", ["plan B", "plan A"]),
    ("'It's the residents' choice,' said Ann, 'and it's theirs.'", ["It's the residents' choice,", "and it's theirs."]),
    ("the ‘’90s revival’ tour", ["’90s revival"]),
    ("O’Neill’s ‘d’accord’ was heard", ["d’accord"]),
]
NESTED = [
    ("“He told me ‘go home’ and I went,” she said.", ["He told me ‘go home’ and I went,", "go home"]),
    ("‘He told me “go home” and I went,’ she said.", ["He told me “go home” and I went,", "go home"]),
    ("\"He told me 'go home' and I went,\" she said.", ["He told me 'go home' and I went,", "go home"]),
    ("“He told me ‘go home.’”", ["He told me ‘go home.’", "go home."]),
    ("\"It isn't 'fake' or 'woke', it's real.\"", ["It isn't 'fake' or 'woke', it's real.", "fake", "woke"]),
    ("He calls it “the “big” one” here", ["the “big” one", "big"]),
    (
        "“We’re ‘all in’ on this,” he said. “It’s ‘go’ time.”",
        ["We’re ‘all in’ on this,", "all in", "It’s ‘go’ time.", "go"],
    ),
    ("'\"Nested\" at the start,' he said.", ['"Nested" at the start,', "Nested"]),
    ("\"'Nested' at the start,\" he said.", ["'Nested' at the start,", "Nested"]),
]
MEASURES = [
    ('A 65" screen and a 5\'10" player.', []),
    ('The 12" pipe by the "old mill" broke.', ["old mill"]),
    ('"The 12" pipe broke," he said.', ['The 12" pipe broke,']),
    ('It cost "£25", he said.', ["£25"]),
    ("“It cost £25,” he said, “and £30”.", ["It cost £25,", "and £30"]),
    ("6’2” tall and “proud”", ["proud"]),
]
DAMAGED_OR_CLOSE = [
    ("He said: “We will go", ["We will go"]),
    ("He said: ‘We will go", []),
    ("(“brackets”) and [“square”] and—“dash”—too", ["brackets", "square", "dash"]),
    ("word“glued”word and so on", ["glued"]),
    ('said,"glued" to it', ["glued"]),
    ("“”", []),
    ("“ spaced out ” words", ["spaced out"]),
    ("“One.” “Two.”", ["One.", "Two."]),
    ("“One”“Two”", ["One", "Two"]),
    ("“First, said X. “Second,” said Y.", ["First,", "Second,"]),
    ("a 'tis and 'twas and 'em", []),
    ("Kids' 'super school' plan", ["super school"]),
    ("‘Kids’ school’ is a name", ["Kids’ school"]),
    ("“…and then,” he said.", ["…and then,"]),
    ('"...and then," he said.', ["...and then,"]),
    ('She said "no", he said "yes".', ["no", "yes"]),
]


def stretches(text: str) -> list[Stretch]:
    return find_quotations(text, find_blocks(text))


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_marks_of_every_shape_open_and_close(text, expected):
    """British, American, typewritten, French and German marks, also mixed within one quotation."""
    assert [s.span.of(text) for s in stretches(text)] == expected


@pytest.mark.parametrize(("text", "expected"), APOSTROPHES)
def test_apostrophes_are_no_marks(text, expected):
    """Possessives, decades and elisions neither open nor close a quotation."""
    assert [s.span.of(text) for s in stretches(text)] == expected


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_quotations_nest(text, expected):
    """A quotation inside another one is listed after it and marked as nested."""
    found = stretches(text)
    assert [s.span.of(text) for s in found] == expected
    assert any(s.nested for s in found)


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_inches_and_feet_are_no_marks(text, expected):
    """A mark after a digit may measure, and a sum may end a quotation."""
    assert [s.span.of(text) for s in stretches(text)] == expected


@pytest.mark.parametrize(("text", "expected"), DAMAGED_OR_CLOSE)
def test_damaged_and_crowded_marks(text, expected):
    """Marks without spaces, left open, empty, or one right after another."""
    assert [s.span.of(text) for s in stretches(text)] == expected


def test_paragraphs_of_one_quotation_continue_it():
    """Each paragraph opens with a mark and only the last one closes: the later ones carry the first on."""
    text = "Head\n\nHe said: “One day.\n\n“Two days.\n\n“Three days.”\n\n“Another matter.”"
    found = stretches(text)
    assert [(s.span.of(text), s.continues, s.closed) for s in found] == [
        ("One day.", False, False),
        ("Two days.", True, False),
        ("Three days.", True, True),
        ("Another matter.", False, True),
    ]


def test_captions_between_paragraphs_do_not_break_a_quotation():
    """Captions and credits that a copy ran into the text stand between two paragraphs of one quotation."""
    text = 'Head\n\nShe said: "One day.\n\nAnn Lee\n\nAnn Lee spoke on Friday\n\nPA\n\n"Two days."'
    assert [(s.span.of(text), s.continues) for s in stretches(text)] == [("One day.", False), ("Two days.", True)]


def test_single_marks_run_over_paragraphs_too():
    """British single marks behave as double ones do."""
    text = "Head\n\nHe said: ‘One day.\n\n‘Two days.’"
    assert [(s.span.of(text), s.continues) for s in stretches(text)] == [("One day.", False), ("Two days.", True)]


def test_a_quotation_cut_by_a_line_break_goes_on():
    """A scraped copy that breaks the line inside a quotation leaves a close without an opening."""
    text = "Head\n\nThe brief asks for “fresh thinking and\n\nOpen minds” by May."
    assert [(s.span.of(text), s.continues) for s in stretches(text)] == [
        ("fresh thinking and", False),
        ("Open minds", True),
    ]
