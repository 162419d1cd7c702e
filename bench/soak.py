"""What the register loses when everything goes wrong: `make soak`, or python bench/soak.py [--short].

Pulls from sources that behave badly, killed again and again; readers beside a writer; and the API, asked all that its
description allows and much that it does not. docs/soak.md tells what is held to be lost. Ends with the figures; as
JSON they are in bench/out/soak.json. Exit code 1 when anything is wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from corpus import OUT
from machine import describe
from soak_api import ask_everything
from soak_pulls import pull_and_kill
from soak_readers import read_while_writing

FULL = (200, 600.0, 300)
SHORT = (15, 15.0, 20)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="a few pulls and seconds: that all of it still holds")
    parser.add_argument("--pulls", type=int, help="simulated pulls")
    parser.add_argument("--seconds", type=float, help="of two readers beside a writer")
    parser.add_argument("--seed", type=int, default=1, help="of faults and kills")
    given = parser.parse_args()
    pulls, seconds, asking = SHORT if given.short else FULL
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        pulled = pull_and_kill(_made(folder, "pulls"), given.pulls or pulls, given.seed)
        print("\n".join(pulled.lines()), flush=True)
        read = read_while_writing(_made(folder, "readers"), given.seconds or seconds, given.seed)
        print("\n".join(read.lines()), flush=True)
        asked = ask_everything(_made(folder, "api"), asking, given.seed)
        print("\n".join(asked.lines()), flush=True)
    result = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": describe(),
        "pulls": asdict(pulled),
        "readers": asdict(read),
        "api": asdict(asked),
    }
    (OUT / "soak.json").write_text(json.dumps(result, indent=1, default=str) + "\n", "utf-8")
    sys.exit(0 if pulled.sound and read.sound and asked.sound else 1)


def _made(folder: str, name: str) -> Path:
    made = Path(folder) / name
    made.mkdir()
    return made


if __name__ == "__main__":
    main()
