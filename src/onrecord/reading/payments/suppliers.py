"""The name of a supplier as spend files write it: with account numbers, company numbers and codes glued to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.reading.party_names import read_party_name
from onrecord.reading.payments.people import is_private, is_redacted

_COMPANY = r"(?:\d{8}|(?:SC|NI|OC|SO|NC|IP|RC|RS|FC|LP|SL|CE)\d{6})"
_COMPANY_BEHIND = re.compile(
    rf"^(?P<name>.*[^\W\d][\W\d]*?)(?<!\s)\s*+(?:[(\[,:-]\s*+)?\b(?P<number>{_COMPANY})\s*+[)\]]?$", re.IGNORECASE
)
_COMPANY_BEFORE = re.compile(rf"^UK(?P<number>{_COMPANY})\d{{2}}\s*:\s*(?P<name>.+)$")
"""A code of one ledger system: UK, the company number, the number of the site."""
_CODE_BEFORE = re.compile(r"^(?=[A-Z0-9]*\d)[A-Z0-9]{6,14}\s*:\s*(?P<name>.*[^\W\d].*)$")
_CODE_BEHIND = re.compile(r"^(?P<name>.*[^\W\d][\W\d]*?)(?<!\s)\s*+(?:[(\[]\s*+\d{4,8}\s*+[)\]]|:\s*+\d\w{3,}+)$")
_ACCOUNT_BEHIND = re.compile(r"^(?P<name>[^\d]*[^\W\d])\s+-\s*(?=[A-Z\d-]*\d{4})[A-Z\d-]{6,}\b.*$")


@dataclass(frozen=True, slots=True)
class Supplier:
    """A supplier's name, and the company number that stood with it."""

    name: str
    company: str = ""

    @property
    def private(self) -> bool:
        """Whether it may be a private individual."""
        return is_private(self.name)

    @property
    def redacted(self) -> bool:
        """Whether the body withheld the name."""
        return is_redacted(self.name)


@lru_cache(maxsize=65536)  # a body pays the same suppliers again and again
def read_supplier(text: str) -> Supplier:
    """The name without what was glued to it.

    >>> read_supplier("Care Providers Ltd 05280446")
    Supplier(name='Care Providers Ltd', company='05280446')
    >>> read_supplier("UKOC33365301 : Masons LLP").company, read_supplier("Water Plus - 4206400451 Depot").name
    ('OC333653', 'Water Plus')
    >>> read_supplier("LANPAC LTD [211594]").name, read_supplier("32339638").name
    ('LANPAC LTD', '')
    """
    plain = " ".join(text.split())
    if not any(letter.isalpha() for letter in plain):
        return Supplier("")
    if found := _COMPANY_BEFORE.match(plain) or _COMPANY_BEHIND.match(plain):
        return Supplier(found["name"].strip(" ,:-"), found["number"].upper())
    for pattern in (_CODE_BEFORE, _CODE_BEHIND, _ACCOUNT_BEHIND):
        if found := pattern.match(plain):
            plain = found["name"].strip(" ,:-")
    return Supplier(plain)


def supplier_key(name: str) -> str:
    """What two spellings of one supplier share: folded, without legal suffix; empty for what names nobody.

    >>> supplier_key("The Ferrow & Sons Ltd."), supplier_key("FERROW AND SONS LIMITED"), supplier_key("n/a")
    ('ferrow and sons', 'ferrow and sons', '')
    """
    read = read_party_name(name)
    return read.core if read else ""
