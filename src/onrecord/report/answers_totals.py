"""What the task of adding up answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.model import SumKind
from onrecord.reading.money import By, Doubt, Heading, MoneyTotal, Sum, TopTotals
from onrecord.register.totals import Choice
from onrecord.report.contacts import without_contacts
from onrecord.report.json import Object

ORDER = (
    SumKind.BUDGET,
    SumKind.ESTIMATE,
    SumKind.CEILING,
    SumKind.FLOOR,
    SumKind.AWARD,
    SumKind.AMENDED,
    SumKind.CALLED_OFF,
    SumKind.CONTRACT,
    SumKind.PAID,
)
"""Kinds in the order in which money comes about."""


@dataclass(frozen=True, slots=True)
class TotalsList:
    """The totals of one kind of sum: one, or one for each group, the largest first (years in their order)."""

    whole: MoneyTotal
    """All groups together, those that are not listed included."""
    rows: Sequence[MoneyTotal]
    groups: int
    """How many there are."""


@dataclass(frozen=True, slots=True)
class TotalsAnswer:
    """Sums added with their own kind, and what was left out."""

    top: TopTotals
    by: By
    choice: Choice
    limit: int

    @property
    def lists(self) -> list[TotalsList]:
        """The totals by kind, in the order in which money comes about."""
        rows: dict[Heading, list[MoneyTotal]] = {}
        for total in self.top.listed:
            rows.setdefault(total.unlike.heading, []).append(total)
        found = [
            TotalsList(each, rows[each.unlike.heading], self.top.groups[each.unlike.heading]) for each in self.top.whole
        ]
        return sorted(found, key=_rank)

    @property
    def groups(self) -> int:
        """How many totals there are, those that are not listed included."""
        return sum(self.top.groups.values())

    @property
    def doubts(self) -> Counter[Doubt]:
        """How many figures have each doubt."""
        counted: Counter[Doubt] = Counter()
        for total in self.top.whole:
            counted.update({Doubt(code): count for code, count in total.doubts.items()})
        return counted

    def to_json(self) -> Object:
        """What was asked, and the totals in the order in which they are shown."""
        choice = self.choice
        return {
            "by": self.by.value,
            "kind": choice.kind,
            "buyer": choice.buyer,
            "from": choice.since,
            "to": choice.until,
            "as_of": choice.as_of.text if choice.as_of else None,
            "known_at": choice.known_at.text if choice.known_at else None,
            "groups": self.groups,
            "totals": [total_json(total) for each in self.lists for total in each.rows],
            "whole": [total_json(each.whole) for each in self.lists],
            "doubts": [
                {"doubt": doubt.value, "words": doubt.words, "left_out": doubt.grave, "figures": count}
                for doubt, count in self.doubts.most_common()
            ],
        }


def total_json(total: MoneyTotal) -> Object:
    """One total with all that its figures share."""
    unlike = total.unlike
    return {
        "key": without_contacts(unlike.key),
        "name": without_contacts(total.name),
        "kind": unlike.kind,
        "currency": unlike.currency or None,
        "net": unlike.net or None,
        "basis": unlike.basis,
        "extent": unlike.extent,
        "amount": total.amount,
        "figures": total.figures,
        "doubtful": total.doubtful,
        "doubtful_amount": total.doubtful_amount,
        "doubts": dict(total.doubts),
    }


def sum_json(found: Sum) -> Object:
    """One typed sum of a record."""
    return {
        "kind": found.kind.value,
        "amount": found.amount,
        "currency": found.currency or None,
        "net": None if found.net is None else "net" if found.net else "gross",
        "basis": found.basis,
        "extent": found.extent.value,
        "lot": found.lot or None,
        "award": found.award or None,
        "day": found.day,
        "was": found.was,
        "stands": found.stands,
        "superseded": found.superseded or found.replaced,
        "doubts": [{"doubt": each.value, "words": each.words, "left_out": each.grave} for each in found.doubts],
        "release_id": found.release_id,
        "pointer": found.pointer,
    }


def _rank(each: TotalsList) -> tuple[int, int, Heading]:
    """Kinds in their order; of one kind what holds the most figures first."""
    heading = each.whole.unlike.heading
    return ORDER.index(SumKind(heading[0])), -each.whole.figures, heading
