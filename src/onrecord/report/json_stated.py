"""As JSON: what an article says of a contract that no record is held of."""

from __future__ import annotations

from onrecord.checking.model import Check
from onrecord.report.json import Object
from onrecord.report.json_dossier import value_json


def stated_json(check: Check) -> list[Object]:
    """The article's claims in reading order, keyed as judged ones are, without a verdict; none beside a record."""
    return [
        {
            "id": claim.id,
            "start": claim.span.start,
            "end": claim.span.end,
            "text": claim.text,
            "type": claim.type.value,
            "value": value_json(claim.value),
            "quotation": claim.quotation,
        }
        for claim in check.stated
    ]
