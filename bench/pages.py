"""How long the pages of records and of parties take, without a network: `python bench/pages.py REGISTER [--pages 300]`.

Prints, for each kind of page, the median and the 95th of a hundred in milliseconds: by the clock, and of the processor
alone, which is what is left of it on a machine that others use, too. The parties of the register are joined beforehand.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from onrecord.register import Register
from onrecord.settings import Settings
from onrecord.tasks.opening import kept_open
from onrecord.web.asking import Asked, Page
from onrecord.web.pages.parties import party
from onrecord.web.pages.records import record
from onrecord.web.rendering import render
from onrecord.web.site import Site

WARM = 20
"""Pages that are asked for and not counted: templates and files are opened by the first."""


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("register", type=Path)
    parser.add_argument("--pages", type=int, default=300, help="how many of each kind")
    given = parser.parse_args()
    site = Site(Settings(given.register))
    with kept_open(site.settings) as register:
        ocids, ids = _some(register, given.pages + WARM)
        print(f"{register.stats().records:,} records, {register.stats().releases:,} releases")
        _tell("record", ocids, lambda ocid: _page(site, record, f"/records/{ocid}", {"ocid": ocid}))
        _tell("party", ids, lambda id: _page(site, party, f"/parties/{id}", {"id": id}))


def _some(register: Register, count: int) -> tuple[list[str], list[str]]:
    """Ocids and ids of parties, the same ones each time."""
    chance = random.Random(7)
    ocids = sorted(one.ocid for one in register.records())
    if not register.parties.current:
        register.join_parties()
    ids = sorted({one.party for one in register.parties.mentions()})
    return chance.sample(ocids, min(count, len(ocids))), chance.sample(ids, min(count, len(ids)))


def _page(site: Site, answer: Callable[[Asked], object], path: str, named: dict[str, str]) -> str:
    asked = Asked(site=site, method="GET", path=path, named=named)
    page = answer(asked)
    assert isinstance(page, Page), page
    return render(page.template, {"asked": asked, "site": site, "token": "", **page.values})


def _tell(name: str, wanted: Sequence[str], ask: Callable[[str], str]) -> None:
    clock, processor, sizes = [], [], []
    for one in wanted[:WARM]:
        ask(one)
    for one in wanted[WARM:]:
        began, worked = time.perf_counter(), time.process_time()
        sizes.append(len(ask(one)))
        clock.append(time.perf_counter() - began)
        processor.append(time.process_time() - worked)
    told = "; ".join(f"{kind} p50 {_at(of, 0.5)}, p95 {_at(of, 0.95)} ms" for kind, of in _both(clock, processor))
    print(f"{name}: {len(clock)} pages; {told}; {max(sizes, default=0) / 1024:,.0f} KiB at most")


def _both(clock: list[float], processor: list[float]) -> list[tuple[str, list[float]]]:
    return [("clock", clock), ("processor", processor)]


def _at(seconds: Sequence[float], share: float) -> str:
    ordered = sorted(seconds)
    return f"{1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]:.1f}" if ordered else "–"


if __name__ == "__main__":
    main()
