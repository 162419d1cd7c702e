"""Records taken away: one file, or an archive where a format is several."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onrecord import tasks
from onrecord.report.export import format_named, format_names
from onrecord.web.api import JSON, Operation
from onrecord.web.asking import Asked, Sent
from onrecord.web.parameters import TEXT, Parameter
from onrecord.web.questions import AS_OF, KNOWN_AT, NARROWING

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TYPES = {".json": JSON, ".xlsx": _WORKBOOK}


def _export(asked: Asked, **wanted: Any) -> Sent:
    """One file as it is; what has other files beside it, or is a folder, in a zip archive."""
    name = asked.named["format"]
    suffix = format_named(name).suffix if name in format_names() else ""
    with TemporaryDirectory(prefix="onrecord-export-", ignore_cleanup_errors=True) as folder:
        inside = Path(folder, "onrecord")
        inside.mkdir()
        output = inside / f"{name}{suffix}"
        tasks.export(asked.site.settings, name, output, clock=asked.site.clock, **wanted)
        if suffix in _TYPES:
            return Sent(output.read_bytes(), _TYPES[suffix], f"onrecord-{output.name}")
        packed = shutil.make_archive(str(Path(folder, "packed")), "zip", inside)
        return Sent(Path(packed).read_bytes(), "application/zip", f"onrecord-{name}.zip")


OPERATIONS = (
    Operation(
        "/api/exports/{format}",
        "export",
        "The records that answer a question, all of them without one: packages, tables, a database.",
        _export,
        (
            Parameter("words", TEXT, "Words that a record must hold.", default=""),
            *NARROWING,
            AS_OF,
            KNOWN_AT,
        ),
        places={"format": f"One of {', '.join(format_names())}; what is more than one file comes as a zip archive."},
        among={"format": format_names()},
        kinds=("application/zip", JSON, _WORKBOOK),
        examples={"format": "csv", "buyer": "Marlow Sands"},
        reads="work",
    ),
)
