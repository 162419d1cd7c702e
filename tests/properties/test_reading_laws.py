"""Laws of reading that hold for any text at all."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.article import ArticleReading
from onrecord.article.attribution import attribute
from onrecord.article.blocks import find_blocks
from onrecord.article.dateline import read_dateline
from onrecord.article.indirect import find_indirect
from onrecord.article.quotations import find_quotations
from onrecord.article.read import read_article
from onrecord.article.sentences import find_sentences
from onrecord.article.words import words_of_sentences

PIECES = [
    "“",
    "”",
    "‘",
    "’",
    '"',
    "'",
    "''",
    "„",
    "«",
    "»",
    "‹",
    " ",
    " ",
    " ",
    "\u00a0",
    "\n",
    "\n\n",
    "\r\n",
    ", ",
    ". ",
    ": ",
    "; ",
    " – ",
    "(",
    ")",
    "…",
    "?",
    "!",
    "said ",
    "says ",
    "told ",
    "according to ",
    "Ann Lee",
    "the council",
    "The notice",
    "who ",
    "and ",
    "that ",
    "he ",
    "It ",
    "members",
    "rock 'n' roll",
    "’90s",
    "£1.2m",
    "Mr. ",
    "No. 4",
    "2 April 2024",
    "Published: ",
    "By Ann Lee",
    "describes ",
    "called ",
    "by critics",
    '12"',
    "a",
    "B",
    "é",
    "😀",
    "\u200b",
]
texts = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


def spans(reading: ArticleReading):
    for quotation in reading.quotations:
        yield from filter(None, (quotation.span, quotation.speaker, quotation.cue))
    for speech in reading.indirect:
        yield from filter(None, (*speech.parts, speech.speaker, speech.named, speech.cue))
    for part in (
        *reading.blocks,
        *reading.sentences,
        *reading.sums,
        *reading.dates,
        *reading.durations,
        *reading.names,
    ):
        yield part.span


@given(texts)
def test_every_span_lies_in_the_text(text):
    """Nothing points outside, and nothing is empty."""
    reading = read_article(text, id="t", published=None)
    assert all(0 <= span.start < span.end <= len(text) for span in spans(reading))


@given(texts)
def test_what_is_said_to_stand_there_stands_there(text):
    """`text[start:end]` is the very text of each quotation and mention."""
    reading = read_article(text, id="t", published=None)
    named = (*reading.quotations, *reading.sums, *reading.dates, *reading.durations, *reading.names)
    assert all(part.text == part.span.of(text) for part in named)


@given(texts)
def test_quotations_that_do_not_nest_never_overlap(text):
    """Those that nest lie wholly inside another one."""
    quotations = read_article(text, id="t", published=None).quotations
    outer = [q.span for q in quotations if not q.nested]
    assert all(a.end <= b.start for a, b in pairwise(outer))
    assert all(any(o.contains(q.span) for o in outer) for q in quotations if q.nested)


@given(texts)
def test_blocks_hold_everything_that_is_printed(text):
    """Blocks follow each other, and only white space and marks without width stand between them."""
    blocks = [block.span for block in find_blocks(text)]
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    covered = "".join(span.of(text) for span in blocks)
    assert [c for c in text if c.isalnum()] == [c for c in covered if c.isalnum()]


@given(texts)
def test_sentences_tile_their_blocks_and_keep_quotations_whole(text):
    """Sentences follow each other within blocks, and no quotation is cut in two."""
    reading = read_article(text, id="t", published=None)
    assert all(reading.blocks[s.block].span.contains(s.span) for s in reading.sentences)
    whole = [s.span for s in reading.sentences]
    assert all(a.end <= b.start for a, b in pairwise(whole))
    assert all(any(s.contains(q.span) for s in whole) for q in reading.quotations)


@given(texts)
def test_indirect_speech_lies_within_one_sentence_and_never_twice(text):
    """Each speech with its cue is of one sentence, and no word is said twice."""
    reading = read_article(text, id="t", published=None)
    whole = [s.span for s in reading.sentences]
    spoken = sorted(part for speech in reading.indirect for part in speech.parts)
    assert all(any(s.contains(p) and s.contains(i.cue) for s in whole) for i in reading.indirect for p in i.parts)
    assert all(a.end <= b.start for a, b in pairwise(spoken))


@given(texts)
def test_groups_are_named_after_their_first_piece(text):
    """The group of a quotation is the index of a quotation no later than itself that is in the same group."""
    quotations = read_article(text, id="t", published=None).quotations
    assert all(q.group <= at and quotations[q.group].group == q.group for at, q in enumerate(quotations))


@given(texts, st.text(alphabet="abc ", max_size=5))
def test_reading_is_a_function(text, name):
    """The same text gives the same reading."""
    assert read_article(text, id=name, published=None) == read_article(text, id=name, published=None)


def calls_to_read(text: str) -> int:
    """How many Python functions run while the text's blocks, sentences, quotations and speakers are read."""
    count = 0

    def counting(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        blocks = find_blocks(text)
        stretches = find_quotations(text, blocks)
        sentences = find_sentences(text, blocks, stretches)
        worded = words_of_sentences(text, sentences, stretches)
        quotations = attribute(text, blocks, worded, stretches)
        list(find_indirect(text, blocks, worded, stretches, quotations))
        read_dateline(text, blocks)
    finally:
        sys.setprofile(before)
    return count


ADVERSARIES: dict[str, Callable[[int], str]] = {
    "straight marks": lambda n: '"' * n,
    "opening marks": lambda n: "“" * n,
    "single marks": lambda n: "' " * n,
    "mixed openings": lambda n: "“a ‘b " * n,
    "possessives": lambda n: "‘members’ a " * n,
    "many short quotations": lambda n: "“a” " * n,
    "quotations and cues": lambda n: "“a,” said X, " * n,
    "cues alone": lambda n: "and he said that he " * n + "“x”",
    "indirect speech": lambda n: "X said that it was so, but he added that " * n,
    "frames": lambda n: "it was so, X said, and " * n,
    "relative pronouns": lambda n: "that who " * n + "said “x”",
    "open paragraphs": lambda n: "“a\n\n" * n,
    "stops": lambda n: "." * n,
    "datelines": lambda n: "1 May 2024\n" * n,
    "names": lambda n: "“x,” " + "Ann " * n + "said.",
}


@pytest.mark.parametrize("adversary", ADVERSARIES.values(), ids=ADVERSARIES)
def test_work_grows_with_the_length_of_the_text(adversary):
    """Twice the text costs at most about twice the work, whatever it is made of."""
    small, large = calls_to_read(adversary(150)), calls_to_read(adversary(300))
    assert large <= 2.6 * small + 500
