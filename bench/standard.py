"""The standard as one zip, for a peer that would fetch it from the network: our copy of its schema, wrapped.

The package's schema holds what a validator needs of it; codelists hold the codes that the schema itself names, and
where it names none (the open ones) a single code. The peer then does the same work as with the published zip.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus import PROJECT

SCHEMAS = PROJECT / "src" / "onrecord" / "ocds" / "schemas" / "1.1.5"
ROOT = "standard-1__1__5/"
"""The first name in the zip, as in an archive of a repository."""
FOLDER = f"{ROOT}schema"


def write_standard(target: Path) -> Path:
    """Write the zip, if it is not there yet."""
    if not target.exists():
        release = json.loads((SCHEMAS / "release-schema.json").read_text("utf-8"))
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(ROOT, "")
            archive.writestr(f"{FOLDER}/release-schema.json", json.dumps(release))
            archive.writestr(f"{FOLDER}/release-package-schema.json", json.dumps(_package("release", "releases")))
            archive.writestr(f"{FOLDER}/record-package-schema.json", json.dumps(_package("record", "records")))
            # Only records would ask for it, and there are none in what is measured.
            versioned = {"$schema": "http://json-schema.org/draft-04/schema#", "type": "object"}
            archive.writestr(f"{FOLDER}/versioned-release-validation-schema.json", json.dumps(versioned))
            for name, codes in sorted(dict(_codelists(release)).items()):
                lines = ["Code,Title", *(f"{code},{code}" for code in codes)]
                archive.writestr(f"{FOLDER}/codelists/{name}", "\n".join(lines) + "\n")
    return target


def _package(kind: str, members: str) -> dict[str, Any]:
    item = {"$ref": "https://standard.open-contracting.org/schema/1__1__5/release-schema.json"}
    text = {"type": "string"}
    return {
        "id": f"https://standard.open-contracting.org/schema/1__1__5/{kind}-package-schema.json",
        "$schema": "http://json-schema.org/draft-04/schema#",
        "type": "object",
        "required": ["uri", "publisher", "publishedDate", members, "version"],
        "properties": {
            "uri": text,
            "version": text,
            "publishedDate": text,
            "license": {"type": ["string", "null"]},
            "publicationPolicy": {"type": ["string", "null"]},
            "extensions": {"type": "array", "items": text},
            "publisher": {"type": "object", "properties": {"name": text}},
            members: {"type": "array", "minItems": 1, "items": item},
        },
    }


def _codelists(schema: Any) -> Iterator[tuple[str, list[str]]]:
    if isinstance(schema, dict):
        if isinstance(schema.get("codelist"), str):
            codes = schema.get("enum") or schema.get("items", {}).get("enum") or ["other"]
            yield schema["codelist"], [code for code in codes if code]
        for inner in schema.values():
            yield from _codelists(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _codelists(inner)
