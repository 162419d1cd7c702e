"""Sums of money in news text: ranges, scales, qualifiers, basis, and pound signs that got lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.article import basis, qualifiers
from onrecord.article.figures import SCALE, SCALES, Figure, carry_scale, in_words_scale, read_figure
from onrecord.article.lost_signs import lost_signs
from onrecord.article.model import Basis, Qualifier, SumMention
from onrecord.article.numbers import DIGITS, WORDS, number_of
from onrecord.article.scan import at_starts, first_come, number_starts
from onrecord.values import Span
from onrecord.values.patterns import later

_SIGNS = {"£": "GBP", "€": "EUR", "$": "USD", "¥": "JPY", "₦": "NGN", "₹": "INR", "₴": "UAH"}
_DOLLARS = {"US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "NZ": "NZD", "HK": "HKD", "S": "SGD"}
_CODES = "GBP|EUR|USD|AUD|CAD|NZD|CHF|JPY|NGN|UAH|MDL|INR|ZAR|PLN|SEK|NOK|DKK"
_SIGN = rf"(?:(?:US|AU?|CA?|NZ|HK|S)?\$|[£€¥₦₹₴]|\b(?:{_CODES})(?=[\s\d]))"

_UNIT_WORDS = {
    "pound": "GBP", "pounds": "GBP", "quid": "GBP", "sterling": "GBP", "grand": "GBP", "p": "GBP",
    "pence": "GBP", "penny": "GBP",
    "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "cent": "USD", "cents": "USD",
}  # fmt: skip
_CENTS = {"p", "pence", "penny", "cent", "cents"}
_UNIT = (
    rf"(?:[\s\u00a0-](?P<word>(?:US |Canadian |Australian )?dollars?|euros?|pounds?(?:\s+sterling)?|quid|sterling"
    rf"|pence|penny|cents?|{_CODES})"
    r"|(?P<pence>p)|(?P<sign>[£€]))(?!\w|['’](?!s?\s))"
)

_ONE = rf"(?P<currency>{_SIGN})\s?(?P<figure>{DIGITS}|\.\d{{1,2}})(?P<scale>{SCALE})?"
_SIGNED = re.compile(rf"(?:(?<![\w.])|(?=[£€])){_ONE}(?:\s(?:sterling|GBP)\b)?", re.IGNORECASE)
_LOOSELY = r"(?:(?:(?:just\s+)?(?:over|under)|nearly|almost|up\s+to|about|around)\s+)?"
_JOIN = rf"(?P<join>(?<=[\dkmn¼½¾])-|\s-\s?|\s?[–—]\s?|\s+(?:up\s+to|to|and|or)\s+{_LOOSELY})"
_SECOND = re.compile(rf"{_JOIN}(?P<currency>{_SIGN})?\s?(?P<figure>{DIGITS})(?P<scale>{SCALE})?", re.IGNORECASE)
_WORDED = later(
    rf"(?<![\w£€$.,-])(?:(?P<first>{DIGITS}|{WORDS})(?P<first_scale>{SCALE})?{_JOIN})?"
    rf"(?P<figure>{DIGITS}|{WORDS})(?P<scale>{SCALE})?{_UNIT}",
    re.IGNORECASE,
)
_GRAND = later(rf"(?<![\w£€$.,-])(?P<figure>{DIGITS}|{WORDS})[\s-]grand(?!\w)", re.IGNORECASE)
_HAS_UNIT_WORD = re.compile(
    rf"pound|quid|grand|pence|penny|euro|dollar|cents?\b|sterling|\dp\b|[\d.km][£€]|\d\s?(?:{_CODES})\b",
    re.IGNORECASE,
)


def find_sums(text: str) -> list[SumMention]:
    """Every sum of money in `text`, in reading order.

    Shapes: any length in; possibly none out; spans never overlap. A range is one sum.
    Units: spans count code points, end exclusive; amounts are in major units.
    Errors: none. What only looks like a sum ("£1 in four") is left out.

    >>> [m.text for m in find_sums("a £1.2m deal, up from £900,000; £2-3m or 40p a head")]
    ['£1.2m', '£900,000', '£2-3m', '40p a head']
    """
    pairs = first_come(_figures(text), lambda pair: Span(pair[0].start, pair[1].end))
    return [_mention(text, low, high) for low, high in pairs]


def _figures(text: str) -> Iterator[tuple[Figure, Figure]]:
    """The figures of `text`, those with a sign first, since signs say more than words. They may overlap."""
    yield from _signed(text)
    if _HAS_UNIT_WORD.search(text):
        starts = number_starts(text)
        yield from _worded(text, starts)
        yield from _grands(text, starts)
    yield from lost_signs(text)


# Figures with a sign


def _signed(text: str) -> Iterator[tuple[Figure, Figure]]:
    position = 0
    while found := _SIGNED.search(text, position):
        position = found.end()
        first = read_figure(found, _currency_of_sign(found["currency"]))
        if first is None:
            continue
        share = _share(text, first)
        if share:
            position = share.end
            continue
        second = _second(text, first)
        if second:
            position = second.end
            dash = text[first.end : second.end].lstrip()[0] in "-–—"
            yield carry_scale(first, second, joined_by_dash=dash)
        else:
            yield first, first


def _currency_of_sign(sign: str) -> str:
    sign = sign.upper()
    if sign.endswith("$"):
        return _DOLLARS.get(sign[:-1], "USD")
    return _SIGNS.get(sign, sign)


_SHARE = re.compile(
    r"\s(?:in|out of)\s(?:every\s|each\s)?(?:£\s?)?(?:\d{1,3}|[a-z]+)\b(?!\s+(?:years?|months?|weeks?|days?)\b)", re.I
)
_SHARE_COUNT = re.compile(
    r"(?:in|of)\s(?:every\s|each\s)?(?:£\s?\d+|\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twenty)\b", re.I
)


def _share(text: str, figure: Figure) -> Span | None:
    """The whole of what is a share and no sum: "£1 in four", "£3 out of every £10"."""
    if figure.scale != 1 or figure.digits > 100:
        return None
    found = _SHARE.match(text, figure.end)
    return Span(figure.start, found.end()) if found and _SHARE_COUNT.search(found.group()) else None


_CHANGE = re.compile(
    r"\b(?:r[io]se|rises|risen|rising|increas\w+|cut|cuts|cutting|fell|fall|falls|fallen|falling|dropp?\w*"
    r"|reduc\w+|up|down|jump\w*|gr[eo]w\w*"
    r"|soar\w*|climb\w*|revis\w+|chang\w+|went|go|goes|gone|going|amend\w+|correct\w+|slash\w*|rais\w+|lower\w*"
    r"|balloon\w*|mov\w+|swell\w*"
    r"|shr[aiu]nk\w*|doubl\w+|tripl\w+|leap\w*|shot|spiral\w*|hik\w+|trimm\w+|boost\w*|adjust\w+|lift\w*|swing"
    r"|swung|escalat\w+)"
    r"\b[^.;!?\n£€$]{0,40}\bfrom\s"
    r"(?:about\s|around\s|just\s|over\s|under\s|nearly\s|almost\s|an?\s(?:estimated\s)?){0,3}$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s(?:about\s|around\s|just\s|an?\s)?$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\s(?:more|less|higher|lower|above|below|over|under|extra|short|cheaper|dearer)\b", re.IGNORECASE
)


def _second(text: str, first: Figure) -> Figure | None:
    """The upper end of a range that begins with `first`, or None when there is no range."""
    found = _SECOND.match(text, first.end)
    if not found or not _joins(text, first, found):
        return None
    currency = _currency_of_sign(found["currency"]) if found["currency"] else first.currency
    second = read_figure(found, currency)
    if second is None or second.currency != first.currency:
        return None
    low, high = carry_scale(first, second)
    return second if low.amount < high.amount else None


def _joins(text: str, first: Figure, found: re.Match[str]) -> bool:
    join = found["join"].strip().lower()
    before = text[max(0, first.start - 90) : first.start]
    if join.startswith(("and", "or")):
        return join.startswith("and") and bool(_BETWEEN.search(before))
    if not found["currency"] and (_is_no_amount(text, found) or (join == "to" and not _plausible_bare(first, found))):
        return False
    if found["join"] != join and join in "-–—" and _COMPARED.match(text, found.end()):
        return False
    return not _CHANGE.search(before)


def _is_no_amount(text: str, found: re.Match[str]) -> bool:
    """A bare second figure that counts something else: "£20,000 - 15 places", "£5 to 300 families"."""
    after = re.match(
        r"\s(?!(?:a|per|each|for|over|in|and|or|to|on|of|from|with|by|at|was|is|but|plus|depending|pounds"
        r"|grand)\b)[a-z]",
        text[found.end() :],
    )
    return bool(after) and not found["scale"] and "," not in found["figure"]


def _plausible_bare(first: Figure, found: re.Match[str]) -> bool:
    """Whether a second figure without a sign can be an amount: of the first one's make, or with a scale."""
    return bool(found["scale"]) or "," in found["figure"] or first.digits < 1000


# Figures with a word: pounds, pence, grand


def _worded(text: str, starts: list[int]) -> Iterator[tuple[Figure, Figure]]:
    for found in at_starts(_WORDED, text, starts):
        currency, divisor = _unit_of(found)
        start = found.start("figure")
        figure = read_figure(found, currency, start)
        if figure is None or _weighs(text, found, figure) or (found["pence"] and not _is_pence(found["figure"])):
            continue
        if divisor == 100:
            figure = replace(figure, digits=figure.digits / 100, decimals=figure.decimals + 2)
        first = _first_of_worded(text, found, figure)
        if whole := _said_in_two(found, figure):
            yield whole, whole
        elif (
            first
            and found["join"].strip().lower().startswith("and")
            and not _BETWEEN.search(text[max(0, found.start() - 20) : found.start()])
        ):
            yield (first, first) if first.scale > 1 and found["first_scale"] else (figure, figure)
        else:
            yield (first, figure) if first else (figure, figure)


_OPEN_END = re.compile(r"\b(?:hundred|thousand|million|billion)$", re.IGNORECASE)


def _said_in_two(found: re.Match[str], figure: Figure) -> Figure | None:
    """One number in words that "and" runs through: "sixteen million and eight hundred thousand pounds"."""
    if not found["first"] or found["join"].strip().lower() != "and" or not _OPEN_END.search(found["first"]):
        return None
    if found["first"][0].isdigit() or found["figure"][0].isdigit() or found["scale"]:
        return None
    words = f"{found['first']} and {found['figure']}"
    number = number_of(words)
    if not number:
        return None
    return Figure(found.start(), figure.end, *in_words_scale(words, number, 1), figure.currency)


def _unit_of(found: re.Match[str]) -> tuple[str, int]:
    """Currency, and how many of the unit make one major unit."""
    if found["sign"]:
        return _SIGNS[found["sign"]], 1
    words = "p" if found["pence"] else found["word"].lower()
    country, _, unit = words.rpartition(" ")
    if country in ("canadian", "australian"):
        return {"canadian": "CAD", "australian": "AUD"}[country], 1
    unit = "pounds" if words.startswith("pound") else unit
    return _UNIT_WORDS.get(unit, unit.upper()), 100 if unit in _CENTS else 1


def _first_of_worded(text: str, found: re.Match[str], second: Figure) -> Figure | None:
    """The lower end of "five to six million pounds", its scale carried from the upper end."""
    digits = number_of(found["first"]) if found["first"] else None
    if digits is None or _CHANGE.search(text[max(0, found.start() - 90) : found.start()]):
        return None
    scale = SCALES[found["first_scale"].strip(" \u00a0-").lower()] if found["first_scale"] else 1
    first = Figure(found.start(), second.end, *in_words_scale(found["first"], digits, scale), second.currency)
    if first.scale == 1 and first.digits < second.digits:
        first = replace(first, scale=second.scale)
    if found["pence"] or (found["word"] or "").lower() in _CENTS:
        first = replace(first, digits=first.digits / 100, decimals=first.decimals + 2)
    return first if first.amount < second.amount else None


def _is_pence(figure: str) -> bool:
    """Not the lines of a screen (1080p) nor a number in words stuck to a p."""
    return figure[-1:].isdigit() and figure not in ("240", "360", "480", "576", "720", "1080", "1440", "2160")


_WEIGHT = re.compile(
    r"\s(?:of\s(?!(?:public|taxpayer|council|government|our|your|their|my|extra|new|money|cash|funding|investment"
    r"|savings|debt|cuts|damage|aid)\b)|in weight|heavier|lighter|overweight)",
    re.I,
)
_WEIGHED = re.compile(r"\b(?:weigh\w*|los[et]\w*|gain\w*|shed|shedding|put on)\s(?:\w+\s)?$", re.I)


def _weighs(text: str, found: re.Match[str], figure: Figure) -> bool:
    """Whether the pounds are a weight: "twelve pounds of flour", "lost 20 pounds"."""
    if not (found["word"] or "").lower().startswith("pound") or figure.amount >= 1000:
        return False
    return bool(_WEIGHT.match(text, found.end()) or _WEIGHED.search(text[max(0, found.start() - 20) : found.start()]))


_GRAND_THINGS = re.compile(
    r"[\s-](?:piano|slam|prix|jur|final|total|tour|nation|design|open|opening|parent|master|mufti|duke|duch|hotel"
    r"|hall|day|old|stair|old|plan)",
    re.I,
)


def _grands(text: str, starts: list[int]) -> Iterator[tuple[Figure, Figure]]:
    for found in at_starts(_GRAND, text, starts):
        digits = number_of(found["figure"])
        if digits and not _GRAND_THINGS.match(text, found.end()):
            figure = Figure(found.start(), found.end(), digits, 0, 1000, "GBP")
            yield figure, figure


# From figures to mentions


def _mention(text: str, low: Figure, high: Figure) -> SumMention:
    start, end = low.start, high.end
    attached = basis.basis_attached(text, end)
    qualified = _qualifier(text, start, end if not attached else attached[1].end, is_range=low is not high)
    if attached:
        end = attached[1].end
    per = attached or basis.basis_nearby(text, start, end)
    return SumMention(
        span=Span(start, end),
        text=text[start:end],
        low=low.amount,
        high=high.amount,
        currency=low.currency,
        qualifier=qualified[0] if qualified else Qualifier.EXACT,
        basis=per[0] if per else Basis.TOTAL,
        basis_span=per[1] if per else None,
        unit=min(low.unit, high.unit),
        qualifier_span=qualified[1] if qualified else None,
        units=None if low is high else (low.unit, high.unit),
    )


def _qualifier(text: str, start: int, end: int, *, is_range: bool) -> tuple[Qualifier, Span | None] | None:
    if is_range:
        return Qualifier.RANGE, None
    return qualifiers.qualifier_before(text, start, end) or qualifiers.qualifier_after(text, end)
