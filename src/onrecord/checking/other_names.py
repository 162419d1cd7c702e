"""Names that papers use of a body and that stand in the record's name for it: in brackets, before a branch, of a trust.

"Ofwat" is in brackets behind the authority's name; a hospital trust goes by its name without "NHS Foundation Trust".
"""

from __future__ import annotations

import re

from onrecord.reading import Name
from onrecord.values.names import normalise

_BRACKET = re.compile(
    r"\(\s*+[‘'\"“]?(?:(?:(?:more |better |also |otherwise )?(?:commonly )?known|trading) as )?"
    r"(?P<inside>[^()\s][^()]{0,200}?)[’'\"”]?\s*+\)"
)
_NO_NAME = re.compile(
    r"(?:hosted|part|on behalf|acting|managed|run|formerly|registered|the|for|of|in|incorporating|including|and|c/o)\b",
    re.I,
)
_TRUST = re.compile(r"\s(?:nhs (?:foundation )?trust|university health board|health board)$")
_FIRM = re.compile(r"\s(?:operations|trading|enterprises|management) (?:limited|ltd|plc|company)$")
_FEWEST = 3
"""Words of a name before its branch."""
_SHORTEST = 4
"""Letters of a name in brackets: of shorter ones there are many."""


def other_name(said: str, name: Name) -> bool:
    """Whether the record's name has in it what the article says, as another whole name of the same body."""
    whole = name.name
    return _in_brackets(said, whole) or _before_branch(said, whole) or _of_trust(said, whole) or _of_firm(said, whole)


def _in_brackets(said: str, name: str) -> bool:
    """
    >>> _in_brackets("Ofmere", "Mere Regulation Authority (Ofmere)"), _in_brackets("Mereham", "College (in Mereham)")
    (True, False)
    """
    form = normalise(said)
    inside = [m["inside"] for m in _BRACKET.finditer(name) if not _NO_NAME.match(m["inside"])]
    return len(form) >= _SHORTEST and any(normalise(part) == form for part in inside)


def _before_branch(said: str, name: str) -> bool:
    """
    >>> _before_branch("Mere Shared Services Partnership", "Mere Shared Services Partnership-Buying (hosted by X)")
    True
    >>> _before_branch("Mere", "Mere-on-Sands Council")
    False
    """
    rest = name[len(said) :] if name.lower().startswith(said.lower()) else ""
    return len(said.split()) >= _FEWEST and bool(re.match(r"\s*[-–—(,/:]", rest))


def _of_firm(said: str, name: str) -> bool:
    """
    >>> _of_firm("London Mere Airport", "London Mere Airport Operations Limited"), _of_firm("Mere", "Mere Trading Ltd")
    (True, False)
    """
    base = _FIRM.sub("", normalise(name))
    return len(said.split()) >= _FEWEST and base != normalise(name) and normalise(said) == base


def _of_trust(said: str, name: str) -> bool:
    """
    >>> _of_trust("Mere HealthCare", "Mere Health Care University NHS Foundation Trust")
    True
    >>> _of_trust("Mere Hospitals", "Mere Hospitals NHS Trust"), _of_trust("Mere", "Mere NHS Trust")
    (True, False)
    """
    whole = normalise(name)
    base = _TRUST.sub("", whole)
    if base == whole or len(re.findall(r"[A-Z]", said)) < 2:
        return False
    ours = normalise(said).replace(" ", "")
    return ours in {form.replace(" ", "") for form in (base, re.sub(r"\buniversity$", "", base).strip())}
