"""Identifiers of organisations: a scheme and an id, brought to one spelling, or nothing where they identify nobody.

Two identifiers are equal only when scheme and id are. The same digits under two schemes are two identifiers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

LOCAL_SCHEMES = frozenset({"GB-CFS", "GB-FTS", "GB-FTSPARTY", "XX-LOCAL"})
"""Numbers that a website gives out anew with each notice: Contracts Finder's own, and Find a Tender's own."""

LOOSE_SCHEMES = frozenset({"GB-SRS", "GB-LAE", "GB-GOR"})
"""Registers in which one body may stand several times, for each of its departments: other ids are no contradiction."""

_COMPANY_PREFIXES = (
    "AC CE CS CU ES FC FE GE GN GS IC IP LP NA NC NF NI NL NO NP NR NV NZ OC OE PC RC RS SA SC SE SF SG SI SL SO SP SR "
    "SZ ZC R"
)
_COMPANY = re.compile(rf"(?P<prefix>{'|'.join(_COMPANY_PREFIXES.split())}|)(?P<digits>\d+)(?P<tail>R?)")
"""Companies House: eight characters; two letters for other kinds of company, other parts of the UK and societies."""

_GLUED = re.compile(
    r"(?P<name>\W*\w.*?)(?<![\s,;:(\[-])[\s,;:(\[-]++(?:(?:company|co|registration|registered|reg|crn)\.?\s*+)*+"
    r"(?:no|num(?:ber)?|nr)?[.:\s#-]*+(?P<number>(?:SC|NI|OC|SO|NC|RC|IP|LP)\d{6}|[01]\d{7})[)\]\s]*",
    re.IGNORECASE,
)
_COMPOSITE = re.compile(r"(?P<scheme>[A-Z]{2,3}-[A-Z][A-Z0-9]*)-(?P<id>.+)", re.IGNORECASE)
_REGISTER = re.compile(r"[A-Z]{2}-[A-Z0-9]+")
"""A register of organisations as org-id.guide names them: country, hyphen, code. Others are the publisher's own."""
_NOTHING = frozenset(
    "na none null unknown tbc tba nil notapplicable notknown notprovided notavailable test xxx".split()
)
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_LONGEST = 120


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """An id in a public register of organisations, in its one spelling. Made by `read_identifier`."""

    scheme: str
    """As org-id.guide has it where it does, in capitals: `GB-COH`."""
    id: str

    @property
    def loose(self) -> bool:
        """Whether one body may have several ids in this register, so that another id contradicts nothing."""
        return self.scheme in LOOSE_SCHEMES or not _REGISTER.fullmatch(self.scheme)

    def __str__(self) -> str:
        return f"{self.scheme} {self.id}"


def read_identifier(scheme: object, id: object) -> Identifier | None:
    """The identifier that is meant, in its one spelling; None for placeholders, impossible ids and local schemes.

    Shapes: whatever stands in the JSON; an id may be a number, or repeat its scheme in front.
    Errors: none.
    Source: org-id.guide; Companies House and Central Digital Platform for the forms of their numbers.

    >>> str(read_identifier("GB-COH", "115834")), str(read_identifier("gb-coh", " sc 12345 "))
    ('GB-COH 00115834', 'GB-COH SC012345')
    >>> str(read_identifier("GB-PPON", "pbqv9213mlxw"))
    'GB-PPON PBQV-9213-MLXW'
    >>> read_identifier("GB-CFS", "307535"), read_identifier("GB-COH", "n/a"), read_identifier("", "05280446")
    (None, None, None)
    """
    name = _scheme(scheme)
    written = _written(id)
    if not name or name in LOCAL_SCHEMES or not written:
        return None
    if written.upper().startswith(f"{name}-"):
        written = written[len(name) + 1 :]
    found = _FORMS.get(name, _any)(written)
    return Identifier(name, found) if found and not _placeholder(found) else None


def read_composite(text: object) -> Identifier | None:
    """The identifier that a party's own id spells out, scheme and all; None for `org-1` and its like.

    >>> str(read_composite("GB-COH-115834")), read_composite("GB-CFS-307535"), read_composite("org-1")
    ('GB-COH 00115834', None, None)
    """
    found = _COMPOSITE.fullmatch(_written(text))
    return read_identifier(found["scheme"], found["id"]) if found else None


def split_number(name: str) -> tuple[str, Identifier | None]:
    """A name without the company number that was written behind it, and that number.

    >>> split_number("Saltmouth Community NHS Trust 05280446")
    ('Saltmouth Community NHS Trust', Identifier(scheme='GB-COH', id='05280446'))
    >>> split_number("Ferrow Ltd (Company No. SC123456)")[0], split_number("Unit 12345678 Plan")[1]
    ('Ferrow Ltd', None)
    """
    found = _GLUED.fullmatch(name.strip())
    number = read_identifier("GB-COH", found["number"]) if found else None
    if found is None or number is None:
        return name, None
    return found["name"].strip(" ,;:-(["), number


def _scheme(value: object) -> str:
    """A scheme in capitals, words one space apart; empty when it names no register, or a register of persons."""
    text = " ".join(value.split()).upper()[:_LONGEST] if isinstance(value, str) else ""
    return "" if _PERSONAL.search(text) else text


_PERSONAL = re.compile(r"C[ÉE]DULA|PERSONA NATURAL|PERSONA F[ÍI]SICA|PASSPORT|PASAPORTE|CURP|\bIDPF\b|\bDNI\b|\bNIN\b")
"""Numbers of people, not of organisations: never joined upon, never shown in a profile."""


def _written(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return _SPACE.sub(" ", str(value)).strip()[:_LONGEST]


def _placeholder(id: str) -> bool:
    """Whether the id is a word for nothing, one character over and over, or the row of digits."""
    bare = re.sub(r"[\W_]", "", id).casefold()
    if bare in _NOTHING or len(set(bare)) <= 1:
        return True
    digits = bare.lstrip("0")
    return digits.isdigit() and len(bare) >= 4 and (digits in _ROWS or len(set(digits)) == 1)


_ROWS = frozenset({"1234", "12345", "123456", "1234567", "12345678", "123456789", "87654321", "123123", "12341234"})


def _company(text: str) -> str:
    bare = re.sub(r"[^0-9A-Z]", "", text.upper())
    found = _COMPANY.fullmatch(bare)
    if not found:
        return ""
    prefix, digits, tail = found.groups()
    room = 8 - len(prefix) - len(tail)
    # A number of three digits or fewer is more often a slip of the keyboard than a company of the 1860s.
    if len(digits) > room or len(digits) < 4 or (tail and prefix not in ("IP", "SP", "NP", "RS")):
        return ""
    return prefix + digits.zfill(room) + tail


def _ppon(text: str) -> str:
    bare = re.sub(r"[^0-9A-Z]", "", text.upper())
    return f"{bare[:4]}-{bare[4:8]}-{bare[8:]}" if re.fullmatch(r"[A-Z]{4}\d{4}[A-Z]{4}", bare) else ""


def _digits(shortest: int, longest: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        bare = re.sub(r"[^0-9]", "", text).lstrip("0")
        letters = re.search(r"[A-Za-z]{4,}", text)
        return bare if shortest <= len(bare) <= longest and not letters else ""

    return read


def _scottish_charity(text: str) -> str:
    found = re.fullmatch(r"(?:SC)?0*(\d{1,6})", re.sub(r"[^0-9A-Z]", "", text.upper()))
    return f"SC{found[1].zfill(6)}" if found else ""


def _charity(text: str) -> str:
    """England and Wales: a linked charity's suffix stays, since it is another charity."""
    found = re.fullmatch(r"(\d{6,7})(?:-(\d{1,3}))?", text.replace(" ", "").lstrip("0"))
    return "" if not found else found[1] + (f"-{int(found[2])}" if found[2] and int(found[2]) else "")


def _code(pattern: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        bare = re.sub(r"[^0-9A-Z]", "", text.upper())
        return bare if re.fullmatch(pattern, bare) else ""

    return read


def _supplier_registration(text: str) -> str:
    """The Supplier Registration Service: host and key; the key's capitals count, the host's do not."""
    host, slash, key = text.rpartition("/")
    return f"{host.lower()}{slash}{key}" if len(key) >= 4 else ""


def _any(text: str) -> str:
    """Registers whose numbers we know nothing of: as written, in capitals, without spaces."""
    return text.upper().replace(" ", "") if len(text) >= 3 else ""


_FORMS: dict[str, Callable[[str], str]] = {
    "GB-COH": _company,
    "GB-PPON": _ppon,
    "GB-CHC": _charity,
    "GB-SC": _scottish_charity,
    "GB-NIC": _digits(5, 6),
    "GB-NHS": _code(r"[A-Z0-9]{3,6}"),
    "GB-UKPRN": _code(r"1\d{7}"),
    "GB-MPR": _code(r"(?:IP|SP|RS)?\d{4,6}[RS]?"),
    "GB-LAE": _code(r"[A-Z]{3,4}"),
    "GB-GOR": _code(r"[A-Z]{1,3}\d{1,6}"),
    "GB-SRS": _supplier_registration,
    "GB-VAT": _digits(9, 12),
}
