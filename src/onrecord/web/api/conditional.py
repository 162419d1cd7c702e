"""Whether the asker has the answer already: a mark of the register's state and of the question. Source: RFC 9110."""

from __future__ import annotations

import hashlib
from importlib import metadata

from onrecord.register.stamp import stamp
from onrecord.tasks.opening import shown_mark
from onrecord.web.asking import Asked


def entity_tag(asked: Asked) -> str:
    """The mark of what an address answers now; weak, since an answer may come packed or not.

    It holds the day as well: what is open today is not open tomorrow.
    """
    site = asked.site
    day = site.clock().astimezone(site.settings.zone).date()
    parts = [
        stamp(site.settings.register, shown_mark(site.settings)),
        metadata.version("onrecord"),
        day.isoformat(),
        asked.path,
    ]
    parts += [f"{name}={value}" for name, value in sorted(asked.queries)]
    parts.append(str(site.wishes.sql))
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()
    return f'W/"{digest[:32]}"'


def is_known(tag: str, told: str) -> bool:
    """Whether `If-None-Match` names a tag.

    >>> is_known('W/"a"', '"b", "a"'), is_known('W/"a"', 'W/"b"'), is_known('W/"a"', "")
    (True, False, False)
    """
    return tag.removeprefix("W/") in (one.strip().removeprefix("W/") for one in told.split(","))
