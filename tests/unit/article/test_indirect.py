"""Indirect speech: invented sentences by the way the words are given, each with what was said and who said it."""

from __future__ import annotations

import pytest

from onrecord.article import Force, IndirectSpeech, SourceKind
from onrecord.article.read import read_article

PERSON, ORGANISATION, RECORD, NONE = SourceKind.PERSON, SourceKind.ORGANISATION, SourceKind.RECORD, SourceKind.NONE

Row = tuple[str, tuple[str, ...], str, SourceKind]
"""Text, what was said, the speaker as printed (empty for nobody), the kind of source."""

THAT = [
    ("The board said that the pool was shut.", ("the pool was shut",), "The board", ORGANISATION),
    ("The board told parents on Friday that the pool was shut.", ("the pool was shut",), "The board", ORGANISATION),
    ("The board said, after a vote, that the pool was shut.", ("the pool was shut",), "The board", ORGANISATION),
    ("The board found that the pool was shut.", ("the pool was shut",), "The board", ORGANISATION),
    ("The notice makes clear that the pool is shut.", ("the pool is shut",), "The notice", RECORD),
]
BARE = [
    ("The board said the pool was shut.", ("the pool was shut",), "The board", ORGANISATION),
    ("The board told him the pool was shut.", ("the pool was shut",), "The board", ORGANISATION),
    ("The tender documents say the pool is shut.", ("the pool is shut",), "The tender documents", RECORD),
    ("Ann Lee said on Tuesday she had asked twice.", ("she had asked twice",), "Ann Lee", PERSON),
]
FRAMES = [
    ("According to the notice, bids close on 3 May.", ("bids close on 3 May",), "the notice", RECORD),
    ("Bids close on 3 May, according to the notice.", ("Bids close on 3 May",), "the notice", RECORD),
    ("The pool was shut, Ann Lee said.", ("The pool was shut",), "Ann Lee", PERSON),
    ("The pool was shut, said Ann Lee, who swims there.", ("The pool was shut",), "Ann Lee", PERSON),
    ("The pool, Ann Lee said, was shut.", ("The pool", "was shut"), "Ann Lee", PERSON),
    ("In a letter, Ann Lee said the pool was shut.", ("the pool was shut",), "Ann Lee", PERSON),
]
DEEDS = [
    ("Ann Lee accused the board of waste.", ("the board of waste",), "Ann Lee", PERSON),
    ("Ann Lee warned of long delays.", ("long delays",), "Ann Lee", PERSON),
    ("The firm denied wrongdoing.", ("wrongdoing",), "The firm", ORGANISATION),
    ("The firm promised to repay £2m.", ("to repay £2m",), "The firm", ORGANISATION),
    ("Parents urged the board to think again.", ("the board to think again",), "Parents", PERSON),
    ("Ann Lee asked why the pool was shut.", ("why the pool was shut",), "Ann Lee", PERSON),
]
NOBODY_NAMED = [
    ("It is understood that the firm has left.", ("the firm has left",), "", NONE),
    ("Staff were told the firm had left.", ("the firm had left",), "", NONE),
    ("The firm is said to have left.", ("The firm", "to have left"), "", NONE),
    ("The firm has reportedly left.", ("The firm has", "left"), "", NONE),
]
MIXED = [("The board said the pool was “a ruin” and was shut.", ("the pool was “a ruin” and was shut",), "The board")]
ALL = [*THAT, *BARE, *FRAMES, *DEEDS, *NOBODY_NAMED, *((*row, ORGANISATION) for row in MIXED)]
SEVERAL = [
    ("The firm admitted that it was late, but said nobody was hurt.", ["it was late", "nobody was hurt"]),
    ("Ann Lee said the pool was shut, adding that it leaked.", ["the pool was shut", "it leaked"]),
    ("The firm said it was late, but auditors have warned that it was lost.", ["it was late", "it was lost"]),
]
NOTHING_SAID = [
    "“The pool is shut,” said Ann Lee.",
    "Ann Lee said: “The pool is shut.”",
    "The council would not say how much it had paid.",
    "The council has never explained why it paid.",
    "The council declined to comment.",
    "We asked why the pool was shut.",
    "The contract calls for six vehicles.",
    "The council found £3m for the pool.",
    "The firm reports to the board each month.",
    "The pool is expected to open in May.",
    "Mayor slammed for £2m pool.",
    "Bids must name the driver and state the price.",
]


def said(text: str) -> tuple[IndirectSpeech, ...]:
    return read_article(f"Row over pool\n\n{text}", id="a").indirect


def words(text: str, speech: IndirectSpeech) -> tuple[str, ...]:
    return tuple(part.of(f"Row over pool\n\n{text}") for part in speech.parts)


@pytest.mark.parametrize("row", ALL, ids=lambda row: row[0])
def test_what_is_said_and_by_whom(row: Row) -> None:
    """The words without *that*, the speaker as printed, the kind of source."""
    text, parts, speaker, kind = row
    (speech,) = said(text)
    assert words(text, speech) == parts
    assert (speech.speaker.of(f"Row over pool\n\n{text}") if speech.speaker else "") == speaker
    assert speech.source is kind


@pytest.mark.parametrize(("text", "each"), SEVERAL)
def test_one_sentence_may_hold_several(text: str, each: list[str]) -> None:
    assert [" … ".join(words(text, speech)) for speech in said(text)] == each


@pytest.mark.parametrize("text", NOTHING_SAID)
def test_what_is_no_indirect_speech(text: str) -> None:
    """Direct quotations, refusals, the paper's own voice, and verbs that mean something else."""
    assert said(text) == ()


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ann Lee runs the pool.\n\nShe said it was shut for good.", "Ann Lee", PERSON),
        ("Mr Kay left. Ms Lee stayed. He said it was shut for good.", "Mr Kay", PERSON),
        ("“It is shut,” said Ann Lee. She added that it leaked.", "Ann Lee", PERSON),
        ("The notice appeared in May. It says the work will take a year.", "The notice", RECORD),
        ("Vale & Sons won. It says the work will take a year.", "Vale & Sons", ORGANISATION),
    ],
)
def test_a_pronoun_stands_for_whoever_fits_and_was_named_last(text: str, name: str, kind: SourceKind) -> None:
    speech = said(text)[-1]
    assert speech.named is not None
    assert (speech.named.of(f"Row over pool\n\n{text}"), speech.source) == (name, kind)


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("The firm said the pool cost £2m.", Force.STATED),
        ("The firm said bids close on 3 May.", Force.STATED),
        ("The pool cost £2m, according to the firm.", Force.STATED),
        ("Ann Lee asked the firm to pay £2m.", Force.WANTED),
        ("The firm promised to pay £2m.", Force.WANTED),
        ("Ann Lee called for a £2m pool.", Force.WANTED),
        ("Ann Lee asked why the pool cost £2m.", Force.RAISED),
        ("Ann Lee condemned the £2m pool.", Force.RAISED),
    ],
)
def test_what_somebody_does_by_saying_it(text: str, force: Force) -> None:
    assert [speech.force for speech in said(text)] == [force]


def test_a_quotation_inside_makes_it_mixed() -> None:
    assert [said(row[0])[0].mixed for row in (MIXED[0], THAT[0])] == [True, False]
