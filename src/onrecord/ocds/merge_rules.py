"""How each field is merged, read from a release schema and kept as a tree in the shape of a release.

Source: OCDS 1.1, "Merging" (discarded fields; whole list merge; identifier merge).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cache
from typing import Any

from onrecord.ocds.schema import LATEST, dereference, release_schema


class Rule(Enum):
    """What happens to one field."""

    MERGE = "merge"
    """Objects field by field, arrays of objects by their ids, anything else replaced."""
    OMIT = "omit"
    """Left out: it describes the release, not the process (`omitWhenMerged`)."""
    WHOLE = "whole"
    """Replaced as one value, whatever it holds (`wholeListMerge`)."""
    APPEND = "append"
    """An array whose objects are never matched with earlier ones; never said by a schema, only by a caller."""
    BY_POSITION = "by_position"
    """An array whose objects are matched by their place; never said by a schema, only by a caller."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rule of one field and, below it, those of its fields; what has no entry is merged."""

    rule: Rule = Rule.MERGE
    fields: Mapping[str, Rules] = field(default_factory=dict)

    def overridden(self, path: tuple[str, ...], rule: Rule) -> Rules:
        """These rules, but with `rule` for the field at `path` (names only, no places in arrays).

        >>> Rules().overridden(("a", "b"), Rule.APPEND).fields["a"].fields["b"].rule
        <Rule.APPEND: 'append'>
        """
        if not path:
            return replace(self, rule=rule)
        below = self.fields.get(path[0], PLAIN).overridden(path[1:], rule)
        return replace(self, fields={**self.fields, path[0]: below})


PLAIN = Rules()
"""The rule of a field that no schema mentions."""


@cache
def release_rules(version: str = LATEST) -> Rules:
    """The merge rules of a vendored version of OCDS.

    >>> release_rules("1.0.3").fields["awards"].fields["suppliers"].rule.value
    'whole'
    >>> release_rules("1.1.5").fields["awards"].fields["suppliers"].rule.value
    'merge'
    """
    return read_rules(release_schema(version))


def read_rules(schema: dict[str, Any]) -> Rules:
    """The merge rules that a release schema (its `properties`, `$ref`s and all) declares.

    `tag` is always left out: before OCDS 1.1.4 the schema did not say so, but it was always meant.
    """
    return _object_rules(schema, schema, ()).overridden(("tag",), Rule.OMIT)


def _object_rules(schema: dict[str, Any], root: dict[str, Any], refs: tuple[str, ...]) -> Rules:
    fields = {}
    for name, given in schema.get("properties", {}).items():
        ref = given.get("$ref", "")
        # A schema that refers to itself (no OCDS version does) would otherwise never end.
        below = PLAIN if ref and ref in refs else _field_rules(dereference(given, root), root, (*refs, ref))
        if below != PLAIN:
            fields[name] = below
    return Rules(fields=fields) if fields else PLAIN


def _field_rules(schema: dict[str, Any], root: dict[str, Any], refs: tuple[str, ...]) -> Rules:
    types = _types(schema)
    # "ocdsOmit" and "ocdsVersion" are how OCDS 1.0 spelled the two rules.
    if schema.get("omitWhenMerged") or schema.get("mergeStrategy") == "ocdsOmit":
        return Rules(Rule.OMIT)
    if "array" in types and (schema.get("wholeListMerge") or schema.get("mergeStrategy") == "ocdsVersion"):
        return Rules(Rule.WHOLE)
    if "object" in types and "properties" in schema:
        return _object_rules(schema, root, refs)
    if "array" in types and "items" in schema:
        return _item_rules(dereference(schema["items"], root), root, refs)
    return PLAIN


def _item_rules(items: dict[str, Any], root: dict[str, Any], refs: tuple[str, ...]) -> Rules:
    types = _types(items)
    if any(name != "object" for name in types):
        return Rules(Rule.WHOLE)
    if "object" not in types or "properties" not in items:
        return PLAIN
    if "id" not in items["properties"]:
        return Rules(Rule.WHOLE)
    return _object_rules(items, root, refs)


def _types(schema: dict[str, Any]) -> Iterable[str]:
    types = schema.get("type", ())
    return (types,) if isinstance(types, str) else tuple(types)
