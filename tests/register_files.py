"""Files of releases as Hypothesis makes them up: what publishers send, odd and broken."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from registers import package, release

OCIDS = st.sampled_from(["ocds-213czf-1", "ocds-213czf-2", "ocds-213czf-é", "10"])
DATES = st.sampled_from(
    [
        "2024-03-15T10:00:00Z",
        "2024-03-15T10:00:00+02:00",
        "2024-03-15",
        "2024-04-02T23:30:00Z",
        "15/12/2015",
        None,
    ]
)
TITLES = st.sampled_from(["Supply of paper", "Anti-racism session for the board", "Paper &amp; pens", "", None])
AMOUNTS = st.sampled_from([25000, 10.5, "65000", "", None, -1, 1e300])
RELEASES = st.builds(
    lambda ocid, id_, date, title, amount: release(
        ocid, id=id_, date=date, tender={"title": title, "value": {"amount": amount, "currency": "GBP"}}
    ),
    OCIDS,
    st.sampled_from(["1", "2", 3, None]),
    DATES,
    TITLES,
    AMOUNTS,
)
ODDITIES = st.sampled_from([{}, {"ocid": None}, {"releases": "none"}, [], "text", 3, {"ocid": "x", "tender": []}])
BODIES = st.lists(RELEASES | ODDITIES, max_size=5)


def as_package(bodies: list[Any]) -> bytes:
    return json.dumps(package(bodies)).encode()


def _as_lines(bodies: list[Any]) -> bytes:
    return b"".join(json.dumps(body).encode() + b"\n" for body in bodies)


FILES = st.lists(
    st.one_of(
        BODIES.map(as_package),
        BODIES.map(_as_lines),
        BODIES.map(as_package).map(lambda raw: gzip.compress(raw, mtime=0)),
        BODIES.map(as_package).map(lambda raw: raw[: len(raw) * 2 // 3]),
        st.sampled_from([b"", b"\x00\x01", b"not json", b"{", b"\xef\xbb\xbf{}"]),
    ),
    min_size=1,
    max_size=3,
)
# Each example loads a register or two: a tenth of what the profile has, 10 in every run and 200 by hand.
FEW = settings(max_examples=settings.default.max_examples // 10)


@contextmanager
def written(files: Sequence[bytes]) -> Iterator[tuple[Path, list[Path]]]:
    """A folder to work in, and the files in it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        given_files = folder / "given"
        given_files.mkdir()
        paths = [given_files / f"{number}.json" for number in range(len(files))]
        for path, raw in zip(paths, files, strict=True):
            path.write_bytes(raw)
        yield folder, paths
