"""Gold articles and the records they are about, read without any of the code that is being measured.

Records are merged here by `ocdsmerge`, not by `onrecord.ocds.merge`: a mistake of ours cannot agree with itself.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from ocdsmerge import Merger

Article = dict[str, Any]
Release = dict[str, Any]

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "quality" / "articles"
REAL = ROOT / "quality" / "real"
"""Own articles about real notices of the shared data, for writing rules by."""
OPENED = ROOT / "quality" / "opened"
"""The first set that was held back: scored unseen until newer articles took its place, then opened to learn from."""
HELD = ROOT / "quality" / "held"
"""Articles that nobody who writes rules has read: scored when work is done, never looked at."""
SAMPLE = ROOT / "src" / "onrecord" / "sample" / "register"
SAMPLE_ARTICLES = ROOT / "src" / "onrecord" / "sample" / "articles"
SHARED = ROOT.parent / "shared" / "data"


def read_articles(folder: Path) -> list[Article]:
    """Every annotated article of a folder, ordered by file name; other JSON (comparisons) is passed over."""
    read = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json")))
    return [article for article in read if isinstance(article, dict) and "claims" in article]


def digest(*folders: Path) -> str:
    """SHA-256 (hex) over the names and bytes of the articles of some folders: changes whenever a label does."""
    total = hashlib.sha256()
    for path in (path for folder in folders for path in sorted(folder.glob("*.json"))):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def read_releases(paths: Iterable[Path]) -> Iterator[Release]:
    """Every release of packages, single releases and JSON Lines, plain or gzipped."""
    for path in paths:
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
        lines = text.splitlines() if ".jsonl" in path.name else [text]
        for line in lines:
            found = json.loads(line)
            yield from found.get("releases", [found])


def sample_releases() -> list[Release]:
    """The releases of the sample register that comes with the project."""
    return list(read_releases(sorted(SAMPLE.iterdir())))


def by_ocid(releases: Iterable[Release]) -> dict[str, list[Release]]:
    """Releases grouped by ocid, each group ordered by instant; undated ones are left out."""
    groups: dict[str, list[Release]] = defaultdict(list)
    for release in releases:
        if release.get("date"):
            groups[release["ocid"]].append(release)
    return {ocid: sorted(group, key=lambda r: instant(r["date"])) for ocid, group in groups.items()}


def instant(text: str) -> datetime:
    """The instant that an ISO 8601 date-time with an offset names."""
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def as_of(releases: Iterable[Release], published: str) -> list[Release]:
    """The releases dated no later than `published`."""
    return [release for release in releases if instant(release["date"]) <= instant(published)]


def release_id(release: Release) -> str:
    """The release's id, or its stand-in `<ocid>-<YYYY-MM-DD>` where the publisher gave none."""
    return str(release.get("id") or f"{release['ocid']}-{release['date'][:10]}")


def compile_releases(releases: list[Release]) -> Release:
    """The compiled release, by the peers' own merge; an empty schema keeps it from asking the network for one."""
    compiled: Release = Merger({"properties": {}}).create_compiled_release(releases)
    return compiled


def resolve(document: Any, pointer: str) -> Any:
    """What an RFC 6901 JSON Pointer points to.

    Errors: KeyError or IndexError when it points to nothing.

    >>> resolve({"awards": [{"value": 5}]}, "/awards/0/value")
    5
    """
    for raw in pointer.split("/")[1:]:
        token = raw.replace("~1", "/").replace("~0", "~")
        document = document[int(token)] if isinstance(document, list) else document[token]
    return document
