"""Official sources that never were: servers on loopback that behave as badly as the real ones.

    timeline   a seeded year of notices of invented buyers, with the instants at which they really came out
    sites      one file a source: what it answers, computed from the timeline, the request and the clock
    faults     what goes wrong on the way: switchable, single or all together, with a seed
    wire       the HTTP server: asks the site, spoils the answer, counts, and can tell the truth

Nothing here imports the product: a client and these servers agree through HTTP alone.
"""

from fake_sources.clock import VirtualClock, WireClock
from fake_sources.faults import ALL_FAULTS, Fault, Faults
from fake_sources.sites import SITES, make_site
from fake_sources.timeline import Edition, Timeline, make_timeline
from fake_sources.truth import Truth, truth_of
from fake_sources.wire import Asked, FakeSource

__all__ = [
    "ALL_FAULTS",
    "SITES",
    "Asked",
    "Edition",
    "FakeSource",
    "Fault",
    "Faults",
    "Timeline",
    "Truth",
    "VirtualClock",
    "WireClock",
    "make_site",
    "make_timeline",
    "truth_of",
]
