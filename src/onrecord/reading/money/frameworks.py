"""Whether a process sets up a framework agreement, or calls off under one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from onrecord.ocds import Json


class Purchase(Enum):
    """What kind of purchase a process is, as far as its sums are concerned."""

    ORDINARY = "ordinary"
    FRAMEWORK = "framework"
    """Its sums are limits of what may be called off, and no spending."""
    CALL_OFF = "call-off"
    """Its sums are called off under an agreement made elsewhere."""


def purchase_of(compiled: Json) -> Purchase:
    """What the structured fields say; a title that has the word "framework" in it says nothing.

    Source: OCDS 1.1 `relatedProcesses`, the techniques extension, and the procurement methods of Contracts Finder.

    >>> purchase_of({"tender": {"techniques": {"hasFrameworkAgreement": True}}}).value
    'framework'
    >>> purchase_of({"tender": {"procurementMethodDetails": "Call-off from a framework agreement"}}).value
    'call-off'
    """
    tender = compiled.get("tender")
    if _called_off(compiled.get("relatedProcesses")) or (type(tender) is dict and _says_called_off(tender)):
        return Purchase.CALL_OFF
    return Purchase.FRAMEWORK if type(tender) is dict and _sets_up(tender) else Purchase.ORDINARY


def _called_off(related: Any) -> bool:
    if type(related) is not list:
        return False
    return any("framework" in _relationships(process) for process in related)


def _relationships(process: Any) -> tuple[str, ...]:
    said = process.get("relationship") if isinstance(process, Mapping) else None
    listed = said if isinstance(said, list) else [said]
    return tuple(each for each in listed if isinstance(each, str))


def _says_called_off(tender: Json) -> bool:
    details = tender.get("procurementMethodDetails")
    return isinstance(details, str) and details.lower().startswith(("call-off", "call off"))


def _sets_up(tender: Json) -> bool:
    if (techniques := tender.get("techniques")) and _has_framework(techniques):
        return True
    lots = tender.get("lots")
    return type(lots) is list and any(_has_framework(lot.get("techniques")) for lot in lots if type(lot) is dict)


def _has_framework(techniques: Any) -> bool:
    if type(techniques) is not dict:
        return False
    return techniques.get("hasFrameworkAgreement") is True or bool(techniques.get("frameworkAgreement"))
