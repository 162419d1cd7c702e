"""Questions and saved searches: written and read back, damaged files told, names that are none refused."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError, RegisterError
from onrecord.register.question import Question
from onrecord.register.searches import SavedSearches

NOW = datetime(2031, 2, 3, 10, tzinfo=UTC)
texts = st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
questions = st.builds(
    Question,
    words=st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    buyer=texts,
    supplier=texts,
    cpv=texts,
    place=texts,
    since=st.none() | st.dates(),
    until=st.none() | st.dates(),
    minimum=st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=2),
    stage=texts,
    open_on=st.none() | st.dates(),
    doubtful=st.booleans(),
)


@given(questions)
def test_a_question_is_read_back_from_its_text(question: Question):
    """An address that is shared asks the same."""
    assert Question.from_text(question.to_text()) == question


@pytest.mark.parametrize("text", ["colour=red", "since=tomorrow", "minimum=much", "minimum=Infinity"])
def test_a_text_that_is_no_question_is_refused(text: str):
    """Rather than answered with everything."""
    with pytest.raises(ValueError, match=r"is no|isoformat"):
        Question.from_text(text)


def test_a_saved_search_is_found_again_and_replaced_under_its_name(tmp_path: Path):
    """The newest question of a name is the one that is kept."""
    searches = SavedSearches(tmp_path)
    searches.save("meals", Question("school meals"), NOW)
    searches.save("bridges", Question("bridge", minimum=Decimal(1000)), NOW)
    searches.save("meals", Question("hot meals", since=date(2031, 1, 1)), NOW)
    assert [one.name for one in searches.all()] == ["bridges", "meals"]
    assert searches.named("meals").asked == Question("hot meals", since=date(2031, 1, 1))
    searches.remove("meals")
    with pytest.raises(InputError, match="bridges"):
        searches.named("meals")


@pytest.mark.parametrize("name", ["", "../x", "a\nb", "x" * 81])
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str):
    """A name stands in file names and in headings."""
    with pytest.raises(InputError, match="no name"):
        SavedSearches(tmp_path).save(name, Question("x"), NOW)


@pytest.mark.parametrize(
    "content", ["{", "[{}]", '[{"name": "a", "question": "colour=red", "saved_at": "2031-01-01T00:00:00Z"}]']
)
def test_a_damaged_file_is_told(tmp_path: Path, content: str):
    """Not taken for an empty one, which the next save would then write over."""
    (tmp_path / "searches.json").write_text(content, "utf-8")
    with pytest.raises(RegisterError, match="saved searches"):
        SavedSearches(tmp_path).save("mine", Question("x"), NOW)
    assert (tmp_path / "searches.json").read_text("utf-8") == content
