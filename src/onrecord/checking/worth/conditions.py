"""Sums of the notice's prose: those that are no price (turnover, insurance, thresholds), and those of the whole."""

from __future__ import annotations

import re

from onrecord.reading import Figure

_CONDITION = re.compile(
    r"\b(?:turnover|insurance|indemnity|liabilit(?:y|ies)|threshold|bond|cover of|financial standing"
    r"|community benefits?"
    r"|fine|penalt(?:y|ies)|living wage|minimum wage)\b",
    re.I,
)


WHOLE = re.compile(r"\b(?:contract|budget|total|overall|price|tenders?|bids|value|cost)\b", re.I)
"""Words beside a sum of the prose that is of the whole purchase."""


def is_condition(figure: Figure) -> bool:
    """Whether a sum of the prose is a condition that bidders must meet, and not the price of anything."""
    return bool(figure.words) and bool(_CONDITION.search(figure.words))
