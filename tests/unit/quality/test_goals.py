"""The table of goals: what was measured, what was not, and why."""

from quality import goals
from quality.goals import Measured, Row


def test_a_goal_that_is_missed_is_told() -> None:
    row = Row("claims found", 0.95, (Measured(0.98, "dev"), Measured(0.86, "own")))
    assert str(row).split() == "claims found >= 0.95 dev 0.98, own 0.86 (missed)".split()


def test_a_goal_of_less_is_missed_by_more() -> None:
    row = Row("reading, ms", 5, (Measured(6.5, "articles"),), less_is_better=True)
    assert str(row).endswith("articles 6.5 (missed)")


def test_what_was_not_measured_says_why() -> None:
    rows = [row for row in goals.goals({}) if not row.found]
    assert rows
    assert all(row.why_not and f"not measured: {row.why_not}" in str(row) for row in rows)
