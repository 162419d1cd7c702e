"""An example of a rule: an article beside releases, and what that one rule says of it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from fakes import FakeLookup, make_records

from onrecord.article.read import read_article
from onrecord.checking.check import check_article


def judged_by(rule: str, folder: Path) -> list[dict[str, object]]:
    """What a rule says of `article.txt` in a folder, beside the record made of its `releases.json`."""
    releases = json.loads((folder / "releases.json").read_text("utf-8"), parse_float=Decimal)
    article = read_article((folder / "article.txt").read_text("utf-8"), id=rule)
    checked = check_article(article, FakeLookup(make_records(releases)), ocid=releases[0]["ocid"])
    return [
        {
            "text": one.claim.text,
            "verdict": str(one.verdict.word),
            "reason": str(one.verdict.reason) if one.verdict.reason else None,
            "sentence": one.verdict.sentence,
            "pointers": [evidence.pointer for evidence in one.verdict.evidence],
        }
        for one in checked.claims
        if one.verdict.rule == rule
    ]
