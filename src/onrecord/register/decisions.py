"""What people decided about joins: one line per decision, never changed, each with the hash of the line before.

`decisions.jsonl` in the register's folder is truth like the ledger: no rebuild touches it, and `onrecord verify`
recomputes its hashes. Whoever joins things by reasons (records into cases, names into parties) asks here first, and
where a person has spoken, that stands:

    decisions = read_decisions(layout)
    said = decisions.about("party", left, right)      # the newest Decision about the pair, or None
    if said and said.verdict == "part": ...           # never join these two
    decide(layout, Decision.between("party", left, right, verdict="join", at=…, by=…, reason=…))

Kinds in use: `case` (left and right are ocids) and `party` (left and right are party keys). A pair has no order: left
is the lesser text, and both ways of asking find it. A decision is taken back by deciding again; the newest counts.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec

from onrecord.errors import UsageError
from onrecord.register.chain import Link, append_line, read_chain
from onrecord.register.layout import Layout
from onrecord.register.lock import writing

Choice = Literal["join", "part"]


class Decision(Link, frozen=True):
    """One person's word that two things are one, or are not."""

    at: datetime
    """Aware, UTC."""
    by: str
    """Who decided, as they call themselves."""
    kind: str
    """What is joined: `case` or `party`."""
    left: str
    right: str
    """The lesser and the greater of the two keys."""
    verdict: Choice
    reason: str
    """In the person's own words; never empty."""

    @classmethod
    def between(
        cls, kind: str, one: str, other: str, *, verdict: Choice, at: datetime, by: str, reason: str
    ) -> Decision:
        """A decision about a pair given in either order. Errors: UsageError for one thing twice, or no reason.

        >>> made = Decision.between("case", "b", "a", verdict="part", at=datetime(2024, 5, 1, tzinfo=UTC), by="J. Doe",
        ...     reason="Two schools.")
        >>> made.left, made.right, made.verdict
        ('a', 'b', 'part')
        """
        if one == other:
            raise UsageError(one, found="one thing named twice", expected="two different ones")
        if not reason.strip():
            raise UsageError(f"{one} and {other}", found="no reason", expected="why, for whoever reads it later")
        left, right = sorted((one, other))
        return cls(at.astimezone(UTC), by, kind, left, right, verdict, reason.strip())


class Decisions(msgspec.Struct, frozen=True):
    """All decisions, oldest first."""

    entries: tuple[Decision, ...]
    head: str
    """Hash of the last whole line; `START` when there is none."""
    size: int
    """Bytes of whole lines."""
    torn: int
    """Bytes after the last whole line: what a killed process left of a line."""

    def about(self, kind: str, one: str, other: str) -> Decision | None:
        """The newest decision about a pair, in either order; None when nobody has spoken."""
        return self.standing(kind).get(_pair(one, other))

    def standing(self, kind: str) -> dict[tuple[str, str], Decision]:
        """Pair (left, right) to the decision that counts, for all of one kind."""
        return {(entry.left, entry.right): entry for entry in self.entries if entry.kind == kind}


def decisions_path(layout: Layout) -> Path:
    """Where decisions stand."""
    return layout.root / "decisions.jsonl"


def read_decisions(layout: Layout) -> Decisions:
    """All decisions; none when nobody has decided anything. A half-written tail is counted, not read.

    Errors: RegisterError naming the first line that cannot be read or does not follow from the one before it.
    """
    chain = read_chain(decisions_path(layout), Decision)
    return Decisions(chain.entries, chain.head, chain.size, chain.torn)


def decide(layout: Layout, decision: Decision) -> Decision:
    """Write a decision down for good; as it was written.

    It has a lock of its own, so that nobody waits for a load. Errors: RegisterError when somebody else decides at this
    very moment, or the file is damaged; OSError from the disk.
    """
    with writing(layout.root / "decisions.lock", "writing down a decision"):
        return append_line(decisions_path(layout), decision)


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)
