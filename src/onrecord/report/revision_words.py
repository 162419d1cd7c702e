"""What was changed between two versions of an article, in the words of every output."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.checking.model import Check, Edit
from onrecord.checking.revision import ChangeKind, Effect, FactChange, Passage, Revision, Told
from onrecord.report.visible import one_line, shorten
from onrecord.report.wording import LOOKS, plural, quoted, type_word

EFFECTS = {
    Effect.MENDED: "an error mended",
    Effect.CAME_IN: "an error came in",
    Effect.STILL_WRONG: "still wrong",
    Effect.NONE: "",
}
TOLD = {
    Told.NAMED: "a note says so",
    Told.NOTED: "a note says that the article was changed, and not in this",
    Told.SILENT: "no note says so",
}
_WIDTH = 200


def fact_words(fact: FactChange) -> str:
    """One fact that is not the same in both: `length: “three years” (contradicted) is now “two years” (supported)`."""
    old, new = fact.earlier, fact.later
    if old and new and old.text == new.text and fact.effect is Effect.STILL_WRONG:
        said = f"{_side(fact, new=True)} stands in both"
    elif old and new:
        said = f"{_side(fact, new=False)} is now {_side(fact, new=True)}"
    else:
        said = f"{_side(fact, new=new is not None)} {'was added' if new else 'was taken out'}"
    tail = [words for words in (EFFECTS[fact.effect], TOLD[fact.told] if fact.told else "") if words]
    return f"{type_word(fact.type)}: {said}{': ' if tail else ''}{', '.join(tail)}"


def _side(fact: FactChange, *, new: bool) -> str:
    side = fact.later if new else fact.earlier
    assert side is not None
    verdict = f" ({LOOKS[side.verdict].word})" if side.verdict else ""
    return f"{quoted(shorten(side.text, _WIDTH))}{verdict}"


def summary_words(revision: Revision) -> str:
    """How much was changed, in one line.

    >>> summary_words(Revision("a", "b", (), (), (), (), ()))
    'No word was changed.'
    """
    if revision.same:
        return "No word was changed."
    counts = {effect: sum(fact.effect is effect for fact in revision.facts) for effect in Effect if effect}
    told = [f"{plural(counts[Effect.MENDED], 'error')} mended" if counts[Effect.MENDED] else ""]
    told += [f"{plural(counts[Effect.CAME_IN], 'error')} came in" if counts[Effect.CAME_IN] else ""]
    told += [f"{plural(counts[Effect.STILL_WRONG], 'error')} still there" if counts[Effect.STILL_WRONG] else ""]
    told = [words for words in told if words]
    if revision.told:
        told.append(
            {
                Told.NAMED: "readers were told what was wrong",
                Told.NOTED: "readers were told of a correction, not of all that was wrong",
                Told.SILENT: "readers were not told",
            }[revision.told]
        )
    return f"{plural(len(revision.passages), 'passage')} changed{'; ' if told else ''}{', '.join(told)}."


def passage_sides(revision: Revision, checks: Mapping[str, Check]) -> Iterator[tuple[str, str, tuple[Edit, ...]]]:
    """Each changed passage: what happened to it, its words where all are new or gone, and its edits."""
    for passage in revision.passages:
        name = "headline" if passage.headline else "sentence"
        yield f"{name} {_HAPPENED[passage.kind]}", _words(passage, revision, checks), passage.edits


_HAPPENED = {ChangeKind.CHANGED: "changed", ChangeKind.ADDED: "added", ChangeKind.REMOVED: "taken out"}


def _words(passage: Passage, revision: Revision, checks: Mapping[str, Check]) -> str:
    if passage.edits:
        return ""
    name, span = (revision.later, passage.later) if passage.later else (revision.earlier, passage.earlier)
    return one_line(span.of(checks[name].article.text)) if span and name in checks else ""
