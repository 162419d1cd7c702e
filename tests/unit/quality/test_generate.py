"""Generated articles: the same for a seed, spans where they say, and true of the record by an independent reading."""

from __future__ import annotations

import doctest
import json
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from quality import facts, generate, gold


@pytest.fixture(scope="module")
def groups() -> dict[str, list[gold.Release]]:
    return gold.by_ocid(gold.sample_releases())


@pytest.fixture(scope="module")
def articles(groups: dict[str, list[gold.Release]]) -> list[gold.Article]:
    return generate.generate(groups, 60)


def test_a_seed_gives_the_same_articles(groups: dict[str, list[gold.Release]], articles: list[gold.Article]) -> None:
    """And another seed gives others."""
    assert generate.generate(groups, 60) == articles
    assert generate.generate(groups, 60, seed=1) != articles


def test_spans_cover_their_words(articles: list[gold.Article]) -> None:
    """Claims are code points of the text."""
    for article in articles:
        for claim in article["claims"]:
            assert article["text"][claim["start"] : claim["end"]] == claim["text"]


def test_every_kind_of_fact_is_told(articles: list[gold.Article]) -> None:
    """Sums, dates, terms, parties, quotations and procedures all occur."""
    kinds = Counter(claim["type"] for article in articles for claim in article["claims"])
    assert set(kinds) >= {"buyer", "supplier", "value", "deadline", "quotation", "procedure", "start", "end", "period"}


def test_what_is_told_stands_in_the_record(groups: dict[str, list[gold.Release]], articles: list[gold.Article]) -> None:
    """Quotations and names are words of the record; sums in full are figures of it."""
    for article in articles:
        record = json.dumps(gold.compile_releases(groups[article["link"]["ocid"]]), ensure_ascii=False)
        for claim in article["claims"]:
            if claim["type"] in ("quotation", "buyer", "supplier"):
                assert claim["text"] in record
            for printed in re.findall(r"£([\d,]{6,}(?:\.\d\d)?)(?![\d.]*[mkK])", claim["text"]):
                assert printed.replace(",", "").removesuffix("0") in record


def test_articles_come_after_the_latest_release(
    groups: dict[str, list[gold.Release]], articles: list[gold.Article]
) -> None:
    """So that the whole record counts."""
    for article in articles:
        releases = groups[article["link"]["ocid"]]
        assert len(gold.as_of(releases, article["published"])) == len(releases)


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"description": "The price is per annum."}, "value"),
        ({"description": "Instead of 4 May read 9 May."}, "deadline"),
        ({"status": "cancelled"}, "deadline"),
        ({"description": "An option to extend by a year."}, "start"),
        ({"minValue": {"amount": 90000, "currency": "GBP"}}, "value"),
    ],
)
def test_what_the_record_itself_qualifies_is_not_told(change: dict[str, Any], missing: str) -> None:
    """A field that other words of the record speak against would not be plainly true."""
    tender = {
        "title": "Sweeping of paths",
        "value": {"amount": 50000, "currency": "GBP"},
        "tenderPeriod": {"endDate": "2025-05-09T12:00:00+01:00"},
        "contractPeriod": {"startDate": "2025-06-01T00:00:00Z", "endDate": "2026-05-31T00:00:00Z"},
    }
    release: dict[str, Any] = {
        "ocid": "o",
        "id": "1",
        "date": "2025-04-01T09:00:00Z",
        "tag": ["tender"],
        "buyer": {"name": "Penrudd Council"},
    }
    before = facts.read_facts([{**release, "tender": tender}])
    after = facts.read_facts([{**release, "tender": {**tender, **change}}])
    assert before
    assert after
    assert getattr(before, missing) is not None
    assert getattr(after, missing) is None


def test_prints_that_are_exact_enough(groups: dict[str, list[gold.Release]]) -> None:
    """Millions are cut off after two places, and never rounded away."""
    chance = generate.Random(3)
    printed = {generate.print_sum(Decimal("22682504.94"), chance) for _ in range(40)}
    assert printed == {"£22.68m", "£22.68 million", "£22,682,504.94"}
    assert generate.print_length(date(2025, 1, 1), date(2025, 2, 14)) is None


def test_real_records_give_five_hundred_articles(shared_data: Path) -> None:
    """Enough of them about different processes, each with something to check."""
    groups = gold.by_ocid(gold.read_releases(sorted(shared_data.glob("uk-contracts-finder-2*.jsonl.gz"))))
    articles = generate.generate(groups, 500)
    assert len({article["link"]["ocid"] for article in articles}) > 150
    assert sum(len(article["claims"]) for article in articles) > 1000


@pytest.mark.parametrize("module", [facts, generate], ids=lambda m: m.__name__)
def test_examples_in_docstrings_hold(module: Any) -> None:
    """The examples of the generator run."""
    result = doctest.testmod(module)
    assert result.attempted
    assert result.failed == 0


def test_articles_can_be_written_out_and_read(tmp_path: Path) -> None:
    """`python quality/generate.py FOLDER 3` writes texts to be read by a person."""
    generate.main(str(tmp_path), "3")
    assert len(list(tmp_path.glob("*.txt"))) == 3
    assert len(gold.read_articles(tmp_path)) == 3
