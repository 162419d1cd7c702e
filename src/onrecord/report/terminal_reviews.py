"""The reviewer's seat on a terminal: an article's claims by id, and the list of all reviews."""

from __future__ import annotations

from onrecord.checking.model import Reason, VerdictWord
from onrecord.register.reviews import Review
from onrecord.report.answers_reviews import ReviewAnswer, ReviewsAnswer
from onrecord.report.terminal import STYLES, Sheet
from onrecord.report.terminal_dossier import headline, print_review
from onrecord.report.visible import one_line, shorten
from onrecord.report.wording import (
    LOOKS,
    day_words,
    in_reading_order,
    is_flagged,
    plural,
    quoted,
    reason_words,
    type_word,
)
from onrecord.values import LONDON

_ID_WIDTH = 5
_DONE = {"confirm": "confirmed", "overrule": "overruled", "annotate": "annotated", "undo": "undone"}


def print_review_answer(sheet: Sheet, answer: ReviewAnswer) -> None:
    """Every claim with its id and verdict, and what people said of it; first what was just written down."""
    check = answer.check
    if answer.written and answer.claim:
        said = f"{answer.claim} {_DONE[answer.written.kind]} by {one_line(answer.written.by)}"
        sheet.line((f"Written down: {said}.", "bold"))
        sheet.blank()
    sheet.line((headline(check), "bold"))
    sheet.line((f"{one_line(check.title)}  {one_line(check.link.ocid or 'no record')}", "dim"))
    for checked in in_reading_order(check.claims):
        look, word = LOOKS[checked.verdict.word], checked.verdict.word
        named = f"{look.shape} {look.word}"
        reason = f": {reason_words(checked.verdict.reason)}" if checked.verdict.reason else ""
        words = f"  {type_word(checked.claim.type)}{reason}  {quoted(shorten(checked.claim.text, 90))}"
        sheet.line((named, STYLES[word]), words, label=checked.claim.id, hang=_ID_WIDTH)
        if is_flagged(checked):
            sheet.line((one_line(checked.verdict.sentence), "dim"), indent=_ID_WIDTH + 2)
        print_review(sheet, checked, indent=_ID_WIDTH + 2)
    if not check.claims:
        sheet.line("No claim was judged: the article is linked to no record of this register.")


def print_reviews(sheet: Sheet, answer: ReviewsAnswer) -> None:
    """Who said what of which verdict, newest first; then what was exported."""
    for number, review in enumerate(answer.reviews):
        _print_line(sheet, review, stands=number in answer.standing)
    shown, total = len(answer.reviews), answer.total
    sheet.line((plural(total, "review") + (f", the newest {shown} shown" if shown < total else ""), "dim"))
    if answer.folder is None:
        return
    for labelled in answer.exported:
        lacking = labelled.unreviewed_flags
        told = f"; {plural(lacking, 'flag')} of it nobody has reviewed yet" if lacking else ""
        sheet.line(f"{answer.folder / labelled.file}: {plural(labelled.claims, 'label')}{told}")


def _print_line(sheet: Sheet, review: Review, *, stands: bool) -> None:
    place, said = review.place, review.said
    verdict = f" to {_named(said.verdict, said.reason)}" if said else ""
    done = f"{_DONE[review.kind]}{verdict} by {one_line(review.by)}"
    gone = "" if stands or review.kind == "undo" else "  (no longer counts)"
    when = day_words(review.at.astimezone(LONDON).date())
    sheet.line((done, "bold"), f", {when}{gone}")
    sheet.line(
        f"{one_line(review.article_id)}: {quoted(shorten(place.text, 90))}, which the machine called "
        f"{_named(review.machine.verdict, review.machine.reason)} ({one_line(place.ocid)})",
        indent=2,
    )
    if review.note:
        sheet.line(one_line(review.note), indent=2)


def _named(verdict: str, reason: str | None) -> str:
    because = f" ({reason_words(Reason(reason))})" if reason else ""
    return f"{LOOKS[VerdictWord(verdict)].word}{because}"
