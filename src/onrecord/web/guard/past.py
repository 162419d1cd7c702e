"""Searches and sums in the past of a large register: each reads all of it anew, and a few would fill the machine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.errors import UsageError
from onrecord.tasks.opening import open_register
from onrecord.web.site import Site


def demand_short_past(site: Site, wanted: Mapping[str, Any], command: str = "search") -> None:
    """Errors: UsageError for a question as of a day, or as known at an instant, to a register too large for it.

    `command` is the one that answers it on the command line.
    """
    asked = next((name for name in ("as_of", "known_at") if wanted.get(name) is not None), None)
    if asked is None:
        return
    limits = site.wishes.limits
    held, most = open_register(site.settings).stats().releases, limits.past if site.wishes.public else limits.own_past
    if held > most:
        option = asked.replace("_", "-")
        raise UsageError(
            asked,
            found=f"a question to the past of {held:,} releases",
            expected=f"{most:,} at most, since all are read anew for it",
            remedy=f"Ask of one record, which is quick, or on the command line: {command} --{option} DAY.",
        )
