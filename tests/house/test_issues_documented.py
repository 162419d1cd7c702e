"""Every rule that an issue can name stands in docs/issues.md."""

from __future__ import annotations

import re

from tree import PROJECT

from onrecord.ocds.check import checking_rules
from onrecord.ocds.read import READING_RULES
from onrecord.register.derive import SAME_ID


def test_every_issue_rule_is_documented():
    """The page has one row for each rule there is, and for none that is gone."""
    page = (PROJECT / "docs" / "issues.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| \S", page, re.MULTILINE)
    assert sorted(rows) == sorted([*READING_RULES, *checking_rules(), SAME_ID])
