"""The sentences on the pages of the rules: what triggers each rule, and the neighbours that must not."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from fakes import FakeLookup, make_records
from tree import PROJECT

from onrecord.article import read_article
from onrecord.checking import check_article
from onrecord.values import parse_instant

PAGES = PROJECT / "docs" / "rules"
HEADING = "\n## What triggers it, and what does not\n"
NOTHING = "nothing"
DAYS = {"20 February": "2031-02-20T08:00:00Z", "28 March": "2031-03-28T08:00:00Z"}
_RECORD = re.compile(r"```json\n(?P<json>.*?)\n```", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence of a page, and what the rule must say of it."""

    rule: str
    file: str
    """Of `checking/worth/`, with "not " before it for a neighbour; empty on the pages of other rules."""
    day: str
    sentence: str
    says: str

    @property
    def accuses(self) -> bool:
        """Whether the rule must say that the sentence is wrong."""
        return self.says.startswith(("contradicted", "partial", "altered"))


def rows(rule: str) -> list[Row]:
    """The rows of a rule's page; none where it has no such table."""
    _, _, section = (PAGES / f"{rule}.md").read_text("utf-8").partition(HEADING)
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]
    return [
        Row(rule, file[0].replace("`", "") if file else "", *rest) for *file, a, b, c in cells if (rest := (a, b, c))
    ]


@cache
def releases(rule: str) -> tuple[Mapping[str, Any], ...]:
    """The record beside which a page's sentences stand: its own, or the one that all pages share."""
    own = _RECORD.search((PAGES / f"{rule}.md").read_text("utf-8"))
    shared = _RECORD.search((PAGES / "README.md").read_text("utf-8"))
    assert shared
    return tuple(json.loads((own or shared)["json"], parse_float=Decimal))


def judged(row: Row) -> str:
    """What the rule of a row says of its sentence, as the page writes it."""
    text = f"News of the week\n\nOtterholme is an old town.\n\n{row.sentence}"
    article = read_article(text, id="a", published=parse_instant(DAYS[row.day]))
    bodies = releases(row.rule)
    check = check_article(article, FakeLookup(make_records(bodies)), ocid=bodies[0]["ocid"])
    said = [one.verdict for one in check.claims if one.verdict.rule == row.rule]
    return "; ".join(_written(str(v.word), v.reason and str(v.reason)) for v in said) or NOTHING


def _written(word: str, reason: str | None) -> str:
    words = {"not_in_record": "not in the record"}.get(word, word.replace("_", " "))
    return f"{words}: `{reason}`" if reason else words
