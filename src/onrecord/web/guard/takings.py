"""How much may be taken away at once: an export is made whole, on the disk, before the first byte of it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord import tasks
from onrecord.errors import UsageError
from onrecord.web.site import Site


def demand_few(site: Site, wanted: Mapping[str, Any]) -> None:
    """Errors: UsageError where more records answer than are given away at once."""
    limits, asked = site.wishes.limits, dict(wanted)
    most = limits.export if site.wishes.public else limits.own_export
    found = tasks.search(site.settings, asked.pop("words"), limit=1, clock=site.clock, **asked).found.total
    if found > most:
        raise UsageError(
            "export",
            found=f"{found:,} records",
            expected=f"{most:,} at most",
            remedy="Ask for less, as one year; or where the register is kept: onrecord export FORMAT OUTPUT",
        )
