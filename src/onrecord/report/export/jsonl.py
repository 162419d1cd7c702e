"""JSON Lines: one release a line. What it is made from stands in a file beside it, since lines have no place for it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from onrecord.report.export.model import Extract, Format

ABOUT = ".about.txt"
_ENCODER = msgspec.json.Encoder(decimal_format="number")


def _write(extract: Extract, target: Path) -> None:
    with target.open("wb") as out:
        for record in extract.records():
            for release in record.releases:
                out.write(_ENCODER.encode(extract.present(release.body)) + b"\n")
    target.with_name(target.name + ABOUT).write_text("\n".join(extract.about.lines) + "\n", "utf-8")


FORMAT = Format(".jsonl", "one release a line, and a text that says whose they are", _write, (ABOUT,))
