"""Numbers that an article and the notice share, whatever either calls the things; and numbers given to the wrong thing.

A number of three telling digits, or of millions, says by itself what it is of. A small one needs a thing of the same
kind: "100 firms" are the notice's "100 companies".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from onrecord.article.numbers import WORDS, number_of
from onrecord.checking.context import Context
from onrecord.checking.model import Evidence, Reason
from onrecord.checking.money import slip
from onrecord.reading import Passage
from onrecord.values import Span

_KINDS = (
    "firm company contractor supplier provider organisation bidder business operator builder agency group applicant",
    "people member person worker staff employee resident registrant patient",
    "home house property dwelling unit flat household",
    "account login log-in user licence",
    "authority council borough",
    "area lot zone region district",
    "school site establishment building location",
    "vehicle van car lorry",
    "child youngster pupil",
    "kind type sort variety category",
)
_KIND_OF = {word: kind for kind, words in enumerate(_KINDS) for word in words.split()} | {"children": 8}
_SCALE = {"million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9}
_PLACES = r"(?:Group|Centre|Club|Street|Road|Route|Room|No|Number|page|lot|phase|stage|level|grade|part|regulation)"
_ANY = re.compile(
    rf"(?<![\w£€$.,/-])(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}(?:\.\d)?|{WORDS})"
    r"(?:\s?(?P<scale>million|billion|m|bn)\b)?(?![\w%]|[-.,/:]\d|\s?(?:per cent|pounds|quid|euros|pence))",
    re.I,
)
MILLIONS = re.compile(
    r"(?<![\w£€$.,/-])(?P<n>\d{1,3}(?:\.\d{1,2})?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?)\s(?P<scale>million|billion)"
    r"(?!\s(?:pounds|euros|dollars|quid|a year|contract|deal)|[\w-])(?:\s[a-z]{4,}s\b|\s(?:people|children))?",
    re.I,
)
ELIDED = re.compile(
    r"\b(?:there are|there were|of which there are|numbering|a total of|number|all|some)\s(?:for the moment |now "
    r"|currently |at present |about )?(?P<n>[a-z]+ty-[a-z]+|[2-9]\d|[1-9]\d\d)(?=\s*[.;:,)])",
    re.I,
)
"""A number whose thing stands before it: "establishments, of which there are for the moment seventy-nine"."""
_LEAST_TELLING = 20
_YEARS = range(1900, 2100)


def is_telling(number: int) -> bool:
    """Whether a number is so odd that two texts seldom have it by chance.

    >>> [is_telling(n) for n in (117, 115_000, 79, 30_000_000, 100, 12, 2025, 40)]
    [True, True, True, True, False, False, False, False]
    """
    digits = len(str(number).rstrip("0"))
    if number >= 10**6:
        return True
    return number > _LEAST_TELLING and number not in _YEARS and (digits > 2 or (digits == 2 and number < 1000))


def of_one_kind(one: str, other: str) -> bool:
    """Whether two stems are of things that are counted alike: firms are companies."""
    kind = _KIND_OF.get(one)
    return kind is not None and kind == _KIND_OF.get(other)


def same_number(number: int, context: Context) -> list[Evidence]:
    """Where the notice has this very number, of whatever thing; nowhere for a number that is not telling."""
    return _where(number, context) if is_telling(number) else []


def _where(number: int, context: Context) -> list[Evidence]:
    found = [
        context.evidence(p.pointer, p.release_id, " ".join(p.text[max(0, span.start - 40) : span.end + 60].split()))
        for p in context.record.passages
        if not p.superseded
        for span, read in numbers_in(p)
        if read == number
    ]
    return found[:5]


def numbers_in(passage: Passage) -> Iterator[tuple[Span, int]]:
    """The whole numbers of a text, millions as they are meant; no sums, shares or decimals."""
    for found in _ANY.finditer(passage.text):
        read = number_of(found["n"])
        if read is None:
            continue
        size = read * Decimal(_SCALE[found["scale"].lower()] if found["scale"] else 1)
        if size == size.to_integral_value():
            yield Span(*found.span()), int(size)


THREE_DIGITS = 100
"""Smaller numbers are met by chance: something that the sentence speaks of must stand beside them."""


def digits_exchanged(said: int, right: int) -> bool:
    """Two digits or more, the same ones in another order.

    >>> digits_exchanged(38, 83), digits_exchanged(3, 3), digits_exchanged(602, 620)
    (True, False, True)
    """
    return said != right and said > 9 and sorted(str(said)) == sorted(str(right))


def one_digit_apart(said: int, right: int) -> bool:
    """As many digits, two or more, of which one is another and one that is no nought the same.

    >>> one_digit_apart(54, 74), one_digit_apart(30, 50), one_digit_apart(54, 75)
    (True, False, False)
    """
    one, other = str(said), str(right)
    same = [a for a, b in zip(one, other, strict=False) if a == b]
    return len(one) == len(other) > 1 and len(same) == len(one) - 1 and any(digit != "0" for digit in same)


def is_tenfold(said: int, right: int) -> bool:
    """Ten, a hundred or a thousand times as many, or as few, of a hundred or more.

    >>> is_tenfold(12_000, 1_200), is_tenfold(1_200, 1_200), is_tenfold(30, 3)
    (True, False, False)
    """
    low, high = sorted((said, right))
    return low >= THREE_DIGITS and high in (low * 10, low * 100, low * 1000)


def is_near(said: int, right: int) -> bool:
    """Whether one may be the other, rounded."""
    return 4 * abs(said - right) <= right


def slip_of(said: int, right: int) -> Reason:
    """How a wrong number most likely came about.

    >>> slip_of(602, 620).value, slip_of(32, 23).value
    ('digit_error', 'wrong_number')
    """
    reason = slip(Decimal(said), Decimal(right), Decimal(1))
    return reason if reason is Reason.DIGIT_ERROR else Reason.WRONG_NUMBER


_LOT = re.compile(r"\b[Ll][Oo][Tt] (?:[Nn]o\.? )?(?P<n>\d{1,3})\b")


def numbered_lots(context: Context) -> dict[str, Evidence]:
    """The lots that a notice without a list of them numbers in its prose."""
    found: dict[str, Evidence] = {}
    for passage in context.record.passages:
        for match in _LOT.finditer(passage.text) if not passage.superseded else ():
            words = " ".join(passage.text[match.start() : match.end() + 40].split())
            found.setdefault(match["n"], context.evidence(passage.pointer, passage.release_id, words))
    return found if len(found) > 1 else {}
