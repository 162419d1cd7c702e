"""The goals of the project's design for speed, memory and disk, each beside what was measured.

The build (the bytes kept, releases split and merged, every table and text written) is timed inside a load, which does
more. Its seconds are those of the load times its share of the processor time; the whole load is told beside it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

MIB = 2**20
Load = dict[str, Any]
"""What was measured with one corpus, as `run.measure_load` has it."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One figure, and what it should reach or stay below."""

    name: str
    figure: Callable[[Load], float | None]
    """None where this corpus was not measured so."""
    at_least: float | None = None
    at_most: float | None = None
    digits: int = 2

    def row(self, load: Load) -> tuple[str, str, str, str, str] | None:
        """The goal with what was measured, and whether that is enough."""
        found = self.figure(load)
        if found is None:
            return None
        asked, met = "", ""
        if self.at_least is not None:
            asked, met = f"at least {self.at_least:,g}", "yes" if found >= self.at_least else "no"
        elif self.at_most is not None:
            asked, met = f"at most {self.at_most:,g}", "yes" if found <= self.at_most else "no"
        return self.name, f"{load['releases']:,}", asked, f"{found:,.{self.digits}f}", met


def share_builds(loads: Sequence[Load]) -> None:
    """Note with each load the part of its processor time that is the build.

    Where the stages of a corpus were not timed, which takes twice as long as a load, those of the one before count.
    """
    share = None
    for load in loads:
        if stages := load["stages"]:
            share = stages["build"] / stages["all"]
        load["build_share"] = share


def build_seconds(load: Load) -> float | None:
    """Wall clock of the build inside the load."""
    share = load["build_share"]
    return None if share is None else float(load["load"]["seconds"][0]) * share


def _peer(load: Load, name: str, figure: str = "seconds") -> float | None:
    return next((float(peer[figure][0]) for peer in load["peers"] if peer["name"] == name), None)


def _ratio(above: float | None, below: float | None) -> float | None:
    return None if above is None or not below else above / below


def _against(*names: str) -> Callable[[Load], float | None]:
    """How many times as long some peers take, one after another, as the build."""

    def figure(load: Load) -> float | None:
        times = [_peer(load, name) for name in names]
        known = [time for time in times if time is not None]
        return _ratio(sum(known), build_seconds(load)) if len(known) == len(times) else None

    return figure


def _in_cpu_seconds(load: Load) -> float | None:
    stages = load["stages"]
    return _ratio(_peer(load, "ocdskit compile", "cpu_seconds"), stages["build"] if stages else None)


def _whole(figure: str) -> Callable[[Load], float | None]:
    return lambda load: _ratio(_peer(load, "ocdskit compile", figure), load["load"][figure][0])


def _per_second(amount: Callable[[Load], float]) -> Callable[[Load], float | None]:
    return lambda load: _ratio(amount(load), build_seconds(load))


def _against_parsing(load: Load) -> float | None:
    parsing = _peer(load, "parse the bytes (orjson)")
    return _ratio(build_seconds(load), None if parsing is None else parsing / 2)


def _disk(*parts: str) -> Callable[[Load], float | None]:
    return lambda load: sum(load["disk"][part] for part in parts or load["disk"]) / load["json_bytes"]


def _cores(load: Load) -> float | None:
    return _ratio(load["load"]["cpu_seconds"][0], load["load"]["seconds"][0])


GOALS = (
    Goal("build: times as fast as `ocdskit compile`", _against("ocdskit compile"), at_least=6),
    Goal("build: the same in CPU seconds of one process", _in_cpu_seconds),
    Goal(
        "build: times as fast as `ocdskit compile` and flatten-tool",
        _against("ocdskit compile", "flatten-tool"),
        at_least=30,
    ),
    Goal("build: times as fast as `ocdsmerge` in a loop", _against("ocdsmerge")),
    Goal("build: times as fast as flatten-tool", _against("flatten-tool")),
    Goal("build: times as fast as libcoveocds", _against("libcoveocds")),
    Goal("build: times as fast as `ocdscardinal.coverage`", _against("ocdscardinal.coverage")),
    Goal("build: times as long as orjson's parsing on two cores", _against_parsing, at_most=8),
    Goal("build: releases a second", _per_second(lambda load: load["releases"]), at_least=15_000, digits=0),
    Goal("build: MB of JSON a second", _per_second(lambda load: load["json_bytes"] / 1e6), at_least=65, digits=0),
    Goal("whole load: times as fast as `ocdskit compile`", _whole("seconds")),
    Goal("whole load: the same in CPU seconds", _whole("cpu_seconds")),
    Goal("whole load: cores kept busy", _cores, at_least=1.8),
    Goal("memory of the largest process, MiB", lambda load: load["load"]["peak_mib"][0], at_most=512, digits=0),
    Goal("a thousand releases more, seconds", lambda load: load["add_a_thousand"]["seconds"][0], at_most=10, digits=1),
    Goal("the same, CPU seconds", lambda load: load["add_a_thousand"]["cpu_seconds"][0], digits=1),
    Goal("disk: tables and releases (Parquet), share of the JSON", _disk("tables", "releases"), at_most=0.25),
    Goal("disk: the bytes as loaded (`raw/`), share of the JSON", _disk("raw")),
    Goal("disk: everything, share of the JSON", _disk(), at_most=0.45),
)


def goal_rows(loads: Sequence[Load]) -> Iterator[tuple[str, ...]]:
    """A row for each goal and corpus, then those that compare two corpora."""
    for goal in GOALS:
        for load in loads:
            if row := goal.row(load):
                yield row
    for small, large in pairwise(loads):
        yield from _growth(small, large)


def _growth(small: Load, large: Load) -> Iterator[tuple[str, ...]]:
    sizes = f"{small['releases']:,} to {large['releases']:,}"
    steps = math.log(large["releases"] / small["releases"])
    exponent = math.log(large["load"]["seconds"][0] / small["load"]["seconds"][0]) / steps
    yield "exponent of the whole load", sizes, "at most 1.05", f"{exponent:.2f}", "yes" if exponent <= 1.05 else "no"
    memory = large["load"]["peak_mib"][0] / small["load"]["peak_mib"][0]
    yield (
        "memory of the largest process, times",
        sizes,
        "at most 1.1",
        f"{memory:.2f}",
        "yes" if memory <= 1.1 else "no",
    )


def disk_of(files: dict[str, int]) -> dict[str, int]:
    """Bytes by part of a register, from those of each file by its path inside.

    >>> disk_of({"raw/ab/x.gz": 2, "releases/000-000001.parquet": 3, "releases/000-000001.sqlite": 4, "MANIFEST": 1})
    {'raw': 2, 'tables': 0, 'releases': 3, 'records': 4, 'index': 0, 'other': 1}
    """
    parts = dict.fromkeys(("raw", "tables", "releases", "records", "index", "other"), 0)
    for path, size in files.items():
        top = path.split("/")[0]
        part = "records" if path.endswith(".sqlite") and top == "releases" else top if top in parts else "other"
        parts[part] += size
    return parts
