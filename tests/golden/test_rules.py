"""Golden pairs of the rules: an article and releases go in, the verdicts of that one rule come out.

tests/golden/rules/<rule>/article.txt      the article; its line "Published: …" gives the day
tests/golden/rules/<rule>/releases.json    the releases of one ocid
tests/golden/rules/<rule>/verdicts.json    what the rule says: text, verdict, reason, sentence, pointers
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rule_examples import judged_by

RULES = Path(__file__).parent / "rules"


@pytest.mark.parametrize("folder", sorted(RULES.iterdir()), ids=lambda folder: folder.name)
def test_rule_says_what_its_example_shows(folder: Path):
    """A rule finds the claims of its example and judges each as written beside it."""
    expected = json.loads((folder / "verdicts.json").read_text("utf-8"))
    assert expected, "an example without a claim shows nothing"
    assert judged_by(folder.name, folder) == expected
