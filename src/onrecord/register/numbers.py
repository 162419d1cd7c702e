"""Records by the numbers under which their notices are published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.register.keys import spellings, text_key
from onrecord.register.snapshot import Snapshot


def find_numbered(snapshot: Snapshot, numbers: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Each number that is held, in lower case, to the ocids of its notices, in order."""
    found = {number: sorted(_records_of(snapshot, number)) for number in sorted({number.lower() for number in numbers})}
    return {number: ocids for number, ocids in found.items() if ocids}


def _records_of(snapshot: Snapshot, number: str) -> Iterator[str]:
    for part, place in snapshot.keyed("numbers", text_key(number)):
        ocid = snapshot.ocid_at(part, place)
        if any(number in spellings(row.id) for row in snapshot.records[part].rows(ocid)):
            yield ocid
