"""As JSON: what was changed from one version of an article to the next."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.checking.model import Edit
from onrecord.checking.revision import CorrectionNote, FactChange, Passage, QuotationChange, Revision, Statement
from onrecord.report.json import Object
from onrecord.values import Span


def revision_json(revision: Revision) -> Object:
    """One version beside the next; spans count code points of the text of their own version."""
    return {
        "earlier": revision.earlier,
        "later": revision.later,
        "reasons": revision.reasons,
        "told": revision.told.value if revision.told else None,
        "passages": [_passage(one) for one in revision.passages],
        "facts": [_fact(one) for one in revision.facts],
        "quotations": [_quotation(one) for one in revision.quotations],
        "notes": [_note(one) for one in revision.notes],
    }


def edits_json(edits: Sequence[Edit]) -> list[Object]:
    """Runs of words, in order."""
    return [{"kind": edit.kind.value, "record": edit.record, "printed": edit.printed} for edit in edits]


def _passage(passage: Passage) -> Object:
    return {
        "kind": passage.kind.value,
        "headline": passage.headline,
        "earlier": _span(passage.earlier),
        "later": _span(passage.later),
        "edits": edits_json(passage.edits),
    }


def _span(span: Span | None) -> Object | None:
    return {"start": span.start, "end": span.end} if span else None


def _fact(fact: FactChange) -> Object:
    return {
        "kind": fact.kind.value,
        "type": fact.type.value,
        "earlier": _statement(fact.earlier),
        "later": _statement(fact.later),
        "effect": fact.effect.value or None,
        "told": fact.told.value if fact.told else None,
    }


def _statement(said: Statement | None) -> Object | None:
    if said is None:
        return None
    return {"claim": said.claim, "text": said.text, "verdict": said.verdict.value if said.verdict else None}


def _quotation(change: QuotationChange) -> Object:
    return {
        "kind": change.kind.value,
        "speaker": change.speaker or None,
        "earlier": change.earlier or None,
        "later": change.later or None,
        "edits": edits_json(change.edits),
    }


def _note(note: CorrectionNote) -> Object:
    return {"start": note.span.start, "end": note.span.end, "text": note.text, "corrects": note.corrects}
