"""JSON bytes to values, exactly where they are right and as well as possible where they are not.

Numbers are int or Decimal. What had to be bent to be read at all (stray Latin-1 bytes, NaN, half a surrogate pair,
raw line breaks inside a text) comes back as notes beside the value, and becomes issues.
"""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass, field
from decimal import Decimal, DecimalException
from typing import Any

import msgspec

from onrecord.ocds.canonical import is_tidy, tidy_number

MAX_EXPONENT = 9999
"""A publisher writes 1e9999 for "no limit" (Find a Tender); beyond that a number is only fit to exhaust memory."""

_MAX_DIGITS = 4000
"""Python refuses to make an int of more than 4,300 digits."""

MONGO_SHELL = "as the mongo shell prints it"
"""In the message for what is a print-out of a database, and no JSON."""

MAX_DEPTH = 100
"""Levels of arrays and objects in one another. A release has about ten; a hundred thousand are made to overthrow us."""

_CALL = re.compile(r"(ISODate|NumberLong|NumberInt|NumberDecimal|ObjectId|Timestamp|BinData)\s*\(")
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_STRING_OR_ZEROS = re.compile(
    r'"(?:[^"\\]|\\.)*+"|(?<![\w.+-])(?P<sign>-?)(?P<zeros>0+)(?P<rest>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])',
    re.DOTALL,
)
_TOO_DEEP = f"JSON nested deeper than {MAX_DEPTH} levels"
_ODD_NUMBERS = ("NaN", "Infinity", "-Infinity")


_HEAD = 4096
"""Bytes within which a package names its releases, mostly."""
_ABSENT = msgspec.Raw()


class _Package(msgspec.Struct, rename="camel"):
    """A release package, with whatever tells it from a record or a record package."""

    releases: list[msgspec.Raw]
    uri: msgspec.Raw = _ABSENT
    version: msgspec.Raw = _ABSENT
    publisher: msgspec.Raw = _ABSENT
    license: msgspec.Raw = _ABSENT
    published_date: msgspec.Raw = _ABSENT
    extensions: msgspec.Raw = _ABSENT
    ocid: msgspec.Raw = _ABSENT
    records: msgspec.Raw = _ABSENT
    compiled_release: msgspec.Raw = _ABSENT
    versioned_release: msgspec.Raw = _ABSENT


_PACKAGES = msgspec.json.Decoder(_Package)
_PACKAGE_FIELDS = [(field.name, field.encode_name) for field in msgspec.structs.fields(_Package)]


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that had to be bent: the rule, what was found and what should be there."""

    rule: str
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """A value, and what was bent to get it."""

    value: Any
    notes: tuple[Note, ...] = ()
    tidied: Any = None
    """The value with each number in its canonical spelling (see `canonical.digest_tidy`); None when not known."""


class UndecodableError(Exception):
    """No value can be had of these bytes; never leaves `ocds` (there it becomes an issue)."""


class Decoder:
    """Decodes one raw object, piece by piece; not to be shared between threads."""

    def __init__(self, *, tidying: bool = True) -> None:
        """`tidying` says whether `Decoded.tidied` is wanted."""
        self._wanted = tidying
        self._tidy = True
        self._strict = msgspec.json.Decoder(float_hook=self._number)
        self._tidying = msgspec.json.Decoder(float_hook=_tidy_number)

    def decode(self, raw: bytes | msgspec.Raw) -> Decoded:
        """The value of one JSON text.

        Errors: UndecodableError, whose message says where and what, fit to be shown.
        """
        self._tidy = self._wanted
        try:
            value = self._strict.decode(raw)
            if _may_be_deep(raw) and _is_deep(value):
                raise UndecodableError(_TOO_DEEP)
            if not self._wanted:
                return Decoded(value)
            # Decoding once more is five times as fast as walking the value for its numbers.
            return Decoded(value, tidied=value if self._tidy else self._tidying.decode(raw))
        except (ValueError, RecursionError, DecimalException):
            return _decode_leniently(raw)

    def _number(self, text: str) -> Decimal:
        if self._tidy and not is_tidy(text):
            self._tidy = False
        number = Decimal(text)
        # Without an exponent, fewer digits than that are within reach.
        has_exponent = "e" in text or "E" in text
        if len(text) >= _MAX_DIGITS or (has_exponent and not _is_within_reach(number)):
            raise ValueError(text)
        return number


def _is_within_reach(number: Decimal) -> bool:
    return number.is_zero() or abs(number.adjusted()) <= MAX_EXPONENT


def _tidy_number(text: str) -> Decimal | int:
    return tidy_number(Decimal(text))


def split(raw: bytes | msgspec.Raw) -> dict[str, Any] | list[Any] | None:
    """The first level of an object or array, everything below as `msgspec.Raw`; None when it takes `Decoder`.

    Of what is a release package at first sight, `releases` is split too, for half the time of two passes.
    """
    head = bytes(memoryview(raw)[:_HEAD]).lstrip()
    try:
        if head[:1] == b"{":
            package = _package(raw) if b'"releases"' in head else None
            return package or msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
        if head[:1] == b"[":
            return msgspec.json.decode(raw, type=list[msgspec.Raw])
    except (ValueError, RecursionError):
        pass
    return None


def _package(raw: bytes | msgspec.Raw) -> dict[str, Any] | None:
    """The fields of a release package that reading asks for; None when it is something else."""
    try:
        package = _PACKAGES.decode(raw)
    except (ValueError, RecursionError):
        return None
    fields = ((name, getattr(package, field)) for field, name in _PACKAGE_FIELDS)
    return {name: value for name, value in fields if value is not _ABSENT}


def _may_be_deep(raw: bytes | msgspec.Raw) -> bool:
    octets = bytes(raw)
    # To take single bytes away is twice as fast as to count them.
    return len(octets) - len(octets.replace(b"[", b"").replace(b"{", b"")) > MAX_DEPTH


def _is_deep(value: Any) -> bool:
    """Whether anything lies more than `MAX_DEPTH` levels down: counted without a call for each level."""
    level = [value] if type(value) is dict or type(value) is list else []
    for _ in range(MAX_DEPTH):
        inside = [node.values() if type(node) is dict else node for node in level]
        level = [below for fields in inside for below in fields if type(below) is dict or type(below) is list]
        if not level:
            return False
    return True


def _decode_leniently(raw: bytes | msgspec.Raw, bent: _Bent | None = None) -> Decoded:
    """What `json` of the standard library makes of it, which forgives more and tells places.

    Errors: UndecodableError, as `Decoder.decode`.
    """
    bent = bent or _Bent()
    text = bent.text(bytes(raw))
    try:
        value = json.loads(
            text, strict=False, parse_float=bent.number, parse_int=bent.number, parse_constant=bent.odd_number
        )
    except json.JSONDecodeError as error:
        mended = bent.without_leading_zeros(text)
        if mended != text:
            return _decode_leniently(mended.encode("utf-8", "surrogatepass"), bent)
        raise UndecodableError(_where(error, text)) from error
    except RecursionError as error:
        raise UndecodableError(_TOO_DEEP) from error
    if _is_deep(value):
        raise UndecodableError(_TOO_DEEP)
    value = bent.whole_characters(value)
    if not bent.notes:
        bent.notes.append(
            Note("json-control-character", "a raw control character inside a text", "escapes: \\n, \\r, \\t, \\u00XX")
        )
    return Decoded(value, tuple(bent.notes))


def _where(error: json.JSONDecodeError, text: str) -> str:
    offset = len(text[: error.pos].encode())
    line = f" (line {error.lineno:,})" if error.lineno > 1 else ""
    if call := _CALL.match(text, error.pos):
        return f"no JSON: {call.group(1)}(...) {MONGO_SHELL}, at byte offset {offset:,}{line}"
    return f"JSON broken at byte offset {offset:,}{line}: {error.msg[:1].lower()}{error.msg[1:]}"


@dataclass(slots=True)
class _Bent:
    """Collects a note, once each, for whatever has to be bent."""

    notes: list[Note] = field(default_factory=list)

    def text(self, raw: bytes) -> str:
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError as error:
            byte = raw[error.start]
            self._note(
                "encoding",
                f"byte 0x{byte:02X} at byte offset {error.start:,}, read as {chr(byte)!r}",
                "UTF-8 throughout",
            )
            return raw.decode("utf-8", "onrecord-stray-latin-1")

    def number(self, text: str) -> int | Decimal | str:
        if text.lstrip("-").isdigit() and len(text) < _MAX_DIGITS:
            return int(text)
        try:
            number = Decimal(text) if len(text) < _MAX_DIGITS else None
        except DecimalException:
            number = None
        if number is None or not _is_within_reach(number):
            self._note("number-beyond-reach", f"{text[:40]}, kept as text", "a number that can be written out")
            return text
        return number

    def odd_number(self, text: str) -> None:
        self._note("number-not-json", f"{text}, read as null", "a number, or null: JSON has no NaN and no Infinity")

    def without_leading_zeros(self, text: str) -> str:
        """`text` with ` 000`, which Find a Tender has sent for 0, written as JSON wants it; strings stay."""

        def plain(match: re.Match[str]) -> str:
            if match["zeros"] is None:
                return match[0]
            self._note("number-leading-zero", f"{match[0][:40]}, read as {match['rest']}", "a number without them")
            return f"{match['sign']}{match['rest']}"

        return _STRING_OR_ZEROS.sub(plain, text)

    def whole_characters(self, value: Any) -> Any:
        """`value` with halves of surrogate pairs, which no text file can hold, replaced by U+FFFD."""
        if isinstance(value, str):
            if not _HALF_PAIR.search(value):
                return value
            self._note("encoding", "half of a surrogate pair, replaced by U+FFFD", "whole characters")
            return _HALF_PAIR.sub("\ufffd", value)
        if isinstance(value, dict):
            return {self.whole_characters(name): self.whole_characters(below) for name, below in value.items()}
        return [self.whole_characters(below) for below in value] if isinstance(value, list) else value

    def _note(self, rule: str, found: str, expected: str) -> None:
        if not any(note.rule == rule for note in self.notes):
            self.notes.append(Note(rule, found, expected))


def _as_latin_1(error: UnicodeError) -> tuple[str, int]:
    """Stray bytes as Windows-1252 reads them, which is what publishers who send Latin-1 really have."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    text = "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in stray)
    return text, error.end


codecs.register_error("onrecord-stray-latin-1", _as_latin_1)
