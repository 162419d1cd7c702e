"""Searches in the past of a large register: each reads and loads all of it anew, and a few would fill the machine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.errors import UsageError
from onrecord.tasks.opening import open_register
from onrecord.web.site import Site


def demand_short_past(site: Site, wanted: Mapping[str, Any]) -> None:
    """Errors: UsageError for a search as of a day, or as known at an instant, in a register too large for it."""
    asked = next((name for name in ("as_of", "known_at") if wanted.get(name) is not None), None)
    if asked is None:
        return
    limits = site.wishes.limits
    held, most = open_register(site.settings).stats().releases, limits.past if site.wishes.public else limits.own_past
    if held > most:
        option = asked.replace("_", "-")
        raise UsageError(
            asked,
            found=f"a search in the past of {held:,} releases",
            expected=f"{most:,} at most, since all are read anew for it",
            remedy=f"Ask on the command line: onrecord search --{option} DAY. Of one record the past is quick to tell.",
        )
