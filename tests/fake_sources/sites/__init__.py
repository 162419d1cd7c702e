"""One file a source: what it answers, computed from the timeline, the request and the clock."""

from __future__ import annotations

from collections.abc import Callable

from fake_sources.sites.contracts_finder import ContractsFinder
from fake_sources.sites.exchange import Answer, Request, Site
from fake_sources.sites.find_a_tender import FindATender
from fake_sources.sites.monthly import Monthly
from fake_sources.sites.publisher import Publisher
from fake_sources.timeline import Timeline

SITES: dict[str, Callable[[Timeline], Site]] = {
    "contracts-finder": ContractsFinder,
    "find-a-tender": FindATender,
    "public-contracts-scotland": Monthly,
    "sell2wales": Monthly,
    "publisher": Publisher,
}


def make_site(timeline: Timeline) -> Site:
    """The site whose timeline this is."""
    return SITES[timeline.source](timeline)


__all__ = ["SITES", "Answer", "ContractsFinder", "FindATender", "Monthly", "Publisher", "Request", "Site", "make_site"]
