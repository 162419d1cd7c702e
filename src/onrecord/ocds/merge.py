"""Releases of one ocid folded into its compiled release, or into its versioned twin.

The routine is that of OCDS 1.1, "Merging", and agrees with the fixtures of its reference implementation. Where we
differ from that implementation (instants, missing dates, values that change their type) is said, with reasons, in
docs/decisions/0002-merge-orders-by-instant.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from onrecord.ocds.merge_rules import PLAIN, Rule, Rules, release_rules
from onrecord.ocds.model import Json, Record, own_releases
from onrecord.values import parse_instant


def compile_releases(releases: Iterable[Json], rules: Rules | None = None) -> dict[str, Any]:
    """The compiled release: the latest value of every field.

    Shapes: releases of one ocid in any order, as decoded from JSON; same instant, order as given; none in, `{}` out.
    `rules` default to those of OCDS 1.1. Neither the releases nor anything in them is modified, but the answer
    shares its innermost lists with them: treat both as values.
    Source: OCDS 1.1, "Merging"; its `id` is `<ocid>-<date of the last release>`, its `tag` is `compiled`.

    >>> old = {"ocid": "o", "id": "1", "date": "2024-03-01T23:30:00+02:00", "tender": {"title": "Paper", "status": "x"}}
    >>> new = {"ocid": "o", "id": "2", "date": "2024-03-01T22:15:00Z", "tender": {"title": "Paper, A4", "status": None}}
    >>> compile_releases([new, old])["tender"]
    {'title': 'Paper, A4'}
    """
    return _compile(_by_instant(releases), rules or release_rules())


def version_releases(releases: Iterable[Json], rules: Rules | None = None) -> dict[str, Any]:
    """The versioned release: every value each field has had, each with `releaseID`, `releaseDate`, `releaseTag`.

    Shapes, order and rules as for `compile_releases`. The ocid and the ids of objects in arrays are not versioned.
    Source: OCDS 1.1, "Versioned values".
    """
    return _version(_by_instant(releases), rules or release_rules())


def compile_record(record: Record) -> dict[str, Any]:
    """The compiled release of a record, whose releases are already in order.

    What the publisher compiled itself is taken only where no release of the record is held.
    """
    return _compile([release.body for release in own_releases(record.releases)], release_rules())


def version_record(record: Record) -> dict[str, Any]:
    """The versioned release of a record, whose releases are already in order."""
    return _version([release.body for release in own_releases(record.releases)], release_rules())


def _by_instant(releases: Iterable[Json]) -> list[Json]:
    """In the order of merging: undated releases first, as in `order_releases`; equal instants as given."""
    given = list(releases)
    if len(given) < 2:
        return given
    instants = [parse_instant(release.get("date")) for release in given]
    keys = [(instant is not None, instant.at.timestamp() if instant else 0.0) for instant in instants]
    return [given[place] for place in sorted(range(len(given)), key=keys.__getitem__)]


def _compile(ordered: list[Json], rules: Rules) -> dict[str, Any]:
    if not ordered:
        return {}
    last = ordered[-1]
    ocid, date = last.get("ocid"), last.get("date")
    compiled: dict[str, Any] = {"ocid": ocid, "id": ocid if date is None else f"{ocid}-{date}"}
    if date is not None:
        compiled["date"] = date
    compiled["tag"] = ["compiled"]
    fold = _Compiling()
    for release in ordered:
        fold.merge(compiled, release, rules)
    return compiled


def _version(ordered: list[Json], rules: Rules) -> dict[str, Any]:
    versioned: dict[str, Any] = {}
    fold = _Versioning()
    for release in ordered:
        fold.begin(release)
        fold.merge(versioned, release, rules)
        # Once more, because the ocid is not versioned.
        versioned["ocid"] = release.get("ocid")
    return versioned


class _Array(NamedTuple):
    """An array of objects under construction, and which of them has which id."""

    items: list[dict[str, Any]]
    by_id: dict[str, dict[str, Any]]


class _Compiling:
    """One fold: the output so far is the caller's, the arrays in it that are matched by id are remembered here."""

    __slots__ = ("_arrays",)

    keeps_history = False

    def __init__(self) -> None:
        # By identity of the list, which the entry itself keeps alive, so that no identity is ever used again.
        self._arrays: dict[int, _Array] = {}

    def merge(self, output: dict[str, Any], source: Json, rules: Rules) -> bool:
        """Merge one object into `output`; whether it held any value at all, null included.

        The inner loop of every load: exact types are compared and literals set in line because that halves its time.
        """
        touched = False
        rule_of = rules.fields.get
        keeps_history = self.keeps_history
        for name, value in source.items():
            kind = type(value)
            below = rule_of(name, PLAIN)
            rule = below.rule
            if rule is _OMIT:
                continue
            if kind is dict and rule is not _WHOLE:
                if value and self._merge_object(output, name, value, below):
                    touched = True
            elif kind is list and rule is not _WHOLE and _holds_only_objects(value):
                if value and self._merge_items(output, name, value, below):
                    touched = True
            else:
                touched = True
                if keeps_history or value is None:
                    self.set(output, name, value)
                else:
                    output[name] = value
        return touched

    def set(self, output: dict[str, Any], name: str, value: Any) -> None:
        """Put a literal in its place; null takes away whatever stands there."""
        if value is None:
            output.pop(name, None)
        else:
            output[name] = value

    def _merge_object(self, output: dict[str, Any], name: str, value: Json, rules: Rules) -> bool:
        current = output.get(name)
        if type(current) is dict:
            return self.merge(current, value, rules)
        made: dict[str, Any] = {}
        # An object without any value in it, however deep, leaves no trace.
        if not self.merge(made, value, rules):
            return False
        output[name] = made
        return True

    def _merge_items(self, output: dict[str, Any], name: str, values: list[Json], rules: Rules) -> bool:
        array = self._arrays.get(id(output.get(name)))
        if array is None:
            array = _Array([], {})
            self._arrays[id(array.items)] = array
        touched = False
        for place, value in enumerate(values):
            if self._merge_item(array, _match_key(value, place, rules.rule), value, rules):
                touched = True
        if touched:
            output[name] = array.items
        return touched

    def _merge_item(self, array: _Array, key: str, value: Json, rules: Rules) -> bool:
        found = array.by_id.get(key) if key else None
        item: dict[str, Any] = {} if found is None else found
        # The id of an object in an array is neither versioned nor respelled: the first one stays.
        identifier = item.get("id", value.get("id"))
        touched = self.merge(item, value, rules)
        if identifier is not None:
            item["id"] = identifier
            touched = True
        if found is None and touched:
            array.items.append(item)
            if key:
                array.by_id[key] = item
        return touched


# Looked up once: an attribute of an Enum class costs more than the comparison it is for.
_OMIT, _WHOLE, _APPEND, _BY_POSITION = Rule.OMIT, Rule.WHOLE, Rule.APPEND, Rule.BY_POSITION


def _holds_only_objects(values: list[Any]) -> bool:
    """An array with anything but objects in it is a literal, whatever the schema says."""
    for value in values:  # noqa: SIM110 - a third of the time of all() over a generator
        if type(value) is not dict:
            return False
    return True


def _match_key(item: Json, place: int, rule: Rule) -> str:
    """What makes two objects of an array the same one; empty when nothing does.

    The text of the id, so that a publisher who writes 1 today and "1" tomorrow still means one object. An id of null
    is no id.
    """
    if rule is _APPEND:
        return ""
    if rule is _BY_POSITION:
        return str(place)
    identifier = item.get("id")
    return "" if identifier is None else f"={identifier}"


class _Versioning(_Compiling):
    """The same fold, which keeps the history of each literal instead of its last value."""

    __slots__ = ("_set_now", "_stamp")

    keeps_history = True

    def begin(self, release: Json) -> None:
        """From here on, values are those of `release`."""
        self._stamp = {
            "releaseID": release.get("id"),
            "releaseDate": release.get("date"),
            "releaseTag": release.get("tag"),
        }
        self._set_now: dict[int, list[Any]] = {}

    def set(self, output: dict[str, Any], name: str, value: Any) -> None:
        """Add to the history of a literal, if the value is new."""
        current = output.get(name)
        if current is None or type(current) is str:
            # A text can only be the id of an object in an array, which is put back afterwards.
            self._start(output, name, value)
        elif type(current) is list and id(current) not in self._arrays:
            self._continue(current, value)
        elif value is None:
            self._end(current)
        else:
            self._start(output, name, value)

    def _start(self, output: dict[str, Any], name: str, value: Any) -> None:
        history = [{**self._stamp, "value": value}]
        self._set_now[id(history)] = history
        output[name] = history

    def _continue(self, history: list[Any], value: Any) -> None:
        # An id that stands twice in one array of one release sets its fields twice; only the last is of that release.
        if self._set_now.pop(id(history), None):
            history.pop()
        if not history or history[-1]["value"] != value:
            history.append({**self._stamp, "value": value})
            self._set_now[id(history)] = history

    def _end(self, node: Any) -> None:
        """A null in place of an object or array ends the history of everything in it."""
        if type(node) is list:
            for item in node:
                self._end(item)
            return
        for below in node.values():
            if type(below) is dict or id(below) in self._arrays:
                self._end(below)
            elif type(below) is list:
                self._continue(below, None)
