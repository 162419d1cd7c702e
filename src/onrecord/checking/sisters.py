"""A sum that is wrong of this contract and right of a sister: another notice of the same buyer, near to the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.checking.lookup import Lookup
from onrecord.checking.model import CheckedClaim, Evidence, Link, MoneySaid, Reason, VerdictWord
from onrecord.reading import RecordReading, read_record
from onrecord.reading.passages import excerpt
from onrecord.values import Instant

_ANOTHERS = frozenset({Reason.WRONG_NUMBER, Reason.DIGIT_ERROR})
"""Reasons that give way to the more specific one. A power of ten is a slip, whatever else costs that much."""


def told_of_sisters(
    claims: Iterable[CheckedClaim], made: Link, record: RecordReading, lookup: Lookup, published: Instant | None
) -> Iterator[CheckedClaim]:
    """The claims; a wrong sum that a runner-up of the same buyer states to the penny is said to be that notice's."""
    sisters: list[RecordReading] | None = None
    for checked in claims:
        if not _may_be_anothers(checked):
            yield checked
            continue
        if sisters is None:
            sisters = list(_sisters(made, record, lookup, published))
        yield next((told for sister in sisters if (told := _told(checked, sister))), checked)


def _may_be_anothers(checked: CheckedClaim) -> bool:
    value = checked.claim.value
    wrong = checked.verdict.word is VerdictWord.CONTRADICTED and checked.verdict.reason in _ANOTHERS
    return wrong and isinstance(value, MoneySaid) and value.amount_min == value.amount_max


def _sisters(made: Link, record: RecordReading, lookup: Lookup, published: Instant | None) -> Iterator[RecordReading]:
    """The runners-up of the same buyer, as of the article's day."""
    for candidate in made.candidates:
        held = lookup.record(candidate.ocid) if candidate.ocid != record.record.ocid else None
        reading = read_record(held, published, prose=False) if held is not None else None
        if reading is not None and _buyers(reading) & _buyers(record):
            yield reading


def _buyers(reading: RecordReading) -> set[str]:
    return {name.name.casefold() for name in reading.names if name.role == "buyer"}


def _told(checked: CheckedClaim, sister: RecordReading) -> CheckedClaim | None:
    assert isinstance(checked.claim.value, MoneySaid)
    figure = next((f for f in sister.figures if f.amount == checked.claim.value.amount_max), None)
    if figure is None:
        return None
    there = Evidence(sister.record.ocid, figure.release_id, figure.pointer, figure.amount)
    sentence = f"{checked.verdict.sentence} It is a sum of another notice of this buyer, “{excerpt(sister.title, 80)}”."
    evidence = (*checked.verdict.evidence, there)
    return replace(
        checked, verdict=replace(checked.verdict, sentence=sentence, reason=Reason.WRONG_NOTICE, evidence=evidence)
    )
