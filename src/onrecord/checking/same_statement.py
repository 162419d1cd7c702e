"""Whether a sentence of the article and one of the notice say one thing, but for the number in them."""

from __future__ import annotations

import re

from onrecord.checking.context import Context
from onrecord.checking.counted import Counted, stem
from onrecord.reading import Passage
from onrecord.reading.words import STOPWORDS, folded
from onrecord.values import Span

_TITLE_WORDS = 2
_TOLD = 3
"""Telling words that two sentences share beside the thing counted: they say one thing."""
_NEAR = 60
"""Code points that lead up to a number."""
_ARTICLES = frozenset("the a an its their these those all".split())


_TO_COME = re.compile(r" (?:are to|will|is to)\b(?! (?:be )?(?:lost|cut|axed|shut))")


def telling_stems(text: str) -> set[str]:
    """The stems of its words, common ones and figures left out."""
    return {stem(word) for word in folded(text) if word.isalpha() and word not in STOPWORDS}


def leading_up(span: Span, context: Context) -> str:
    """The words of the sentence that lead up to `span`."""
    return context.text[max(context.sentence(span).start, span.start - _NEAR) : span.start]


def one_statement(span: Span, words: tuple[str, ...], passage: Passage, counted: Counted, context: Context) -> bool:
    """Whether the article's sentence and the notice's share enough beside the thing counted."""
    start = max(passage.text.rfind(mark, 0, counted.span.start) for mark in (". ", "\n", "; ", "• "))
    ends = [at for mark in (". ", "\n", "; ", "• ") if (at := passage.text.find(mark, counted.span.end)) > 0]
    theirs = passage.text[start + 1 : min(ends, default=len(passage.text))]
    ours = context.sentence(span).of(context.text)
    thing = {stem(word) for word in words}
    return len((telling_stems(ours) & telling_stems(theirs)) - thing) >= _TOLD


def in_one_frame(span: Span, passage: Passage, counted: Counted, context: Context) -> bool:
    """Whether the same two words lead up to both: "on behalf of five authorities", "on behalf of the 4 authorities"."""
    ours = [word for word in folded(leading_up(span, context)) if word not in _ARTICLES][-2:]
    theirs = [w for w in folded(passage.text[: counted.span.start][-_NEAR:]) if w not in _ARTICLES][-2:]
    return len(ours) == 2 and ours == theirs and ours[-1] in ("of", "by", "between", "among")


def opens_with_title(span: Span, context: Context) -> bool:
    """Whether the first sentence below the headline has the title's words, and says what is to come of the things."""
    if not _TO_COME.match(context.text, span.end):
        return False
    sentence = context.sentence(span)
    opens = [s.span for s in context.article.sentences if not context.in_headline(s.span)][:1]
    title, parties = context.record.title, " ".join(name.name for name in context.record.names)
    told = telling_stems(title) - telling_stems(parties)
    return sentence in opens and len(told & telling_stems(sentence.of(context.text))) >= _TITLE_WORDS
