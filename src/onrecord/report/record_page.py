"""One record as its page tells it: what it is, its course, its money, its parties, and what it leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from onrecord.ocds import Json, Record
from onrecord.reading.changes import Change
from onrecord.reading.model import Moment
from onrecord.reading.persons import People, find_people, hide_people
from onrecord.register.payments.model import PaymentRow
from onrecord.register.reviews import Review
from onrecord.report.answers_record import ShowAnswer
from onrecord.report.contacts import WITHHELD, without_contacts, without_people
from onrecord.report.record_parts import (
    DocumentLine,
    MoneyGroup,
    PartyLine,
    ReviewedArticle,
    document_lines,
    money_groups,
    party_lines,
    reviewed_articles,
)
from onrecord.report.record_words import record_sentence
from onrecord.report.timeline import Point, change_lines, course, machine_words, since
from onrecord.report.visible import one_line
from onrecord.report.wording import instant_words


@dataclass(frozen=True, slots=True)
class Later:
    """What one release that came after the state shown made different."""

    when: str
    machine: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class RecordPage:
    """Everything that the page of a record needs, in one state of it."""

    answer: ShowAnswer
    whole: Record
    """Every release that is held, whatever the clocks say."""
    changes: Sequence[Change]
    """Of the state that is shown."""
    all_changes: Sequence[Change]
    """Of the whole record."""
    today: date
    """The day of asking: that of `as_of` where one is set."""
    questions: Sequence[str] = ()
    reviews: Sequence[Review] = ()
    payments: Sequence[PaymentRow] = field(default=())
    payments_in_all: int = 0

    @cached_property
    def shown(self) -> Json:
        """The compiled release without contact details."""
        return without_people(self.answer.compiled)

    @cached_property
    def _people(self) -> list[People]:
        """The contact persons of every release: one may be named in the words of another."""
        return [people for release in self.whole.releases if (people := find_people(release.body)).names]

    def plain(self, text: str) -> str:
        """`text` without the people whom this record names as contacts, and without ways to reach anybody."""
        for people in self._people:
            text = hide_people(text, people, WITHHELD)
        return str(without_contacts(text))

    @property
    def title(self) -> str:
        """As it is shown; empty where there is none."""
        title = one_line(self.plain(self.answer.reading.title))
        return "" if title == self.answer.record.ocid else title

    @cached_property
    def sentence(self) -> str:
        """What it is."""
        return self.plain(record_sentence(self.answer.reading, self.answer.sums, self.today))

    @property
    def is_earlier(self) -> bool:
        """Whether either clock was set back."""
        return self.answer.as_of is not None or self.answer.known_at is not None

    @cached_property
    def course(self) -> list[Point]:
        """Its releases and the days on which something fell due."""
        return course(self.answer.reading, self.changes, self.answer.sums, self.today, self.answer.imprint.zone)

    @cached_property
    def later(self) -> list[Later]:
        """What came after the state shown, release by release; a release that changed nothing is told, too."""
        zone = self.answer.imprint.zone
        held = {release.digest for release in self.answer.record.releases}
        changes = since(self.all_changes, self.answer.record)
        return [
            Later(
                instant_words(release.date, zone),
                machine_words(release.date),
                tuple(change_lines([change for change in changes if change.release is release])),
            )
            for release in self.whole.releases
            if release.digest not in held
        ]

    @cached_property
    def money(self) -> list[MoneyGroup]:
        """Its sums by kind."""
        return money_groups(self.answer.sums, self.answer.reading.stage)

    @cached_property
    def parties(self) -> list[PartyLine]:
        """Who takes part."""
        return party_lines(self.answer.reading, self.shown)

    @cached_property
    def documents(self) -> list[DocumentLine]:
        """What was published with it."""
        return document_lines(self.shown)

    @property
    def has_closing_date(self) -> bool:
        """Whether a calendar can take a day from it: there is one, and nothing speaks against it."""
        named = (fact for fact in self.answer.reading.dates if fact.moment is Moment.DEADLINE)
        return any(not (fact.superseded or fact.void or fact.doubt) for fact in named)

    @property
    def description(self) -> str:
        """What is bought, in the publisher's words."""
        passages = (p for p in self.answer.reading.passages if p.pointer == "/tender/description" and not p.superseded)
        return self.plain(next((passage.text for passage in passages), "")).strip()

    @cached_property
    def articles(self) -> list[ReviewedArticle]:
        """Articles of which somebody signed a verdict."""
        return reviewed_articles(self.reviews)

    @property
    def days(self) -> list[str]:
        """The days (ISO) of its dated releases, each once, oldest first."""
        zone = self.answer.imprint.zone
        dated = sorted(release.date.local_date(zone) for release in self.whole.releases if release.date)
        return [day.isoformat() for day in dict.fromkeys(dated)]
