"""The scorer that comes with the shared data, run on our predictions: `score.py FOLDER predictions.jsonl`.

Its figures are the ones that count for the shared sets; ours must be the same, or the gate fails.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from quality import gold
from quality.results import Result

FOLDERS = {"dev": gold.SHARED / "articles", "seeds": gold.SHARED / "articles" / "seeds"}
SAME = {
    "link recall": ("link", "recall_at_1"),
    "link precision": ("link", "precision"),
    "claims found": ("claims", "found"),
    "verdict right of found": ("claims", "verdict_accuracy_on_found"),
    "verdict right of all": ("claims", "verdict_accuracy_end_to_end"),
    "evidence right": ("claims", "evidence_right"),
    "flags precision": ("errors", "precision"),
    "flags recall": ("errors", "recall"),
    "flags F1": ("errors", "f1"),
}
"""Our name of a figure, and where the shared scorer puts it."""


def referee(result: Result) -> dict[str, float]:
    """What the shared scorer says of a set, under our names of the figures."""
    report = _score(FOLDERS[result.name], result)
    return {name: report[part][key] for name, (part, key) in SAME.items()}


def differences(result: Result, says: dict[str, float]) -> list[str]:
    """The figures on which the two scorers do not agree."""
    return [
        f"{result.name}: {name} is {result.figures[name]} by our scorer and {value} by score.py"
        for name, value in says.items()
        if value is not None and abs(result.figures.get(name, -1.0) - value) > 0.0001
    ]


def _score(folder: Path, result: Result) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="onrecord-referee-") as place:
        path = Path(place, "predictions.jsonl")
        lines = (json.dumps(p, ensure_ascii=False, default=str) for p in result.predictions.values())
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, str(gold.SHARED / "articles" / "score.py"), str(folder), str(path)],
            capture_output=True,
            check=True,
            text=True,
        )
    report: dict[str, Any] = json.loads(done.stdout)
    return report
