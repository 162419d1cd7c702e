"""A reader of the soak, in a process of its own: asks over and over, and tells whatever it should not have seen."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import perf_counter

from soak_groups import MEMBERS, PREFIX, WORD, ocids, own_word

from onrecord.register import Register


@dataclass(slots=True)
class Reader:
    """One reader; each round asks every kind of question once."""

    folder: Path
    random: Random
    register: Register
    groups: int = 0
    """Groups that were seen; what was seen once stays."""
    rounds: int = 0
    wrong: list[str] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    def round(self) -> None:
        """Search, records, tables; in turn with a register that is kept open and one that is opened anew."""
        if self.rounds % 2:
            self._time("open", self._open)
        self._time("search", self._search)
        self._time("records", self._records)
        self._time("tables", self._tables)
        self.rounds += 1

    def _time(self, name: str, question: Callable[[], None]) -> None:
        begun = perf_counter()
        try:
            question()
        except Exception as error:
            self.wrong.append(f"{name}: {type(error).__name__}: {error}")
        self.waits.append(perf_counter() - begun)

    def _open(self) -> None:
        self.register.close()
        self.register = Register.open(self.folder)

    def _search(self) -> None:
        self._see(self.register.search(WORD, limit=1).total, "search")
        if self.groups:
            newest = self.register.search(own_word(self.groups), limit=MEMBERS + 1).total
            self._expect(newest in (0, MEMBERS), f"search: {newest} of {MEMBERS} records of the newest group")

    def _records(self) -> None:
        """Any group that was seen, and the one that may come next: whole, each in its latest state or none."""
        for group in (self.random.randrange(self.groups) if self.groups else 0, self.groups):
            found = [self.register.record(ocid) for ocid in ocids(group)]
            counts = [len(record.releases) if record else 0 for record in found]
            # Between two records a load may have ended: then all that follow are newer, never older.
            self._expect(counts == sorted(counts), f"records: group {group} went back: {counts}")
            again = [len(record.releases) if record else 0 for record in map(self.register.record, ocids(group))]
            self._expect(min(again) >= max(counts), f"records: group {group} was there in part: {counts}, then {again}")
            self._expect(group >= self.groups or min(counts) > 0, f"records: group {group} is gone: {counts}")

    def _tables(self) -> None:
        """From one state of the Parquet files: every group whole, and all its records in the same state."""
        held = self.register.release_keys(ocid_prefix=PREFIX, raws=())
        self._see(len(held), "tables")
        for group in range(len(held) // MEMBERS):
            states = {held.get(ocid, frozenset()) for ocid in ocids(group)}
            self._expect(len(states) == 1, f"tables: group {group} was there in part: {sorted(map(sorted, states))}")
        self.register.issues(limit=5)

    def _see(self, records: int, where: str) -> None:
        self._expect(records % MEMBERS == 0, f"{where}: {records} records, which is no number of whole groups")
        self._expect(records // MEMBERS >= self.groups, f"{where}: {records} records after {self.groups} groups")
        self.groups = max(self.groups, records // MEMBERS)

    def _expect(self, right: bool, otherwise: str) -> None:
        if not right:
            self.wrong.append(otherwise)


def main(folder: Path, seed: int, stop: Path) -> None:
    """Rounds until the file `stop` is there, a line after each; then all that was seen."""
    reader = Reader(folder, Random(seed), Register.open(folder))
    while not stop.exists():
        reader.round()
        print(reader.rounds, flush=True)
    report = {"rounds": reader.rounds, "groups": reader.groups, "wrong": reader.wrong, "waits": reader.waits}
    print(json.dumps(report), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
