"""True news articles, made from records by seeded templates: whatever the checker says of them, it may not accuse them.

    python quality/generate.py FOLDER [COUNT]     writes articles about the sample register, to be read

Each article has the schema of the gold articles. Its claims are those that the templates state; all are supported. Some
articles also hold sums and dates that have nothing to do with the contract, as news does.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_DOWN, Decimal
from pathlib import Path
from random import Random
from string import Formatter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from quality import gold
from quality.facts import LONDON, Facts, some_facts

Filled = tuple[str, list[dict[str, Any]]]
"""A sentence and the claims in it."""
Words = Mapping[str, tuple[str, str]]
"""What fills a template: name to (printed words, claim type); an empty type is no claim."""

SENTENCES: Mapping[str, Sequence[str]] = {
    "open": (
        "{buyer} has published a notice for {title}.",
        "A notice for {title} has been put out by {buyer}.",
        "{title}: that is what {buyer} wants, according to an official notice.",
    ),
    "open_award": (
        "{buyer} has chosen {supplier} for {title}.",
        "{supplier} has won a contract from {buyer} for {title}.",
        "The contract for {title} has gone to {supplier}, {buyer} says.",
    ),
    "value": (
        "The contract is valued at {value}.",
        "It is expected to be worth {value}, the notice says.",
        "{buyer} puts the value of the work at {value}.",
    ),
    "range": (
        "The contract is valued at {value}.",
        "It is worth {value}, according to the notice.",
        "A value of {value} has been put on the work.",
    ),
    "ceiling": ("The contract is worth {value}.", "It could cost {value}.", "The work is valued at {value}."),
    "award": (
        "The contract is worth {value}.",
        "{supplier} will be paid {value} for the work.",
        "The price is {value}.",
        "It was awarded at {value}.",
    ),
    "closes": (
        "Bids must be in by {deadline}.",
        "Companies have until {deadline} to apply.",
        "The closing date is {deadline}.",
        "Tenders close {on} {deadline}.",
    ),
    "closed": (
        "Bids closed {on} {deadline}.",
        "Companies had until {deadline} to apply.",
        "The deadline for bids was {deadline}.",
    ),
    "starts": ("The contract begins on {start}.", "Work is due to start on {start}.", "It takes effect on {start}."),
    "started": ("The contract began on {start}.", "Work started on {start}."),
    "ends": ("It will end on {end}.", "The contract runs until {end}.", "Work is to finish by {end}."),
    "period": ("The contract runs from {period}.", "It will cover {period}."),
    "duration": ("The contract lasts for {duration}.", "The winner will hold the work for {duration}."),
    "procedure": ("The work is being let under {procedure}.", "Officials are using {procedure}."),
    "quotation": (
        "The notice says: “{quotation}”.",
        "It asks for “{quotation}”, in the words of the notice.",
        "According to the notice, “{quotation}”.",
        "The document speaks of “{quotation}”.",
    ),
    "aside": (
        "The council must find savings of £38 million over the next three years.",
        "A similar scheme in another county cost £2.4m and took eighteen months.",
        "Opponents want £15 million a year to be spent on roads instead.",
        "The building was opened on 4 June 1962 at a cost of £90,000.",
        "Inspectors visited on 12 November 2019 and asked for changes.",
    ),
    "voice": (
        "“It is about time,” said a resident. “We were promised this before my boy was born.”",
        "“You could mend every pothole in the county for that,” said a man at the bus stop.",
        "A union official said that staff had “heard it all before”.",
        "“We shall see whether anybody turns up to do it,” said one critic.",
    ),
}
NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MONTH = 30.4375
DAYS_IN_YEAR = 365.25


def fill(template: str, words: Words) -> Filled:
    """The template with its words in place, and a claim for each word that states a fact."""
    text, claims = "", []
    for literal, name, _, _ in Formatter().parse(template):
        text += literal
        if name:
            printed, kind = words[name]
            if kind:
                claims.append({"start": len(text), "end": len(text) + len(printed), "text": printed, "type": kind})
            text += printed
    return text[:1].upper() + text[1:], claims


def print_sum(amount: Decimal, chance: Random) -> str:
    """A sum as newspapers print it: in full, or in millions or thousands where that is exact enough.

    >>> print_sum(Decimal("587450.80"), Random(1))
    '£587,450.80'
    """
    full = f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,.2f}"
    if amount >= 1_000_000 and chance.random() < 0.6:
        short = (amount / 1_000_000).quantize(Decimal("0.01"), ROUND_DOWN).normalize()
        return f"£{short:f}{chance.choice(['m', ' million'])}"
    if amount < 1_000_000 and amount % 1000 == 0 and chance.random() < 0.2:
        return f"£{amount / 1000:.0f}{chance.choice(['k', 'K', ',000'])}"
    return full


def print_day(day: date, published: date, chance: Random) -> str:
    """A day, with its year unless the year is plain from the day of publication."""
    name = chance.choice([f"{day.day} {day:%B}", f"{day:%B} {day.day}"])
    near = abs((day - published).days) < 120
    return name if near and chance.random() < 0.7 else f"{day.day} {day:%B} {day.year}"


def print_time(at: time) -> str:
    """`noon`, `5pm`."""
    return "noon" if at.hour == 12 else f"{at.hour % 12 or 12}{'am' if at.hour < 12 else 'pm'}"


def print_length(start: date, end: date) -> str | None:
    """Whole years or months between two days, when they fit within three days; else None.

    >>> print_length(date(2025, 4, 1), date(2028, 3, 31))
    'three years'
    """
    length = (end - start).days + 1
    for unit, size in (("year", DAYS_IN_YEAR), ("month", MONTH)):
        number = round(length / size)
        if 1 <= number <= 10 and abs(length - number * size) <= 3:
            return f"{NUMBERS[number]} {unit}{'s' if number > 1 else ''}"
    return None


def money(facts: Facts, chance: Random) -> tuple[str, str] | None:
    """A kind of sentence and the words for the sum, or None when the record has none to print."""
    if not facts.value:
        return None
    top = print_sum(facts.value, chance)
    if facts.awarded:
        return "award", top
    if not facts.low:
        return "value", top
    low = print_sum(facts.low, chance)
    ranges = [f"{low} to {top}", f"between {low} and {top}", f"from {low} to {top}"]
    return ("ceiling", f"up to {top}") if chance.random() < 0.25 else ("range", chance.choice(ranges))


def closing(facts: Facts, published: date, chance: Random) -> tuple[str, str] | None:
    """A kind of sentence and the words for the closing date."""
    day = facts.deadline
    if not day or day == published or not -400 < (day - published).days < 400:
        return None
    words = print_day(day, published, chance)
    if facts.closes and chance.random() < 0.5:
        words = f"{print_time(facts.closes)} on {words}"
    return ("closes" if day > published else "closed"), words


def term(facts: Facts, published: date, chance: Random) -> list[tuple[str, str, str]]:
    """Kinds of sentence, claim types and words for when the contract runs."""
    start, end = facts.start, facts.end
    if not start or not end:
        return []
    first, last = print_day(start, published, chance), print_day(end, published, chance)
    across = first if start.year == end.year else f"{start.day} {start:%B} {start.year}"
    length = print_length(start, end)
    ways = [
        [("starts" if start > published else "started", "start", first)],
        [("period", "period", f"{across} to {last}")],
    ]
    if end > published:
        ways.append([("ends", "end", last)])
    if length:
        ways.append([("duration", "duration", length)])
    return chance.choice(ways)


def tell(facts: Facts, published: date, chance: Random) -> list[Filled]:
    """The paragraphs of one true article, each a sentence or two."""
    words = {"buyer": (facts.buyer or "", "buyer"), "supplier": (facts.supplier or "", "supplier")}
    words["title"] = (facts.title, "")

    def say(kind: str, **more: tuple[str, str]) -> Filled:
        able = [t for t in SENTENCES[kind] if "{supplier}" not in t or facts.supplier]
        return fill(chance.choice(able), {**words, **more})

    opening = "open_award" if facts.awarded and facts.supplier else "open"
    body: list[Filled] = []
    if found := money(facts, chance):
        body.append(say(found[0], value=(found[1], "value")))
    if found := closing(facts, published, chance):
        on = "at" if " on " in found[1] else "on"
        body.append(say(found[0], deadline=(found[1], "deadline"), on=(on, "")))
    body += [say(kind, **{name: (printed, name)}) for kind, name, printed in term(facts, published, chance)]
    if facts.procedure and chance.random() < 0.3:
        body.append(say("procedure", procedure=(facts.procedure, "procedure")))
    if facts.runs:
        body.append(say("quotation", quotation=(chance.choice(facts.runs), "quotation")))
    body += [(chance.choice(SENTENCES[kind]), []) for kind in ("aside", "voice") if chance.random() < 0.4]
    chance.shuffle(body)
    return [say(opening), *body]


HEADLINES: Sequence[Callable[[Facts], str]] = (
    lambda facts: f"Public notice: {facts.title}",
    lambda facts: f"{facts.title}: what the notice says",
    lambda facts: f"In brief: {facts.title}",
)


def write(facts: Facts, number: int, chance: Random) -> gold.Article:
    """One true article about a record, published one to nine days after its latest release."""
    when = (facts.latest + timedelta(days=chance.randint(1, 9))).astimezone(LONDON)
    published = datetime.combine(when.date(), time(chance.randint(6, 18)), LONDON)
    text, claims = chance.choice(HEADLINES)(facts) + "\n", []
    for sentence, stated in tell(facts, published.date(), chance):
        claims += [{**claim, "start": claim["start"] + len(text), "end": claim["end"] + len(text)} for claim in stated]
        text += f"{sentence}\n\n"
    name = f"true-{number:03d}"
    return {
        "id": name,
        "published": published.isoformat(),
        "text": text.strip(),
        "link": {"expect": "link", "ocid": facts.ocid},
        "claims": [
            {"id": f"{name}.{n}", **claim, "verdict": "supported", "evidence": []} for n, claim in enumerate(claims)
        ],
        "quotations": [],
    }


def generate(groups: Mapping[str, list[gold.Release]], count: int, seed: int = 2026) -> list[gold.Article]:
    """`count` true articles about these records, the same for the same seed; records take turns."""
    chance = Random(seed)
    records = some_facts(groups, chance)
    return [write(records[number % len(records)], number, chance) for number in range(count)]


def main(folder: str, count: str = "20") -> None:
    """Write generated articles about the sample register, as texts to be read."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    for article in generate(gold.by_ocid(gold.sample_releases()), int(count)):
        (out / f"{article['id']}.txt").write_text(article["text"] + "\n", encoding="utf-8")
        (out / f"{article['id']}.json").write_text(json.dumps(article, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
