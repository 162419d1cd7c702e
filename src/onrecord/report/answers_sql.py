"""What a question in SQL answers."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.register.inquiry import Inquiry
from onrecord.report.json import Object
from onrecord.report.terminal import Sheet
from onrecord.report.visible import shorten
from onrecord.report.wording import plural


@dataclass(frozen=True, slots=True)
class SqlAnswer:
    """Rows of a question that somebody wrote himself."""

    found: Inquiry

    def to_json(self) -> Object:
        """Columns with their types, rows in the order of the question, and whether there are more."""
        return {
            "columns": [{"name": name, "type": kind} for name, kind in self.found.columns],
            "rows": [list(row) for row in self.found.rows],
            "more": self.found.cut,
        }


def print_sql(sheet: Sheet, answer: SqlAnswer) -> None:
    """A row a line, its values parted by bars."""
    found = answer.found
    sheet.line((" | ".join(name for name, _ in found.columns), "bold"))
    for row in found.rows:
        sheet.line(" | ".join(shorten("" if value is None else str(value), 80) for value in row), hang=2)
    sheet.line((f"{plural(len(found.rows), 'row')}{', and there are more' if found.cut else ''}.", "dim"))
