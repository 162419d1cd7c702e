"""A bundle that was run again, on a terminal: same or different, claim by claim."""

from __future__ import annotations

from typing import Any

from onrecord.report.answers_bundle import BundleAnswer
from onrecord.report.bundle.rerun import ArticleOutcome, ClaimOutcome, Difference, Outcome
from onrecord.report.terminal import Sheet
from onrecord.report.visible import one_line, shorten
from onrecord.report.wording import plural, quoted

_MARKS = {
    Outcome.SAME: ("= ", "green"),
    Outcome.DIFFERENT: ("# ", "bold red"),
    Outcome.GONE: ("- ", "bold red"),
    Outcome.NEW: ("+ ", "bold red"),
}
_VALUE_WIDTH = 160


def print_bundle(sheet: Sheet, answer: BundleAnswer) -> None:
    """Whether the answer is the same here, and where not."""
    claims = [claim for article in answer.articles for claim in article.claims]
    same = sum(claim.outcome is Outcome.SAME for claim in claims)
    held = f"{plural(len(answer.manifest.members), 'member')}, every hash as packed"
    sheet.line(("BUNDLE", "bold"), "  ", one_line(answer.bundle))
    sheet.line(f"Made by On the Record {one_line(answer.manifest.made_by)}; run again by {answer.here}; {held}.")
    for article in answer.articles:
        _print_article(sheet, article)
    sheet.blank()
    for name, (then, here) in answer.rules_changed.items():
        sheet.line(f"Rule {one_line(name)} was version {then or 'none'} then, and is {here or 'none'} here.")
    for note in answer.notes:
        sheet.line(one_line(note))
    if not answer.comparison_same:
        sheet.line("The articles, laid side by side, compare otherwise than they did.")
    verdict = ("The same answer", "bold green") if answer.same else ("NOT THE SAME ANSWER", "bold red")
    sheet.line(verdict, f": {same} of {plural(len(claims), 'claim')} the same.")
    for line in answer.manifest.attribution:
        sheet.line((one_line(line), "dim"))


def _print_article(sheet: Sheet, article: ArticleOutcome) -> None:
    sheet.rule(one_line(article.id))
    for claim in article.claims:
        _print_claim(sheet, claim)
    if not article.claims:
        sheet.line("No claim of it was judged.", indent=2)
    for difference in article.differences:
        sheet.line(f"{difference.field} {_then_and_now(difference)}", label=_MARKS[Outcome.DIFFERENT], indent=2)


def _print_claim(sheet: Sheet, claim: ClaimOutcome) -> None:
    said = quoted(shorten(claim.text, 70))
    sheet.line(f"{claim.outcome.value:9}  {one_line(claim.type)}  {said}", label=_MARKS[claim.outcome], indent=2)
    for difference in claim.differences:
        sheet.line(f"{difference.field} {_then_and_now(difference)}", indent=6)


def _then_and_now(difference: Difference) -> str:
    return f"was {_short(difference.then)}, is {_short(difference.now)}"


def _short(value: Any) -> str:
    return "nothing" if value is None else shorten(str(value), _VALUE_WIDTH)
