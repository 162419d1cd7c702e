"""Contracts Finder as its documentation and its users tell of it.

The search lists, of each process, the first publication in its current stage and the latest edit; what lies between
comes only with the record. An edit is the same guid with a higher number. Unknown parameters are ignored.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo

from fake_sources.bodies import package
from fake_sources.sites.exchange import Answer, Request, cut_page, packed, read_cursor, read_limit, refuse, write_cursor
from fake_sources.sites.find_a_tender import record_package
from fake_sources.timeline import LONDON, Edition, Timeline

_ENCODED_COLON = re.compile(r"published(From|To)=[^&]*%3A", re.IGNORECASE)
_CURSOR = re.compile(r"[A-Za-z0-9=]{0,300}")
RECENT = timedelta(days=90)
"""Without a window only the last months come back."""


class ContractsFinder:
    """The API of Contracts Finder."""

    prefix = "/Published"

    def __init__(self, timeline: Timeline, zone: tzinfo = LONDON) -> None:
        """`zone`: of times that name none; nobody has said which it is."""
        self.timeline = timeline
        self._zone = zone

    def answer(self, request: Request) -> Answer:
        """The answer as of `request.now`."""
        path = request.path
        if path == "/Published/Notices/OCDS/Search":
            return self._search(request)
        if found := re.fullmatch(r"/Published/OCDS/Release/([^/]+)|/Published/Notice/releases/([^/]+)\.json", path):
            return self._release(request, found.group(1) or found.group(2))
        if found := re.fullmatch(r"/Published/OCDS/Record/([^/]+)", path):
            return self._record(request, found.group(1))
        if found := re.fullmatch(r"/Harvester/Notices/Data/CSV/(\d{4})/(\d{1,2})/(\d{1,2})", path):
            return self._day(request, date(*map(int, found.groups())))
        return refuse(404, "validation error 404-7")

    def _search(self, request: Request) -> Answer:
        asked = request.parameters
        if _ENCODED_COLON.search(request.query):
            return refuse(400, "not a date")
        try:
            limit = read_limit(asked)
            state = self._state(asked, request.now)
        except (ValueError, KeyError) as error:
            return refuse(400, f"cannot be read: {error}")
        if state.get("endless"):
            page = cut_page([], 0, limit, fault=None, random=request.random)
            following = {**state, "endless": state["endless"] + 1}
        else:
            rows = self._rows(request, state)
            page = cut_page(rows, state["at"], limit, fault=request.fault, random=request.random)
            following = {**state, **page.next} if page.next else None
        if following is None:
            return packed(request, page, None)
        return packed(request, page, request.address(f"limit={limit}&cursor={write_cursor(following)}"))

    def _state(self, asked: Mapping[str, str], now: datetime) -> dict[str, object]:
        if asked.get("cursor"):
            if not _CURSOR.fullmatch(asked["cursor"]):
                raise ValueError("cursor")
            return read_cursor(asked["cursor"])
        since = _instant(asked["publishedFrom"], self._zone) if asked.get("publishedFrom") else now - RECENT
        until = _instant(asked["publishedTo"], self._zone) if asked.get("publishedTo") else now
        return {
            "from": since.isoformat(), "to": until.isoformat(), "at": 0, "stages": asked.get("stages", ""),
        }  # fmt: skip

    def _rows(self, request: Request, state: Mapping[str, object]) -> list[Edition]:
        """Newest first; from counts in, and so does to."""
        since, until = (datetime.fromisoformat(str(state[name])) for name in ("from", "to"))
        stages = str(state["stages"]).split(",") if state["stages"] else None
        return [
            edition
            for edition in reversed(self.listed(request.now))
            if since <= edition.instant <= until and (stages is None or edition.stage in stages)
        ]

    def listed(self, now: datetime) -> list[Edition]:
        """What the search knows at `now`, the oldest first."""
        processes = defaultdict(list)
        for edition in self.timeline.current(now):
            processes[edition.ocid].append(edition)
        shown = []
        for editions in processes.values():
            first = next(edition for edition in editions if edition.stage == editions[-1].stage)
            shown += [first] if first is editions[-1] else [first, editions[-1]]
        return sorted(shown, key=lambda edition: (edition.instant, edition.key))

    def _release(self, request: Request, key: str) -> Answer:
        found = [edition for edition in self.timeline.current(request.now) if edition.key == key]
        if not found:
            return refuse(404, "no such release")
        return Answer(200, package(request.address(""), _said(request), [found[0].rendered()]), editions=(found[0],))

    def _record(self, request: Request, ocid: str) -> Answer:
        found = [edition for edition in self.timeline.current(request.now) if edition.ocid == ocid]
        if not found:
            return refuse(404, "no such process")
        return Answer(200, record_package(request, ocid, found), editions=tuple(found))

    def _day(self, request: Request, day: date) -> Answer:
        """The day's releases under flattened headers."""
        found = [edition for edition in self.listed(request.now) if edition.instant.astimezone(LONDON).date() == day]
        lines = ["releases/0/ocid,releases/0/id,releases/0/date"]
        lines += [f"{edition.ocid},{edition.key},{edition.body['date']}" for edition in found]
        return Answer(200, ("\r\n".join(lines) + "\r\n").encode(), "text/csv")


def _said(request: Request) -> str:
    return request.now.isoformat(timespec="seconds")


def _instant(text: str, zone: tzinfo) -> datetime:
    """ISO 8601; a bare day is its midnight. Errors: ValueError."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=zone)
