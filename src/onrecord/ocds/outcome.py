"""The issues that come from reading, and how each counts."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from onrecord.ocds.model import Issue


class Outcome(StrEnum):
    """How an issue counts in "files, releases seen, kept, duplicate, refused, not OCDS"."""

    NOTED = "noted"
    """The release, if it was about one, is kept all the same."""
    REFUSED = "refused"
    """A release was there (or a line where one should be) and could not be kept."""
    NOT_OCDS = "not_ocds"
    """A whole file, line or package that holds no OCDS releases."""


_OUTCOMES = {
    "not-ocds": Outcome.NOT_OCDS,
    "json": Outcome.NOT_OCDS,
    "json-line": Outcome.REFUSED,
    "release-shape": Outcome.REFUSED,
    "ocid-missing": Outcome.REFUSED,
    "gzip": Outcome.REFUSED,
    "zip": Outcome.NOT_OCDS,
    "zip-member": Outcome.REFUSED,
    "too-large": Outcome.REFUSED,
}

READING_RULES: Mapping[str, str] = {
    "not-ocds": "what was served holds no OCDS releases",
    "json": "a document is broken JSON",
    "json-line": "one line of JSON Lines is broken JSON",
    "release-shape": "a release is no object",
    "ocid-missing": "a release has no ocid",
    "gzip": "gzip data is damaged or cut off",
    "zip": "a zip archive that cannot or must not be opened",
    "zip-member": "a member of a zip archive that cannot or must not be unpacked",
    "linked-release": "a record gives the address of a release in place of the release",
    "compiled-only": "a release that the publisher compiled of others, without the history",
    "search-result": "a search result, which is not OCDS, mapped to a release",
    "number-leading-zero": "a number written with zeros before it",
    "too-large": "a raw object, a line of it or a release is larger than can be read",
    "encoding": "bytes are not UTF-8",
    "json-control-character": "a raw control character stands inside a text",
    "number-not-json": "NaN or Infinity in place of a number",
    "number-beyond-reach": "a number too large to be one",
}
"""Every rule whose issues come from reading, with what it looks for. Those of `find_issues` are in `check`."""


def outcome(issue: Issue) -> Outcome:
    """How an issue of reading counts."""
    return _OUTCOMES.get(issue.rule, Outcome.NOTED)
