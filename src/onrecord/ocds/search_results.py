"""Search results of Contracts Finder, which are not OCDS, mapped to releases that say so.

A result has no ocid, and none is made up under the publisher's prefix: the notice may be one of several of its process.
The row itself is carried in the release as `searchResult`, so that nothing of it is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

OCID_PREFIX = "contracts-finder-search-"
"""Of the ocids that such releases get; no registered prefix, so no ocid of a publisher's can be met by it."""

_NEEDED = frozenset({"id", "title", "value_low", "value_high", "deadline_date"})
_PLANNING_NOTICES = frozenset({"preprocurement", "pipeline"})
_STATUSES = {"open": "active", "awarded": "complete", "withdrawn": "withdrawn", "closed": "complete"}


def is_search_result(fields: Mapping[str, Any]) -> bool:
    """Whether an object with these fields is one search result, told by its shape.

    >>> is_search_result({"id": "1", "title": "", "value_low": 0, "value_high": 0, "deadline_date": None})
    True
    """
    return fields.keys() >= _NEEDED and "ocid" not in fields


def release_from(row: Mapping[str, Any]) -> dict[str, Any]:
    """The body of a release that says what a search result says.

    Units: sums in pounds, which is all that Contracts Finder knows; 0 stands for "not given" there, and is left out.
    The release is dated by the latest day that the row tells of, publication or award: it cannot be older.

    >>> found = {"id": "n1", "title": "Paper", "organisation": "Westmarch", "value_low": 0, "value_high": 5000,
    ...     "deadline_date": "2024-04-02", "published_date": "2024-03-11", "status": "open", "notice_type": "Contract"}
    >>> body = release_from(found)
    >>> body["ocid"], body["id"], body["tag"], body["tender"]["value"]
    ('contracts-finder-search-n1', 'n1-2024-03-11', ['tender'], {'amount': 5000, 'currency': 'GBP'})
    """
    notice = _text(row.get("id"))
    date = max(_text(row.get("published_date")), _text(row.get("awarded_date")))
    return _filled(
        {
            "ocid": f"{OCID_PREFIX}{notice}" if notice else "",
            "id": f"{notice}-{date}" if notice and date else notice,
            "date": date,
            "tag": [_tag(row)],
            "initiationType": "tender",
            "buyer": _filled({"name": _text(row.get("organisation"))}),
            "tender": _tender(row, notice),
            "awards": _awards(row, notice),
            # What whoever collected the results has added begins with an underscore, and is not the publisher's.
            "searchResult": {name: value for name, value in row.items() if not name.startswith("_")},
        }
    )


def _tag(row: Mapping[str, Any]) -> str:
    if _text(row.get("awarded_date")):
        return "award"
    if _is_planning(row):
        return "planning"
    return "tenderCancellation" if _text(row.get("status")) == "withdrawn" else "tender"


def _is_planning(row: Mapping[str, Any]) -> bool:
    return _text(row.get("notice_type")).casefold() in _PLANNING_NOTICES


def _tender(row: Mapping[str, Any], notice: str) -> dict[str, Any]:
    codes = _text(row.get("cpv_codes")).split()
    status = _STATUSES.get(_text(row.get("status")), "")
    if _is_planning(row) and status != "withdrawn":
        status = "planned"
    return _filled(
        {
            "id": notice,
            "title": _text(row.get("title")),
            "description": _text(row.get("description")),
            "status": status,
            "datePublished": _text(row.get("published_date")),
            "value": _money(row.get("value_high")),
            "minValue": _money(row.get("value_low")),
            "tenderPeriod": _filled({"endDate": _text(row.get("deadline_date"))}),
            "classification": _cpv(codes[0], _text(row.get("cpv_description"))) if codes else {},
            "additionalClassifications": [_cpv(code, "") for code in codes[1:]],
            "items": _items(row),
            "documents": _documents(row, notice),
        }
    )


def _items(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    address = _filled({"region": _text(row.get("region")), "postalCode": _text(row.get("postcode"))})
    return [{"id": "1", "deliveryAddresses": [address]}] if address else []


def _documents(row: Mapping[str, Any], notice: str) -> list[dict[str, Any]]:
    url = _text(row.get("url"))
    return [{"id": notice, "documentType": "tenderNotice", "url": url}] if url else []


def _awards(row: Mapping[str, Any], notice: str) -> list[dict[str, Any]]:
    date, supplier = _text(row.get("awarded_date")), _text(row.get("awarded_supplier"))
    if not (date or supplier):
        return []
    suppliers = [{"name": supplier}] if supplier else []
    value = _money(row.get("awarded_value"))
    return [_filled({"id": f"{notice}-1", "status": "active", "date": date, "value": value, "suppliers": suppliers})]


def _cpv(code: str, description: str) -> dict[str, Any]:
    return _filled({"scheme": "CPV", "id": code, "description": description})


def _money(amount: Any) -> dict[str, Any]:
    if not isinstance(amount, int | Decimal) or isinstance(amount, bool) or not amount:
        return {}
    return {"amount": amount, "currency": "GBP"}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int) and value else ""


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    """`fields` without those that hold nothing."""
    return {name: value for name, value in fields.items() if value not in ("", {}, [])}
