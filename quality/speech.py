"""How well indirect speech is read: the two halves of `quality/speeches/`, told apart before any rule was written.

Notation of a row: `<o1 The firm> <=1 denied> that <c1 it was late>`. The letter is the kind of source (p person,
o organisation, r record), `=` the cue, `c` what was said; equal numbers belong together, and a speech without a source
is given to nobody. `@` opens a name that the pronoun of a later speech stands for; ¶ parts paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.article import ArticleReading, IndirectSpeech, SourceKind
from onrecord.article.read import read_article
from onrecord.values import Span

FOLDER = Path(__file__).resolve().parent / "speeches"
_TAG = re.compile(r"<([por=c])(\d) (@?)([^<>]*)>")
_KINDS = {"p": SourceKind.PERSON, "o": SourceKind.ORGANISATION, "r": SourceKind.RECORD}


@dataclass(slots=True)
class Labelled:
    """One speech as a person marked it."""

    parts: list[Span] = field(default_factory=list)
    speaker: Span | None = None
    source: SourceKind = SourceKind.NONE
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over a sample."""

    labelled: int
    found: int
    matched: int
    exact: int
    source_right: int
    """Of the matched: speaker's words and kind."""
    pronouns: int
    named_right: int

    @property
    def f1(self) -> float:
        """Speeches found with at least half of the longer one shared, and no others."""
        return 2 * self.matched / (self.found + self.labelled) if self.found + self.labelled else 0.0

    @property
    def exact_f1(self) -> float:
        """The same, with every code point right."""
        return 2 * self.exact / (self.found + self.labelled) if self.found + self.labelled else 0.0

    @property
    def source_share(self) -> float:
        """Of the speeches found, those given to the right source."""
        return self.source_right / self.matched if self.matched else 0.0


def rows(half: str) -> list[str]:
    """The rows of one half, `dev` or `unseen`."""
    lines = (FOLDER / f"{half}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def labels(row: str) -> tuple[str, list[Labelled], Span | None]:
    """Text, speeches in reading order, and the name that a pronoun stands for."""
    speeches: dict[str, Labelled] = {}
    text, position, name = "", 0, None
    for tag in _TAG.finditer(row):
        text += row[position : tag.start()]
        letter, number, marked, words = tag.groups()
        span = Span(len(text), len(text) + len(words))
        text, position = text + words, tag.end()
        name = span if marked else name
        speech = speeches.setdefault(number, Labelled())
        if letter == "c":
            speech.parts.append(span)
        elif letter == "=":
            speech.cue = span
        elif speech.speaker is None or not marked:
            speech.speaker, speech.source = span, _KINDS[letter]
    return (text + row[position:]).replace("¶", "\n"), [one for one in speeches.values() if one.parts], name


def read(text: str) -> ArticleReading:
    """The row as an article's body."""
    return read_article(text, id="row")


def measure(half: str) -> Tally:
    """Everything of one half."""
    counts: Counter[str] = Counter()
    for row in rows(half):
        text, wanted, name = labels(row)
        counts.update(compare(wanted, read(text).indirect, text, name))
    names = ("labelled", "found", "matched", "exact", "source_right", "pronouns", "named_right")
    return Tally(*(counts[name] for name in names))


def compare(
    wanted: Sequence[Labelled], found: Sequence[IndirectSpeech], text: str, name: Span | None
) -> Counter[str]:  # fmt: skip
    """Counts of one text."""
    counts = Counter(labelled=len(wanted), found=len(found))
    for label, speech in pairs(wanted, found):
        counts["matched"] += 1
        counts["exact"] += tuple(label.parts) == speech.parts
        counts["source_right"] += same_speaker(label.speaker, speech.speaker) and label.source is speech.source
        if name is not None and label.speaker is not None and label.speaker.of(text).lower() in ("he", "she", "it"):
            counts["pronouns"] += 1
            counts["named_right"] += same_speaker(name, speech.named)
    return counts


def pairs(
    wanted: Sequence[Labelled], found: Sequence[IndirectSpeech]
) -> Iterator[tuple[Labelled, IndirectSpeech]]:  # fmt: skip
    """Each label with the speech that shares at least half of the longer of the two, each speech once."""
    left = list(found)
    for label in wanted:
        best = max(left, key=lambda speech: shared(label.parts, speech.parts), default=None)
        if best is not None and 2 * shared(label.parts, best.parts) >= max(length(label.parts), length(best.parts)):
            left.remove(best)
            yield label, best


def shared(some: Iterable[Span], others: Sequence[Span]) -> int:
    """Code points in both."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)


def length(parts: Iterable[Span]) -> int:
    """Code points in all parts."""
    return sum(map(len, parts))


def same_speaker(wanted: Span | None, found: Span | None) -> bool:
    """Whether both are nobody, or each shares half of the longer one."""
    if wanted is None or found is None:
        return wanted is found
    return 2 * shared([wanted], [found]) >= max(len(wanted), len(found))
