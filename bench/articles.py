"""Milliseconds an article for reading, linking and checking; run by run.py in a process of its own.

python bench/articles.py REGISTER REPEATS FILE…     prints {"stage": [milliseconds, …]} as JSON
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
SHARED = PROJECT.parent / "shared" / "data"


def article_files() -> tuple[str, list[Path], list[Path]]:
    """What the articles are, their files, and the files or folders of releases to check them against."""
    if SHARED.is_dir():
        releases = sorted(p for p in SHARED.glob("uk-*.jsonl.gz") if "spend" not in p.name)
        return "the development articles", sorted((SHARED / "articles").glob("[dn]*.json")), releases
    own = PROJECT / "quality" / "articles"
    return "the project's own articles", sorted(own.glob("*.json")), [PROJECT / "src/onrecord/sample/register"]
