"""Money that no notice states: what was paid, and what is said to be saved.

A record seldom holds payments and never savings, so neither is ever contradicted; but where the figure is the record's
upper limit or its award, that is said, since a limit is no spending. Told in the name of the rule `value`.
"""

from __future__ import annotations

from onrecord.checking.claims.backing import Backed, Backing
from onrecord.checking.claims.compose import sum_words
from onrecord.checking.claims.model import Amount, Role
from onrecord.checking.model import Evidence, Verdict, VerdictWord
from onrecord.checking.worth.says import NAME, VERSION

_KINDS = {
    Backed.PAID: "the payments that the record holds",
    Backed.CALLED_OFF: "what the record says was called off",
    Backed.AWARD: "the award",
    Backed.CONTRACT: "the contract’s value",
    Backed.LIMIT: "the limit of the framework agreement, which is no spending",
    Backed.CEILING: "the upper limit in the record, which is no spending",
    Backed.ESTIMATE: "the advertised value, which is no spending",
    Backed.FLOOR: "the lower limit in the record",
    Backed.BUDGET: "the budget",
    Backed.PART: "the value of one lot",
    Backed.ANNUAL: "the record’s figure for a year",
    Backed.SUPERSEDED: "a figure that stood in the record before",
    Backed.CANCELLED: "the advertised value of a procedure that came to nothing",
    Backed.VOID: "an award that is not in force",
    Backed.DOUBTFUL: "a figure of the record that is itself in doubt",
}


def judge_other_money(role: Role, amount: Amount, backing: Backing, ocid: str) -> Verdict:
    """What the record says of a sum that was paid or saved."""
    said = sum_words(amount)
    evidence = tuple(Evidence(ocid, s.release_id, s.pointer, s.amount) for s in backing.sums)
    if role is Role.PAID and backing.kind is Backed.PAID:
        sentence = f"The record holds a payment of {said}."
        return Verdict(VerdictWord.SUPPORTED, NAME, VERSION, sentence, None, evidence)
    holds = "no payment of it" if role is Role.PAID else "no savings"
    same = _KINDS.get(backing.kind)
    sentence = (
        f"The record holds {holds}; {said} is {same}." if same else f"The record holds {holds} to hold {said} against."
    )
    return Verdict(VerdictWord.NOT_IN_RECORD, NAME, VERSION, sentence, None, evidence if same else ())
