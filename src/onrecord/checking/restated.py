"""Which facts and which quoted words of an article are not those of its earlier version, and what became of errors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.article import ArticleReading, Quotation
from onrecord.checking.context import FLAGS
from onrecord.checking.model import Check, Claim, ClaimType, EditKind, MoneySaid, TextSaid, VerdictWord
from onrecord.checking.revision import (
    ChangeKind,
    CorrectionNote,
    Effect,
    FactChange,
    Passage,
    QuotationChange,
    Statement,
    Told,
)
from onrecord.checking.rewritten import edits_between
from onrecord.checking.wording import wording
from onrecord.reading.words import folded

_NO_FACTS = frozenset({ClaimType.OPINION, ClaimType.OTHER})
"""Kinds that are shown by their words alone."""
_LIKE = 0.5
"""Least share of the words that two quotations of which one was made from the other have in common."""
_QUALIFIED = {"up_to": "up to ", "at_least": "at least ", "over": "over ", "under": "under ", "about": "about "}
"""What stands before a sum, which its span leaves out."""
_MOST = 120  # quotations
_CALLED = {
    ClaimType.VALUE: ("sum", "figure", "value", "cost", "price", "amount", "worth", "£"),
    ClaimType.DEADLINE: ("date", "deadline", "clos"),
    ClaimType.DURATION: ("length", "term", "duration", "years", "months"),
    ClaimType.BUYER: ("name", "council", "authority", "body"),
    ClaimType.SUPPLIER: ("name", "firm", "company", "supplier"),
    ClaimType.QUOTATION: ("quot", "words", "wording"),
}
"""Beginnings of words by which a note says what was wrong."""
_Key = tuple[ClaimType, object]


@dataclass(frozen=True, slots=True)
class _Said:
    claim: Claim
    verdict: VerdictWord | None

    @property
    def key(self) -> _Key:
        value = self.claim.value
        return self.claim.type, " ".join(folded(value.text)) if isinstance(value, TextSaid) else value

    @property
    def wrong(self) -> bool:
        return self.verdict in FLAGS

    @property
    def told(self) -> Statement:
        value = self.claim.value
        words = _QUALIFIED.get(value.qualifier, "") if isinstance(value, MoneySaid) else ""
        return Statement(self.claim.id, f"{words}{self.claim.text}", self.verdict)


def facts_between(
    earlier: Check, later: Check, passages: Sequence[Passage], notes: Sequence[CorrectionNote]
) -> Iterator[FactChange]:
    """The facts that were changed, added or taken out, and the errors that stand in both, in reading order."""
    ours, theirs = _said(earlier), _said(later)
    changed = _changed(ours, theirs, passages)
    taken = {id(one) for pair in changed for one in pair}
    for old, new in changed:
        yield _change(ChangeKind.CHANGED, old, new, notes)
    known, kept = {one.key for one in theirs}, {one.key for one in ours}
    for one in ours:
        if id(one) not in taken and one.key not in known:
            yield _change(ChangeKind.REMOVED, one, None, notes)
    for one in theirs:
        if id(one) not in taken and one.key not in kept:
            yield _change(ChangeKind.ADDED, None, one, notes)
    still: set[_Key] = set()
    for new in theirs:
        alike = [each for each in ours if each.key == new.key and each.wrong and id(each) not in taken]
        stands = next((each for each in alike if each.claim.text == new.claim.text), alike[0] if alike else None)
        if new.wrong and stands is not None and new.key not in still and id(new) not in taken:
            still.add(new.key)
            yield FactChange(ChangeKind.CHANGED, new.claim.type, stands.told, new.told, Effect.STILL_WRONG, None)


def _said(check: Check) -> list[_Said]:
    found = [_Said(checked.claim, checked.verdict.word) for checked in check.claims]
    found += [_Said(claim, None) for claim in check.stated]
    return [one for one in found if one.claim.type not in _NO_FACTS]


def _changed(ours: Sequence[_Said], theirs: Sequence[_Said], passages: Sequence[Passage]) -> list[tuple[_Said, _Said]]:
    """Statements of one kind that stand in one rewritten passage and say another thing: in order, each once."""
    pairs: list[tuple[_Said, _Said]] = []
    for passage in passages:
        if passage.earlier is None or passage.later is None:
            continue
        before = [one for one in ours if passage.earlier.contains(one.claim.span)]
        after = [one for one in theirs if passage.later.contains(one.claim.span)]
        keys = ({one.key for one in before}, {one.key for one in after})
        olds = [one for one in before if one.key not in keys[1]]
        news = [one for one in after if one.key not in keys[0]]
        for old in olds:
            new = next((each for each in news if each.claim.type is old.claim.type), None)
            if new is not None:
                news.remove(new)
                pairs.append((old, new))
    return pairs


def _change(kind: ChangeKind, old: _Said | None, new: _Said | None, notes: Sequence[CorrectionNote]) -> FactChange:
    effect = _effect(old, new)
    told = _told(old, new, notes) if old is not None and effect is Effect.MENDED else None
    some = old or new
    assert some is not None
    return FactChange(kind, some.claim.type, old.told if old else None, new.told if new else None, effect, told)


def _effect(old: _Said | None, new: _Said | None) -> Effect:
    was, is_now = old is not None and old.wrong, new is not None and new.wrong
    if was and is_now:
        return Effect.STILL_WRONG
    if was:
        return Effect.MENDED
    return Effect.CAME_IN if is_now else Effect.NONE


def _told(old: _Said, new: _Said | None, notes: Sequence[CorrectionNote]) -> Told:
    """Whether a note names the error by its words or its kind."""
    texts = [note.text.casefold() for note in notes if note.corrects]
    words = [one.claim.text.casefold() for one in (old, new) if one is not None]
    kinds = _CALLED.get(old.claim.type, (old.claim.type.value.replace("_", " "),))
    if any(word in text for text in texts for word in (*words, *kinds)):
        return Told.NAMED
    return Told.NOTED if texts else Told.SILENT


def quotations_between(earlier: ArticleReading, later: ArticleReading) -> Iterator[QuotationChange]:
    """Quotations that were changed, added or taken out; cut marks and case are no difference."""
    ours, theirs = _quotations(earlier), _quotations(later)
    known = {wording(q.text).keys for q in theirs}
    olds = [q for q in ours if wording(q.text).keys not in known]
    kept = {wording(q.text).keys for q in ours}
    for new in (q for q in theirs if wording(q.text).keys not in kept):
        old = max(olds, key=lambda each: _likeness(each, new), default=None)
        if old is not None and _likeness(old, new) >= _LIKE:
            olds.remove(old)
            edits = edits_between(old.text, new.text)
            yield QuotationChange(ChangeKind.CHANGED, old.text, new.text, edits, _speaker(new, later))
        else:
            yield QuotationChange(ChangeKind.ADDED, "", new.text, (), _speaker(new, later))
    for old in olds:
        yield QuotationChange(ChangeKind.REMOVED, old.text, "", (), _speaker(old, earlier))


def _quotations(article: ArticleReading) -> list[Quotation]:
    return [q for q in article.quotations if not q.nested and len(wording(q.text)) > 1][:_MOST]


def _likeness(first: Quotation, second: Quotation) -> float:
    edits = edits_between(first.text, second.text)
    same = sum(len(edit.printed) for edit in edits if edit.kind is EditKind.SAME)
    return same / max(1, min(len(first.text.split()), len(second.text.split())))


def _speaker(quotation: Quotation, article: ArticleReading) -> str:
    return quotation.named.of(article.text) if quotation.named else ""
