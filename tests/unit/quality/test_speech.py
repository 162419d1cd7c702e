"""The labelled sample of indirect speech: its notation, its scorer, and what the reader reaches on it."""

import pytest

from quality import speech

ROW = "<p1 @Ann Lee> left. <p2 She> <=2 said> <c2 the pool>, <c2 though old>, was full."


def test_the_notation_gives_text_and_spans() -> None:
    text, (label,), name = speech.labels(ROW)
    assert text == "Ann Lee left. She said the pool, though old, was full."
    assert [part.of(text) for part in label.parts] == ["the pool", "though old"]
    assert label.speaker is not None
    assert (label.speaker.of(text), name.of(text) if name else "") == ("She", "Ann Lee")


@pytest.mark.parametrize("half", ["dev", "unseen"])
def test_every_row_is_marked_up_whole(half: str) -> None:
    """No bracket is left over, and every speech has its cue."""
    for row in speech.rows(half):
        text, labelled, _ = speech.labels(row)
        assert not set("<>¶") & set(text), row
        assert all(label.cue is not None for label in labelled), row


def test_the_halves_share_no_row() -> None:
    """They were of one size when they were parted; the half that rules learn from has grown since."""
    dev, unseen = set(speech.rows("dev")), set(speech.rows("unseen"))
    assert (len(dev) > 300, len(unseen), dev & unseen) == (True, 83, set())


def test_half_of_the_longer_one_must_be_shared() -> None:
    text, labelled, name = speech.labels("<o1 The firm> <=1 said> <c1 the pool was full>.")
    found = speech.read(text).indirect
    counts = speech.compare(labelled, found, text, name)
    assert (counts["matched"], counts["exact"], counts["source_right"]) == (1, 1, 1)
    assert speech.compare(labelled, (), text, name)["matched"] == 0


@pytest.mark.parametrize(("half", "f1", "exact", "source"), [("dev", 0.95, 0.93, 0.95), ("unseen", 0.93, 0.89, 0.9)])
def test_indirect_speech_is_read_at_least_this_well(half: str, f1: float, exact: float, source: float) -> None:
    """On its first run, before any fault it showed was mended, the unseen half gave 0.922, 0.883 and 0.789."""
    tally = speech.measure(half)
    assert (tally.f1 >= f1, tally.exact_f1 >= exact, tally.source_share >= source) == (True, True, True), tally
