"""News about other things than contracts, made by seeded templates: whatever the register holds, none of it is meant.

Real buyers, sums and days of the register stand in these articles, each of another record, as they do in a local paper,
so that a link made by names and figures alone shows itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from quality import gold
from quality.facts import LONDON, Facts

OPENINGS = (
    "Plans for {number} homes beside the old {place} have been refused by {buyer}.",
    "A man of {number} has been fined {sum} for letting his dog chase swans past the {place}.",
    "{buyer} is to close the {place} at weekends, to save {sum} a year.",
    "Councillors spent three hours arguing over the {place} on {day}, and settled nothing.",
    "More than {number} people came to the {place} on {day} to see the otters.",
    "{buyer} has paid {sum} in damages to a cyclist who fell into the {place}.",
    "Parking charges at the {place} will go up from {day}, {buyer} has decided.",
    "The {place} was flooded again on {day}, for the third time in a year.",
    "A grant of {sum} will mend the roof of the {place}.",
    "Staff at {buyer} have voted to strike on {day}.",
    "The leader of {buyer} resigned on {day}, hours before a vote of no confidence.",
    "An inspector has told {buyer} to do better at answering letters.",
)
MIDDLES = (
    "The cost was put at {sum}, most of it for lawyers.",
    "It opened on {day} {year} and has lost money ever since.",
    "Some {number} objections were received before the closing date of {day}.",
    "{other} gave {sum} towards it in {year}.",
    "A petition of {number} names was handed in on {day}.",
    "The borough has had {number} such cases since {year}, against {few} the year before.",
    "Repairs lasted {few} months and were paid for by {other}.",
    "Bus fares, council tax and the price of a swim have all gone up by {few} per cent.",
    "A consultation runs until {day}; answers may be sent by post.",
    "The hearing was put off until {day} because a witness had the wrong town hall.",
    "Between {year} and now {sum} has been spent on signs alone.",
    "The work of {few} volunteers was praised by the bishop.",
)
VOICES = (
    "“It is a disgrace,” said a neighbour. “We pay our taxes like anybody else.”",
    "“I have lived here for {number} years and never saw a mess like it,” said a shopkeeper.",
    "A spokesman for {buyer} said that it “would reflect on what was said”.",
    "“The best day out since the {place} burnt down,” said one visitor.",
    "“We gave {sum}, and what did we get?” asked a trustee. “A bench.”",
)
PLACES = ("bandstand", "swimming baths", "corn exchange", "canal basin", "museum of buttons", "bus station", "priory")


def unrelated(facts: Sequence[Facts], count: int, seed: int = 2026) -> list[gold.Article]:
    """`count` articles about no contract, the same for the same seed and facts."""
    chance = Random(seed)
    return [_write(number, facts, chance) for number in range(count)]


def _write(number: int, facts: Sequence[Facts], chance: Random) -> gold.Article:
    buyer, other = str(chance.choice(facts).buyer), str(chance.choice(facts).buyer)
    published = datetime.combine(chance.choice(facts).latest.date() + timedelta(days=20), time(9), LONDON)
    body = [chance.choice(OPENINGS), *chance.sample(MIDDLES, chance.randint(3, 6)), *chance.sample(VOICES, 2)]

    def fill(line: str) -> str:
        return line.format(
            buyer=buyer,
            other=other,
            sum=_sum(facts, chance),
            day=_day(facts, chance),
            year=chance.randint(1962, 2019),
            number=chance.randint(20, 90),
            few=chance.randint(2, 14),
            place=chance.choice(PLACES),
        )

    return {
        "id": f"unrelated-{number:04d}",
        "published": published.isoformat(),
        "text": f"{buyer} and the {chance.choice(PLACES)}\n" + "\n\n".join(map(fill, body)),
        "link": {"expect": "abstain", "ocid": None, "kind": "no_contract"},
        "claims": [],
        "quotations": [],
    }


def _sum(facts: Sequence[Facts], chance: Random) -> str:
    """A sum of some record, or any."""
    amount = chance.choice(facts).value or Decimal(chance.randint(2, 900) * 1_000)
    return f"£{amount:,.0f}"


def _day(facts: Sequence[Facts], chance: Random) -> str:
    """A day of some record, or any."""
    one = chance.choice(facts)
    day = one.deadline or one.start or date(2024, 1, 1) + timedelta(days=chance.randint(0, 365))
    return f"{day.day} {day:%B}"
