"""Release tags that are missing, of the wrong type, or in no codelist."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.ocds.checks.seen import Finding, Seen
from onrecord.ocds.schema import release_schema

_CODES = frozenset(release_schema()["properties"]["tag"]["items"]["enum"])
_LIST = 'a list of codes, such as ["tender"]'

SOUND_TAGS = _CODES
"""Some of them, each once: as the schema has it."""


def is_sound(seen: Seen) -> bool:
    """Whether the tags are a list of different codes of the codelist."""
    tags = seen.release.tags
    known = bool(tags) and _CODES.issuperset(tags) and len(set(tags)) == len(tags)
    return known and seen.body.get("tag") == list(tags)


def find_tag_missing(seen: Seen) -> Iterator[Finding]:
    """The release has no tag, or none that is a text."""
    tag = seen.body.get("tag")
    if not seen.release.tags and not isinstance(tag, str):
        yield Finding("/tag", "nothing" if tag is None else "no code", _LIST)


def find_tag_text(seen: Seen) -> Iterator[Finding]:
    """The tag is a text, not a list."""
    tag = seen.body.get("tag")
    if isinstance(tag, str):
        yield Finding("/tag", f'"{tag}"', f'["{tag}"]')


def find_tag_type(seen: Seen) -> Iterator[Finding]:
    """A tag that is neither a list nor a text, or a list with something else than texts in it."""
    tag = seen.body.get("tag")
    if isinstance(tag, list):
        for index, each in enumerate(tag):
            if not isinstance(each, str):
                yield Finding(f"/tag/{index}", "something that is no text", "a code of the codelist releaseTag")
    elif tag is not None and not isinstance(tag, str):
        yield Finding("/tag", "something that is neither list nor text", _LIST)


def find_tag_unknown(seen: Seen) -> Iterator[Finding]:
    """A tag outside the codelist."""
    for tag in dict.fromkeys(seen.release.tags):
        if tag not in _CODES:
            yield Finding("/tag", f'"{tag}"', "a code of the codelist releaseTag")


def find_tag_repeated(seen: Seen) -> Iterator[Finding]:
    """The same tag twice."""
    for tag in dict.fromkeys(seen.release.tags):
        if seen.release.tags.count(tag) > 1:
            yield Finding("/tag", f'"{tag}" {seen.release.tags.count(tag)} times', "each tag once")
