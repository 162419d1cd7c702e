"""Any publisher of OCDS: a file, a chain of packages, records, and a registry's dump of compiled releases."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from datetime import datetime

from fake_sources.bodies import package, render
from fake_sources.sites.exchange import Answer, Request, cut_page, packed, refuse
from fake_sources.sites.find_a_tender import record_package
from fake_sources.timeline import Edition, Timeline


class Publisher:
    """`/ocds/releases.json`, `/ocds/chain`, `/ocds/records/OCID.json`, `/ocds/registry/YEAR.jsonl.gz` or `full…`."""

    prefix = "/ocds"

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline

    def answer(self, request: Request) -> Answer:
        """The answer as of `request.now`."""
        path = request.path.removeprefix(f"{self.prefix}/")
        if path == "releases.json":
            current = self.timeline.current(request.now)
            body = package(request.address(""), _said(request), [edition.rendered() for edition in current])
            return Answer(200, body, editions=tuple(current))
        if path == "chain":
            return self._chain(request)
        if found := re.fullmatch(r"records/(.+)\.json", path):
            return self._record(request, found.group(1))
        if found := re.fullmatch(r"registry/(full|\d{4})\.jsonl\.gz", path):
            return self._registry(request, found.group(1))
        return refuse(404, "no such file")

    def listed(self, now: datetime) -> list[Edition]:
        """The newest state of every notice."""
        return self.timeline.current(now)

    def _chain(self, request: Request) -> Answer:
        """A hundred releases a package, the oldest first; `at` of the next link says where it goes on."""
        asked = request.parameters
        if "endless" in asked:
            page = cut_page([], 0, 100, fault=None, random=request.random)
            return packed(request, page, request.address(f"endless={int(asked['endless']) + 1}"))
        current = self.timeline.current(request.now)
        page = cut_page(current, int(asked.get("at", "0")), 100, fault=request.fault, random=request.random)
        query = "&".join(f"{name}={value}" for name, value in (page.next or {}).items())
        return packed(request, page, request.address(query) if query else None)

    def _record(self, request: Request, ocid: str) -> Answer:
        found = [edition for edition in self.timeline.current(request.now) if edition.ocid == ocid]
        if not found:
            return refuse(404, "no such process")
        return Answer(200, record_package(request, ocid, found), editions=tuple(found))

    def _registry(self, request: Request, year: str) -> Answer:
        """One compiled release a line and process, as the Data Registry has them: without history."""
        processes: dict[str, list[Edition]] = defaultdict(list)
        for edition in self.timeline.current(request.now):
            if year in ("full", str(edition.instant.year)):
                processes[edition.ocid].append(edition)
        lines = b"".join(_compiled(ocid, editions) + b"\n" for ocid, editions in processes.items())
        newest = tuple(editions[-1] for editions in processes.values())
        return Answer(200, gzip.compress(lines, mtime=0), "application/gzip", editions=newest)


def _compiled(ocid: str, editions: list[Edition]) -> bytes:
    merged = {key: value for edition in editions for key, value in edition.body.items()}
    return render(merged | {"tag": ["compiled"], "id": f"{ocid}-{editions[-1].body['date']}"})


def _said(request: Request) -> str:
    return request.now.isoformat(timespec="seconds")
