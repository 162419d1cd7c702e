"""Laws of aligning: what holds for any sentence, not only for those somebody thought of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.checking.align import align
from onrecord.checking.model import Edit, EditKind, Reason

_SYLLABLES = st.sampled_from("bar cor dun fel gim hol jat kev lup mor nab pod rix sut tav vel wim yor zed".split())
_WORDS = st.lists(_SYLLABLES, min_size=2, max_size=3).map("".join)
_SENTENCES = st.lists(_WORDS, min_size=8, max_size=40, unique=True)


def _text(words: list[str]) -> str:
    return " ".join(words) + "."


def _replayed(edits: tuple[Edit, ...]) -> tuple[list[str], list[str]]:
    record = [word for edit in edits for word in edit.record]
    return record, [word for edit in edits for word in edit.printed]


@given(_SENTENCES)
def test_itself(words: list[str]) -> None:
    """A text beside itself has no edits but sameness."""
    found = align(_text(words), _text(words))
    assert found is not None
    assert found.reason is None
    assert found.similarity >= 1
    assert {edit.kind for edit in found.edits} == {EditKind.SAME}


@given(_SENTENCES, st.data())
def test_cut_ends(words: list[str], data: st.DataObject) -> None:
    """Any run of a text is unaltered, wherever it is cut."""
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    found = align(_text(words[start:end]), _text(words))
    assert found is not None
    assert found.reason is None
    assert found.source_words == " ".join(words[start:end])


@given(_SENTENCES, st.data())
def test_dropped_words(words: list[str], data: st.DataObject) -> None:
    """Words taken out of the middle are the words that come back as dropped."""
    count = data.draw(st.integers(1, len(words) // 4))
    start = data.draw(st.integers(3, len(words) - count - 3))
    found = align(_text(words[:start] + words[start + count :]), _text(words))
    assert found is not None
    assert found.reason is Reason.DROPPED_WORDS
    dropped = [word for edit in found.edits if edit.kind is EditKind.DROPPED for word in edit.record]
    assert dropped == words[start : start + count]


@given(_SENTENCES, st.data())
def test_replay(words: list[str], data: st.DataObject) -> None:
    """The edits, replayed, give both lists of words: the printed ones whole, the record's from start to end."""
    printed = list(words)
    for _ in range(data.draw(st.integers(0, 2))):
        at = data.draw(st.integers(1, len(printed) - 2))
        kind = data.draw(st.sampled_from(["drop", "add", "change"]))
        if kind == "drop":
            del printed[at]
        elif kind == "add":
            printed.insert(at, "quibble")
        else:
            printed[at] = "quaver"
    found = align(_text(printed), _text(words))
    assert found is not None
    record, shown = _replayed(found.edits)
    assert shown == printed
    assert record == found.source_words.split()
    assert found.source_words in _text(words)


@given(_SENTENCES, _SENTENCES)
def test_span_lies_in_the_source(printed: list[str], source: list[str]) -> None:
    """Whatever is found lies in the source, and its likeness is a share."""
    found = align(_text(printed), _text(source))
    if found is not None:
        assert 0 <= found.start < found.end <= len(_text(source))
        assert 0 < found.similarity <= 1
