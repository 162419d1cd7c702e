"""Reading whole articles: what is wired together, and how the real development articles come out."""

from __future__ import annotations

import json

import pytest

from onrecord.article import SourceKind
from onrecord.article.read import read_article
from onrecord.values import parse_instant

TEXT = (
    "Goat deal worth £25,000 ‘a joke’\n"
    "2 April 2024\n\n"
    "Hartwell Borough Council (HBC) will pay up to £25,000 for a goat. Bids close on 9 April for the two-year job.\n\n"
    "“It is a joke,” said\u00a0Ann Lee. “A poor one.”"
)


def test_a_reading_holds_everything():
    """Blocks, sentences, quotations, sums, dates, durations and names of one text, with the day read from it."""
    reading = read_article(TEXT, id="goat", published=None)
    assert (reading.id, reading.text, reading.published_from) == ("goat", TEXT, "dateline")
    assert reading.headline is not None
    assert reading.headline.of(TEXT) == "Goat deal worth £25,000 ‘a joke’"
    assert [q.text for q in reading.quotations] == ["a joke", "It is a joke,", "A poor one."]
    assert {str(s.low) for s in reading.sums} == {"25000"}
    assert any(d.days.first.isoformat() == "2024-04-09" for d in reading.dates)
    assert [str(d.durations[0]) for d in reading.durations] == ["P2Y"]
    assert any("Hartwell" in n.text for n in reading.names)


def test_no_break_space_before_the_speaker():
    """White space of every kind parts words."""
    reading = read_article(TEXT, id="goat", published=None)
    assert [q.speaker.of(TEXT) for q in reading.quotations if q.speaker] == ["Ann Lee", "Ann Lee"]


def test_the_day_given_goes_before_the_dateline():
    """The caller knows best."""
    given = parse_instant("2024-05-01")
    reading = read_article(TEXT, id="goat", published=given)
    assert (reading.published, reading.published_from) == (given, "given")


def test_an_empty_text_holds_nothing():
    """No text is an error."""
    reading = read_article("", id="none", published=None)
    assert (reading.blocks, reading.quotations, reading.headline, reading.published_from) == ((), (), None, "")


@pytest.fixture(scope="module")
def development(shared_data):
    """The development articles with a gold list of quotations, each with its reading."""
    pairs = []
    for path in sorted((shared_data / "articles").glob("[dn]*.json")):
        gold = json.loads(path.read_text("utf-8"))
        pairs.append((gold, read_article(gold["text"], id=gold["id"], published=parse_instant(gold["published"]))))
    assert pairs
    return pairs


def test_development_quotations_are_found(development):
    """At least 98 in 100 of the annotated quotations, with at most 5 in 100 that are not."""
    gold = {(a["id"], q["start"], q["end"]) for a, _ in development for q in a["quotations"]}
    found = {(a["id"], q.span.start, q.span.end) for a, r in development for q in r.quotations}
    assert len(gold & found) >= 0.98 * len(gold)
    assert len(found - gold) <= 0.05 * len(found)


def test_development_speakers_are_right(development):
    """At least 93 in 100 of the annotated speakers: half of the shorter span is shared, at most 120 characters."""
    right = total = 0
    for article, reading in development:
        found = {(q.span.start, q.span.end): q.speaker for q in reading.quotations}
        for quotation in article["quotations"]:
            if quotation["speaker"]:
                total += 1
                speaker, gold = found.get((quotation["start"], quotation["end"])), quotation["speaker"]
                shared = speaker and min(speaker.end, gold["end"]) - max(speaker.start, gold["start"])
                right += bool(shared and 2 * shared >= min(len(speaker), gold["end"] - gold["start"]))
    assert total
    assert right >= 0.93 * total


def test_development_headlines_are_first_lines(development):
    """The headline is the first line of every annotated article."""
    assert [r.headline.of(r.text) if r.headline else "" for _, r in development] == [
        a["headline"] for a, _ in development
    ]


def test_seed_articles_hold_quotations_of_the_notice(shared_data):
    """Captions run into the body, mixed marks and no-break spaces notwithstanding, the notice's words are its own."""
    for name, count in (("s001", 4), ("s002", 3)):
        gold = json.loads((shared_data / "articles" / "seeds" / f"{name}.json").read_text("utf-8"))
        reading = read_article(gold["text"], id=name, published=None)
        records = [q for q in reading.quotations if q.source is SourceKind.RECORD and q.speaker]
        assert len(records) >= count
        quoted = [c for c in gold["claims"] if c["type"] == "quotation"]
        assert all(
            any(q.span.start <= c["start"] and c["end"] <= q.span.end for q in reading.quotations) for c in quoted
        )
