"""What others do with the same bytes: the tools of this field, each in a virtual environment apart from ours.

They are installed from requirements/bench.txt into bench/out/peers the first time. Each does one job of the many that
a load does: `ocdskit compile` and `ocdsmerge` merge, `flatten-tool` makes tables, `libcoveocds` checks,
`ocdscardinal.coverage` counts the fields that are filled in. The last two lines only read the bytes, and parse them.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import OUT, PROJECT, Corpus
from standard import SCHEMAS, write_standard

HOME = OUT / "peers"
LOCK = PROJECT / "requirements" / "bench.txt"
SCHEMA = SCHEMAS / "release-schema.json"
LARGE = 200_000
"""Above so many releases only those peers run that hold a corpus of any size."""
Command = Callable[[Corpus, Path], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool, and the command that it is measured by."""

    name: str
    does: str
    command: Command
    stdin: bool = False
    """Whether it reads the packages from standard input."""
    any_size: bool = False


def _bin(name: str) -> str:
    return str(HOME / "bin" / name)


def _script(name: str) -> list[str]:
    return [_bin("python"), str(PROJECT / "bench" / "peer_loops.py"), name]


def _flatten(given: Corpus, folder: Path) -> Sequence[str]:
    options = ["--root-list-path", "releases", "--main-sheet-name", "releases", "--schema", str(SCHEMA), "-f", "csv"]
    return [_bin("flatten-tool"), "flatten", str(given.package), *options, "-o", str(folder / "flat")]


def _cove(given: Corpus, folder: Path) -> Sequence[str]:
    standard = write_standard(OUT / "standard.zip")
    return [
        _bin("libcoveocds"),
        "--standard-zip",
        str(standard),
        "-d",
        "-e",
        "-o",
        str(folder / "cove"),
        str(given.package),
    ]


PEERS = (
    Peer("ocdskit compile", "merges", lambda *_: [_bin("ocdskit"), "compile", "--schema", str(SCHEMA)], True, True),
    Peer("ocdsmerge", "merges", lambda given, _: [*_script("ocdsmerge"), str(given.lines), str(SCHEMA)]),
    Peer("flatten-tool", "makes tables", _flatten),
    Peer("libcoveocds", "checks", _cove),
    Peer("ocdscardinal.coverage", "counts filled fields", lambda given, _: [*_script("cardinal"), str(given.lines)]),
    Peer("read the bytes", "reads", lambda given, _: [*_script("read"), str(given.stream)], False, True),
    Peer("parse the bytes (orjson)", "parses", lambda given, _: [*_script("parse"), str(given.stream)], False, True),
)


def install_peers() -> None:
    """Install them, once for each state of their lock."""
    done = HOME / ".ready"
    if done.exists() and done.read_bytes() == LOCK.read_bytes():
        return
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(HOME)], check=True)
    pip = [_bin("python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], check=True)
    done.write_bytes(LOCK.read_bytes())


def peers_for(releases: int) -> tuple[Peer, ...]:
    """The peers that can hold a corpus of this size."""
    return tuple(peer for peer in PEERS if peer.any_size or releases <= LARGE)
