"""What the task about parties answers: a profile, or those that a name may mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

import msgspec

from onrecord.register.parties import Open, PartiesFound, PartiesReport, PartyProfile, Side
from onrecord.report.contacts import without_contacts
from onrecord.report.json import Object


@dataclass(frozen=True, slots=True)
class PartyAnswer:
    """One organisation, or the candidates."""

    asked: str
    side: str | None
    """`buyer` or `supplier` when only that side was asked for."""
    profile: PartyProfile | None
    """None where the name may mean several."""
    found: PartiesFound
    joining: PartiesReport
    today: date
    """The day on which tenders are called open."""
    register: str
    current: bool = True
    """Whether the profile is of the register as it is now; else of its state when parties were last joined."""
    joined_at: datetime | None = None
    """When that was (UTC)."""

    def sides(self) -> Sequence[tuple[str, Side]]:
        """The sides to show, those that there are."""
        if self.profile is None:
            return ()
        both = (("buyer", self.profile.buyer), ("supplier", self.profile.supplier))
        return [(name, side) for name, side in both if side and self.side in (None, name)]

    def open_now(self, side: Side) -> list[Open]:
        """Tenders that still take bids today."""
        return [one for one in side.open if one.closing >= self.today.isoformat()]

    def to_json(self) -> Object:
        """The profile with the sides asked for, or null and the candidates."""
        told: Object = without_contacts(
            {
                "asked": self.asked,
                "party": self._profile_json(),
                "candidates": [asdict(row) for row in self.found.rows] if self.profile is None else [],
                "total": 1 if self.profile else self.found.total,
                "current": self.current,
            }
        )
        return told

    def _profile_json(self) -> Object | None:
        if self.profile is None:
            return None
        # Amounts stay decimals until they are written, as everywhere.
        found: Object = msgspec.to_builtins(self.profile, builtin_types=(Decimal,))
        sides = {name: self._side_json(name, side) for name, side in self.sides()}
        return {**found, "buyer": sides.get("buyer"), "supplier": sides.get("supplier")}

    def _side_json(self, name: str, side: Side) -> Object:
        told: Object = msgspec.to_builtins(side, builtin_types=(Decimal,))
        return {**told, "open": [msgspec.to_builtins(one) for one in self.open_now(side)]}
