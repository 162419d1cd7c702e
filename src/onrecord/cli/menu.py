"""The commands, each with its file in `commands/` and one line of help: the list is shown without importing any.

A test holds it equal to what the files themselves say.
"""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """One command of the list."""

    module: str
    """Of `onrecord.cli.commands`."""
    help: str
    """What the command's own short help says."""


MENU = {
    "case": Line("history", "Tell which other records are one purchase with this one."),
    "changes": Line("history", "Tell what changed, in plain words."),
    "check": Line("articles", "Check articles against the register."),
    "claimreview": Line("publishing", "Judged claims as schema.org ClaimReview."),
    "corrections": Line("publishing", "Write to the outlet what is to be corrected."),
    "deliver": Line("delivering", "Tell receivers of webhooks what came in."),
    "demo": Line("first_look", "The first look: a sample register and two articles."),
    "export": Line("exports", "Take records away: packages, tables, a database."),
    "feed": Line("feeds", "A saved search as Atom or as a calendar."),
    "gaps": Line("pull", "Say what of a source is missing."),
    "issues": Line("searching", "List what is wrong in the data."),
    "load": Line("loading", "Load files and folders of OCDS releases, or lists of payments."),
    "mcp": Line("assisting", "Let an assistant look things up, and cite."),
    "notify": Line("mailing", "Mail the news of saved searches."),
    "party": Line("parties", "Tell what a buyer or supplier did."),
    "payments": Line("payments", "List payments, and the awards they may be of."),
    "propose": Line("proposing", "Ask a language model what hard sentences state."),
    "pull": Line("pull", "Pull notices from an official source."),
    "rebuild": Line("loading", "Make everything derived again."),
    "request": Line("publishing", "Ask the buyer what the record cannot answer."),
    "review": Line("reviewing", "Confirm, overrule or annotate a verdict."),
    "reviews": Line("reviewing", "List what people said of verdicts."),
    "search": Line("searching", "Find records by words, parties, CPV code, place, days, worth, stage."),
    "searches": Line("feeds", "List the saved searches."),
    "serve": Line("serving", "Open the site: pages, API and feeds."),
    "show": Line("showing", "Show one record, today or as of a day."),
    "sources": Line("pull", "List the official sources."),
    "today": Line("daily", "What was published last, and what closes this week."),
    "sql": Line("inquiring", "Ask the tables yourself: one SELECT."),
    "totals": Line("totals", "Add sums up, each with its own kind."),
    "updates": Line("feeds", "What came into the register, each release once."),
    "verify": Line("history", "Prove that nothing was edited."),
}
