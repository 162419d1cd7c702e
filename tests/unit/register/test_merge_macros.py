"""The small readings that the merge in SQL makes: each reads as Python does, or says that it can't."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from decimal import Decimal

import duckdb
import pytest

from onrecord.reading.clocks import LOCAL_CLOCKS, local_day
from onrecord.reading.party import read_postcode
from onrecord.register.glean import amount_of, presentable
from onrecord.register.sql import statement

MACROS = (
    *("words_of", "sum_of", "is_odd_amount", "london_day", "published_day", "is_odd_date", "is_odd_name"),
    *("name_handle", "postcode_of", "is_clean"),
)
CHARACTERS = [chr(code) for code in range(1, sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
DATES = """
2024-03-15 2024-03-31T00:30:00Z 2024-03-31T01:30:00Z 2024-10-27T00:30:00+01:00 2024-06-30T23:30:00Z 2024-02-30
2024-03-15T10:00 2024-03-15T10:00:00.123456789Z 2024-03-15T24:00:00Z 2024-3-15 0000-01-01 0001-01-01
9999-12-31T23:59:59-12:00 1968-06-15T23:30:00Z 1971-06-15T23:30:00Z 1972-06-15T23:30:00Z 2037-06-15T23:30:00Z
2038-06-15T23:30:00Z 2024-03-15T10:00:60Z 15/03/2024 2024-03-15T10:00:00+14:59 2024-03-15T10:00:00-15:00
2024-03-15T10:00:00+0100 2024-03-15T10:00:00z
""".split()
SUMS = (
    "0 5 -5 0.1 12.3456 12.34567 999999999999999 9999999999999999 1e3 1e+16 +5 .5 5. 1_000 1,000 £5 true NaN ٥".split()
)
ADDRESSES = [
    *(
        ("AB1 2CD", ""),
        ("ab12cd", ""),
        ("", "2 Quay Row, AB1 2CD"),
        ("0010", "Main Road 1"),
        ("", ""),
        (" SW1A 1AA ", ""),
    ),
    *(("AB1 2CD EF3 4GH", ""), ("XAB1 2CD", ""), ("A very long code of a post office", "")),
]
TEXTS = [
    *(
        "Plain words.",
        "a & b",
        "x  y",
        "Ring 020 7946 0000",
        "+44 20 7946 0000",
        "me@example.org",
        "linernMore",
        "a.rThe b",
    ),
    *(
        " x",
        "x\u00a0",
        "worth Â£5",
        "in 2024 the 12345678901",
        "the modern pattern",
        "a\tb",
        "cafe\u0301",
        "0800 is short",
    ),
]


@pytest.fixture(name="sql", scope="module")
def _sql() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(statement("local_clocks"), {"prefixes": list(LOCAL_CLOCKS)})
        for macro in MACROS:
            connection.execute(statement(macro))
        yield connection


def ask(sql: duckdb.DuckDBPyConnection, expression: str, values: list[str]) -> list[object]:
    found = sql.execute(f"SELECT {expression} FROM (SELECT unnest($values::VARCHAR[]) AS x)", {"values": values})
    return [answer for (answer,) in found.fetchall()]


def test_words_are_stripped_as_python_strips(sql: duckdb.DuckDBPyConnection) -> None:
    """Every character of the first plane's start and every white space, around and inside."""
    texts = [f"{char}a{char}b{char}" for char in CHARACTERS if char.isspace() or ord(char) < 0x3100]
    assert ask(sql, "words_of(x)", [*texts, "", "  "]) == [text.strip() for text in [*texts, "", "  "]]


def test_small_letters_are_folded_ones_or_the_name_is_odd(sql: duckdb.DuckDBPyConnection) -> None:
    """For every character there is, lower case is the folded case where the name is not sent to the fold."""
    odd = ask(sql, "is_odd_name(x)", CHARACTERS)
    lower = ask(sql, "lower(x)", CHARACTERS)
    wrong = [c for c, is_odd, low in zip(CHARACTERS, odd, lower, strict=True) if not is_odd and low != c.casefold()]
    assert wrong == []


def test_days(sql: duckdb.DuckDBPyConnection) -> None:
    """A date that SQL does not leave to Python, it reads as Python does, whoever published it."""
    for ocid in ("ocds-213czf-1", *(f"{prefix}-1" for prefix in LOCAL_CLOCKS)):
        days = ask(sql, f"published_day('{ocid}', x)", DATES)
        found = zip(DATES, days, ask(sql, "is_odd_date(x)", DATES), strict=True)
        read = {text: day for text, day, is_odd in found if not is_odd}
        assert read == {text: local_day(text, ocid) for text in read}
        assert len(read) > len(DATES) // 2


def test_sums(sql: duckdb.DuckDBPyConnection) -> None:
    """A sum that SQL does not leave to Python, it reads as Python does."""
    found = zip(SUMS, ask(sql, "sum_of(x)", SUMS), ask(sql, "is_odd_amount(x)", SUMS), strict=True)
    read = {text: amount for text, amount, is_odd in found if not is_odd}
    assert read == {text: None if text == "true" else Decimal(text) for text in read}
    assert all(amount_of(text) == amount for text, amount in read.items())


def test_postcodes(sql: duckdb.DuckDBPyConnection) -> None:
    """A postcode that SQL does not leave to Python, it reads as Python does."""
    for code, street in ADDRESSES:
        (read,) = sql.execute("SELECT postcode_of($code, $street)", {"code": code, "street": street}).fetchone() or (
            "",
        )
        assert read in (None, read_postcode(code.strip(), street))


def test_clean_texts_need_no_cleaning(sql: duckdb.DuckDBPyConnection) -> None:
    """What SQL calls clean, `presentable` leaves as it is."""
    assert all(
        presentable(text) == text
        for text, is_clean in zip(TEXTS, ask(sql, "is_clean(x)", TEXTS), strict=True)
        if is_clean
    )
