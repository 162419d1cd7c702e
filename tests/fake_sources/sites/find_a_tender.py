"""Find a Tender as others have measured it.

Newest first; times are British wall-clock time whatever they end in; both ends count; windows are filtered by the
hidden instant of publication; the cursor loses rows, always; any unknown parameter is a 400, and so is from = to.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from random import Random

from fake_sources.bodies import package, render
from fake_sources.sites.exchange import Answer, Request, cut_page, packed, read_cursor, read_limit, refuse, write_cursor
from fake_sources.timeline import LONDON, Edition, Timeline

_KNOWN = {"limit", "cursor", "updatedFrom", "updatedTo", "stages"}
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?")
_NUMBER = re.compile(r"\d{6}-\d{4}")


class FindATender:
    """The API of Find a Tender."""

    prefix = "/api/1.0"

    def __init__(self, timeline: Timeline, *, cursor_loses: bool = True) -> None:
        self.timeline = timeline
        self._cursor_loses = cursor_loses

    def answer(self, request: Request) -> Answer:
        """The answer as of `request.now`."""
        head, _, name = request.path.removeprefix(f"{self.prefix}/").partition("/")
        if head == "ocdsReleasePackages":
            return self._one(request, name) if name else self._search(request)
        if head == "ocdsRecordPackages" and name:
            return self._record(request, name)
        return refuse(404, "no such resource")

    def listed(self, now: datetime) -> list[Edition]:
        """The newest state of every notice."""
        return self.timeline.current(now)

    def _search(self, request: Request) -> Answer:
        asked = request.parameters
        if unknown := sorted(set(asked) - _KNOWN):
            return refuse(400, f"unknown parameter {unknown[0]}")
        try:
            limit = read_limit(asked)
            since, until, at, endless = self._window(request)
        except (ValueError, KeyError) as error:
            return refuse(400, f"cannot be read: {error}")
        rows = [] if endless else self._rows(request, since, until)
        loss = Random(f"{since}{until}{at}")
        page = cut_page(rows, at, limit, fault=request.fault, random=loss, loses=self._cursor_loses)
        if endless:
            page = cut_page([], 0, limit, fault=None, random=loss)
        state = {"endless": endless + 1} if endless else page.next
        if state is None:
            return packed(request, page, None)
        cursor = write_cursor({"from": since.isoformat(), "to": until.isoformat(), **state})
        return packed(request, page, request.address(f"limit={limit}&cursor={cursor}"))

    def _window(self, request: Request) -> tuple[datetime, datetime, int, int]:
        """From and to (British wall-clock time, without zone), where to start, and whether the chain is endless."""
        asked = request.parameters
        if "cursor" in asked:
            if len(asked["cursor"]) > 300:
                raise ValueError("a longer cursor than was given out")
            state = read_cursor(asked["cursor"])
            since, until = datetime.fromisoformat(state["from"]), datetime.fromisoformat(state["to"])
            return since, until, state.get("at", 0), state.get("endless", 0)
        since = _wall(asked["updatedFrom"]) if "updatedFrom" in asked else datetime(2021, 1, 1)
        until = _wall(asked["updatedTo"]) if "updatedTo" in asked else _local(request.now)
        if since >= until:
            raise ValueError("updatedFrom must be before updatedTo")
        return since, until, 0, 0

    def _rows(self, request: Request, since: datetime, until: datetime) -> list[Edition]:
        current = self.timeline.current(request.now)
        rows = [edition for edition in reversed(current) if since <= _local(edition.instant) <= until]
        if stages := request.parameters.get("stages"):
            # Not a filter of tags: it goes by the stage that the whole process has reached.
            reached = {edition.ocid: edition.stage for edition in current}
            rows = [edition for edition in rows if reached[edition.ocid] in stages.split(",")]
        return rows

    def _one(self, request: Request, name: str) -> Answer:
        """One notice by its number, or all of one process by its ocid."""
        by_number = bool(_NUMBER.fullmatch(name))
        current = self.timeline.current(request.now)
        found = [edition for edition in current if name == (edition.key if by_number else edition.ocid)]
        if not found:
            return refuse(404, "no such notice")
        body = package(request.address(""), _said(request), [edition.rendered() for edition in found])
        return Answer(200, body, editions=tuple(found))

    def _record(self, request: Request, ocid: str) -> Answer:
        """The record package of one process: only by ocid, and it may be huge."""
        found = [edition for edition in self.timeline.current(request.now) if edition.ocid == ocid]
        if not found:
            return refuse(404, "no such process")
        return Answer(200, record_package(request, ocid, found), editions=tuple(found))


def record_package(request: Request, ocid: str, found: list[Edition]) -> bytes:
    """A record with its releases embedded and a compiled release that is more or less right."""
    compiled = {key: value for edition in found for key, value in edition.body.items()}
    compiled |= {"tag": ["compiled"], "id": f"{ocid}-compiled"}
    head = {"uri": request.address(""), "version": "1.1", "publishedDate": _said(request)}
    head |= {"publisher": {"name": "A fake source"}}
    releases = b", ".join(edition.rendered() for edition in found)
    record = b'{"ocid": %s, "releases": [%s], "compiledRelease": %s}' % (
        json.dumps(ocid).encode(), releases, render(compiled),
    )  # fmt: skip
    return json.dumps(head).encode()[:-1] + b', "records": [' + record + b"]}"


def _said(request: Request) -> str:
    return request.now.isoformat(timespec="seconds")


def _wall(text: str) -> datetime:
    if not _INSTANT.fullmatch(text):
        raise ValueError(text)
    return datetime.fromisoformat(text.removesuffix("Z"))


def _local(instant: datetime) -> datetime:
    """What clocks in London showed."""
    return instant.astimezone(LONDON).replace(tzinfo=None)
