"""Which words say what a date is the date of."""

from __future__ import annotations

import pytest
from invented import context, release, tender

from onrecord.checking.cues import FAR, NEAR, Cue, cue_of, cues_of

NOTICE = release(tender=tender())


def cue(text: str, which: int = 0) -> Cue | None:
    """The cue of one date of a sentence."""
    beside = context(f"Masons wanted\n\n{text}", NOTICE)
    return cue_of(beside.article.dates[which].span, beside)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Bids close on 14 March.", "deadline"),
        ("Applications must be in by 14 March.", "deadline"),
        ("Firms have until 14 March to bid.", "deadline"),
        ("Hopefuls have until 14 March to write in.", "deadline"),
        ("Firms had until noon on 14 March to say that they wanted the job.", "deadline"),
        ("Anybody who wants it has to be in by 14 March.", "deadline"),
        ("The door stays open until 14 March.", "deadline"),
        ("The contract was awarded on 14 March.", "awarded_on"),
        ("The deal was done on 14 March.", "awarded_on"),
        ("Decisions are dated 14 March.", "awarded_on"),
        ("A mason was appointed on 14 March.", "awarded_on"),
        ("The contract starts on 14 March.", "start"),
        ("Work will get under way on 14 March.", "start"),
        ("The contract ends on 14 March.", "end"),
        ("The work lasts until 14 March.", "end"),
        ("Masons have until 14 March to finish.", "end"),
        ("Its time is up on 14 March.", "end"),
        ("The competition was announced on 14 March.", "published"),
        ("The search opened on 14 March.", "published"),
        ("The notice was published on 14 March.", "published"),
        ("The job was advertised on 14 March.", "published"),
        ("The notice was amended on 14 March.", "amended"),
    ],
)
def test_the_nearest_words_decide(text: str, moment: str) -> None:
    """Verbs and nouns of each moment, before or behind the date."""
    found = cue(text)
    assert found is not None
    assert found.moment == moment
    assert found.sure


@pytest.mark.parametrize(
    "text",
    [
        "He wants the matter called in, and has until 14 March to find two more signatures.",
        "Contractors have until 14 March to pay the fine.",
        "You must stand by your offer until 14 March.",
        "Tenders must be kept valid until 14 March.",
        "Tenants were given until 14 March to object.",
    ],
)
def test_who_has_until_a_day_for_another_task_bids_for_nothing(text: str) -> None:
    assert getattr(cue(text), "moment", None) != "deadline"


def test_each_of_two_dates_has_its_own_verb() -> None:
    """A clause boundary counts as three words, so a verb does not reach over "and"."""
    text = "Work starts on 14 March and ends on 20 April."
    assert [getattr(cue(text, n), "moment", None) for n in (0, 1)] == ["start", "end"]


def test_a_date_without_such_words_has_none() -> None:
    """A meeting is no point of the process."""
    assert cue("On 14 March the council met in its old hall.") is None


def test_words_too_far_off_say_nothing() -> None:
    """Beyond sixteen words a verb is another's; up to seven it is sure."""
    between = "which the town has long been waiting for with some impatience as everybody in it will gladly tell you"
    assert cue(f"Work starts, {between}, on 14 March.") is None
    assert NEAR < FAR


def test_other_words_of_the_sentence_stand_behind_the_nearest() -> None:
    """One cue a moment, nearest first, counted from the sentence's own words."""
    beside = context("Masons wanted\n\nThe contract, awarded in May, starts on 14 March.", NOTICE)
    found = cues_of(beside.article.dates[1].span, beside)
    assert [(c.moment, c.span.of(beside.text)) for c in found] == [("start", "starts"), ("awarded_on", "awarded")]
    assert found[0].distance < found[1].distance
