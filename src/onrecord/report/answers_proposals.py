"""What `propose` answers: the file of proposals itself."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from onrecord.report.json import Object
from onrecord.report.proposals import Proposals


@dataclass(frozen=True, slots=True)
class ProposalsAnswer:
    """What was proposed, sentence by sentence; `check --proposals` reads the same JSON."""

    proposals: Proposals
    titles: tuple[str | None, ...]
    """By article, the title of the record that it is about; None for one about no record, of which nothing is asked."""

    def to_json(self) -> Object:
        """The file."""
        told: Object = msgspec.to_builtins(self.proposals)
        return told
