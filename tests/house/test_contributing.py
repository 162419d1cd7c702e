"""The rule that CONTRIBUTING walks through works as printed there."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from rule_examples import judged_by
from tree import PROJECT

from onrecord.checking import check

BLOCK = re.compile(r"^```\w+ (\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_rule_of_contributing_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Whoever types in the rule, the article and the releases gets the verdicts that stand beside them."""
    for name, text in BLOCK.findall((PROJECT / "CONTRIBUTING.md").read_text("utf-8")):
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    import bids  # type: ignore[import-not-found]

    monkeypatch.delitem(sys.modules, "bids")
    monkeypatch.setattr(check, "rules", lambda: (bids.RULE,))
    assert judged_by("bids", tmp_path) == json.loads((tmp_path / "verdicts.json").read_text("utf-8"))
