"""Just enough of a served page to page on: how many rows, which ids, where it goes on. Reading them is `ocds`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import SourceError
from onrecord.ocds.decode import Decoder, UndecodableError
from onrecord.sources.model import Client, Note, State, Step

READINGS = 3
"""Times that a page is asked for when what comes is no page."""
GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Page:
    """One page of releases."""

    rows: int = 0
    ids: tuple[str, ...] = ()
    """Release ids; for a release that has none its ocid and date."""
    next: str = ""
    """`links.next`, as given."""
    problem: str = ""
    """Why it cannot be used as a page, in words; all else is empty then."""


def read_page(body: Path) -> Page:
    """The page in `body`; of a record package, the releases that stand in it.

    A package without `releases` is an empty page: Scotland and Wales serve such.
    """
    try:
        value = Decoder().decode(body.read_bytes()).value
    except UndecodableError as reason:
        return Page(problem=f"no JSON ({reason})")
    if not isinstance(value, Mapping):
        return Page(problem="JSON that is no package")
    releases = value.get("releases")
    if releases is None and isinstance(value.get("records"), list):
        releases = [release for record in value["records"] for release in _embedded(record)]
    if releases is None:
        return Page(next=_next(value)) if _is_package(value) else Page(problem="JSON that is no release package")
    if not isinstance(releases, list):
        return Page(problem="a package whose `releases` is no array")
    ids = (_key(release) for release in releases)
    return Page(len(releases), tuple(key for key in ids if key), _next(value))


def _embedded(record: Any) -> list[Any]:
    releases = record.get("releases") if isinstance(record, Mapping) else None
    return [one for one in releases if "url" not in one] if isinstance(releases, list) else []


def _is_package(value: Mapping[str, Any]) -> bool:
    return bool({"uri", "version", "publishedDate", "publisher"} & value.keys()) and "message" not in value


def _key(release: Any) -> str:
    if not isinstance(release, Mapping):
        return ""
    if found := release.get("id"):
        return str(found)
    # Scotland's have no id: ocid and date tell them apart, as far as anything does.
    return f"{release.get('ocid') or ''} {release.get('date') or ''}".strip()


def _next(value: Mapping[str, Any]) -> str:
    links = value.get("links")
    found = links.get("next") if isinstance(links, Mapping) else None
    return found if isinstance(found, str) else ""


def ask_for_one(portion: str, address: str, client: Client) -> Iterator[Step]:
    """One thing by its name: the answer, and a note that it came, is absent, or could not be had.

    Errors: SourceError when the host cannot be reached at all.
    """
    for _ in range(READINGS):
        try:
            fetched = client.get(address, expected=GONE)
        except SourceError as reason:
            if getattr(reason, "status", None) is None:
                raise
            return
        if fetched.status in GONE:
            yield Note(portion, State.ABSENT, fetched.at)
            return
        # Read before it is given away: whoever takes it removes the body.
        page = read_page(fetched.body)
        yield fetched
        if not page.problem and page.rows:
            yield Note(portion, State.COMPLETE, fetched.at, page.rows, page.ids)
            return
