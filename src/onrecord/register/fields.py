"""The fields of a release that the register's tables are made of, as a tree of names: see `ocds.usual`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.ocds.usual import AMOUNT, ID, TEXT

_SUM = {"amount": AMOUNT, "currency": TEXT}
_CODE = {"scheme": TEXT, "id": ID, "description": TEXT}
_PARTY = {
    "id": ID,
    "name": TEXT,
    "identifier": {"scheme": TEXT, "id": ID, "legalName": TEXT},
    "additionalIdentifiers": [{"scheme": TEXT, "id": ID}],
    "address": dict.fromkeys(("streetAddress", "locality", "region", "postalCode", "countryName"), TEXT),
}
_DOCUMENT = {"id": ID} | dict.fromkeys(
    ("documentType", "title", "description", "url", "datePublished", "format", "language"), TEXT
)
_ITEM = {
    "id": ID,
    "description": TEXT,
    "classification": _CODE,
    "additionalClassifications": [_CODE],
    "quantity": AMOUNT,
    "unit": {"name": TEXT, "value": _SUM},
    "relatedLot": ID,
}
_LOT = {
    "id": ID,
    "title": TEXT,
    "description": TEXT,
    "status": TEXT,
    "value": _SUM,
    "classification": _CODE,
    "additionalClassifications": [_CODE],
}
_TENDER = {
    "title": TEXT,
    "description": TEXT,
    "status": TEXT,
    "procurementMethod": TEXT,
    "procurementMethodDetails": TEXT,
    "classification": _CODE,
    "additionalClassifications": [_CODE],
    "value": _SUM,
    "minValue": _SUM,
    "tenderPeriod": {"endDate": TEXT},
    "procuringEntity": _PARTY,
    "items": [_ITEM],
    "lots": [_LOT],
    "documents": [_DOCUMENT],
}
_AWARD = {
    "id": ID,
    "title": TEXT,
    "status": TEXT,
    "date": TEXT,
    "value": _SUM,
    "suppliers": [_PARTY],
    "items": [_ITEM],
    "documents": [_DOCUMENT],
}
_CONTRACT = {
    "id": ID,
    "awardID": ID,
    "title": TEXT,
    "status": TEXT,
    "dateSigned": TEXT,
    "period": {"startDate": TEXT, "endDate": TEXT},
    "value": _SUM,
    "items": [_ITEM],
    "documents": [_DOCUMENT],
}
_RELATED = {"id": ID, "relationship": [TEXT], "title": TEXT, "scheme": TEXT, "identifier": ID, "uri": TEXT}
EXPECTED: Mapping[str, Any] = {
    "title": TEXT,
    "planning": {"project": TEXT, "documents": [_DOCUMENT]},
    "buyer": _PARTY,
    "parties": [_PARTY | {"roles": [TEXT]}],
    "tender": _TENDER,
    "awards": [_AWARD],
    "contracts": [_CONTRACT],
    "relatedProcesses": [_RELATED],
}
"""The fields that the tables are made of, each with what stands in it."""
