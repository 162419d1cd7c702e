"""Money: sums added up by their kind, payments, and the parties that it goes between."""

from __future__ import annotations

from typing import Any

from onrecord import tasks
from onrecord.report.answers_parties import PartyAnswer
from onrecord.report.answers_payments import PaymentIssuesAnswer, PaymentsAnswer
from onrecord.report.answers_totals import TotalsAnswer
from onrecord.web.api import Operation
from onrecord.web.asking import Asked
from onrecord.web.guard.past import demand_short_past
from onrecord.web.parameters import DAY, FLAG, TEXT, Parameter, choice, count
from onrecord.web.questions import AFTER, AS_OF, KNOWN_AT

_KINDS = ("budget", "estimate", "ceiling", "floor", "award", "amended", "called-off", "contract", "paid")


def _totals(asked: Asked, **wanted: Any) -> TotalsAnswer:
    demand_short_past(asked.site, wanted, "totals")
    return tasks.totals(asked.site.settings, **wanted)


def _payments(asked: Asked, **wanted: Any) -> PaymentsAnswer | PaymentIssuesAnswer:
    return tasks.payments(asked.site.settings, **wanted)


def _party(asked: Asked, **wanted: Any) -> PartyAnswer:
    return tasks.party(asked.site.settings, asked.named["name"], clock=asked.site.clock, **wanted)


OPERATIONS = (
    Operation(
        "/api/totals",
        "totals",
        "Sums added up, each with its own kind; those in doubt are left out and counted.",
        _totals,
        (
            Parameter(
                "by", choice(("kind", "buyer", "supplier", "year", "cpv")), "What to tell apart.", default="kind"
            ),
            Parameter("kind", choice(_KINDS), "Only sums of this kind."),
            Parameter("buyer", TEXT, "Only of buyers with these words in their name."),
            Parameter("from", DAY, "Awarded, signed, paid or published on this day or later.", task="from_"),
            Parameter("to", DAY, "The same, on this day or earlier."),
            AS_OF,
            KNOWN_AT,
            Parameter("limit", count(1, 10_000), "Groups of each kind to list at most.", default=20),
        ),
        schema="totals",
    ),
    Operation(
        "/api/payments",
        "payments",
        "Payments, the newest first, each with the award that it may be of.",
        _payments,
        (
            Parameter("supplier", TEXT, "Words of the supplier's name, or a company number."),
            Parameter("buyer", TEXT, "Words of the name of who paid."),
            Parameter("ocid", TEXT, "Only payments that may be of an award of this record."),
            Parameter("from", DAY, "Paid on this day or later.", task="from_"),
            Parameter("to", DAY, "Paid on this day or earlier."),
            Parameter("issues", FLAG, "What is wrong in the lists of payments instead.", default=False),
            AFTER,
            Parameter("limit", count(1, 10_000), "Rows to show at most.", default=20),
        ),
        schema="payments",
    ),
    Operation(
        "/api/parties/{name}",
        "party",
        "What a buyer or supplier did; candidates where the name may mean several.",
        _party,
        (
            Parameter("as", choice(("buyer", "supplier")), "Only what it bought, or only what it sold.", task="as_"),
            Parameter("limit", count(1, 1000), "Candidates to list at most.", default=20),
        ),
        schema="party",
        places={"name": "Words of its name, its identifier (GB-COH-05280446), or the id that an answer gave."},
        examples={"name": "Marlow Sands Town Council"},
    ),
)
