"""A check in bulk on Spark writes what it writes on one machine, byte for byte."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from shutil import which

import pytest

from onrecord import tasks
from onrecord.settings import Settings
from onrecord.tasks import Handed

pytest.importorskip("pyspark", reason="needs the extra spark")
pytestmark = [
    pytest.mark.skipif(which("java") is None, reason="Spark runs on Java, which is not here; .ci/run installs it"),
    pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::ResourceWarning"),
]
SAMPLE = Path(str(resources.files("onrecord") / "sample"))


def clock() -> datetime:
    return datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_spark_writes_the_same_lines(tmp_path: Path) -> None:
    """In waves and parts as it likes; the executors open the register where it lies."""
    settings = Settings(register=tmp_path / "r")
    tasks.load(settings, [SAMPLE / "register"])
    texts = [path.read_text("utf-8") for path in sorted((SAMPLE / "articles").glob("*.txt"))]
    lines = [
        json.dumps({"text": text[: 400 + 100 * number], "published": "2024-06-30"})
        for text in texts
        for number in range(8)
    ]
    archive = tmp_path / "archive.jsonl"
    archive.write_text("\n".join([*lines, "no article"]) + "\n", "utf-8")
    found = []
    for engine, master in (("local", None), ("spark", "local[2]")):
        out = tmp_path / f"{engine}.jsonl"
        tasks.check_in_bulk(settings, Handed([str(archive)]), out=str(out), engine=engine, master=master, clock=clock)
        found.append(out.read_bytes())
    assert found[0].count(b"\n") == len(lines) + 3
    assert found[1] == found[0]
