"""What history's tasks answer: what changed, what is one purchase, and whether the register is as it was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from onrecord.reading.changes import Change
from onrecord.reading.changes_stated import Value
from onrecord.reading.kinship import KinReason
from onrecord.register.cases import Case, Member
from onrecord.register.verify import VerifyReport
from onrecord.report.change_words import change_words
from onrecord.report.contacts import without_contacts
from onrecord.report.imprint import Imprint
from onrecord.report.json import Object
from onrecord.values import Instant, Money


@dataclass(frozen=True, slots=True)
class RecordChanges:
    """What changed in one record."""

    ocid: str
    title: str
    buyer: str
    releases: int
    changes: Sequence[Change]

    def to_json(self) -> Object:
        """The record's name, and each change."""
        named = {"ocid": self.ocid, "title": self.title, "buyer": self.buyer, "releases": self.releases}
        told: Object = without_contacts(named)
        return told | {"changes": [change_json(change) for change in self.changes]}


@dataclass(frozen=True, slots=True)
class ChangesAnswer:
    """What changed in one record, or in those of a buyer or a period."""

    records: Sequence[RecordChanges]
    """Only those of which something changed; the newest release first."""
    looked_at: int
    """Records that were read for it."""
    total: int
    """Records with several releases that the question fits."""
    imprint: Imprint

    def to_json(self) -> Object:
        """Records with their changes, and how many were looked at of how many."""
        return {
            "records": [record.to_json() for record in self.records],
            "looked_at": self.looked_at,
            "total": self.total,
        }


def change_json(change: Change) -> Object:
    """One change: when, from which release to which, where, old and new, and the sentence."""
    pointed: Object = {
        "kind": change.kind.value,
        "date": change.at.text if change.at else None,
        "first_seen": change.seen.isoformat() if change.seen else None,
        "release_id": change.release.id,
        "before_id": change.before.id,
        "before_digest": change.before.digest,
        "digest": change.release.digest,
        "pointer": change.pointer,
        "field": f"{change.part}: {change.field}",
        "about": without_contacts(change.about),
        "old": _value_json(change.old),
        "new": _value_json(change.new),
        "silent": change.silent,
        "in_words": change.in_words,
        "other_id": change.other_id,
        "sentence": without_contacts(change_words(change)),
    }
    return pointed | ({"others": list(change.others)} if change.others else {})


def _value_json(value: Value) -> object:
    match value:
        case Money(amount, currency):
            return {"amount": amount, "currency": currency}
        case Decimal():
            return {"amount": value, "currency": None}
        case Instant():
            return value.text
        case date():
            return value.isoformat()
        case tuple():
            return [without_contacts(name) for name in value]
        case _:
            return without_contacts(value)


@dataclass(frozen=True, slots=True)
class CaseAnswer:
    """The purchase that a record belongs to."""

    case: Case
    imprint: Imprint

    def to_json(self) -> Object:
        """The record asked about, the others with reasons, and what people kept apart."""
        case = self.case
        return {
            "ocid": case.ocid,
            "title": without_contacts(case.title),
            "members": [member_json(member) for member in case.members],
            "parted": [
                {"ocid": said.right if said.left == case.ocid else said.left, "by": said.by, "reason": said.reason}
                for said in case.parted
            ],
            "complete": case.complete,
        }


def member_json(member: Member) -> Object:
    """One record of a case, and why it belongs there."""
    return {
        "ocid": member.ocid,
        "title": without_contacts(member.title),
        "buyer": without_contacts(member.buyer),
        "first_published": member.first or None,
        "through": member.through,
        "reasons": [_reason_json(reason) for reason in member.reasons],
    }


def _reason_json(reason: KinReason) -> Object:
    ends = ((reason.ocid, reason.place), (reason.other_ocid, reason.other_place))
    evidence = [
        {"ocid": ocid, "release_id": place.release_id, "pointer": place.pointer, "value": place.value}
        for ocid, place in ends
    ]
    told: Object = without_contacts({"sentence": reason.sentence, "evidence": evidence})
    return {"kind": reason.kind.value} | told


@dataclass(frozen=True, slots=True)
class VerifyAnswer:
    """Whether the register is as it was written, and what does not fit."""

    report: VerifyReport
    register: str

    def to_json(self) -> Object:
        """Counts, heads, and each fault with what to do, the first line first."""
        report = self.report
        return {
            "register": self.register,
            "fits": report.fits,
            "ledger": {"lines": report.lines, "head": report.head},
            "decisions": {"lines": report.decisions, "head": report.decisions_head},
            "reviews": {"lines": report.reviews, "head": report.reviews_head},
            "raw": {"objects": report.objects, "bytes": report.size, "releases": report.releases},
            "faults": [asdict(fault) for fault in report.faults],
            "notes": list(report.notes),
            "seconds": report.seconds,
        }
