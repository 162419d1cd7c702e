"""For whom the work is: the people an article says it is for, beside those whom the notice says it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checking.context import Context
from onrecord.checking.elsewhere import about_another
from onrecord.reading import Passage
from onrecord.values import Span

_GROUPS = {
    "officers": r"police officers|officers|bobbies|bobby|cops?|coppers|constables|policemen|police(?! (?:and"
    r"|accountability|authority|"
    r"commissioner|service|force|board|department|office|station|scotland|federation|vehicles?|cars?|dogs?|horses?))",
    "guards": r"prison officers|prison guards|prison staff|jailers|warders|wardens",
    "prisoners": r"prisoners|inmates|convicts|offenders|detainees|lags",
    "patients": r"patients",
    "medics": r"nurses|doctors|medics|clinicians|surgeons|paramedics|midwives|gps",
    "teachers": r"teachers|head ?teachers|teaching staff",
    "pupils": r"pupils|schoolchildren|students|children|youngsters|kids",
    "board": r"(?:the )?members of the (?:[A-Z][\w’'-]+ ){0,4}(?:Board|Panel|Committee|Council|Authority)"
    r"|board members"
    r"|councillors|elected members",
    "civil servants": r"civil servants|mandarins",
    "soldiers": r"soldiers|troops|squaddies|sailors",
    "firefighters": r"firefighters|fire crews",
    "tenants": r"tenants|council tenants",
    "victims": r"victims(?: of \w+)?",
    "carers": r"carers|unpaid carers",
    "staff": r"staff|employees|workers|workforce",
}
"""Groups of people whom nobody takes for one another, and the words for each."""
_STAFF = frozenset({"officers", "guards", "medics", "teachers", "civil servants", "soldiers", "firefighters", "staff"})
"""Those who may be called staff."""
_LESSON = r"(?:training|classes|class|course|courses|lessons?|sessions?|workshops?|coaching|tuition|seminars?)"
_ANY = "|".join(f"(?P<{name.replace(' ', '_')}>{words})" for name, words in _GROUPS.items())
_SAID = (
    re.compile(rf"\b{_LESSON}(?: \w+){{0,2}} for (?:the |its |their |all |some |[A-Z]\w+ ){{0,3}}(?:{_ANY})\b", re.I),
    re.compile(
        rf"(?<![\w’'-])(?:{_ANY}) (?:[‘'“\"][^‘'“”’\"\n]{{2,40}}[’'”\"] |(?:[\w-]+ ){{0,1}}){_LESSON}\b",
        re.I,
    ),
    re.compile(
        rf"(?<![\w’'-])(?:{_ANY})(?: [^.,;\n]{{0,60}})? (?:are to be|will be|are being) (?:offered|given"
        rf"|treated to)\b",
        re.I,
    ),
)
"""Where an article says whom the work is for."""
_FOR = re.compile(
    rf"\b(?:for|train|teach|training of|training to|delivered to|provided to|offered to|provision to|services? to"
    rf"|support to|care to)(?: (?!the members)(?:the|all|its|our|their|of|any|adult|young|vulnerable|\w+ing)){{0,3}} "
    rf"(?:{_ANY})\b",
    re.I,
)
"""Where a notice says so."""


def said_for(context: Context) -> Iterator[tuple[Span, str, str]]:
    """Each place where the article's own words say whom the work is for: span, words, group."""
    for pattern in _SAID:
        for match in pattern.finditer(context.text):
            span = Span(*match.span())
            if not context.said_by_someone(span) and not _of_record(span, context):
                for group in _groups(match):
                    yield span, match[group.replace(" ", "_")], group


def _of_record(span: Span, context: Context) -> bool:
    """Whether the words lie inside a quotation; one that they only hold ("police ‘allyship’ training") is no matter."""
    return context.quotation(span) is not None


def recipients(context: Context) -> dict[str, tuple[Passage, str]]:
    """The groups that the record says the work is for, each with its text and the very words."""
    found: dict[str, tuple[Passage, str]] = {}
    for passage in context.record.passages:
        for match in _FOR.finditer(passage.text) if not passage.superseded else ():
            for group in _groups(match):
                found.setdefault(group, (passage, " ".join(match.group().split())))
    return found


def is_other(group: str, context: Context) -> tuple[Passage, str] | None:
    """Where the record names another group, and this one in no such place; None when it may be the same."""
    named = recipients(context)
    plain = re.compile(rf"\b(?:{_GROUPS[group]})\b", re.I)
    others = [where for other, where in named.items() if other != group and not {group, other} <= _STAFF]
    if group in named or not others:
        return None
    mentioned = any(plain.search(p.text) for p in context.record.passages if not p.superseded)
    return None if mentioned and group != "officers" else others[0]


def _groups(match: re.Match[str]) -> list[str]:
    return [name.replace("_", " ") for name, words in match.groupdict().items() if words]


_PAYS = re.compile(
    r"\b(?:fork(?:s|ed|ing)? out (?:for|on)?|splash(?:es|ed|ing)? out(?: on)?|shell(?:s|ed|ing)? out(?: for)?"
    r"|cough(?:s|ed"
    r"|ing)? up(?: for)?|stump(?:s|ed|ing)? up(?: for)?|blow(?:s|ing)? [^.;\n]{0,30}? on|(?:will |is to "
    r"|to )be paid (?:out of|from)"
    r" (?:the )?(?:public purse|taxpayers?\b[^.;\n]{0,20}|council tax|public money|rates))(?: [\w’'-]+){0,3}",
    re.I,
)
"""Where an article has the public pay."""
_EARNS = re.compile(
    r"\b(?:revenue|income)[- ]generat\w+|\bgenerat\w+ (?:an? )?(?:\w+ )?(?:revenue|income)\b"
    r"|\bshare of (?:the )?(?:revenue|income)"
    r"|\b(?:concession|licence) fee (?:to|payable to|paid to)\b|\b(?:pay|payable|paid) (?:a |an )?(?:annual "
    r"|guaranteed )?(?:rent|commission"
    r"|premium) to the (?:council|authority|trust|client)\b",
    re.I,
)
"""Where a notice says that the buyer is the one that is paid."""


def said_to_pay(context: Context) -> Iterator[tuple[Span, Passage, str]]:
    """Where an article has the buyer pay for what earns it money, with the words of the notice; else nothing."""
    earns = [(p, m.group()) for p in context.record.passages if not p.superseded if (m := _EARNS.search(p.text))]
    if not earns:
        return
    for found in _PAYS.finditer(context.text):
        span = Span(*found.span())
        if context.quotation(span) is None and not about_another(span, context):
            yield span, *earns[0]
