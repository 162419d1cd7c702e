"""What the check of a list of claims answers: each row with its verdicts, the totals, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.checking.claims.backing import Backing
from onrecord.checking.claims.check import CheckedClaims
from onrecord.checking.claims.judge import JudgedClaim, JudgedRow
from onrecord.checking.claims.model import Amount, Fault
from onrecord.checking.claims.totals import ColumnTotals, Group, Held, Part
from onrecord.checking.model import VerdictWord
from onrecord.report.answers_totals import total_json
from onrecord.report.claims_words import Finding, findings, method, record_link
from onrecord.report.contacts import without_contacts
from onrecord.report.imprint import Imprint
from onrecord.report.json import Object
from onrecord.report.json_dossier import claim_json
from onrecord.report.statements import Citations
from onrecord.values import Instant


@dataclass(frozen=True, slots=True)
class ClaimsAnswer:
    """A list of claims, checked."""

    name: str
    """What the list is called."""
    checked: CheckedClaims
    citations: Citations
    imprint: Imprint
    known_at: Instant | None = None

    def found(self, word: VerdictWord) -> bool:
        """Whether any claim of any row was given this verdict."""
        return any(one.checked.verdict.word is word for row in self.checked.rows for one in row.claims)

    def to_json(self) -> Object:
        """The rows in the order of the list, then the totals by column, then what could not be read."""
        checked, listed = self.checked, self.checked.listed
        return {
            "list": self.name,
            "columns": {heading: role.value for heading, role in listed.columns.items()},
            "columns_not_read": listed.unread,
            "counted_in": listed.counted_in,
            "rows": [self._row(row) for row in checked.rows],
            "totals": [totals_json(totals) for totals in checked.totals],
            "rows_not_read": [fault_json(fault) for fault in listed.faults],
            "empty_rows": listed.empty,
            "notes": listed.notes,
            "published": checked.published.text if checked.published else None,
            "known_at": self.known_at.text if self.known_at else None,
            "register_as_of": checked.register_as_of,
            "method": method(checked, self.imprint),
        }

    def _row(self, row: JudgedRow) -> Object:
        return {
            "line": row.row.line,
            "words": row.row.words,
            "cells": dict(row.row.cells),
            "verdict": row.word.value,
            "sentence": row.sentence,
            "as_of": row.said.text if row.said else None,
            "record": {
                "ocid": row.ocid,
                "found_by": row.way.value,
                "title": without_contacts(row.title) or None,
                "stage": row.stage or None,
                "release": row.releases[-1] if row.releases else None,
                "releases": row.releases,
                "link": record_link(row, self.citations) or None,
                "reasons": row.link.reasons,
                "candidates": [{"ocid": c.ocid, "title": c.title, "score": c.score} for c in row.link.candidates],
            },
            "claims": [_judged(one) for one in row.claims],
            "not_judged": [{"heading": field.heading, "text": field.text} for field in row.unjudged],
            "sums": [
                {"column": role.value, **amount_json(amount), **_backing(row.backings[role])}
                for role, amount in row.amounts.items()
            ],
            "notes": row.notes,
        }


def _judged(one: JudgedClaim) -> Object:
    field = one.field
    made_from = {"heading": field.heading, "cell": field.text} if field else {"sentence": one.text}
    return {"from": made_from, "judged_as": one.text, **claim_json(one.checked)}


def amount_json(amount: Amount) -> Object:
    """A stated sum."""
    return {
        "text": amount.text,
        "amount_min": amount.low,
        "amount_max": amount.high,
        "currency": amount.currency,
        "qualifier": amount.qualifier,
        "basis": amount.basis,
        "net": None if amount.net is None else "net" if amount.net else "gross",
    }


def _backing(backing: Backing) -> Object:
    figures = [
        {"kind": s.kind.value, "amount": s.amount, "currency": s.currency or None, "pointer": s.pointer,
         "release_id": s.release_id}
        for s in backing.sums
    ]  # fmt: skip
    return {"is": backing.kind.value, "confirmed": backing.confirmed, "figures": figures}


def totals_json(totals: ColumnTotals) -> Object:
    """Everything about the sums of one column."""
    return {
        "column": totals.heading,
        "read_as": totals.role.value,
        "rows": totals.rows,
        "rows_without": totals.unstated,
        "stated": [{"currency": code or None, "amount": amount} for code, amount in totals.stated.items()],
        "totals_given": [_held(held) for held in totals.held],
        "what_they_are": [_part(part) for part in totals.parts],
        "counted_again": [_group(group) for group in totals.groups],
        "confirmed": [total_json(total) for total in totals.confirmed],
        "ranges": totals.ranges,
        "below_nothing": totals.below_nothing,
        "findings": [_finding(finding) for finding in findings(totals)],
    }


def _held(held: Held) -> Object:
    return {
        "where": held.where,
        **amount_json(held.stated),
        "rows": held.rows,
        "summed": held.summed,
        "fits": held.fits,
        "gap": held.gap,
        "other_currencies": held.others,
    }


def _part(part: Part) -> Object:
    return {"is": part.kind.value, "currency": part.currency or None, "amount": part.amount, "lines": part.lines}


def _group(group: Group) -> Object:
    return {
        "lines": group.lines,
        "sure": group.sure,
        "how": [{"overlap": how.overlap.value, "lines": how.lines, "why": how.why} for how in group.how],
        "records": group.records,
        "again": [{"currency": code or None, "amount": amount} for code, amount in group.again.items()],
    }


def _finding(finding: Finding) -> Object:
    return {
        "finding": finding.code,
        "sentence": finding.sentence,
        "lines": finding.lines,
        "amounts": [{"currency": code or None, "amount": amount} for code, amount in finding.amounts.items()],
    }


def fault_json(fault: Fault) -> Object:
    """What could not be read of a row."""
    return {"line": fault.line, "column": fault.column or None, "found": fault.found, "expected": fault.expected}
