"""SQLite for Datasette: one file with a table each, and the metadata that Datasette shows beside it.

Source: docs.datasette.io, Metadata: `datasette onrecord.db --metadata onrecord.db.metadata.json`.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from onrecord.report.export.model import Extract, Format

METADATA = ".metadata.json"


def _metadata(extract: Extract) -> dict[str, object]:
    about = extract.about
    found: dict[str, object] = {"title": "Records of public contracts", "description": "\n".join(about.lines)}
    if about.license:
        found |= {"license": about.license, "license_url": about.license}
    names = dict.fromkeys(publisher.name for publisher in about.publishers if publisher.name)
    return found | ({"source": ", ".join(names)} if names else {})


def _write(extract: Extract, target: Path) -> None:
    extract.write_sqlite(target, extract.about)
    text = msgspec.json.format(msgspec.json.encode(_metadata(extract)), indent=2)
    target.with_name(target.name + METADATA).write_bytes(text)


FORMAT = Format(".db", "one SQLite file, for Datasette, with the metadata it shows", _write, (METADATA,))
