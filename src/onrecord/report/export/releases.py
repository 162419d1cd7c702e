"""An OCDS release package: every release of the records as its publisher has it.

Source: OCDS 1.1, Release package; conventions.md: our own derivations are kept apart from a publisher's data.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from onrecord.ocds import Json
from onrecord.report.export.model import About, Extract, Format

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def package_head(about: About) -> dict[str, object]:
    """The metadata of a package that we compiled from other people's data; no address, since it is a file."""
    head: dict[str, object] = {
        "uri": f"urn:onrecord:export:{about.made_at:%Y%m%dT%H%M%SZ}",
        "version": "1.1",
        "publishedDate": about.made_at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "publisher": {"name": f"On the Record {about.version}, from data of {_names(about)}"},
    }
    if about.license:
        head["license"] = about.license
    return head | {"attribution": list(about.lines)}


def _names(about: About) -> str:
    names = dict.fromkeys(publisher.name for publisher in about.publishers if publisher.name)
    return ", ".join(names) or "publishers that give no name"


def write_package(out: BinaryIO, head: dict[str, object], name: str, members: Iterator[Json]) -> None:
    """A package whose list `name` holds `members`, one a line, in memory one at a time."""
    out.write(_ENCODER.encode(head)[:-1] + b',"' + name.encode() + b'":[')
    for number, member in enumerate(members):
        out.write((b",\n" if number else b"\n") + _ENCODER.encode(member))
    out.write(b"\n]}\n")


def _write(extract: Extract, target: Path) -> None:
    releases = (extract.present(release.body) for record in extract.records() for release in record.releases)
    with target.open("wb") as out:
        write_package(out, package_head(extract.about), "releases", releases)


FORMAT = Format(".json", "an OCDS release package: every release as published", _write)
