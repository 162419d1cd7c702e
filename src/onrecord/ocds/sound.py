"""What most releases are: sound. Asked first, by one typed decoder in machine code, a tenth of the price of a walk.

It knows the fields of `usual` alone, narrowed to what the schema and the subjects of `checks/` (in their `SOUND_…` and
`sound_…`) have nothing to say about. A release that passes has no issue of any of these. One that does not pass may
still be sound: then the subjects look for themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType, defstruct

from onrecord.ocds.checks.against_schema import SOUND_SCHEMA
from onrecord.ocds.checks.dates import SOUND_DATE
from onrecord.ocds.checks.identifiers import SOUND_OCID, SOUND_RELEASE_ID, sound_company
from onrecord.ocds.checks.lines import SOUND_LINE, SOUND_TITLE
from onrecord.ocds.checks.names import sound_name
from onrecord.ocds.checks.reversed import sound_period
from onrecord.ocds.checks.seen import ORGANISATIONS, TITLES, is_date_name
from onrecord.ocds.schema import dereference, release_schema
from onrecord.ocds.usual import AMOUNT, OTHER, USUAL

_Schema = dict[str, Any]
_ODD = (b"{}", b"\\u0000")
"""Empty objects and a sign that no text should hold: what is wrong with them is for the subjects to say."""
_REQUIRED = ("ocid", "id", "date", "tag")
"""Fields that the rules ask of a release, if the schema does or not."""
_KINDS = {"string": str, "boolean": bool, "integer": int, "number": int | float}
_AT_TOP = {"ocid": SOUND_OCID, "id": SOUND_RELEASE_ID}


def is_sound(octets: bytes) -> bool:
    """Whether the rules of all such subjects are silent about a release, as `encode.dump` has it.

    >>> is_sound(b'{"ocid":"ocds-213czf-1","id":"1","date":"2024-03-11T09:00:00Z","tag":["tender"],'
    ...          b'"initiationType":"tender","tender":{"id":"1","title":"Roofs"}}')
    True
    """
    if any(sign in octets for sign in _ODD):
        return False
    try:
        _decoder().decode(octets)
    except (msgspec.MsgspecError, RecursionError):
        return False
    return True


@cache
def _decoder() -> msgspec.json.Decoder[Struct]:
    schema = release_schema(SOUND_SCHEMA)
    return msgspec.json.Decoder(_struct(_Field("release", USUAL, schema, schema)))


class _Field:
    """A field of `usual`, with what the schema says of it and what it lies in."""

    def __init__(self, name: str, tree: Any, schema: _Schema, root: _Schema, *, in_address: bool = False) -> None:
        self.name = name
        self.tree = tree
        self.schema = dereference(schema, root)
        self.root = root
        self.in_address = in_address or "ddress" in name

    @property
    def is_release(self) -> bool:
        return self.schema is self.root

    def below(self, name: str, tree: Any) -> _Field:
        """A field of this object."""
        return _Field(
            name, tree, self.schema.get("properties", {}).get(name, {}), self.root, in_address=self.in_address
        )

    def item(self) -> _Field:
        """What stands in this array."""
        return _Field(self.name, self.tree[0], self.schema.get("items", {}), self.root, in_address=self.in_address)


def _struct(field: _Field) -> type[Struct]:
    required = {*field.schema.get("required", ()), *(_REQUIRED if field.is_release else ())}
    fields = [field.below(name, tree) for name, tree in field.tree.items()]
    members = [
        (one.name, _type(one, field)) if one.name in required else (one.name, _type(one, field) | UnsetType, UNSET)
        for one in fields
    ]
    looks = [*_looks(field, fields)]
    namespace = {"__post_init__": _asking(looks)} if looks else {}
    return defstruct(field.name, members, namespace=namespace, kw_only=True, forbid_unknown_fields=True, gc=False)


def _type(field: _Field, parent: _Field) -> Any:
    if isinstance(field.tree, dict):
        return _struct(field)
    if isinstance(field.tree, list):
        return Annotated[list[_type(field.item(), field)], Meta(min_length=field.schema.get("minItems", 0))]  # type: ignore[misc]
    codes = tuple(code for code in field.schema.get("enum", ()) if code is not None)
    if codes:
        return Literal[codes]
    if field.tree in (AMOUNT, OTHER):
        return _number(field)
    patterns = [*_patterns(field, parent)]
    *others, last = patterns or [""]
    begun = "".join(rf"(?=(?:{one})\Z)" for one in others)
    pattern = rf"\A{begun}(?:{last})\Z" if last else None
    return Annotated[str, Meta(min_length=field.schema.get("minLength", 0), pattern=pattern)]


def _number(field: _Field) -> Any:
    asked = field.schema.get("type", ["number", "boolean"] if field.tree == OTHER else ["number"])
    kinds = [_KINDS[kind] for kind in ([asked] if isinstance(asked, str) else asked) if kind in _KINDS]
    found = kinds[0]
    for kind in kinds[1:]:
        found |= kind
    return found


def _patterns(field: _Field, parent: _Field) -> Iterator[str]:
    """What a sound text in this field is made of, from its beginning to its end."""
    if is_date_name(field.name):
        yield SOUND_DATE
    if field.name in TITLES:
        yield SOUND_TITLE
    if field.in_address:
        yield SOUND_LINE
    if parent.is_release and field.name in _AT_TOP:
        yield _AT_TOP[field.name]


_Look = Callable[[Any], bool]


def _looks(field: _Field, fields: list[_Field]) -> Iterator[_Look]:
    """What is to be asked of an object beyond the types of its fields."""
    if field.name in ORGANISATIONS:
        yield sound_name
        yield sound_company
    for one in fields:
        if "endDate" in field.tree and one.name == "startDate":
            yield sound_period
        if isinstance(one.tree, list):
            yield _differing(one.name, one.tree[0], unique=one.schema.get("uniqueItems", False))
    if field.is_release:
        yield _is_embedding_nobody


def _differing(name: str, tree: Any, *, unique: bool) -> _Look:
    """Whether the values of an array differ: objects by their ids, if they have any."""

    def do_differ(parent: Any) -> bool:
        values = getattr(parent, name)
        if values is UNSET or len(values) < 2:
            return True
        if isinstance(tree, str):
            return len(set(values)) == len(values)
        ids = [value.id for value in values] if "id" in tree else [UNSET]
        known = set(ids)
        return len(known) == len(ids) and not (unique and UNSET in known)

    return do_differ


def _is_embedding_nobody(release: Any) -> bool:
    """Whether no buyer is described where it acts, as in OCDS 1.0, for which another schema speaks."""
    buyer = release.buyer
    if release.parties is not UNSET or buyer is UNSET:
        return True
    return all(one is UNSET for one in (buyer.address, buyer.contactPoint, buyer.identifier))


def _asking(looks: list[_Look]) -> Callable[[Any], None]:
    def look(found: Any) -> None:
        for is_sound_so in looks:
            if not is_sound_so(found):
                raise ValueError  # which is how a decoder is told

    return look
