"""docs/issues.md has an entry for every rule, and for nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.ocds import READING_RULES, checking_rules

ENTRY = re.compile(r"^\| `([a-z-]+)` \| (.+?) \| (.+) \| (.+?) \|$", re.MULTILINE)


def test_every_rule_has_its_entry(project: Path) -> None:
    """What it looks for, in the words of its docstring; an example; and what to do."""
    page = (project / "docs" / "issues.md").read_text(encoding="utf-8")
    entries = {rule: what for rule, what, *_ in ENTRY.findall(page)}
    rules = {**READING_RULES, **checking_rules()}
    assert entries.keys() == rules.keys()
    for rule, what in entries.items():
        assert what.casefold() == rules[rule].rstrip(".").casefold()
