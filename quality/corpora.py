"""Other people's labelled corpora: measured on where a copy is given by path, never shipped, never learnt from.

`--polnear PATH` (or POLNEAR in the environment) and `--timebank PATH` (or TIMEBANK) name the copies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path


class CorpusError(Exception):
    """A copy that cannot be read: which file and line, what was found, what was expected."""

    def __init__(self, where: str, found: str, expected: str) -> None:
        super().__init__(f"{where}\n  found {found}, expected {expected}.")


@dataclass(frozen=True, slots=True)
class Corpora:
    """The figures of each corpus by name; empty where no copy was given."""

    polnear: Mapping[str, float] = field(default_factory=dict)
    timebank: Mapping[str, float] = field(default_factory=dict)


def share(part: int, whole: int) -> float:
    """A share; nought of nothing."""
    return part / whole if whole else 0.0


def harmonic(precision: float, recall: float) -> float:
    """F1."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def files(folder: Path, ending: str) -> Iterator[Path]:
    """Every file below `folder` with this ending, by name; not what macOS leaves beside files (`._name`)."""
    yield from sorted(path for path in folder.rglob(f"*{ending}") if not path.name.startswith("._"))


def read_exactly(path: Path) -> str:
    """The text of a file with its line ends as they are, so that offsets hold."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()
