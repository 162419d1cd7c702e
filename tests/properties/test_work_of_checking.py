"""What a check costs grows with the length of the article, whatever it is made of: counted in calls, not in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from fakes import FakeLookup, make_records
from rule_sentences import releases

from onrecord.article import read_article
from onrecord.checking.check import check_linked
from onrecord.checking.extent import LONGEST, MOST_MENTIONS, judged_part
from onrecord.checking.model import Link
from onrecord.reading import read_record

BODIES = releases("value")
LOOKUP = FakeLookup(make_records(BODIES))
OCID = BODIES[0]["ocid"]
RECORD = read_record(LOOKUP.records[OCID])


def calls_to_check(text: str) -> int:
    """How many functions, our own and the interpreter's, run while an article is checked."""
    article, link, count = read_article(text, id="a"), Link(OCID, (), ()), 0

    def counting(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        check_linked(article, link, RECORD, LOOKUP)
    finally:
        sys.setprofile(before)
    return count


def names(count: int) -> str:
    return ", ".join(f"Ann B{chr(97 + n % 26)}{chr(97 + n // 26)}ton" for n in range(count))


ADVERSARIES: dict[str, Callable[[int], str]] = {
    "one sentence of sums": lambda n: "The contract is worth " + "£1,234 and " * n,
    "sums said as other sums": lambda n: "The contract is worth £1 " + "or £1 " * n,
    "sentences of sums": lambda n: " ".join(f"The council paid £{at},234 for it." for at in range(n)),
    "lengths beside sums": lambda n: "It runs " + "for two years at £1 " * n,
    "dates": lambda n: "Bids close on " + "5 May 2031 and on " * n,
    "names": names,
    "councils": lambda n: names(n).replace("ton", "ton Council"),
    "quotations": lambda n: "He said: “We will do it all,” said Ann Brown. " * n,
    "counts": lambda n: "five firms and " * n,
    "places": lambda n: "in Ambleside Road and in Ashton Park " * n,
    "verbs": lambda n: "the contract was awarded " * n,
    "captions": lambda n: "(Photo: Ann Brown)\n" * n,
}


@pytest.mark.parametrize("adversary", ADVERSARIES.values(), ids=ADVERSARIES)
def test_work_grows_with_the_length_of_the_article(adversary: Callable[[int], str]) -> None:
    """Twice the article costs at most about twice the work."""
    calls_to_check(adversary(10))  # fills what is kept between checks
    small, large = calls_to_check(adversary(60)), calls_to_check(adversary(120))
    assert large <= 2.7 * small + 1_000


def test_a_table_and_a_book_are_judged_as_far_as_a_bound() -> None:
    """What would take minutes is cut, whatever it is made of."""
    table = read_article("It paid £5. " * (MOST_MENTIONS + 5), id="a")
    book = read_article("It rained. " * (LONGEST // 10), id="a")
    assert len(judged_part(table).sums) == MOST_MENTIONS
    assert len(judged_part(book).text) == LONGEST
    assert judged_part(read_article("It paid £5.", id="a")).text == "It paid £5."
