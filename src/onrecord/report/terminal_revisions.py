"""What was changed between the versions of an article, on a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.checking.model import Check
from onrecord.checking.revision import ChangeKind, QuotationChange, Revision
from onrecord.report.revision_words import fact_words, passage_sides, summary_words
from onrecord.report.terminal import Sheet, edit_parts
from onrecord.report.visible import one_line, shorten
from onrecord.report.wording import quoted, sentence_case

_WIDTH = 240


def print_revision(sheet: Sheet, revision: Revision, checks: Mapping[str, Check]) -> None:
    """One version beside the next; `checks` by article id."""
    earlier, later = one_line(revision.earlier), one_line(revision.later)
    sheet.rule(f"Changed after publication  {earlier} → {later}")
    sheet.line((summary_words(revision), "bold"))
    for reason in revision.reasons:
        sheet.line((sentence_case(one_line(reason)), "dim"))
    for note in revision.notes:
        sheet.line(quoted(shorten(note.text, _WIDTH)), indent=2, label=("note  ", "dim"))
    if revision.facts:
        _heading(sheet, "Facts")
        for fact in revision.facts:
            sheet.line(one_line(fact_words(fact)), indent=2, label=("· ", "dim"))
    if revision.quotations:
        _heading(sheet, "Quotations")
        for change in revision.quotations:
            _print_quotation(sheet, change)
    if revision.passages:
        _heading(sheet, "Words")
        sheet.line((f"[-only in {earlier}-]   {{+only in {later}+}}", "dim"), indent=2)
        for name, words, edits in passage_sides(revision, checks):
            sheet.line((f"{name}  ", "dim"), *(edit_parts(edits) if edits else [shorten(words, _WIDTH)]), indent=2)


def _heading(sheet: Sheet, words: str) -> None:
    sheet.blank()
    sheet.line((words, "bold underline"), indent=2)


def _print_quotation(sheet: Sheet, change: QuotationChange) -> None:
    said = f", {one_line(change.speaker)}" if change.speaker else ""
    if change.kind is ChangeKind.CHANGED:
        sheet.line("“", *edit_parts(change.edits), f"”{said}", indent=2, label=("· ", "dim"))
        return
    happened = "added" if change.kind is ChangeKind.ADDED else "taken out"
    words = quoted(shorten(change.later or change.earlier, _WIDTH))
    sheet.line(f"{words}{said}: {happened}", indent=2, label=("· ", "dim"))
