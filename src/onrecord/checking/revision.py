"""What was changed in an article after it was published: the words of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.checking.model import ClaimType, Edit, VerdictWord
from onrecord.values import Span


class ChangeKind(StrEnum):
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


class Effect(StrEnum):
    """What a change did to an error; nothing where neither version is wrong."""

    MENDED = "mended"
    CAME_IN = "came in"
    STILL_WRONG = "still wrong"
    NONE = ""


class Told(StrEnum):
    """Whether readers were told."""

    NAMED = "named"
    """A note gives what was wrong, or what it was changed to."""
    NOTED = "noted"
    """A note says that the article was corrected, and not in what."""
    SILENT = "silent"
    """Nothing says so."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A headline, sentence or paragraph's worth of words that is not the same in both versions."""

    kind: ChangeKind
    earlier: Span | None
    later: Span | None
    edits: tuple[Edit, ...]
    """From the earlier words (`record` side) to the later (`printed` side); empty where all is added or removed."""
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One side of a changed statement, as its version has it."""

    claim: str
    """Id of the claim in that version."""
    text: str
    """As printed, with what qualifies a sum before it."""
    verdict: VerdictWord | None
    """None where there is no record."""


@dataclass(frozen=True, slots=True)
class FactChange:
    """A sum, a date, a length, a name or another fact that is not the same in both versions."""

    kind: ChangeKind
    type: ClaimType
    earlier: Statement | None
    later: Statement | None
    effect: Effect
    told: Told | None
    """Of an error that was mended or taken out; None of all other changes."""


@dataclass(frozen=True, slots=True)
class QuotationChange:
    """Somebody's words, or the notice's, that are not the same in both versions."""

    kind: ChangeKind
    earlier: str
    later: str
    edits: tuple[Edit, ...]
    speaker: str
    """As printed in the version that has it last; empty where none is named."""


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """What the later version says of its being changed."""

    span: Span
    text: str
    corrects: bool
    """Whether it admits an error; an update with news does not."""


@dataclass(frozen=True, slots=True)
class Revision:
    """Two versions of one article, the earlier first."""

    earlier: str
    """Id of the article."""
    later: str
    reasons: tuple[str, ...]
    """Why they are taken for versions of one article, and for this order."""
    passages: tuple[Passage, ...]
    facts: tuple[FactChange, ...]
    quotations: tuple[QuotationChange, ...]
    notes: tuple[CorrectionNote, ...]
    """Those that the later version has and the earlier has not."""

    @property
    def same(self) -> bool:
        """Whether no word is another."""
        return not self.passages

    @property
    def told(self) -> Told | None:
        """How readers were told of the errors that were mended: the least of it; None where none was."""
        order = (Told.SILENT, Told.NOTED, Told.NAMED)
        return next((told for told in order for fact in self.facts if fact.told is told), None)
