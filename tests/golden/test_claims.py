"""Lists of claims about the sample register: what each row and each total is told."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from onrecord import tasks
from onrecord.settings import Settings, build_settings

FOLDER = Path(__file__).parent / "claims"
NAMES = sorted(path.name for path in FOLDER.iterdir())


def clock() -> datetime:
    """A fixed day."""
    return datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(name="sample", scope="module")
def _sample(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = build_settings({}, tmp_path_factory.mktemp("claims") / "sample.register")
    tasks.load(settings, [Path(str(resources.files("onrecord") / "sample" / "register"))], clock=clock)
    return settings


def told(sample: Settings, path: Path) -> dict[str, Any]:
    """The verdicts of the rows and what was found in the totals."""
    answer = tasks.check_claims(sample, tasks.ListFile(path.name, path.read_bytes()), clock=clock).to_json()
    answer = json.loads(json.dumps(answer, default=str))
    return {
        "rows": [
            {
                "line": row["line"],
                "record": row["record"]["ocid"],
                "found_by": row["record"]["found_by"],
                "verdict": row["verdict"],
                "sentence": row["sentence"],
                "claims": [claim(one) for one in row["claims"] if one["reason"] or "cell" in one["from"]],
                "sums": {one["column"]: one["is"] for one in row["sums"]},
            }
            for row in answer["rows"]
        ],
        "totals": [
            {
                "column": totals["column"],
                "stated": {one["currency"]: one["amount"] for one in totals["stated"]},
                "confirmed": {one["kind"]: one["amount"] for one in totals["confirmed"]},
                "findings": [one["sentence"] for one in totals["findings"]],
            }
            for totals in answer["totals"]
        ],
        "not_read": [f"{one['line']} {one['column'] or ''}: {one['found']}" for one in answer["rows_not_read"]],
        "notes": answer["notes"],
    }


def claim(one: dict[str, Any]) -> str:
    """A claim in a line: what was judged, and how."""
    said = f"{one['type']}: {one['text']}" if "sentence" in one["from"] else one["judged_as"]
    return f"{said} -> {one['verdict']} {one['reason'] or ''}".strip()


@pytest.mark.parametrize("name", NAMES)
def test_a_list_is_told_what_its_golden_file_says(sample: Settings, name: str) -> None:
    """Each planted error is found, and nothing else is flagged."""
    (path,) = (FOLDER / name).glob("list.*")
    assert told(sample, path) == json.loads((FOLDER / name / "expected.json").read_text("utf-8"))
