"""Pinned floors: a figure may not fall below its floor, and a floor falls only with a reason that stays in the file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from quality.results import Result

FILE = Path(__file__).resolve().parent / "floors.json"


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure below its floor, or a count above its ceiling."""

    set: str
    name: str
    pinned: float
    measured: float

    def __str__(self) -> str:
        return f"{self.set}: {self.name} is {self.measured:g}, pinned at {self.pinned:g}"


@dataclass(frozen=True, slots=True)
class Floors:
    """What is pinned: per set, figures that may only rise and counts that may only fall."""

    floors: Mapping[str, Mapping[str, float]]
    ceilings: Mapping[str, Mapping[str, int]]
    digest: str
    """SHA-256 of the own gold articles that the floors were measured on."""
    lowered: tuple[Mapping[str, Any], ...] = ()
    """Every floor that was ever lowered: set, name, from, to, reason, date."""

    def falls(self, results: Iterable[Result]) -> list[Fall]:
        """What has fallen; a pinned figure that was not measured at all counts as zero."""
        return [fall for result in results for fall in (*self._low(result), *self._high(result))]

    def _low(self, result: Result) -> list[Fall]:
        pinned = self.floors.get(result.name, {})
        measured = [(name, floor, result.figures.get(name, 0.0)) for name, floor in pinned.items()]
        return [Fall(result.name, name, floor, value) for name, floor, value in measured if value < floor]

    def _high(self, result: Result) -> list[Fall]:
        pinned = self.ceilings.get(result.name, {})
        return [
            Fall(result.name, name, most, result.counts[name])
            for name, most in pinned.items()
            if result.counts[name] > most
        ]

    def lifted(self, results: Iterable[Result]) -> Floors:
        """These floors, each raised to what was measured where that is better; never lowered."""
        floors, ceilings = dict(self.floors), dict(self.ceilings)
        for result in results:
            old, top = floors.get(result.name, {}), ceilings.get(result.name, {})
            floors[result.name] = {n: max(value, old.get(n, value)) for n, value in result.figures.items()}
            ceilings[result.name] = {n: min(value, top.get(n, value)) for n, value in result.counts.items()}
        return replace(self, floors=floors, ceilings=ceilings)

    def lowered_to(self, falls: Iterable[Fall], reason: str, day: str) -> Floors:
        """These floors with the fallen ones lowered, and why, for good."""
        floors = {name: dict(values) for name, values in self.floors.items()}
        ceilings = {name: dict(values) for name, values in self.ceilings.items()}
        lowered = list(self.lowered)
        for fall in falls:
            if fall.name in floors.get(fall.set, {}):
                floors[fall.set][fall.name] = fall.measured
            else:
                ceilings[fall.set][fall.name] = int(fall.measured)
            lowered.append(
                {
                    "set": fall.set,
                    "name": fall.name,
                    "from": fall.pinned,
                    "to": fall.measured,
                    "reason": reason,
                    "day": day,
                }
            )
        return replace(self, floors=floors, ceilings=ceilings, lowered=tuple(lowered))


def read(path: Path = FILE) -> Floors:
    """The pinned floors."""
    found = json.loads(path.read_text(encoding="utf-8"))
    return Floors(found["floors"], found["ceilings"], found["digest"], tuple(found.get("lowered", ())))


def write(floors: Floors, path: Path = FILE) -> None:
    """Pin these floors."""
    told = {
        "floors": floors.floors,
        "ceilings": floors.ceilings,
        "digest": floors.digest,
        "lowered": floors.lowered,
    }
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
