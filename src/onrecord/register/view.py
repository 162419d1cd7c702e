"""The register as we knew it at an instant: the same questions, without what we had not seen by then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from onrecord.ocds import Record
from onrecord.register.candidates import Evidence
from onrecord.register.register import Register


class KnownRegister:
    """A `checking.Lookup` by shape: `register` with only the releases that it held by `instant` (aware).

    How frequent words are is asked of the register as it is now: its indexes hold no history, and a few records more
    or less do not make a word rare.
    """

    def __init__(self, register: Register, instant: datetime) -> None:
        self._register = register
        self._instant = instant

    def record(self, ocid: str) -> Record | None:
        """All releases of one process that we had seen, or None."""
        record = self._register.record(ocid)
        return record.known_at(self._instant) if record else None

    def candidates(self, probe: Evidence, limit: int) -> Sequence[str]:
        """Up to `limit` ocids that share evidence with the probe, and of which we had seen anything."""
        # Asked for more: those that came later are left out.
        found = self._register.candidates(probe, 2 * limit)
        return [ocid for ocid in found if self.record(ocid) is not None][:limit]

    def frequencies(self, words: Sequence[str]) -> tuple[int, Mapping[str, int]]:
        """As the register has them now."""
        return self._register.frequencies(words)
