"""How far a process has come, how it was run, where, and how many of what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.ocds import Json, Record
from onrecord.reading.model import Fact
from onrecord.reading.places import Places, at, objects, text_of

STAGE_OF_TAG = {
    "planning": "planned",
    "planningUpdate": "planned",
    "tender": "advertised",
    "tenderAmendment": "advertised",
    "tenderUpdate": "advertised",
    "tenderCancellation": "cancelled",
    "award": "awarded",
    "awardUpdate": "awarded",
    "contract": "contracted",
    "contractUpdate": "contracted",
    "contractAmendment": "contracted",
    "implementation": "contracted",
}
"""The stage that a release of each tag leaves a process in."""
_STAGE_OF_STATUS = {"cancelled": "cancelled", "withdrawn": "cancelled", "unsuccessful": "unsuccessful"}
_NUMBER = re.compile(r"\d{1,3}(?:\.\d+)? ?%?")
_NO_AWARD = frozenset({"cancelled", "unsuccessful", "pending"})


def find_stage(record: Record, compiled: Json) -> str:
    """The stage that the newest release leaves the process in; empty when nothing says."""
    status = _STAGE_OF_STATUS.get(text_of(at(compiled, "tender", "status")))
    if status:
        return status
    if objects(compiled, "contracts"):
        return "contracted"
    awards = [award for _, award in objects(compiled, "awards")]
    if any(text_of(at(award, "status")) not in _NO_AWARD for award in awards):
        return "awarded"
    stages = [STAGE_OF_TAG[tag] for release in record.releases for tag in release.tags if tag in STAGE_OF_TAG]
    if awards:  # none of which stands: the tag of their notice awards nothing
        stages = [stage for stage in stages if stage != "awarded"]
    if stages:
        return stages[-1]
    return "advertised" if at(compiled, "tender", "status") == "active" else ""


def find_facts(record: Record, compiled: Json, places: Places) -> tuple[Fact, ...]:
    """Status, tags, procedure, places and counts, each with its pointer."""
    return tuple(Fact(name, value, pointer, places.release_id(pointer)) for name, value, pointer in _facts(compiled))


def _facts(compiled: Json) -> Iterator[tuple[str, str, str]]:
    for pointer, value in (
        ("/tender/status", at(compiled, "tender", "status")),
        *((f"/awards/{i}/status", at(award, "status")) for i, award in objects(compiled, "awards")),
        *((f"/awards/{i}/date", at(award, "date")) for i, award in objects(compiled, "awards")),
    ):
        if text_of(value):
            yield "stage", text_of(value), pointer
    for key in ("procurementMethodDetails", "procurementMethod", "procurementMethodRationale"):
        if text := text_of(at(compiled, "tender", key)):
            yield "procedure", text, f"/tender/{key}"
    yield from _locations(compiled)
    for name, keys in (("lots", ("tender", "lots")), ("awards", ("awards",)), ("items", ("tender", "items"))):
        if found := objects(compiled, *keys):
            yield f"count:{name}", str(len(found)), "/" + "/".join(keys)
    for i, award in objects(compiled, "awards"):
        if found := objects(award, "suppliers"):
            yield "count:suppliers", str(len(found)), f"/awards/{i}/suppliers"
    yield from _numbers(compiled)


def _numbers(compiled: Json) -> Iterator[tuple[str, str, str]]:
    """Numbers that stand in fields of their own: bidders, candidates, members of a framework, shares of the marks."""
    keys: list[tuple[str, tuple[str | int, ...]]] = [("count:bidders", ("tender", "numberOfTenderers"))]
    framework = ("techniques", "frameworkAgreement", "maximumParticipants")
    keys.append(("count:participants", ("tender", *framework)))
    for i, lot in objects(compiled, "tender", "lots"):
        keys.append(("count:participants", ("tender", "lots", i, *framework)))
        for end in ("minimumCandidates", "maximumCandidates"):
            keys.append(("count:candidates", ("tender", "lots", i, "secondStage", end)))
        keys += _weights(lot, "tender", "lots", i)
    keys += _weights(at(compiled, "tender"), "tender")
    for end in ("maximumLotsAwardedPerSupplier", "maximumLotsBidPerSupplier"):
        keys.append(("count:lots for one", ("tender", "lotDetails", end)))
    for name, path in keys:
        if _NUMBER.fullmatch(text := str(at(compiled, *path) or "").strip()):
            yield name, text.rstrip("% ").removesuffix(".0"), "/" + "/".join(map(str, path))


def _weights(node: Json | None, *path: str | int) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Where the shares of the marks may stand: in the words of a criterion, or in its numbers."""
    for j, criterion in objects(node, "awardCriteria", "criteria"):
        place = (*path, "awardCriteria", "criteria", j)
        yield "weight", (*place, "description")
        for k, _ in objects(criterion, "numbers"):
            yield "weight", (*place, "numbers", k, "number")


_PARTS = re.compile(r"\s*[,\n]\s*|(?<=[a-z\d])n(?=[A-Z])")
"""Between the lines of an address; some publishers have lost the backslash of their line breaks."""
_TOWN = re.compile(r"[A-Z][a-z’'-]+(?: [A-Z]?[a-z’'-]+){0,3}")
"""A line without a number: a house is nobody's business, a town or a street says where a firm is from."""


def _locations(compiled: Json) -> Iterator[tuple[str, str, str]]:
    for i, item in objects(compiled, "tender", "items"):
        if text := text_of(at(item, "deliveryLocation", "description")):
            yield "location", text, f"/tender/items/{i}/deliveryLocation/description"
        for j, address in objects(item, "deliveryAddresses"):
            for key in ("streetAddress", "locality", "region"):
                if text := text_of(at(address, key)):
                    yield "location", text, f"/tender/items/{i}/deliveryAddresses/{j}/{key}"
    for i, party in objects(compiled, "parties"):
        for key in ("locality", "region"):
            if text := text_of(at(party, "address", key)):
                yield "location", text, f"/parties/{i}/address/{key}"
        street = text_of(at(party, "address", "streetAddress"))
        for part in _PARTS.split(street) if street else ():
            if _TOWN.fullmatch(part):
                yield "location", part, f"/parties/{i}/address/streetAddress"
