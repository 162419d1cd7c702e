"""What an article tells of somebody's answer: the words of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.values import Span


class ReplyKind(StrEnum):
    """What an article tells of somebody's answer, the most first."""

    QUOTED = "quoted"
    """Speaks in quotation marks."""
    REPORTED = "reported"
    """Speaks in the article's words."""
    DECLINED = "declined"
    """Answered that there would be no comment."""
    SILENT = "did not reply"
    """Was asked, and is said not to have answered."""
    ASKED = "asked"
    """Was asked, and no more is said."""
    UNASKED = "no request reported"
    """The article reports criticism of it, and tells neither of an answer nor of a question."""


class Party(StrEnum):
    BUYER = "buyer"
    SUPPLIER = "supplier"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reply:
    """What one article tells of one body's or person's answer."""

    party: str
    """As the article prints it; the buyer and a supplier as the record names them."""
    role: Party
    kind: ReplyKind
    span: Span | None
    """The words that say so; None where nothing does."""
    text: str
    asked: bool
    """Whether the article says that it was asked."""
    key: str
    """Equal for one body or person in several articles."""


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """What each of several articles tells of one body's or person's answer."""

    party: str
    role: Party
    told: dict[str, Reply]
    """Article id to what it tells; an article that tells nothing of it is not there."""
