"""The corpora: folders of release packages, the same bytes every time, made once and kept in bench/out/.

Where ../shared is there, its generator multiplies real UK releases: realistic in size, in releases per process and in
vocabulary. Where it is not, the sample register of the project is repeated under new ocids. That still measures
something, but compresses better and knows fewer words than life; the results say which corpus it was.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from typing import Any

import msgspec

PROJECT = Path(__file__).resolve().parents[1]
OUT = PROJECT / "bench" / "out"
GENERATOR = PROJECT.parent / "shared" / "tools" / "make_corpus.py"
REAL = PROJECT.parent / "shared" / "data"
SAMPLE = PROJECT / "src" / "onrecord" / "sample" / "register"
# The publishers with OCDS 1.1 tenders; the generator was made for these.
SEEDS = ("uk-contracts-finder-2022-2025", "uk-public-contracts-scotland", "uk-sell2wales")
PER_PACKAGE = 100


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of release packages, and the same packages one after another in one file."""

    kind: str
    releases: int
    packages: Path
    stream: Path

    @property
    def lines(self) -> Path:
        """The same releases, one a line; made when it is first asked for."""
        target = self.stream.with_name("releases.jsonl")
        if not target.exists():
            part = target.with_suffix(".part")
            with part.open("wb") as out:
                out.writelines(bytes(release) + b"\n" for release in self._releases())
            part.rename(target)
        return target

    @property
    def package(self) -> Path:
        """The same releases in one package; made when it is first asked for."""
        target = self.stream.with_name("package.json")
        if not target.exists():
            part = target.with_suffix(".part")
            with part.open("wb") as out:
                out.write(b'{"uri":"https://example.org/all","version":"1.1","publishedDate":"2026-01-01T00:00:00Z",')
                out.write(b'"publisher":{"name":"Example"},"releases":[')
                for number, release in enumerate(self._releases()):
                    out.write((b"," if number else b"") + bytes(release))
                out.write(b"]}")
            part.rename(target)
        return target

    def releases_as_json(self) -> Iterator[dict[str, Any]]:
        """The releases, decoded one by one."""
        return (json.loads(bytes(release)) for release in self._releases())

    def _releases(self) -> Iterator[msgspec.Raw]:
        decoder = msgspec.json.Decoder(dict[str, msgspec.Raw])
        members = msgspec.json.Decoder(list[msgspec.Raw])
        for path in sorted(self.packages.iterdir()):
            yield from members.decode(decoder.decode(path.read_bytes())["releases"])

    @property
    def size(self) -> int:
        """Bytes of JSON."""
        return self.stream.stat().st_size


def corpus(releases: int) -> Corpus:
    """The corpus of this many releases, made if it is not there yet."""
    real = GENERATOR.is_file() and REAL.is_dir()
    kind = "real UK releases, multiplied" if real else "the sample register, repeated"
    folder = OUT / "corpora" / f"{'real' if real else 'sample'}-{releases}"
    made = Corpus(kind, releases, folder / "packages", folder / "packages.json")
    if not made.stream.exists():
        (_multiply if real else _repeat)(releases, folder)
        with made.stream.with_suffix(".part").open("wb") as stream:
            stream.writelines(path.read_bytes() for path in sorted(made.packages.iterdir()))
        made.stream.with_suffix(".part").rename(made.stream)
    return made


def additions(to: Corpus) -> Path:
    """A folder with a thousand releases that `to` does not hold: two thirds new processes, the rest further releases
    of processes that it does, as a day brings them.
    """
    folder = to.stream.with_name("additions")
    if not folder.exists():
        part = folder.with_name("additions.part")
        part.mkdir(exist_ok=True)
        chosen = list(islice(to.releases_as_json(), 0, to.releases, max(1, to.releases // 1_000)))[:1_000]
        for number, release in enumerate(chosen):
            release["id"] = f"{release.get('id')}-{number}-more"
            release["date"] = "2030-01-01T00:00:00Z"
            if number % 3:
                release["ocid"] = f"{release['ocid']}-{number}"
        for number in range(0, len(chosen), PER_PACKAGE):
            package: dict[str, Any] = {
                "uri": f"https://example.org/more/{number}",
                "version": "1.1",
                "publisher": {"name": "Example"},
            }
            package["releases"] = chosen[number : number + PER_PACKAGE]
            (part / f"{number:06d}.json").write_text(json.dumps(package), "utf-8")
        part.rename(folder)
    return folder


def _multiply(releases: int, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    seeds = folder / "seeds.jsonl"
    seeds.write_bytes(b"".join(gzip.decompress((REAL / f"{name}.jsonl.gz").read_bytes()) for name in SEEDS))
    command = [sys.executable, str(GENERATOR), str(seeds), "--n", str(releases), "--out", str(folder)]
    subprocess.run([*command, "--forms", "packages"], check=True, capture_output=True)


def _repeat(releases: int, folder: Path) -> None:
    packages = folder / "packages"
    packages.mkdir(parents=True, exist_ok=True)
    copies = islice(_copies(), releases)
    for number in range(-(-releases // PER_PACKAGE)):
        package: dict[str, Any] = {
            "uri": f"https://example.org/{number}",
            "version": "1.1",
            "publisher": {"name": "Example"},
        }
        package["releases"] = list(islice(copies, PER_PACKAGE))
        (packages / f"{number:06d}.json").write_text(json.dumps(package) + "\n", "utf-8")


def _copies() -> Iterator[dict[str, Any]]:
    """The releases of the sample register, over and over, each time under other ocids."""
    seeds = [release for path in sorted(SAMPLE.iterdir()) for release in _sample_releases(path)]
    for turn in count():
        yield from (seed | {"ocid": f"{seed['ocid']}-{turn}"} for seed in seeds)


def _sample_releases(path: Path) -> list[dict[str, Any]]:
    """The OCDS 1.1 releases of one file of the sample; what the sample holds of other things on purpose is left out."""
    text = (gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()).decode("utf-8")
    values = [json.loads(line) for line in text.splitlines()] if ".jsonl" in path.name else [json.loads(text)]
    found = [release for value in values for release in value.get("releases", [value])]
    return [release for release in found if release.get("id") and release.get("date") and release.get("parties")]
