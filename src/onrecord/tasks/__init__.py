"""One function per user task: opens what it needs, wires it, closes it, and answers with an object.

Every interface calls these and nothing else. The clock, the settings and the progress listener are passed in. Each
is loaded when it is first asked for: one command needs one of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.tasks.articles import check
    from onrecord.tasks.bulk import check_in_bulk
    from onrecord.tasks.claims import ListFile, check_claims
    from onrecord.tasks.daily import today
    from onrecord.tasks.delivering import deliver
    from onrecord.tasks.exports import export
    from onrecord.tasks.feeds import feed, searches, updates
    from onrecord.tasks.finding import issues, search
    from onrecord.tasks.first_look import DEMO_REGISTER, demo
    from onrecord.tasks.history import case, changes, verify
    from onrecord.tasks.inquiring import sql
    from onrecord.tasks.loading import load, rebuild
    from onrecord.tasks.mailing import notify
    from onrecord.tasks.opening import Clock, Listener, now
    from onrecord.tasks.parties import party
    from onrecord.tasks.proposing import propose
    from onrecord.tasks.publishing import claimreview, corrections, request
    from onrecord.tasks.pulling import EVERY, gaps, pull, sources
    from onrecord.tasks.reviewing import review, reviews
    from onrecord.tasks.showing import show
    from onrecord.tasks.spending import payments
    from onrecord.tasks.submission import Handed, Manuscript, Refused, Submission
    from onrecord.tasks.sums import totals

__all__ = [
    "DEMO_REGISTER",
    "EVERY",
    "Clock",
    "Handed",
    "ListFile",
    "Listener",
    "Manuscript",
    "Refused",
    "Submission",
    "case",
    "changes",
    "check",
    "check_claims",
    "check_in_bulk",
    "claimreview",
    "corrections",
    "deliver",
    "demo",
    "export",
    "feed",
    "gaps",
    "issues",
    "load",
    "notify",
    "now",
    "party",
    "payments",
    "propose",
    "pull",
    "rebuild",
    "request",
    "review",
    "reviews",
    "search",
    "searches",
    "show",
    "sources",
    "sql",
    "today",
    "totals",
    "updates",
    "verify",
]

_NAMES = {
    "articles": ("check",),
    "claims": ("ListFile", "check_claims"),
    "bulk": ("check_in_bulk",),
    "daily": ("today",),
    "delivering": ("deliver",),
    "exports": ("export",),
    "feeds": ("feed", "searches", "updates"),
    "finding": ("issues", "search"),
    "first_look": ("DEMO_REGISTER", "demo"),
    "history": ("case", "changes", "verify"),
    "inquiring": ("sql",),
    "loading": ("load", "rebuild"),
    "mailing": ("notify",),
    "opening": ("Clock", "Listener", "now"),
    "parties": ("party",),
    "proposing": ("propose",),
    "publishing": ("claimreview", "corrections", "request"),
    "pulling": ("EVERY", "gaps", "pull", "sources"),
    "reviewing": ("review", "reviews"),
    "showing": ("show",),
    "spending": ("payments",),
    "submission": ("Handed", "Manuscript", "Refused", "Submission"),
    "sums": ("totals",),
}
"""Which module has which; none is named as a task is, or the module would stand in its place."""
_HOMES = {name: f"{__name__}.{module}" for module, names in _NAMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """A task, loaded from where it lives."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
