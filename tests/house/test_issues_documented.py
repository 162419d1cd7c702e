"""The issues that only the register can see stand in docs/issues.md beside those of reading and checking."""

from __future__ import annotations

from tree import PROJECT

from onrecord.register.gather import SAME_ID


def test_issue_between_releases_is_documented():
    """What the register says of two releases together has its entry."""
    assert f"\n`{SAME_ID}`: " in (PROJECT / "docs" / "issues.md").read_text("utf-8")
