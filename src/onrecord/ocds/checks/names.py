"""Names of organisations that name nobody, or carry something else than a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from msgspec import UnsetType

from onrecord.ocds.checks.seen import Finding, Seen

_PLACEHOLDER = re.compile(
    r"(?:n\.?/?a\.?|none|null|nil|nobody|tbc|tbd|tba|to be (?:confirmed|determined|advised)|unknown|various|several|"
    r"multiple(?: suppliers)?|various suppliers|supplier|redacted|withheld|confidential|anonymous|test|"
    r"not (?:applicable|available|awarded|disclosed|known)(?: .*)?|contract not awarded|no (?:award|bids?|supplier|"
    r"tenders?|contract)(?: .*)?|see (?:attached|notice|description|document|list)(?: .*)?|no aplica|sin especificar|"
    r"[x.\-_?*]+)",
    re.IGNORECASE,
)
_GLUED = re.compile(r"\S\s*+(?:[(\[,-]\s*+)?(\b\d{7,8}|\b[A-Z]{2}\d{6}|\bN/A)\s*+(?:[)\]]\s*+)?$")


def is_sound(seen: Seen) -> bool:
    """Whether every organisation that has a name has a good one."""
    return all("name" not in one or _is_good(one["name"]) for _, one in seen.places.organisations)


def _is_good(name: object) -> bool:
    return isinstance(name, str) and _is_good_name(name)


@lru_cache(maxsize=65536)
def _is_good_name(name: str) -> bool:
    return bool(name.strip()) and not _PLACEHOLDER.fullmatch(name.strip()) and not _may_be_glued(name)


def sound_name(organisation: Any) -> bool:
    """Whether a typed organisation (see `ocds.sound`) that has a name has a good one."""
    name = organisation.name
    return type(name) is UnsetType or _is_good_name(name)


def find_name_missing(seen: Seen) -> Iterator[Finding]:
    """An organisation whose name is null or empty."""
    for pointer, organisation in seen.places.organisations:
        name = organisation.get("name")
        if "name" in organisation and (name is None or (isinstance(name, str) and not name.strip())):
            yield Finding(f"{pointer}/name", "null" if name is None else "an empty text", "the organisation's name")


def find_name_placeholder(seen: Seen) -> Iterator[Finding]:
    """A few words in place of a name."""
    for pointer, name in _names(seen):
        if _PLACEHOLDER.fullmatch(name.strip()):
            yield Finding(f"{pointer}/name", f'"{name}"', "the organisation's name, or no such organisation")


def find_name_with_number(seen: Seen) -> Iterator[Finding]:
    """A name with a register number, or N/A for one, glued to its end."""
    for pointer, name in _names(seen):
        glued = _may_be_glued(name) and _GLUED.search(name)
        if glued and glued.start() > 0 and not _PLACEHOLDER.fullmatch(name.strip()):
            found = f'"{glued.group(1)}" at the end of the name'
            yield Finding(f"{pointer}/name", found, "the name alone; the number belongs in identifier/id")


def _may_be_glued(name: str) -> bool:
    """Whether a name ends as a number or N/A does: the search from each of its letters is dear."""
    end = name.rstrip().rstrip(")]").rstrip()
    return end[-1:].isdecimal() or end.endswith("N/A")


def _names(seen: Seen) -> Iterator[tuple[str, str]]:
    for pointer, organisation in seen.places.organisations:
        name = organisation.get("name")
        if isinstance(name, str) and name.strip():
            yield pointer, name
