"""Questions in SQL that strangers may ask: read only, in a process of their own, with an end to time and memory."""

from __future__ import annotations

from onrecord.register.inquiry.asking import Caps, Inquiry, RefusedQueryError, inquire

EXAMPLES = (
    "SELECT status, count(*) AS records FROM processes GROUP BY ALL",
    "SELECT ocid, amount FROM money WHERE kind = 'award' ORDER BY amount DESC",
)
"""Questions that every register can answer, for those who tell of it."""

__all__ = ["EXAMPLES", "Caps", "Inquiry", "RefusedQueryError", "inquire"]
