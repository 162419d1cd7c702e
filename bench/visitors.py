"""How quick the site is for its readers while somebody loads: pages, a check, and the first page's weight.

    python bench/visitors.py [--sizes 10000,100000,1000000] [--seconds 60] [--rate 20]

Each register holds the real UK releases, where they are, and a corpus of made ones; a copy of it is served by `onrecord
serve`, a process of its own. Records, searches and parties are asked for in turn, so many a second, each at its time
whether or not the one before has been answered, so that waiting counts. From the first third on `onrecord load` adds a
thousand releases to the same register. Then articles of some 600 words are handed in, one after another, each until its
page has come. Beside what readers wait for stands what a page takes of the site's processor when asked for by itself:
that is what is left of it on a machine that others use, too. Written to bench/out/visitors.json.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import httpx
from corpus import OUT, additions, corpus
from links import register_of
from machine import describe
from page import table
from process import percentile

from onrecord.register import Register

TARGET = OUT / "visitors.json"
BIN = Path(sys.executable).parent
CHECK = "check of some 600 words"
GOALS = {"record": 150, "search": 150, "party": 150, CHECK: 300}
"""Milliseconds: of pages the 95th percentile, of a check the median."""
FIRST_PAGE = 100 * 1024
"""Bytes as sent, with its style sheet."""
WARM = 60
"""Pages that are asked for before any is counted: the first of each kind opens files and templates."""
WORDS = 600
CHECKS = 20
PATIENCE = 600
"""Seconds after which a page counts as never given: on a machine that others use, too, it may take long."""
ALONE = 60
"""Pages of each kind that are asked for one by one, for the time that they take of the processor."""
_OPEN = re.compile(r"(http://[\d.:]+)/")
_TOKEN = re.compile(r'name="token" value="(\w+)"')


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--rate", type=int, default=20, help="requests a second")
    given = parser.parse_args()
    print(measured([int(size) for size in given.sizes.split(",")], given.seconds, given.rate))


def measured(sizes: Sequence[int], seconds: int = 60, rate: int = 20) -> str:
    """Measure, write, and give the lines that are printed."""
    OUT.mkdir(parents=True, exist_ok=True)
    found = [measure_site(size, seconds, rate) for size in sizes]
    TARGET.write_text(json.dumps({"machine": describe(), "sites": found}, indent=1) + "\n", "utf-8")
    return told(found)


def measure_site(size: int, seconds: int, rate: int) -> dict[str, Any]:
    """What readers of a register of so many made releases wait for."""
    load_before = os.getloadavg()[0]
    register = OUT / "visitors.register"
    shutil.rmtree(register, ignore_errors=True)
    shutil.copytree(_joined(register_of(size)), register)
    try:
        with serving(register) as (home, site), httpx.Client(base_url=home, timeout=PATIENCE) as client:
            addresses = _addresses(register, seconds * rate + WARM + 3 * ALONE)
            first = _first_page(client)
            for _, address in addresses[:WARM]:
                client.get(address)
            taken = _alone(client, site, addresses[WARM : WARM + 3 * ALONE])
            asked = addresses[WARM + 3 * ALONE :]
            load, waits = _read_while_loading(client, asked, register, size, seconds, rate)
            began = _processor(site)
            waits[CHECK] = sorted(_check(client, text) for text in _articles(CHECKS))
            taken[CHECK] = (_processor(site) - began) / CHECKS
    finally:
        shutil.rmtree(register)
    return {
        "releases": size,
        "rate": rate,
        "seconds": seconds,
        "load_seconds": load,
        "load_average_before": load_before,
        "first_page_bytes": first,
        "milliseconds": {kind: _spread(times) for kind, times in waits.items()},
        "processor_milliseconds": taken,
    }


def _joined(register: Path) -> Path:
    """The register with its parties joined. The site would do so itself, but of a large one it takes a quarter hour."""
    with closing(Register.open(register)) as opened:
        if not opened.parties.current:
            print(f"joining the parties of {register.name}", file=sys.stderr, flush=True)
            opened.join_parties()
    return register


@contextmanager
def serving(register: Path) -> Iterator[tuple[str, int]]:
    """The address of a site on a register, as it says itself, and its process."""
    command = [str(BIN / "onrecord"), "--register", str(register), "serve", "--port", "0", "--log", "off"]
    site = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert site.stderr is not None
    try:
        opened = next(found[1] for line in site.stderr if (found := _OPEN.search(line)))
        yield opened, site.pid
    finally:
        site.terminate()
        site.wait(30)


def _addresses(register: Path, count: int) -> list[tuple[str, str]]:
    """Kind and address of each request, the kinds in turn, over the whole register."""
    random = Random(7)
    with closing(Register.open(register)) as opened:
        rows = opened.search(limit=2_000).rows
        random.shuffle(rows := list(rows))
        ids = [row.id for row in opened.parties.find("council", 500).rows]
        words = [" ".join(random.sample(row.title.split(), min(3, len(row.title.split())))) for row in rows]
    made = []
    for number in range(count):
        row = rows[number % len(rows)]
        kinds = (
            ("record", f"/records/{row.ocid}"),
            ("search", str(httpx.URL("/search", params={"words": words[number % len(words)]}))),
            ("party", f"/parties/{ids[number % len(ids)]}"),
        )
        made.append(kinds[number % 3])
    return made


def _first_page(client: httpx.Client) -> int:
    """Bytes that come for the front page and all that it asks for."""
    page = client.get("/")
    asked = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
    answers = [page, *(client.get(address.replace("&amp;", "&")) for address in dict.fromkeys(asked))]
    return sum(answer.num_bytes_downloaded for answer in answers)


def _processor(process: int) -> float:
    """Milliseconds of the processor that a process has taken; its children's do not count. 0 where nobody tells."""
    told = Path(f"/proc/{process}/stat")
    if not told.exists():
        return 0.0
    fields = told.read_text("utf-8").rpartition(")")[2].split()
    return 1_000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _alone(client: httpx.Client, site: int, addresses: Sequence[tuple[str, str]]) -> dict[str, float]:
    """By kind, milliseconds of the site's processor that a page takes in the mean."""
    taken = {}
    for kind in dict.fromkeys(kind for kind, _ in addresses):
        asked = [address for each, address in addresses if each == kind]
        began = _processor(site)
        for address in asked:
            client.get(address, follow_redirects=True)
        taken[kind] = (_processor(site) - began) / len(asked)
    return taken


def _read_while_loading(
    client: httpx.Client, addresses: list[tuple[str, str]], register: Path, size: int, seconds: int, rate: int
) -> tuple[float, dict[str, list[float]]]:
    """Seconds of the load, and by kind the milliseconds from when each page was due until it had come."""
    more = additions(corpus(size))
    waits: dict[str, list[float]] = defaultdict(list)
    command = [str(BIN / "onrecord"), "--register", str(register), "load", str(more)]

    def load() -> float:
        time.sleep(seconds / 3)
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        return time.perf_counter() - began

    def ask(kind: str, address: str, due: float) -> None:
        answer = client.get(address, follow_redirects=True)
        # While parties are joined anew their pages show the last state: anything else is a page that was not given.
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        waits[kind].append(1_000 * (time.perf_counter() - due))

    with ThreadPoolExecutor(rate * 4) as readers, ThreadPoolExecutor(1) as writer:
        loading = writer.submit(load)
        start = time.perf_counter()
        asked = []
        for number, (kind, address) in enumerate(addresses):
            due = start + number / rate
            time.sleep(max(0.0, due - time.perf_counter()))
            asked.append(readers.submit(ask, kind, address, due))
        for one in asked:
            one.result()
        return loading.result(), waits


def _articles(count: int) -> Iterator[str]:
    """Articles of some 600 words, none like another: generated ones put together, else the sample's."""
    text = (files("onrecord") / "sample" / "articles" / "evening-courier.txt").read_text("utf-8")
    body = text.split()
    for number in range(count):
        filler = " ".join(f"Resident {number} of ward {other} was there." for other in range((WORDS - len(body)) // 7))
        yield f"{text}\n\n{filler}\n"


def _check(client: httpx.Client, text: str) -> float:
    """Milliseconds from handing an article in to the last byte of its page."""
    token = _TOKEN.search(client.get("/").text)
    assert token is not None
    began = time.perf_counter()
    page = client.post("/start", data={"said": text, "token": token[1]}, follow_redirects=True)
    assert page.status_code == 200, page.status_code
    return 1_000 * (time.perf_counter() - began)


def _spread(times: Sequence[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        "asked": len(ordered),
        "median": statistics.median(ordered),
        "p95": percentile(ordered, 0.95),
        "most": ordered[-1],
    }


def told(sites: Sequence[dict[str, Any]]) -> str:
    """A line for each size, then the goals: one row for each kind of page and size."""
    lines = "\n".join(
        f"{one['releases']:,} releases: {one['rate']} pages a second for {one['seconds']} s, a load of 1,000 releases "
        f"meanwhile ({one['load_seconds']:.1f} s). Load of the machine before: {one['load_average_before']:.1f}."
        for one in sites
    )
    columns = ("page", "made releases", "median ms", "p95 ms", "most ms", "processor ms", "goal", "met")
    rows = (row for one in sites for row in (*(_page_row(one, kind) for kind in GOALS), _weight_row(one)))
    return f"{lines}\n\n{table(columns, rows)}"


def _page_row(one: dict[str, Any], kind: str) -> tuple[str, ...]:
    name = "median" if kind == CHECK else "p95"
    found, taken = one["milliseconds"][kind], one["processor_milliseconds"][kind]
    figures = (f"{found[key]:.0f}" for key in ("median", "p95", "most"))
    met = "yes" if found[name] < GOALS[kind] else "no"
    return kind, f"{one['releases']:,}", *figures, f"{taken:.0f}", f"{name} {GOALS[kind]}", met


def _weight_row(one: dict[str, Any]) -> tuple[str, ...]:
    weight = one["first_page_bytes"]
    met = "yes" if weight < FIRST_PAGE else "no"
    return f"first page, {weight / 1024:.0f} KB", f"{one['releases']:,}", "", "", "", "", "100 KB", met


if __name__ == "__main__":
    main()
