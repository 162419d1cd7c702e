"""What verifying answers."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from onrecord.register.verify import VerifyReport
from onrecord.report.json import Object


@dataclass(frozen=True, slots=True)
class VerifyAnswer:
    """Whether the register is as it was written, and what does not fit."""

    report: VerifyReport
    register: str

    def to_json(self) -> Object:
        """Counts, heads, and each fault with what to do, the first line first."""
        report = self.report
        return {
            "register": self.register,
            "fits": report.fits,
            "ledger": {"lines": report.lines, "head": report.head},
            "decisions": {"lines": report.decisions, "head": report.decisions_head},
            "raw": {"objects": report.objects, "bytes": report.size, "releases": report.releases},
            "faults": [asdict(fault) for fault in report.faults],
            "notes": list(report.notes),
            "seconds": report.seconds,
        }
