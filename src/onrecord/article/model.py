"""What reading an article yields. Every span counts code points of the very text that was given."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from onrecord.values import Days, Duration, Instant, Span

if TYPE_CHECKING:
    from onrecord.article.copy import Copy


class BlockKind(StrEnum):
    """What a block of text is for; only what is clear is told apart, all else is a paragraph."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    BYLINE = "byline"
    DATELINE = "dateline"
    STANDFIRST = "standfirst"
    """Below the headline: only pages tell it apart, as the kinds that follow."""
    SUBHEADING = "subheading"
    PULL_QUOTE = "pull_quote"
    """Words of the article set large a second time."""
    BLOCK_QUOTE = "block_quote"
    """Somebody's words, told by the way they are set and without marks."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines without an empty line between them, trimmed of white space."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; marks of quotation never split it in two."""

    span: Span
    block: int
    """Index into `ArticleReading.blocks`."""


class SourceKind(StrEnum):
    """Whose words a quotation gives (`source` in the article schema)."""

    PERSON = "person"
    ORGANISATION = "organisation"
    RECORD = "record"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch given as someone's words, without its marks; one paragraph at most."""

    span: Span
    text: str
    source: SourceKind
    speaker: Span | None
    """The words that name the source (`a council spokesperson`, `The notice`, `he`), or None when only implied."""
    cue: Span | None
    """The verb or phrase that makes the link: `said`, `according to`; None when only implied."""
    group: int
    """Equal for the pieces of one quotation that runs over paragraphs or is broken by its cue."""
    nested: bool = False
    """Whether it stands inside another quotation."""
    meant: Span | None = None
    """Whom the speaker is, where that is a pronoun and the text told of somebody before whom it fits."""

    @property
    def named(self) -> Span | None:
        """Whom the speaker is: as `IndirectSpeech.named`."""
        return self.meant or self.speaker


class Force(StrEnum):
    """What somebody does by saying something."""

    STATED = "stated"
    """It is so: `said bids were due`, `according to the notice`."""
    WANTED = "wanted"
    """It shall be so: `asked for more time`, `promised to pay`, `urged the firm to bid`."""
    RAISED = "raised"
    """Spoken of, and neither vouched for nor wanted: `asked why`, `condemned the deal`, `announced an order`."""


@dataclass(frozen=True, slots=True)
class IndirectSpeech:
    """What somebody is reported as saying in the paper's own words: `the council said that bids were due`."""

    parts: tuple[Span, ...]
    """What was said, without *that*; two parts where the words that name the speaker break it. Never empty."""
    source: SourceKind
    """`none` where the words give it to nobody: `it is understood that`."""
    speaker: Span | None
    """The words that name the source, as printed; may be a pronoun."""
    named: Span | None
    """Whom the speaker is, where that is a pronoun and the text named somebody before; else the speaker."""
    cue: Span
    """The verb or phrase that makes the link: `said`, `according to`, `reportedly`."""
    mixed: bool = False
    """Whether some of it stands between marks of quotation."""
    force: Force = Force.STATED

    def holds(self, span: Span) -> bool:
        """Whether all of `span` is part of what was said."""
        return any(part.contains(span) for part in self.parts)


class Qualifier(StrEnum):
    EXACT = "exact"
    UP_TO = "up_to"
    AT_LEAST = "at_least"
    OVER = "over"
    UNDER = "under"
    ABOUT = "about"
    RANGE = "range"


class Basis(StrEnum):
    TOTAL = "total"
    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    UNIT = "unit"
    """Per session, per head, per hour: never to be compared with a contract's value."""


@dataclass(frozen=True, slots=True)
class SumMention:
    """A sum of money as printed. `low` and `high` are equal unless it is a range; major units."""

    span: Span
    text: str
    low: Decimal
    high: Decimal
    currency: str | None
    """ISO 4217; None when the sign was lost in the text ("a 25,000 contract")."""
    qualifier: Qualifier
    basis: Basis
    basis_span: Span | None
    """The words that give the basis, where they were printed (`a year`); inside or outside `span`."""
    unit: Decimal
    """The size of the last printed digit: 100000 for £22.7m, 1 for £918,230, 0.01 for £1.50. Of a range the finer."""
    qualifier_span: Span | None = None
    """The words before the figure that qualify it (`up to`, `nearly`), which `span` leaves out; None when exact."""
    units: tuple[Decimal, Decimal] | None = None
    """Of a range, the `unit` of either end: "£676,400 to £1.35 million" has two."""


class Tense(StrEnum):
    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that denote days, resolved against the publication date."""

    span: Span
    text: str
    days: Days
    relative: bool
    """Whether the publication date was needed (`yesterday`, `last month`, `4 February` without a year)."""
    tense: Tense
    """Tense of the governing verb, which decided the direction."""
    ends: tuple[Days, Days] | None = None
    """For a range ("10 March to 30 June"): the days that each end denotes; `days` runs from the first to the last."""
    end_spans: tuple[Span, Span] | None = None
    """Where the words of the two ends stand, inside `span`."""


@dataclass(frozen=True, slots=True)
class DurationMention:
    """A length of time as printed."""

    span: Span
    text: str
    durations: tuple[Duration, ...]
    """One, or several for repeated options: `two options of a further year` is (P1Y, P1Y)."""
    qualifier: Qualifier


@dataclass(frozen=True, slots=True)
class NameMention:
    """A capitalised name of a body or person, or an acronym; `forms` are the other ways the text writes it."""

    span: Span
    text: str
    forms: tuple[str, ...]
    """Aliases that the text itself introduces, such as `Mopac` in `Office for Policing (Mopac)`."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody else, a language model say, holds that words of a sentence state; nothing until it is read."""

    type: str
    """The kind of claim, by its name in `docs/checking.md`."""
    words: str
    sentence: Span


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """All that reading found in one article, each list in reading order."""

    id: str
    text: str
    published: Instant | None
    """Given by the caller, else what its page says, else read from the text's dateline; None when none of them."""
    published_from: str
    """`given`, `dateline`, where the page says it (`JSON-LD datePublished`), or `` (empty) when not known."""
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    sums: tuple[SumMention, ...]
    dates: tuple[DateMention, ...]
    durations: tuple[DurationMention, ...]
    names: tuple[NameMention, ...]
    copy: Copy | None = None
    """How the text was come by, and what its page says of itself."""
    notes: tuple[str, ...] = ()
    """What was assumed, and what was not read and why."""
    indirect: tuple[IndirectSpeech, ...] = ()
    foreign: tuple[Span, ...] = ()
    """The blocks that are not in English: less is read there, and next to nothing held against them."""
    proposals: tuple[Proposal, ...] = ()
    """What was proposed for its hard sentences, by somebody who does not judge."""

    @property
    def headline(self) -> Span | None:
        """The first line, which counts like any other text."""
        return self.blocks[0].span if self.blocks and self.blocks[0].kind is BlockKind.HEADLINE else None
