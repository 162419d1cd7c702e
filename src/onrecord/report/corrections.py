"""A note to an outlet: each error in neutral words, with the evidence. Only what is flagged, never what is in doubt."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from onrecord.checking.model import Check, CheckedClaim, EditKind, Evidence, VerdictWord
from onrecord.report.statements import Citation, Citations, cited, sentence_of
from onrecord.report.visible import one_line, shorten, shorten_around
from onrecord.report.wording import (
    FLAGGED,
    alike,
    day_words,
    evidence_place,
    in_reading_order,
    instant_words,
    plural,
    quoted,
    review_words,
    value_words,
)

WIDTH = 78
_KINDS = {
    VerdictWord.CONTRADICTED: "The record of that day says otherwise.",
    VerdictWord.ALTERED_QUOTATION: "The words given as the notice’s are not the notice’s own.",
    VerdictWord.PARTIAL: "This is true only in part.",
}
_VALUE_WIDTH = 400


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be sent about one article."""

    article: str
    points: int
    confirmed: int
    """Of them, how many a person has confirmed, or found by overruling."""
    text: str


def correction_note(
    check: Check, citations: Citations, attribution: Sequence[str], *, by: str = "", zone: tzinfo
) -> Note | None:
    """The note about one article; None when there is nothing to correct in it."""
    found = [claim for claim in in_reading_order(check.claims) if claim.stands in FLAGGED]
    groups = alike(found)
    if not groups:
        return None
    confirmed = sum(group[0].signed for group in groups)
    lines = [*_draft(len(groups), confirmed), *_opening(check, len(groups), zone)]
    for number, group in enumerate(groups, start=1):
        lines += ["", *_point(check, number, group, citations, zone)]
    lines += ["", *_closing(by, attribution)]
    return Note(check.article.id, len(groups), confirmed, "\n".join(lines) + "\n")


def _draft(points: int, confirmed: int) -> Iterator[str]:
    open_ones = points - confirmed
    if open_ones:
        few = "1 point has" if open_ones == 1 else f"{open_ones} points have"
        yield from _wrap(f"DRAFT: {few} not been confirmed by a person. Confirm each before this is sent.")
        yield ""


def _opening(check: Check, points: int, zone: tzinfo) -> Iterator[str]:
    article, copy = check.article, check.article.copy
    outlet = one_line(copy.masthead.outlet) if copy and copy.masthead.outlet else ""
    headline = one_line(article.headline.of(article.text)) if article.headline else one_line(article.id)
    when = f", published {instant_words(article.published, zone)}" if article.published else ""
    address = copy.masthead.address or copy.address if copy else ""
    yield f"To the corrections desk{f' of {outlet}' if outlet else ''}"
    yield ""
    yield from _wrap(f"Your article {quoted(headline)}{when}")
    if address:
        yield one_line(address)
    yield ""
    state = "as it stood on the day of publication" if article.published else "in its newest state"
    further = [(one.title, one.ocid) for one in check.link.further if one.reported]
    reported = [(check.title, check.link.ocid or ""), *further]
    contracts = "the contract that it reports" if len(reported) == 1 else "the contracts that it reports"
    yield from _wrap(f"We have held this article against the public record of {contracts}, {state}:")
    for title, ocid in reported:
        yield from _wrap(f"{quoted(one_line(title) or '(without a title)')} ({one_line(ocid)}).", "  ")
    differ = "1 statement differs" if points == 1 else f"{points} statements differ"
    yield from _wrap(f"{differ} from it. The evidence stands beside each, so that you can look it up yourself.")


def _point(
    check: Check, number: int, group: Sequence[CheckedClaim], citations: Citations, zone: tzinfo
) -> Iterator[str]:
    checked = group[0]
    review = checked.review
    said = _longest(sentence_of(check.article, one.claim.span) for one in group)
    words = list(dict.fromkeys(quoted(shorten(one.claim.text, 200)) for one in group))
    yield f"{number}. You wrote:"
    yield ""
    for sentence in said:
        yield from _wrap(shorten(sentence, 400), "     ")
        yield ""
    yield from _wrap(f"This is about {', '.join(words)}. {_KINDS[checked.stands]}", "   ")
    if review and review.verdict:
        yield from _wrap(one_line(review.note), "   ")
    else:
        yield from _wrap(one_line(checked.verdict.sentence), "   ")
        yield from _edits(checked)
    yield from _evidence(checked, cited(checked, citations))
    if checked.today:
        yield from _wrap(f"The record has changed since: {one_line(checked.today.sentence)}", "   ")
    yield from _wrap(review_words(review) if review and checked.signed else "Not yet confirmed by a person.", "   ")


def _longest(sentences: Iterable[str]) -> list[str]:
    """Each sentence once, without those that another one repeats whole, as a standfirst is by the first paragraph."""
    once = list(dict.fromkeys(sentences))
    return [one for one in once if not any(one != other and one in other for other in once)]


def _edits(checked: CheckedClaim) -> Iterator[str]:
    """How the printed words differ from the notice's, one change a line."""
    for edit in checked.verdict.edits:
        record, printed = (quoted(one_line(" ".join(words))) for words in (edit.record, edit.printed))
        if edit.kind is EditKind.SAME:
            continue
        if edit.record and edit.printed:
            yield from _wrap(f"- printed {printed} for {record}", "     ")
        else:
            yield from _wrap(f"- left out {record}" if edit.record else f"- added {printed}", "     ")


def _evidence(checked: CheckedClaim, releases: Sequence[Citation]) -> Iterator[str]:
    if not checked.verdict.evidence:
        return
    yield "   Evidence:"
    for evidence in checked.verdict.evidence:
        yield from _wrap(f"{one_line(evidence_place(evidence))} = {_value(evidence, checked)}", "     ")
    for release in releases:
        dated = f"dated {day_words(release.date.local_date())}" if release.date else "without a date"
        named = f"release {one_line(release.release_id)}" if release.named else "a release"
        yield from _wrap(f"in {named} of {one_line(release.ocid)}, {dated}", "     ")
        for address in dict.fromkeys(one for one in (release.notice, release.address) if one):
            yield f"     {one_line(address)}"


def _value(evidence: Evidence, checked: CheckedClaim) -> str:
    value = evidence.value
    return value_words(shorten_around(value, _VALUE_WIDTH, checked.claim.text) if isinstance(value, str) else value)


def _closing(by: str, attribution: Sequence[str]) -> Iterator[str]:
    told = (
        "If you have information that the record does not hold, we should be glad to see it, and will look again. "
        "Nothing is said here of opinions, nor of what the record leaves open."
    )
    yield from _wrap(told)
    yield ""
    yield one_line(by) or "[your name]"
    if attribution:
        yield ""
        for line in attribution:
            yield from _wrap(one_line(line))


def _wrap(words: str, indent: str = "") -> list[str]:
    """`words` in lines of at most `WIDTH`."""
    return textwrap.wrap(
        words,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def points_words(notes: Sequence[Note]) -> str:
    """How much there is to correct, in words.

    >>> points_words([]), points_words([Note("a", 2, 1, "")])
    ('nothing to correct', '2 points, 1 of them confirmed by a person')
    """
    points = sum(note.points for note in notes)
    if not points:
        return "nothing to correct"
    return f"{plural(points, 'point')}, {sum(note.confirmed for note in notes)} of them confirmed by a person"
