"""Publishers whose `Z` means the clock on the wall: which they are, and the instants that their dates name.

Public Contracts Scotland and Sell2Wales publish the hour that a buyer typed with `Z` behind it, in summer too: noon in
Edinburgh in May is `12:00:00Z`, though by `Z` it would be one o'clock. What was found, field by field, is in
docs/decisions/0013-local-clocks-and-doubtful-closings.md. Every date of a record is read here, so that what is shown,
searched, put into calendars and judged is one hour.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from functools import lru_cache

from onrecord.values import Instant, Precision, parse_instant

LOCAL_CLOCKS = ("ocds-kuma6s", "ocds-r6ebe6")
"""Prefixes of the ocids of Sell2Wales and Public Contracts Scotland. Source: 63 releases of each, February 2025 and
April 2019. Of their 81 closing dates in summer time 69 are at `12:00:00Z`, as in winter, and one at `11:00:00Z`; both
notices that print the hour in words print noon beside `12:00:00Z`."""
_PREFIX = len(LOCAL_CLOCKS[0])


def writes_local_clock(ocid: str) -> bool:
    """Whether the publisher of this process means the clock in London where it writes `Z`.

    >>> writes_local_clock("ocds-r6ebe6-0000123456"), writes_local_clock("ocds-213czf-1")
    (True, False)
    """
    return ocid[:_PREFIX] in LOCAL_CLOCKS


def meant(text: str, ocid: str) -> str:
    """A date as published, without the `Z` that its publisher does not mean.

    >>> meant("2019-05-28T12:00:00Z", "ocds-r6ebe6-1"), meant("2019-05-28T12:00:00Z", "ocds-213czf-1")
    ('2019-05-28T12:00:00', '2019-05-28T12:00:00Z')
    """
    if not writes_local_clock(ocid):
        return text
    said = text.strip()
    return said[:-1].rstrip() if said.endswith(("Z", "z")) else text


def read_instant(value: object, ocid: str) -> Instant | None:
    """The instant that a date in a release of `ocid` names, or None when it is none. Its text stays as published.

    >>> noon = read_instant("2019-05-28T12:00:00Z", "ocds-r6ebe6-1")
    >>> noon.at.isoformat(), noon.text
    ('2019-05-28T11:00:00+00:00', '2019-05-28T12:00:00Z')
    """
    if not isinstance(value, str):
        return None
    plain = meant(value, ocid)
    found = parse_instant(plain)
    return found if found is None or plain == value else replace(found, text=value.strip())


def local_day(value: object, ocid: str) -> date | None:
    """The day in London that a date in a release of `ocid` names, or None when it is none."""
    return _local_day(meant(value, ocid)) if isinstance(value, str) and value else None


@lru_cache(65_536)
def _local_day(text: str) -> date | None:
    instant = parse_instant(text)
    try:
        return instant.local_date() if instant else None
    except (OverflowError, ValueError):
        return None


def is_shifted(instant: Instant) -> bool:
    """Whether this is another instant than its spelling names: an hour earlier, in summer.

    >>> is_shifted(read_instant("2019-05-28T12:00:00Z", "ocds-r6ebe6-1"))
    True
    >>> is_shifted(read_instant("2025-02-26T12:00:00Z", "ocds-kuma6s-1"))
    False
    """
    spelled = parse_instant(instant.text)
    return spelled is not None and spelled.at != instant.at


def names_a_clock(instant: Instant) -> bool:
    """Whether an hour is meant: a day written as midnight or its last minute, in London or in UTC, names none.

    >>> names_a_clock(parse_instant("2025-04-30T23:59:59Z")), names_a_clock(parse_instant("2025-04-30T12:00:00Z"))
    (False, True)
    """
    local = instant.local_time()
    if instant.precision is not Precision.TIME or local is None:
        return False
    return not (_is_edge(local) or (_is_edge(instant.at.time()) and not is_shifted(instant)))


def _is_edge(clock: time) -> bool:
    return (clock.hour, clock.minute) in ((0, 0), (23, 59))
