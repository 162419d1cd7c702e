"""In whose mouth the article puts a claim: a speaker's, quoted or in indirect speech, or nobody's but its own."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.article import ArticleReading, Force, IndirectSpeech, SourceKind
from onrecord.values import Span

_VOICES = frozenset({SourceKind.PERSON, SourceKind.ORGANISATION})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is reported as saying something."""

    name: Span
    """The words that name the speaker; where those are a pronoun, the name that it stands for."""
    source: SourceKind


def voice_of(span: Span, article: ArticleReading) -> Voice | None:
    """The person or body whom the article has say what stands at `span`; None where it speaks for itself.

    A quotation goes before the indirect speech around it. What is asked for, promised or ordered is in nobody's mouth
    as a fact, and what the notice says is the record's, not a voice.
    """
    speech = speech_at(span, article)
    for quotation in article.quotations:
        if quotation.span.contains(span) and not quotation.nested:
            name = quotation.named
            if speech is not None and quotation.speaker == speech.speaker:
                name = speech.named
            return Voice(name, quotation.source) if name is not None and quotation.source in _VOICES else None
    if speech is None or speech.force is not Force.STATED or speech.named is None or speech.source not in _VOICES:
        return None
    return Voice(speech.named, speech.source)


def speech_at(span: Span, article: ArticleReading) -> IndirectSpeech | None:
    """The indirect speech that `span` is part of."""
    return next((speech for speech in article.indirect if speech.holds(span)), None)
