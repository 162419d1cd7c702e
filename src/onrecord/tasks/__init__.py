"""One function per user task: opens what it needs, wires it, closes it, and answers with an object.

Every interface calls these and nothing else. The clock, the settings and the progress listener are passed in.
"""

from onrecord.tasks.articles import Manuscript, check
from onrecord.tasks.exports import export
from onrecord.tasks.feeds import feed, searches, updates
from onrecord.tasks.first_look import DEMO_REGISTER, demo
from onrecord.tasks.history import case, changes, verify
from onrecord.tasks.opening import Clock, Listener, now
from onrecord.tasks.parties import party
from onrecord.tasks.payments import payments
from onrecord.tasks.pull import EVERY, gaps, pull, sources
from onrecord.tasks.records import issues, load, rebuild, search, show
from onrecord.tasks.totals import totals

__all__ = [
    "DEMO_REGISTER",
    "EVERY",
    "Clock",
    "Listener",
    "Manuscript",
    "case",
    "changes",
    "check",
    "demo",
    "export",
    "feed",
    "gaps",
    "issues",
    "load",
    "now",
    "party",
    "payments",
    "pull",
    "rebuild",
    "search",
    "searches",
    "show",
    "sources",
    "totals",
    "updates",
    "verify",
]
