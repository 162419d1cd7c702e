"""One release held against all that was stated before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from onrecord.ocds import Json, Release
from onrecord.reading.changes_model import Change, ChangeKind
from onrecord.reading.changes_same import says_same
from onrecord.reading.changes_stated import Field, Key, Part, Stated, Value, identity, stated, suppliers
from onrecord.reading.places import at, objects, text_of

_CALLED_OFF = frozenset({"cancelled", "withdrawn", "unsuccessful", "terminated"})
_CALLING_OFF = {
    "tenderCancellation": Part.TENDER,
    "awardCancellation": Part.AWARD,
    "contractTermination": Part.CONTRACT,
}
_KINDS = {
    Field.VALUE: ChangeKind.MONEY,
    Field.FLOOR: ChangeKind.MONEY,
    Field.CLOSING: ChangeKind.DEADLINE,
    Field.QUESTIONS: ChangeKind.DEADLINE,
    Field.START: ChangeKind.PERIOD,
    Field.END: ChangeKind.PERIOD,
    Field.DAY: ChangeKind.PERIOD,
    Field.STATUS: ChangeKind.STATUS,
    Field.PROCEDURE: ChangeKind.STATUS,
    Field.TITLE: ChangeKind.TEXT,
    Field.DESCRIPTION: ChangeKind.TEXT,
    Field.NAMES: ChangeKind.SUPPLIER,
}
_WHOLES = {
    Part.AWARD: ChangeKind.AWARD,
    Part.CONTRACT: ChangeKind.AWARD,
    Part.LOT: ChangeKind.LOT,
    Part.DOCUMENT: ChangeKind.DOCUMENT,
    Part.TENDER: ChangeKind.STATUS,
}
"""Kind of a part that comes or goes as a whole."""
_SINGLE = (Part.TENDER, Part.PLANNING, Part.BUYER)
_FIRST_TOLD = (Field.VALUE, Field.FLOOR, Field.CLOSING)


@dataclass(slots=True)
class Known:
    """What all releases so far state."""

    values: dict[Key, tuple[Stated, Release]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    """Award id to the id under which the same award was first stated."""
    newest: Release | None = None

    def remember(self, release: Release, said: Mapping[Key, Stated]) -> None:
        """Take in what a release states."""
        self.values.update((key, (one, release)) for key, one in said.items())
        self.newest = release

    def names(self, part: Part) -> set[str]:
        """The ids of the things of one part."""
        return {key[1] for key in self.values if key[0] is part and key[2] is Field.PRESENT}


def changes_of(known: Known, release: Release) -> list[Change]:
    """What `release` changed, in the order of its fields; `known` has it taken in afterwards."""
    if known.newest is None:
        known.remember(release, stated(release.body, known.aliases))
        return []
    again = _awards_again(known, release.body)
    known.aliases.update(again)
    step = _Step(known, release, stated(release.body, known.aliases), known.newest, frozenset(again.values()))
    found = [*step.told()]
    found += step.only_again(found)
    found += step.cancelled_by_tag(found)
    known.remember(release, step.said)
    return found


def silent_changes(earlier: Release, release: Release) -> list[Change]:
    """What the later of two contents under one release id says otherwise, adds and takes away."""
    known = Known()
    known.remember(earlier, stated(earlier.body, {}))
    step = _Step(known, release, stated(release.body, {}), earlier, frozenset())
    return [replace(change, silent=True) for change in (*step.told(), *step.taken_away())]


@dataclass(frozen=True, slots=True)
class _Step:
    known: Known
    release: Release
    said: Mapping[Key, Stated]
    newest: Release
    """The release before this one."""
    again: frozenset[str]
    """Awards that this release states under another id than before."""

    def told(self) -> Iterator[Change]:
        """What is said otherwise than before, or for the first time."""
        values = self.known.values
        fresh = {key[:2] for key in self.said if key[2] is Field.PRESENT and key not in values}
        for key, now in self.said.items():
            part, name, what = key
            if (part, name) in fresh and part is not Part.TENDER:
                if what is Field.PRESENT:
                    yield self._added(key, now)
            elif key not in values:
                if what in _FIRST_TOLD and now.value is not None and (part, name, Field.PRESENT) in values:
                    yield self._change(key, now, None, self.newest)
            elif what is not Field.PRESENT and not says_same(values[key][0].value, now.value):
                yield self._change(key, now, values[key][0].value, values[key][1])

    def taken_away(self) -> Iterator[Change]:
        """What was there and is no longer; of a thing that is gone as a whole only that."""
        values = self.known.values
        gone = {key[:2] for key in values if key[2] is Field.PRESENT and key not in self.said}
        for key, (then, before) in values.items():
            part, name, what = key
            if key in self.said or then.value is None or ((part, name) in gone) != (what is Field.PRESENT):
                continue
            kind = _WHOLES[part] if what is Field.PRESENT else _kind(key, None)
            about = "" if part in _SINGLE else self._about(part, name)
            yield Change(kind, part, what, about, self.release, before, then.pointer, then.value, None)

    def only_again(self, found: list[Change]) -> Iterator[Change]:
        """Awards stated again under another id with nothing else changed: one award, which a merge counts twice."""
        for name in sorted(self.again):
            place = self.said[Part.AWARD, name, Field.PRESENT]
            award = place.pointer
            if any(change.part is Part.AWARD and change.pointer.startswith(award + "/") for change in found):
                continue
            value = self.said.get((Part.AWARD, name, Field.VALUE), place)
            before = self.known.values[Part.AWARD, name, Field.PRESENT][1]
            about = self._about(Part.AWARD, name)
            change = Change(
                ChangeKind.AWARD,
                Part.AWARD,
                Field.PRESENT,
                about,
                self.release,
                before,
                value.pointer,
                None,
                value.value,
            )
            yield replace(change, other_id=True)

    def cancelled_by_tag(self, found: list[Change]) -> Iterator[Change]:
        """A cancellation that only the release's tag says."""
        tags = [tag for tag in _CALLING_OFF if tag in self.release.tags]
        if tags and not any(change.kind is ChangeKind.CANCELLED for change in found):
            part, kind = _CALLING_OFF[tags[0]], ChangeKind.CANCELLED
            yield Change(kind, part, Field.STATUS, "", self.release, self.newest, "/tag", None, tags[0])

    def _added(self, key: Key, now: Stated) -> Change:
        part, name, what = key
        value = self.said.get((part, name, Field.VALUE), now)
        about = self._about(part, name)
        return Change(_WHOLES[part], part, what, about, self.release, self.newest, value.pointer, None, value.value)

    def _change(self, key: Key, now: Stated, old: Value, before: Release) -> Change:
        part, name, what = key
        single = part in _SINGLE or len(self.known.names(part) | {key[1] for key in self.said if key[0] is part}) < 2
        about = "" if single else self._about(part, name)
        other_id = part is Part.AWARD and name in self.again and what in (Field.VALUE, Field.NAMES)
        kind = _kind(key, now.value)
        return Change(kind, part, what, about, self.release, before, now.pointer, old, now.value, other_id=other_id)

    def _about(self, part: Part, name: str) -> str:
        """Suppliers of an award; title of a lot, contract or document; where there is neither, its id."""
        for what in (Field.NAMES, Field.PRESENT):
            now, then = self.said.get((part, name, what)), self.known.values.get((part, name, what))
            one = now or (then[0] if then else None)
            if one is not None and one.value:
                return ", ".join(one.value) if isinstance(one.value, tuple) else _titled(part, str(one.value))
        return f"id {name.removeprefix('#')}"


def _titled(part: Part, title: str) -> str:
    return title if part is Part.DOCUMENT else f"“{title}”"


def _kind(key: Key, new: Value) -> ChangeKind:
    part, _, what = key
    if what is Field.STATUS and new in _CALLED_OFF:
        return ChangeKind.CANCELLED
    return ChangeKind.BUYER if part is Part.BUYER else _KINDS[what]


def _awards_again(known: Known, body: Json) -> dict[str, str]:
    """Award id of this release to the first id of the award that it states again under another one.

    So do publishers who restate the whole notice: the award before is no longer among its awards, and another with its
    suppliers is. An OCDS merge keeps both.
    """
    now = {identity(award, place): award for place, award in objects(body, "awards")}
    if not now or not text_of(at(body, "tender", "title")):
        return {}
    held = known.names(Part.AWARD)
    kept = {known.aliases.get(name, name) for name in now}
    free = sorted(held - kept)
    again: dict[str, str] = {}
    for name, award in now.items():
        if known.aliases.get(name, name) in held:
            continue
        match = next((old for old in free if _same_award(known, old, award)), None)
        if match is not None:
            free.remove(match)
            again[name] = match
    return again


def _same_award(known: Known, old: str, award: Json) -> bool:
    """With a supplier in common, where both name any, and for the same lots."""
    _, release = known.values[Part.AWARD, old, Field.PRESENT]
    before = next((one for place, one in objects(release.body, "awards") if _first_id(known, one, place) == old), None)
    if before is None or at(before, "relatedLots") != at(award, "relatedLots"):
        return False
    names = [set(suppliers(one)) for one in (before, award)]
    return not names[0] or not names[1] or bool(names[0] & names[1])


def _first_id(known: Known, award: Json, place: int) -> str:
    name = identity(award, place)
    return known.aliases.get(name, name)
