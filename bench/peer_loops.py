"""Peers that have no command of their own, run by their own Python: python peer_loops.py NAME FILE [SCHEMA]."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path


def ocdsmerge(lines: str, schema: str) -> None:
    """Merge every ocid's releases, all held in memory, as the library asks for."""
    import orjson
    from ocdsmerge import Merger

    merger = Merger(orjson.loads(Path(schema).read_bytes()))
    releases = defaultdict(list)
    with Path(lines).open("rb") as stream:
        for line in stream:
            release = orjson.loads(line)
            releases[release["ocid"]].append(release)
    for found in releases.values():
        orjson.dumps(merger.create_compiled_release(found))


def cardinal(lines: str) -> None:
    """Count the fields that are filled in."""
    import ocdscardinal

    ocdscardinal.coverage(lines)


def read(stream: str) -> None:
    """Read the bytes and do nothing with them."""
    with Path(stream).open("rb") as source:
        while source.read(1 << 20):
            pass


def parse(stream: str) -> None:
    """Parse package after package into Python objects, and forget each."""
    import orjson

    with Path(stream).open("rb") as source:
        for package in source:
            orjson.loads(package)


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
