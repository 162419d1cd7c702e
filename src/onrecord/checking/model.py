"""Claims, verdicts and what they rest on. Names and meanings as in docs/checking.md."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from onrecord.article import ArticleReading
from onrecord.values import Days, Duration, Instant, Span

if TYPE_CHECKING:
    from onrecord.checking.reply import Reply, ReplyRow
    from onrecord.checking.revision import Revision


class ClaimType(StrEnum):
    VALUE = "value"
    DEADLINE = "deadline"
    PUBLISHED = "published"
    AWARDED_ON = "awarded_on"
    START = "start"
    END = "end"
    PERIOD = "period"
    DURATION = "duration"
    EXTENSION = "extension"
    BUYER = "buyer"
    SUPPLIER = "supplier"
    COUNT = "count"
    STAGE = "stage"
    PROCEDURE = "procedure"
    LOCATION = "location"
    SUBJECT = "subject"
    QUOTATION = "quotation"
    OPINION = "opinion"
    OTHER = "other"


class VerdictWord(StrEnum):
    SUPPORTED = "supported"
    PARTIAL = "partial"
    CONTRADICTED = "contradicted"
    ALTERED_QUOTATION = "altered_quotation"
    NOT_IN_RECORD = "not_in_record"
    NOT_CHECKABLE = "not_checkable"
    UNDECIDED = "undecided"


class Reason(StrEnum):
    """Why a verdict is `partial`, `contradicted` or `altered_quotation`."""

    UPPER_BOUND_AS_VALUE = "upper_bound_as_value"
    LOWER_BOUND_AS_VALUE = "lower_bound_as_value"
    EXTENSION_INCLUDED = "extension_included"
    BASIS_NOT_STATED = "basis_not_stated"
    DERIVED = "derived"
    SCOPE_OVERSTATED = "scope_overstated"
    PERSON_FOR_OFFICE = "person_for_office"
    WRONG_RECIPIENT = "wrong_recipient"
    WRONG_NUMBER = "wrong_number"
    DIGIT_ERROR = "digit_error"
    OFF_BY_10 = "off_by_10"
    ANNUAL_AS_TOTAL = "annual_as_total"
    TOTAL_AS_ANNUAL = "total_as_annual"
    PART_AS_TOTAL = "part_as_total"
    ESTIMATE_AS_AWARD = "estimate_as_award"
    CONFLICTS_WITH_TEXT = "conflicts_with_text"
    WRONG_DATE = "wrong_date"
    WRONG_BUYER = "wrong_buyer"
    WRONG_SUPPLIER = "wrong_supplier"
    WRONG_PLACE = "wrong_place"
    WRONG_NOTICE = "wrong_notice"
    ADVERT_AS_AWARD = "advert_as_award"
    AWARD_AS_ADVERT = "award_as_advert"
    STAGE_WRONG = "stage_wrong"
    OUTDATED = "outdated"
    DROPPED_WORDS = "dropped_words"
    CHANGED_WORD = "changed_word"
    ADDED_WORDS = "added_words"
    SPLICED = "spliced"


@dataclass(frozen=True, slots=True)
class MoneySaid:
    amount_min: Decimal
    amount_max: Decimal
    currency: str | None
    qualifier: str
    basis: str


@dataclass(frozen=True, slots=True)
class AbsentSaid:
    """That there is none: "No price is given", "no option to extend"."""


@dataclass(frozen=True, slots=True)
class DaysSaid:
    days: Days


@dataclass(frozen=True, slots=True)
class LengthSaid:
    durations: tuple[Duration, ...]
    qualifier: str = "exact"


@dataclass(frozen=True, slots=True)
class TextSaid:
    text: str


@dataclass(frozen=True, slots=True)
class CountSaid:
    number: int
    of: str


ClaimValue = MoneySaid | AbsentSaid | DaysSaid | LengthSaid | TextSaid | CountSaid


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable statement of an article: a span, what kind of thing it says, and the value said."""

    id: str
    span: Span
    text: str
    type: ClaimType
    value: ClaimValue
    quotation: int | None = None
    """Index into the article's quotations, when the claim is, or stands in, one."""
    proposed: bool = False
    """Whether somebody else proposed what the words are about: a language model, say. It then accuses nobody."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a verdict rests on: a place in the compiled release and what stands there."""

    ocid: str
    release_id: str
    pointer: str
    value: str | int | Decimal | bool | None
    """The scalar found there; for long texts the words that matter; None for a list or for an absence."""


class EditKind(StrEnum):
    SAME = "same"
    DROPPED = "dropped"
    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Edit:
    """One run of an alignment: the words of the record beside the words that were printed."""

    kind: EditKind
    record: tuple[str, ...]
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the record says of one claim. Cannot be built without its rule and one plain sentence."""

    word: VerdictWord
    rule: str
    """Name of the rule: its file in `checking/rules/`, its page in `docs/rules/`."""
    version: int
    sentence: str
    """One plain sentence that an editor could print."""
    reason: Reason | None = None
    evidence: tuple[Evidence, ...] = ()
    edits: tuple[Edit, ...] = ()
    """For quotations: how the printed words differ from the record's."""

    def __post_init__(self) -> None:
        if not self.rule or not self.sentence:
            raise ValueError("a verdict needs its rule and its sentence")
        flagged = self.word in (VerdictWord.PARTIAL, VerdictWord.CONTRADICTED, VerdictWord.ALTERED_QUOTATION)
        if flagged and (self.reason is None or not self.evidence):
            raise ValueError(f"{self.word} needs a reason and evidence")


class ReviewKind(StrEnum):
    """What a person did with a verdict."""

    CONFIRMED = "confirmed"
    OVERRULED = "overruled"
    ANNOTATED = "annotated"


@dataclass(frozen=True, slots=True)
class Review:
    """What a person said of a verdict: it stands beside the machine's, never in its place."""

    kind: ReviewKind
    by: str
    at: datetime
    """Aware, UTC."""
    note: str
    """Why, in the person's words; may be empty for a confirmation."""
    machine: VerdictWord
    """The machine's verdict when the person looked."""
    verdict: VerdictWord | None = None
    """The person's own, when it overrules."""
    reason: Reason | None = None
    sentence: str = ""
    """What the machine said for its verdict when the person looked."""
    other_text: bool = False
    """Whether the person read an earlier or later form of the article, in which these words stood as well."""


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim with its verdict on the publication day and, where today's record differs, today's."""

    claim: Claim
    verdict: Verdict
    today: Verdict | None = None
    review: Review | None = None
    about: str | None = None
    """Ocid of the further record that it was held against; None for the one that the article is about."""

    @property
    def stands(self) -> VerdictWord:
        """The verdict that counts for whoever publishes: a person's where one overruled, else the machine's."""
        return self.review.verdict if self.review and self.review.verdict else self.verdict.word

    @property
    def signed(self) -> bool:
        """Whether a person has confirmed or overruled this very verdict on this very text.

        Not one that says another thing by now, nor one on another form of the article.
        """
        review = self.review
        if review is None or review.kind is ReviewKind.ANNOTATED or review.other_text:
            return False
        return (review.machine, review.sentence) == (self.verdict.word, self.verdict.sentence)


@dataclass(frozen=True, slots=True)
class LinkReason:
    """One piece of evidence that an article is about a record, in words."""

    kind: str
    """`words`, `quotation`, `name`, `sum`, `date`."""
    weight: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that an article may be about."""

    ocid: str
    title: str
    score: float
    reasons: tuple[LinkReason, ...]
    """Heaviest first."""


@dataclass(frozen=True, slots=True)
class Further:
    """A record that a part of an article is about, besides the one that the whole is about."""

    ocid: str
    title: str
    score: float
    """Of what the main record does not have."""
    reasons: tuple[LinkReason, ...]
    """Heaviest first."""
    spans: tuple[Span, ...]
    """The sentences that are about it, in reading order."""
    doubtful: tuple[Span, ...]
    """The sentences that may be about it or about another of the article's records."""
    reported: bool
    """Whether it is reported in its own right. One that is only recalled in passing, or no nearer than another one, is
    never held against the article."""


@dataclass(frozen=True, slots=True)
class Link:
    """Which record an article is about, or an abstention; candidates best first."""

    ocid: str | None
    candidates: tuple[Candidate, ...]
    reasons: tuple[str, ...]
    """Why this one, or why none, in plain sentences."""
    rival: str | None = None
    """Title of another record that is nearly as near; the article may be about both, and nothing is held against it."""
    further: tuple[Further, ...] = ()
    """The other records that parts of it are about, best first."""

    @property
    def ocids(self) -> tuple[str, ...]:
        """Every record that it was held against, the main one first; empty for an abstention."""
        return (self.ocid, *(one.ocid for one in self.further)) if self.ocid is not None else ()


@dataclass(frozen=True, slots=True)
class Question:
    """Something the article raises that the record cannot answer."""

    text: str
    about: str
    """Claim type or topic, such as `value`."""
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One article checked."""

    article: ArticleReading
    link: Link
    title: str
    """Title of the linked record, or empty."""
    claims: tuple[CheckedClaim, ...]
    questions: tuple[Question, ...]
    notes: tuple[str, ...] = ()
    """What a reader must know: no publication date was found, today's record differs, and the like."""
    releases: tuple[str, ...] = ()
    """Ids of the releases that were used, in date order."""
    not_judged: frozenset[ClaimType] = frozenset()
    """Kinds of which the article says something that was held back: it has not left them out."""
    stated: tuple[Claim, ...] = ()
    """Without a record: what the article says of its contract, to be laid beside other articles and not judged."""
    replies: tuple[Reply, ...] = ()
    """Who answered, and who is only said to have been asked."""

    @property
    def said(self) -> tuple[Claim, ...]:
        """What it says, judged or not."""
        return tuple(checked.claim for checked in self.claims) or self.stated


@dataclass(frozen=True, slots=True)
class FactRow:
    """One kind of fact across the articles about one record."""

    type: ClaimType
    reported_by: tuple[str, ...]
    omitted_by: tuple[str, ...]
    """Articles that say nothing of the kind. One in neither says something that was not judged."""
    in_conflict: bool
    claims: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Article id to claim ids."""


@dataclass(frozen=True, slots=True)
class QuotationPair:
    """The same passage as two outlets printed it."""

    claims: tuple[str, str]
    articles: tuple[str, str]
    same_words: bool
    edits: tuple[Edit, ...]
    """From the first outlet's words (`record` side) to the second's (`printed` side)."""
    reason: Reason | None = None
    """How most of the words differ; None where they are the same. `spliced` is put together in another order."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The articles about one record (or, when `ocid` is None, about one unheld contract) side by side."""

    ocid: str | None
    title: str
    articles: tuple[str, ...]
    facts: tuple[FactRow, ...]
    quotation_pairs: tuple[QuotationPair, ...]
    replies: tuple[ReplyRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that one `check` found."""

    checks: tuple[Check, ...]
    comparisons: tuple[Comparison, ...]
    register_as_of: date | None = None
    """Day of the newest release in the register."""
    revisions: tuple[Revision, ...] = ()
    """Articles that are versions of one, each beside the next; of these the newest alone is compared with others."""


def as_of_text(instant: Instant | None) -> str:
    """How to name the state of the record that was used."""
    return f"the record as of {instant.local_date():%-d %B %Y}" if instant else "the newest record"
