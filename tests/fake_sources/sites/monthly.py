"""Public Contracts Scotland and Sell2Wales: one answer a month and notice type, no paging."""

from __future__ import annotations

import json
import re
from datetime import datetime

from fake_sources.sites.exchange import Answer, Page, Request, packed, refuse
from fake_sources.timeline import KINDS, LONDON, Edition, Timeline

_MONTH = re.compile(r"(0[1-9]|1[0-2])-(\d{4})")


class Monthly:
    """The API that both sites share."""

    prefix = "/v1"

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline

    def answer(self, request: Request) -> Answer:
        """The answer as of `request.now`."""
        asked = request.parameters
        if request.path != "/v1/Notices":
            return refuse(404, "no such resource")
        month = _MONTH.fullmatch(asked.get("dateFrom", ""))
        if month is None or asked.get("noticeType") not in KINDS[self.timeline.source]:
            return refuse(400, "dateFrom as mm-yyyy and a noticeType, please")
        if asked.get("outputType", "0") != "0":
            return Answer(200, b"<notices/>", "application/xml")
        rows = self._rows(request.now, (int(month.group(2)), int(month.group(1))), asked["noticeType"])
        if rows:
            return packed(request, Page(rows, None, False), None)
        # A month without notices is a package without releases.
        return Answer(200, json.dumps({"uri": request.address(request.query), "version": "1.1"}).encode())

    def listed(self, now: datetime) -> list[Edition]:
        """The newest state of every notice."""
        return self.timeline.current(now)

    def _rows(self, now: datetime, month: tuple[int, int], kind: str) -> list[Edition]:
        return [
            edition
            for edition in self.timeline.current(now)
            if edition.kind == kind and month == (edition.instant.astimezone(LONDON).timetuple()[:2])
        ]
