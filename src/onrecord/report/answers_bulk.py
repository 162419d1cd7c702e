"""What a check in bulk answers, beside the lines that it wrote."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.checking.model import VerdictWord
from onrecord.report.json import Object


@dataclass(frozen=True, slots=True)
class BulkAnswer:
    """What all lines come to, and which of them were there before."""

    out: str
    """The file with the lines, or `-`."""
    counted: Object
    """As the last line has it."""
    kept: int
    """Lines of an earlier run that still hold."""
    outdated: int
    """Lines of an earlier run that were made again: the register or the rules are others by now."""
    unmet: tuple[str, ...] = ()
    """Names that a date or an outlet was given for, and of which no article was."""

    def found(self, word: VerdictWord) -> bool:
        """Whether any claim was given this verdict."""
        return bool(self.counted["verdicts"].get(word.value))

    @property
    def answers_nothing(self) -> bool:
        """Whether not one of what was given could be answered."""
        return not self.counted["articles"] and bool(self.counted["unanswered"])

    def to_json(self) -> Object:
        """The last line's counts, and how they came about."""
        return {"out": self.out, **self.counted, "kept": self.kept, "outdated": self.outdated, "unmet": self.unmet}
