"""Proposals on a terminal: how many count, and why the others do not."""

from __future__ import annotations

from onrecord.report.answers_proposals import ProposalsAnswer
from onrecord.report.proposals import ProposedArticle
from onrecord.report.terminal import Sheet


def print_proposals(sheet: Sheet, answer: ProposalsAnswer) -> None:
    """Article by article; what a model said is a stranger's text, and shown as such."""
    for article, title in zip(answer.proposals.articles, answer.titles, strict=True):
        _print_article(sheet, article, title)
    sheet.line(f"Asked: {answer.proposals.model} at {answer.proposals.endpoint}. Nothing of this is a verdict.")


def _print_article(sheet: Sheet, article: ProposedArticle, title: str | None) -> None:
    counted = [each for each in article.proposals if each.refused is None]
    about = f"about “{title}”" if title else "about no record of the register: nothing was asked"
    sheet.line(f"{article.id}, {about}")
    if title:
        sheet.line(f"  {article.sentences} hard sentences, {len(article.proposals)} proposals, {len(counted)} count")
    for each in article.proposals:
        why = f" (does not count: {each.refused})" if each.refused else ""
        sheet.line(f"  {each.type}: “{each.words}”{why}")
    sheet.line("")
