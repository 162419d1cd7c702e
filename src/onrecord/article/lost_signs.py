"""Sums whose pound sign was lost in the copy: "25,000 contract", "blow 30,000 on lessons", "a bill of 1.2m"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from onrecord.article.figures import SCALE, Figure, carry_scale, in_words_scale, read_figure
from onrecord.article.numbers import DIGITS, WORDS, number_of
from onrecord.values.patterns import later

_THING = (
    r"(?:(?:contract|deal|tender|framework|budget|agreement|commission|grant|bid|project|scheme|award|fund|package"
    r"|bill|salary|fee|invoice|programme|consultancy|payment|payout|payoff|fine|price tag)s?"
    r"|job|order|study|survey|course|review|revamp|makeover|refit|overhaul|upgrade|boost|investment|splurge|spree"
    r"|call-off)"
)
_COUNTED = (
    r"(?:homes?|houses?|flats?|seats?|spaces?|beds?|places?|miles?|acres?|people|persons?|strong|tonnes?|tons?"
    r"|pupils?|students?|jobs?|hectares?|met(?:re|er)s?|square|sq|years?|days?|hours?|words?|pages?|patients?"
    r"|units?|trees?|volts?|watts?|kg|litres?|feet|foot|ft|km|capacity|members?|staff|households?|children|visitors?"
    r"|meals?|vehicles?|cars?|bikes?|laptops?|tablets?|phones?|lights?|lamps?|bins?|panels?|items?|copies|cases?"
    r"|residents?|signatures?|votes?|applications?|calls?|visits?|sessions?|plots?|dwellings?|properties|tests?)"
)
"""What a bare number before it counts: "a 1,200-home scheme" costs nobody £1,200."""
_BARE = rf"(?P<figure>{DIGITS})(?P<scale>{SCALE})?"
_BROKEN_SIGN = re.compile(rf"(?<=[\uFFFD拢]){_BARE}", re.IGNORECASE)
"""Figures after what a wrong character set leaves of a pound sign."""
_YEARLY = r"(?=(?:[\s-]a[\s-]year|[\s-]per[\s-]annum)?[\s-]"
_BEFORE_THING = later(
    rf"\b(?:an?|the|its?|this|that|their|new)\s(?:{_BARE}|(?P<words>{WORDS}))"
    rf"{_YEARLY}(?:(?!{_COUNTED}\b)[a-z]+[\s-]){{0,2}}?{_THING}\b)",
    re.I,
)
_ONE_THING = (
    r"(?:contract|deal|tender|framework|budget|agreement|commission|project|scheme|package|bill|salary|fee|invoice"
    r"|programme|consultancy|payment|payout|price tag|job|study|course|revamp|makeover|refit|overhaul|upgrade"
    r"|investment|splurge|spree|call-off)"
)
_AT_THE_HEAD = later(
    r"(?:\b(?:over|on|for|with|of|in|huge|whopping|cool|staggering|major|massive|hefty|eye-watering|sign(?:s|ed)?"
    r"|award(?:s|ed)?|w[io]ns?|land(?:s|ed)?|bag(?:s|ged)?|hand(?:s|ed)?|secures?d?|gets?|seeks?|offers?|tenders?|after"
    r"|under|from|by)\s|^[ \t]*[“‘\"'(]?|[:;,–—!?-]\s[“‘\"'(]?|[“‘\"'(])"
    rf"{_BARE}{_YEARLY}(?:(?!{_COUNTED}\b|[a-z]+s\b)[a-z]+[\s-])?{_ONE_THING}\b)",
    re.I | re.M,
)
"""Without an article, as headlines have it: only before one thing, since "1,000 homes project" counts homes."""
_SPENDS = (
    r"(?:blow(?:s|ing|n)?|blew|lavish(?:es|ed|ing)?|splurg(?:es?|ed|ing)|splash(?:es|ed|ing)?(?: out)?"
    r"|(?:shell|fork)(?:s|ed|ing)?(?: out)?|(?:cough|stump)(?:s|ed|ing)? up|set(?:s|ting)? aside"
    r"|earmark(?:s|ed|ing)?"
    r"|pocket(?:s|ed|ing)?|trouser(?:s|ed|ing)?|rak(?:es?|ed|ing) in"
    r"|cost(?:s|ing)? (?:the )?"
    r"(?:taxpayers?|ratepayers?|council|force|trust|town|city|county|public(?: purse)?|us|them)"
    r"|contract for|deal for|tune of|bill (?:is|was|comes? to)|price tag of)"
)
_AFTER_WORTH = later(
    rf"\b(?:{_SPENDS}|worth|valued at|value (?:of|at)|valuing it at|cost(?:s|ing)?(?: of)?|budget of|paid|pays?|spent"
    r"|spends?|spending|priced at|price of|fee of"
    r"|at a cost of|estimated (?:value|cost) of|estimated at|contract (?:sum|price) of|bill of|salary of|grant of"
    r"|award(?:ed)? of|funding of|investment of"
    r"|(?:value|cost|price|budget|fee|spend|sum)\b[^.;:\n£€$\d]{0,40}\b(?:is|was|at|of|to|be|exceed|were)"
    r"|(?:budget|value|cost|price|fee)\s?[:–—-])\s"
    r"(?P<lead>(?:(?:an?\s)?(?:up to|over|more than|about|around|nearly|almost|at least|just (?:over|under)"
    r"|approximately|some|total of|estimated|cool|whopping|staggering|hefty|massive|between|from|in excess of|under"
    r"|less than|close to|maximum of|circa|approx\.?)\s){1,2})?\??"
    rf"{_BARE}(?P<rest>\s(?:to|and)\s{DIGITS}(?:{SCALE})?|\s?[-–]\s?{DIGITS}(?:{SCALE})?)?"
    r"(?=\s*(?:$|[.,;:)\]\"”’'!?\n]|[-\s](?:a|per|each|every)[\s-]|\s(?:for|over|to|in|and|on|by|from|but|plus"
    r"|which|with|at|or|last|this|when|after|before|if|was|is|has|will|as|annually|more|less|extra|excluding|including"
    r"|inclusive|exclusive|net|gross|ex|inc)\b))",
    re.IGNORECASE,
)
_SPENT = re.compile(
    r"(?:^[ \t]*[“‘\"'(]?|[:;,!?]\s)"
    r"(?P<figure>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?=\s?(?:k|m|bn|million|thousand)\b))"
    rf"(?P<scale>{SCALE})?(?=\s(?:is |was |being |to be )?(?:spent|splurged|blown|lavished|paid)\b)",
    re.I | re.M,
)
"""At the start of a headline: "30,000 spent on lessons"."""
_UPPER = re.compile(rf"(?:\s?[-–—]\s?|\s(?:to|and)\s)(?P<figure>{DIGITS})(?P<scale>{SCALE})?", re.IGNORECASE)
_LONG_THINGS = re.compile(
    r"(?:[\s-](?:swimming|flood|sea|retaining|climbing|indoor|outdoor))?"
    r"[\s-](?:long|high|tall|wide|deep|pool|wall|tower|mast|stretch|footbridge|walkway)\b",
    re.I,
)


def lost_signs(text: str) -> Iterator[tuple[Figure, Figure]]:
    """Both ends of each sum near contract words that has no sign; equal unless it is a range. They may overlap."""
    for found in _BROKEN_SIGN.finditer(text):
        figure = read_figure(found, None)
        if figure:
            yield figure, figure
    for found in chain(_BEFORE_THING.finditer(text), _AT_THE_HEAD.finditer(text)):
        figure = _bare_figure(found) if found["figure"] else _bare_words(found)
        if figure and not _is_length(text, found):
            yield figure, figure
    for found in _SPENT.finditer(text):
        figure = _bare_figure(found)
        if figure:
            yield figure, figure
    for found in _AFTER_WORTH.finditer(text):
        yield from _after_worth(text, found)


def _after_worth(text: str, found: re.Match[str]) -> Iterator[tuple[Figure, Figure]]:
    figure = _bare_figure(found)
    if figure is None:
        return
    second = _UPPER.match(text, figure.end) if found["rest"] else None
    high = read_figure(second, None) if second else None
    yield carry_scale(figure, high) if high and figure.amount < high.amount * 1000 else (figure, figure)


def _is_length(text: str, found: re.Match[str]) -> bool:
    """Whether a bare "25m" is metres: "a 25m swimming pool scheme"."""
    if (found["scale"] or "").strip().lower() != "m":
        return False
    return bool(_LONG_THINGS.match(text, found.end()))


def _bare_figure(found: re.Match[str]) -> Figure | None:
    """A figure without a sign, large enough and unlike a year."""
    figure = read_figure(found, None, found.start("figure"))
    if figure is None or figure.amount < 1000:
        return None
    if re.fullmatch(r"(?:19|20)\d\d", found["figure"]) and not found["scale"]:
        return None
    return Figure(
        figure.start,
        found.end("scale") if found["scale"] else found.end("figure"),
        figure.digits,
        figure.decimals,
        figure.scale,
        None,
    )


def _bare_words(found: re.Match[str]) -> Figure | None:
    """Number words without a currency, from a thousand up: "a two million contract"."""
    digits = number_of(found["words"])
    if digits is None or digits < 1000:
        return None
    return Figure(found.start("words"), found.end("words"), *in_words_scale(found["words"], digits, 1), None)
