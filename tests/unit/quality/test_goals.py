"""The table of goals: what was measured, what was not, and why."""

from quality import goals
from quality.corpora import Corpora
from quality.goals import Measured, Row


def test_a_goal_that_is_missed_is_told() -> None:
    row = Row("claims found", 0.95, (Measured(0.98, "dev"), Measured(0.86, "own")))
    assert str(row).split() == "claims found >= 0.95 dev 0.98, own 0.86 (missed)".split()


def test_a_goal_of_less_is_missed_by_more() -> None:
    row = Row("reading, ms", 5, (Measured(6.5, "articles"),), less_is_better=True)
    assert str(row).endswith("articles 6.5 (missed)")


def test_what_was_not_measured_says_why() -> None:
    rows = [row for row in goals.goals({}, Corpora()) if not row.found]
    assert rows
    assert all(row.why_not and f"not measured: {row.why_not}" in str(row) for row in rows)


def test_a_corpus_whose_path_was_given_is_measured() -> None:
    told = {
        "articles": 84.0,
        "with source": 0.9,
        "detection": 0.95,
        "exact": 1.0,
        "indirect": 0.6,
        "indirect, any cue": 0.5,
    }
    rows = [str(row) for row in goals.goals({}, Corpora(polnear=told)) if "PolNeAR" in row.name]
    assert [row.split("   ")[-1].strip() for row in rows] == [
        "84 articles 0.9",
        "84 articles 0.95 (missed)",
        "84 articles 1",
        "84 articles 0.6 (missed), indirect, any cue 0.5 (missed)",
    ]


def test_without_a_path_its_rows_say_how_to_give_one() -> None:
    rows = [row for row in goals.goals({}, Corpora()) if "TimeBank" in row.name]
    assert [row.why_not for row in rows] == [goals.NO_COPY.format("--timebank PATH")] * 2
