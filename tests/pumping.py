"""Every regular expression of the package over texts that are hard on it; run in a process of its own.

    python tests/pumping.py

Prints as JSON how many expressions there are, how many seconds the processor had to do with them, and the bombs: those
whose work grows faster than the text where they are asked at one place, faster than its square where they are asked at
all of them, or that do not end. What is compared is the processor's time on a text with its time on a part of the same
text, the kindest of a few tries: a busy machine changes little.
"""

from __future__ import annotations

import json
import re
import resource
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pumps import END, pumped

import onrecord
from onrecord.values.patterns import later

LONG, TIMES = 2_000, 4
MUCH = 0.05
"""Seconds on `LONG` characters below which nothing is wrong."""
STEEP, STEEP_AT_START = 36, 10
"""How much more `TIMES` the text may cost, asked at every place and at one: a square costs 16 times, a cube 64."""
TRIES = 4
"""Of which the quickest counts, for the whole and for its part: whatever else the machine does only adds. The part is
asked as often as a square would make it as dear as the whole: the processor's clock ticks in milliseconds."""
ENDLESS = 3.0
"""Seconds after which one search is given up: the dearest square of today takes a tenth of it."""
MOST = 300
"""Seconds for all of them; what is stopped here is named last on the standard error."""
_LATER = type(later(""))
_ASKED = r"\b{name}\.(match|fullmatch|search|finditer|findall|sub|subn|split)\b"


class EndlessError(Exception):
    """A search that was given up."""


@dataclass(frozen=True, slots=True)
class Expression:
    """One of the package, and whether it is only ever asked what stands at one place."""

    place: str
    pattern: re.Pattern[str]
    at_start: bool

    @property
    def steep(self) -> float:
        """How much more `TIMES` the text may cost."""
        return STEEP_AT_START if self.at_start else STEEP

    def seconds(self, text: str, times: int = 1) -> float:
        """Of the processor, for the whole answer, the mean of so many; raises `EndlessError`."""
        signal.signal(signal.SIGVTALRM, _give_up)
        signal.setitimer(signal.ITIMER_VIRTUAL, ENDLESS)
        began = time.process_time()
        try:
            for _ in range(times):
                if self.at_start:
                    self.pattern.match(text)
                else:
                    self.pattern.subn("", text)
            return (time.process_time() - began) / times
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def steepness(self, text: str) -> float:
        """How much more `text` costs than the part of it that is `TIMES` shorter; 0 where it costs little."""
        short = text[: len(text) // TIMES] + END
        took, part = float("inf"), float("inf")
        try:
            for _ in range(TRIES):
                took = min(took, self.seconds(text))
                if took < MUCH:
                    return 0
                part = min(part, max(self.seconds(short, TIMES * TIMES), MUCH / 1_000))
                if took / part <= self.steep:
                    break
        except EndlessError:
            return float("inf")
        return took / part

    def bomb(self) -> list[str]:
        """Its name, the text that it explodes on, and by how much; nothing for one that does not."""
        for text in pumped(self.pattern, LONG):
            steepness = self.steepness(text)
            if steepness > self.steep:
                return [self.place, text[:60], str(round(steepness, 1))]
        return []


def _give_up(*_: object) -> None:
    raise EndlessError


def expressions() -> Iterator[Expression]:
    """Every expression that a module of the package holds, in whatever it is kept, by the first name it has."""
    seen = set()
    for module in walk_packages(onrecord.__path__, "onrecord."):
        if module.name.endswith("__main__"):
            continue
        held = import_module(module.name)
        source = Path(str(held.__file__)).read_text(encoding="utf-8")
        for name, value in vars(held).items():
            for pattern in _held(value):
                if isinstance(pattern.pattern, str) and pattern.pattern not in seen:
                    seen.add(pattern.pattern)
                    asked = set(re.findall(_ASKED.format(name=re.escape(name)), source))
                    at_start = name.startswith("_") and bool(asked) and asked <= {"match", "fullmatch"}
                    yield Expression(f"{module.name}.{name} {pattern.pattern[:40]}", pattern, at_start)


def _held(value: Any, deep: int = 3) -> Iterator[re.Pattern[str]]:
    if isinstance(value, (re.Pattern, _LATER)):
        yield value
    elif deep:
        for each in _parts(value):
            yield from _held(each, deep - 1)


def _parts(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    if isinstance(value, (tuple, list, set, frozenset)):
        return list(value)
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, field.name, None) for field in fields(value)]
    return []


def main() -> None:
    """Try them all."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST, MOST))
    known, bombs = list(expressions()), []
    for expression in known:
        sys.stderr.write(f"{expression.place}\n")
        if bomb := expression.bomb():
            bombs.append(bomb)
    json.dump({"expressions": len(known), "seconds": round(time.process_time()), "bombs": bombs}, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
