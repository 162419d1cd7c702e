"""Packing: the same contents give the same bytes, on every machine.

Members are stored, not compressed: compressors of different make give different bytes. Their time is fixed, since a
zip's clock says nothing that the manifest does not.
"""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from typing import BinaryIO

import msgspec

from onrecord.report.bundle.model import ANSWER, LOOKUP, MANIFEST, README, Asked, Manifest, Member
from onrecord.report.json import Object, encode
from onrecord.report.visible import one_line

_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can say."""
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a bundle."""

    manifest: Manifest
    """Without its members, which packing adds."""
    asked: Asked
    files: dict[str, bytes]
    """Texts and releases by the names that the manifest gives them."""


def pack(contents: Contents, answer: Object, out: BinaryIO) -> Manifest:
    """Write the bundle, with what `check --json` answers; its manifest, as written."""
    files = {
        README: _readme(contents.manifest).encode(),
        ANSWER: encode(answer).encode() + b"\n",
        LOOKUP: _pretty(contents.asked),
        **dict(sorted(contents.files.items())),
    }
    members = tuple(Member(name, hashlib.sha256(data).hexdigest(), len(data)) for name, data in files.items())
    manifest = msgspec.structs.replace(contents.manifest, members=members)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
        for name, data in {MANIFEST: _pretty(manifest), **files}.items():
            archive.writestr(_plain(name), data)
    return manifest


def _plain(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _TIME)
    info.create_system, info.external_attr = _UNIX, _PLAIN_FILE
    return info


def _pretty(value: msgspec.Struct) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value, order="sorted"), indent=2) + b"\n"


def _readme(manifest: Manifest) -> str:
    """How to run it again, for whoever opens the zip without knowing what it is."""
    articles = [
        f"  {one_line(article.id)}: {article.file or 'only the hash of its text'}" for article in manifest.articles
    ]
    lines = [
        "Evidence bundle of On the Record: what was checked, against which releases, and what came of it.",
        "",
        "Run it again on any machine, without a register:",
        "  onrecord verify THIS-FILE.zip",
        "With only the hash of an article in it, give the text as well: --article FILE",
        "",
        "Articles:",
        *articles,
        "",
        "answer.json    the verdicts, with their evidence, and what people said of them",
        "releases/      every release that was weighed, with its source and hash in manifest.json",
        "lookup.json    what the register answered when the articles were linked",
        "manifest.json  versions, sources, hashes of all members",
        "",
        *map(one_line, manifest.attribution),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"
