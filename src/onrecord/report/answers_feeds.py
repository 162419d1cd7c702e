"""What feeds and saved searches answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from onrecord.register import SavedSearch, Updates
from onrecord.report.feeds import FeedEntry, atom_feed, calendar_feed
from onrecord.report.json import Object
from onrecord.report.terminal import Sheet
from onrecord.report.visible import one_line
from onrecord.report.wording import plural


@dataclass(frozen=True, slots=True)
class SearchesAnswer:
    """The saved searches."""

    searches: tuple[SavedSearch, ...]

    def to_json(self) -> Object:
        """Name, question and day of each."""
        return {
            "searches": [
                {"name": one.name, "question": one.question, "asks": one.asked.describe(), "saved_at": one.saved_at}
                for one in self.searches
            ]
        }


@dataclass(frozen=True, slots=True)
class FeedAnswer:
    """The records that a saved search finds, as a feed."""

    name: str
    format: str
    """`atom` or `ics`."""
    question: str
    entries: tuple[FeedEntry, ...]
    attributions: Sequence[str]
    with_doubtful: bool = False
    """Whether a calendar has closing dates in doubt."""
    address: str = ""
    """Of the site whose pages the entries lead to; empty where none is known."""
    at: str = ""
    """Of the feed itself."""

    @property
    def content(self) -> bytes:
        """The feed itself."""
        if self.format == "ics":
            return calendar_feed(self.name, self.entries, self.attributions, with_doubtful=self.with_doubtful)
        return atom_feed(self.name, self.question, self.entries, self.attributions, address=self.address, at=self.at)

    def to_json(self) -> Object:
        """What the feed tells, as data."""
        return {
            "name": self.name,
            "question": self.question,
            "entries": [asdict(entry) for entry in self.entries],
            "attributions": list(self.attributions),
        }


@dataclass(frozen=True, slots=True)
class UpdatesAnswer:
    """A page of what came into the register."""

    found: Updates

    def to_json(self) -> Object:
        """Rows, and the cursor to ask with next time."""
        return {
            "updates": [asdict(row) for row in self.found.rows],
            "cursor": self.found.cursor,
            "more": self.found.more,
            "next": self.found.cursor if self.found.more else None,
        }


@dataclass(frozen=True, slots=True)
class NotifyAnswer:
    """What was mailed."""

    sent: int
    followers: int

    def to_json(self) -> Object:
        """Counts; nobody's address."""
        return {"sent": self.sent, "followers": self.followers}


@dataclass(frozen=True, slots=True)
class Delivered:
    """What one receiver of webhooks was told."""

    receiver: str
    """Scheme, host and port: the rest of the address may be secret."""
    sent: int
    """Releases that it took now."""
    next: datetime | None
    """When it is tried again, after a failure."""
    stopped: bool
    """Whether it is tried no more."""
    reason: str
    """Of the last failure; empty when there was none since it last took one."""


@dataclass(frozen=True, slots=True)
class DeliverAnswer:
    """What the receivers of webhooks were told."""

    receivers: tuple[Delivered, ...]

    def to_json(self) -> Object:
        """One object a receiver, in the order of the file."""
        return {"receivers": [asdict(one) for one in self.receivers]}


def print_delivered(sheet: Sheet, answer: DeliverAnswer) -> None:
    """One receiver a line, and what to do about one that was stopped."""
    for one in answer.receivers:
        told = ""
        if one.stopped:
            told = f"; stopped ({one.reason}). Once it answers again: onrecord deliver FILE --again"
        elif one.next:
            told = f"; {one.reason}, again from {one.next:%Y-%m-%d %H:%M} UTC on"
        sheet.line((one_line(one.receiver), "bold"), f": {plural(one.sent, 'release')} sent{told}", hang=2)


def print_notified(sheet: Sheet, answer: NotifyAnswer) -> None:
    """How many mails went out, to how many who follow."""
    sheet.line(f"{plural(answer.sent, 'mail')} sent; {answer.followers:,} in all follow a search by mail.")


def print_searches(sheet: Sheet, answer: SearchesAnswer) -> None:
    """One saved search a line."""
    if not answer.searches:
        sheet.line("No search is saved yet: onrecord search WORDS --save NAME")
    for one in answer.searches:
        sheet.line((one_line(one.name), "bold"), f": {one_line(one.asked.describe())}", hang=2)


def print_updates(sheet: Sheet, answer: UpdatesAnswer) -> None:
    """One release a line, and how to go on."""
    for row in answer.found.rows:
        tags = ", ".join(row.tags)
        sheet.line(
            f"{row.first_seen:%Y-%m-%d %H:%M} ",
            (one_line(row.ocid), "bold"),
            f" {one_line(row.release_id)} {one_line(tags)}",
            hang=2,
        )
    count = plural(len(answer.found.rows), "release")
    sheet.line(f"{count}{', and there are more' if answer.found.more else ''}. Next time:")
    sheet.line(f"onrecord updates --after {answer.found.cursor}", indent=2)
