"""PolNeAR and any corpus of attributions in brat's stand-off form, and how well quotations and speech are read there.

A `.ann` file holds text-bound lines (`T3<tab>Source 1242 1246<tab>Nabi`, spans of several pieces parted by `;`) and
events (`E1<tab>Attribution:T4 Source:T3 Cue:T2 Content:T1`); further roles of a kind are numbered (`Content2:T9`).
The text stands beside it under the same name, or in a folder `text` beside the folder of annotations, without the name
of the annotator (`story_4b22.ann` belongs to `story.txt`). Offsets count code points. Source: brat's stand-off format;
the README of PolNeAR 1.0.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.article import ArticleReading, IndirectSpeech, Quotation, SourceKind
from onrecord.article.cues import form_of
from onrecord.article.read import read_article
from onrecord.values import Span
from quality.corpora import CorpusError, files, harmonic, read_exactly, share
from quality.speech import length, shared

MARKS = "\"“”„«»‘’'`"
_DOUBLE = re.compile("[\"“”„«»]|''|``|‘")
_BOUND = re.compile(r"(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?")
_ROLE = re.compile(r"([A-Za-z]+?)\d*:([A-Z]\d+)")
_ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as annotated; a role may have several pieces, or none."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]

    def is_quoted(self, text: str) -> bool:
        """Whether marks of quotation stand in what was said: direct or mixed, not indirect."""
        return any(_DOUBLE.search(span.of(text)) for span in self.content)

    def is_told(self, text: str) -> bool:
        """Whether its cue is one of communication: a verb of saying, or `according to`."""
        words = re.findall(r"[\w’']+", " ".join(span.of(text).lower() for span in self.cue))
        return any(word == "according" or form_of(word) is not None for word in words)


def measure(folder: Path) -> Mapping[str, float]:
    """The figures of the copy in `folder`; of its test part alone where it is parted."""
    part = next((each for each in (folder / "data" / "test", folder / "test") if each.is_dir()), folder)
    counts: Counter[str] = Counter()
    for text, attributions in articles(part):
        counts.update(compare(text, attributions, read_article(text, id="polnear")))
    if not counts["articles"]:
        raise CorpusError(str(folder), "no .ann file with its .txt", "brat's stand-off files, as PolNeAR has them")
    return figures(counts)


def figures(n: Mapping[str, int]) -> dict[str, float]:
    """From counts to shares."""
    return {
        "articles": n["articles"],
        "detection": harmonic(share(n["q_given_in"], n["q_given"]), share(n["q_found"], n["q_wanted"])),
        "exact": share(n["q_exact"], n["q_single"]),
        "with source": harmonic(share(n["q_given_right"], n["q_given"]), share(n["q_right"], n["q_wanted"])),
        "indirect": harmonic(share(n["i_given_in"], n["i_given"]), share(n["told_found"], n["told_wanted"])),
        "indirect, any cue": harmonic(share(n["i_given_in"], n["i_given"]), share(n["i_found"], n["i_wanted"])),
        "indirect, source": share(n["i_source"], n["i_found"]),
    }


def articles(folder: Path) -> Iterator[tuple[str, list[Attribution]]]:
    """Each text with its attributions; of several annotators the first by name."""
    seen: set[Path] = set()
    for path in files(folder, ".ann"):
        beside = text_of(path)
        if beside is not None and beside not in seen:
            seen.add(beside)
            text = read_exactly(beside)
            yield text, read_annotations(path, text)


def text_of(annotations: Path) -> Path | None:
    """The text that a file of annotations belongs to, if it is there."""
    names = (annotations.stem, _ANNOTATOR.sub("", annotations.stem))
    folders = (annotations.parent, annotations.parent.parent / "text")
    places = [folder / f"{name}.txt" for folder in folders for name in names]
    return next((place for place in places if place.is_file()), None)


def read_annotations(path: Path, text: str) -> list[Attribution]:
    """The attributions of one file, in its order; a line of another kind is passed over."""
    bound: dict[str, tuple[Span, ...]] = {}
    events: list[tuple[int, str]] = []
    for number, line in enumerate(read_exactly(path).splitlines(), start=1):
        if line.startswith("T"):
            name, spans = _bound(line, text, f"{path}:{number}")
            bound[name] = spans
        elif line.startswith("E"):
            events.append((number, line))
    return [_event(line, bound, f"{path}:{number}") for number, line in events]


def _bound(line: str, text: str, where: str) -> tuple[str, tuple[Span, ...]]:
    found = _BOUND.fullmatch(line)
    if found is None:
        raise CorpusError(where, repr(line[:60]), "an id, a tab, a type and its offsets, a tab, the words")
    spans = tuple(Span(*map(int, piece.split())) for piece in found[3].split(";"))
    words = " ".join(" ".join(span.of(text) for span in spans).split())
    given = " ".join((found[4] or "").split())
    if given and given != words:
        raise CorpusError(
            where, f"the words {given[:60]!r}", f"{words[:60]!r}, which stand at these offsets in the text"
        )
    return found[1], spans


def _event(line: str, bound: Mapping[str, tuple[Span, ...]], where: str) -> Attribution:
    roles: dict[str, list[Span]] = {"Content": [], "Source": [], "Cue": []}
    for role, name in _ROLE.findall(line.partition("\t")[2]):
        if role in roles:
            if name not in bound:
                raise CorpusError(where, f"the id {name}", "an id that a line of this file gives a span")
            roles[role] += bound[name]
    return Attribution(*(tuple(sorted(roles[role])) for role in ("Content", "Source", "Cue")))


def compare(text: str, attributions: Sequence[Attribution], reading: ArticleReading) -> Counter[str]:
    """Counts of one article: quotations (`q_`), indirect speech (`i_`), of that what has a verb of saying (`told_`)."""
    counts = Counter(articles=1)
    wanted = [each for each in attributions if each.content]
    _quoted(text, [each for each in wanted if each.is_quoted(text)], reading.quotations, counts)
    _told(text, [each for each in wanted if not each.is_quoted(text)], reading.indirect, counts)
    return counts


def _quoted(
    text: str, wanted: Sequence[Attribution], quotations: Sequence[Quotation], counts: Counter[str]
) -> None:  # fmt: skip
    """A quotation is in what was annotated when half of it is; it is right when the source is."""
    given = [quotation for quotation in quotations if quotation.source is not SourceKind.NONE and not quotation.nested]
    counts["q_wanted"] += len(wanted)
    counts["q_given"] += len(given)
    for quotation in given:
        homes = [each for each in wanted if 2 * shared([quotation.span], each.content) >= len(quotation.span)]
        counts["q_given_in"] += bool(homes)
        counts["q_given_right"] += any(same_source(each, quotation.speaker) for each in homes)
    for each in wanted:
        inside = [one for one in given if 2 * shared([one.span], each.content) >= len(one.span)]
        counts["q_found"] += bool(inside)
        counts["q_right"] += any(same_source(each, one.speaker) for one in inside)
        single = _without_marks(text, each)
        if single is not None and inside:
            counts["q_single"] += 1
            counts["q_exact"] += single in [one.span for one in inside]


def _without_marks(text: str, each: Attribution) -> Span | None:
    """The words of a content that is one stretch between two marks, and nothing else."""
    if len(each.content) != 1:
        return None
    words = each.content[0].of(text)
    inner = words.strip().strip(MARKS).strip()
    if words.strip()[:1] not in MARKS or words.strip()[-1:] not in MARKS or _DOUBLE.search(inner):
        return None
    start = each.content[0].start + words.index(inner)
    return Span(start, start + len(inner))


def _told(
    text: str, wanted: Sequence[Attribution], speeches: Sequence[IndirectSpeech], counts: Counter[str]
) -> None:  # fmt: skip
    """Indirect speech is found when half of the longer of the two is shared."""
    given = [speech for speech in speeches if not speech.mixed]
    counts["i_wanted"] += len(wanted)
    counts["i_given"] += len(given)
    left = list(given)
    for each in wanted:
        told = each.is_told(text)
        counts["told_wanted"] += told
        best = max(left, key=lambda speech: shared(each.content, speech.parts), default=None)
        if best is None or 2 * shared(each.content, best.parts) < max(length(each.content), length(best.parts)):
            continue
        left.remove(best)
        counts["i_found"] += 1
        counts["i_given_in"] += 1
        counts["told_found"] += told
        counts["i_source"] += same_source(each, best.speaker)


def same_source(each: Attribution, speaker: Span | None) -> bool:
    """Whether half of the shorter is shared: these sources take in what stands beside a name, ours do not."""
    if speaker is None or not each.source:
        return speaker is None and not each.source
    return 2 * shared(each.source, [speaker]) >= min(length(each.source), len(speaker))
