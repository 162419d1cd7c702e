"""What is to be published or sent, on a terminal: letters as they stand, and ClaimReviews with what they lack."""

from __future__ import annotations

from onrecord.report.answers_letters import ClaimReviewAnswer, CorrectionsAnswer, RequestAnswer
from onrecord.report.claimreview import Rated
from onrecord.report.corrections import points_words
from onrecord.report.terminal import Sheet
from onrecord.report.visible import one_line
from onrecord.report.wording import LOOKS, plural

_MARKS = {True: ("+ ", "bold green"), False: ("- ", "yellow")}


def print_claimreview(sheet: Sheet, answer: ClaimReviewAnswer) -> None:
    """Each claim with its rating; for a draft, what must be there before it may be published."""
    for rated in answer.rated:
        _print_rated(sheet, rated)
    for left in answer.left_out:
        look = LOOKS[left.verdict]
        sheet.line((f"{one_line(left.article)} {left.claim}: not rated, {look.word}", "dim"))
    signed, drafts = len(answer.signed), len(answer.rated) - len(answer.signed)
    sheet.blank()
    sheet.line((f"{signed} signed, {plural(drafts, 'draft')}, {len(answer.left_out)} not rated", "bold"))
    if drafts:
        sheet.line("Drafts are not for publication. With --json they are printed whole, apart from the signed ones.")


def _print_rated(sheet: Sheet, rated: Rated) -> None:
    document = rated.document
    rating = document["reviewRating"]
    state = "signed" if rated.signed else "draft"
    named = f"{one_line(rated.article)} {rated.claim}  {state}"
    sheet.line((named, "bold"), f"  {rating['alternateName']}", label=_MARKS[rated.signed])
    sheet.line(one_line(document["claimReviewed"]), indent=4)
    sheet.line((one_line(document["reviewBody"]), "dim"), indent=4)
    for missing in rated.missing:
        sheet.line(("lacks ", "yellow"), one_line(missing), indent=4)


def print_corrections(sheet: Sheet, answer: CorrectionsAnswer) -> None:
    """The notes, one after the other."""
    for number, note in enumerate(answer.notes):
        if number:
            sheet.rule()
        _print_text(sheet, note.text)
    if not answer.notes:
        sheet.line(f"Of {plural(answer.articles, 'article')}: {points_words(answer.notes)}.")


def print_request(sheet: Sheet, answer: RequestAnswer) -> None:
    """The letters, each followed by what its writer must know."""
    for number, letter in enumerate(answer.letters):
        if number:
            sheet.rule()
        _print_text(sheet, letter.text)
    for ocid in answer.answered:
        sheet.line(f"{one_line(ocid)}: the record answers everything that was asked of it.")
    for article in answer.unlinked:
        sheet.line(f"{one_line(article)}: about no record of this register, so there is nobody to ask.")


def _print_text(sheet: Sheet, text: str) -> None:
    """Lines as they were broken, whatever the width: what is printed is what is sent."""
    for line in text.splitlines():
        sheet.console.print(sheet.text(line), soft_wrap=True)
