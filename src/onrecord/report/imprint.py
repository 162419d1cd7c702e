"""The imprint: who made a dossier, when, from which register, and how it decides. On every page we print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from onrecord.checking.model import Dossier
from onrecord.report.wording import day_words
from onrecord.values import LONDON


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a page says of itself. The clock and the version are passed in."""

    made_on: date
    version: str
    register: str
    """The register's folder, as the user named it."""
    sources: tuple[str, ...] = ()
    """Attribution lines for the data shown, one for each publisher and licence."""
    zone: tzinfo = LONDON

    def method(self, dossier: Dossier) -> Sequence[str]:
        """How this dossier was made, in sentences."""
        held = (
            f"The newest release in the register is dated {day_words(dossier.register_as_of)}."
            if dossier.register_as_of
            else "The register holds no dated release."
        )
        return [
            "Each article is judged on the record as it stood when the article was published. "
            "Silence is never an accusation: “not in the record” speaks of the record, “contradicted” of the article.",
            f"{held} Checked on {day_words(self.made_on)} by On the Record {self.version}; nothing left this computer.",
            *self.sources,
        ]
