"""One record: what it is, how it came about, what it comes to."""

from __future__ import annotations

from onrecord import tasks
from onrecord.web.asking import Answer, Asked, Page
from onrecord.web.pages import Route
from onrecord.web.parameters import read_parameters
from onrecord.web.questions import AS_OF, KNOWN_AT


def record(asked: Asked) -> Answer:
    """A record, today or on both clocks as they are set."""
    site, ocid = asked.site, asked.named["ocid"]
    wanted = read_parameters((AS_OF, KNOWN_AT), asked.query)
    shown = tasks.show(site.settings, ocid, clock=site.clock, **wanted)
    changes = tasks.changes(site.settings, ocid, known_at=wanted["known_at"], clock=site.clock)
    return Page("record.html", {"answer": shown, "changes": changes, "given": asked.query})


ROUTES = (Route("/records/{ocid:path}", record),)
