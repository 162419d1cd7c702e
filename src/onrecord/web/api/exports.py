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
from onrecord.web.guard.past import demand_short_past
from onrecord.web.guard.takings import demand_few
from onrecord.web.questions import WHICH

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TYPES = {".json": JSON, ".xlsx": _WORKBOOK}


def _export(asked: Asked, **wanted: Any) -> Sent:
    """One file as it is; what has other files beside it, or is a folder, in a zip archive."""
    name, site = asked.named["format"], asked.site
    demand_short_past(site, wanted, f"export {name}")
    demand_few(site, wanted)
    suffix = format_named(name).suffix if name in format_names() else ""
    with TemporaryDirectory(prefix="onrecord-export-", ignore_cleanup_errors=True) as folder:
        inside = Path(folder, "onrecord")
        inside.mkdir()
        output = inside / f"{name}{suffix}"
        tasks.export(site.settings, name, output, clock=site.clock, **wanted)
        # Whoever has a file open reads it to its end, though its name is gone by then.
        if suffix in _TYPES:
            return Sent(b"", _TYPES[suffix], f"onrecord-{output.name}", file=output.open("rb"))
        packed = shutil.make_archive(str(Path(folder, "packed")), "zip", inside)
        return Sent(b"", "application/zip", f"onrecord-{name}.zip", file=Path(packed).open("rb"))


OPERATIONS = (
    Operation(
        "/api/exports/{format}",
        "export",
        "The records that a search finds, all of them without one: packages, tables, a database.",
        _export,
        WHICH,
        places={"format": f"One of {', '.join(format_names())}; what is more than one file comes as a zip archive."},
        among={"format": format_names()},
        kinds=("application/zip", JSON, _WORKBOOK),
        examples={"format": "csv", "buyer": "Marlow Sands"},
        reads="work",
    ),
)
