"""What an export answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onrecord.report.export import About
from onrecord.report.json import Object
from onrecord.report.terminal import Sheet
from onrecord.report.visible import one_line
from onrecord.report.wording import plural


@dataclass(frozen=True, slots=True)
class ExportAnswer:
    """What was written, and where."""

    format: str
    output: Path
    records: int
    files: tuple[str, ...]
    about: About

    def to_json(self) -> Object:
        """Where it is, how much, and whose data it is."""
        return {
            "format": self.format,
            "output": str(self.output),
            "records": self.records,
            "files": self.files,
            "chosen": self.about.chosen,
            "attributions": self.about.attributions,
            "contacts": self.about.contacts,
        }


def print_export(sheet: Sheet, answer: ExportAnswer) -> None:
    """What was written, and what has to be said with it."""
    sheet.line(f"Wrote {plural(answer.records, 'record')} to {one_line(str(answer.output))}")
    for name in answer.files:
        sheet.line((one_line(name), "dim"), indent=2)
    for line in answer.about.attributions:
        sheet.line(line)
    if not answer.about.contacts:
        sheet.line(("Contact details of people are left out. With --contacts they are in it.", "dim"))
