"""Write requirements/run.txt, dev.txt and bench.txt anew from pyproject.toml: `make lock`.

One file for every platform and Python, each package with the hashes of its files, no address of an index.
Versions already locked stay; `make lock` after deleting them takes the newest.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
OPTIONS = ("--universal", "--generate-hashes", "--no-header", "--no-emit-index-url", "--quiet")


def lock(name: str, *more: str) -> None:
    """Compile one lock file; another may stand as a constraint, so that both agree."""
    command = [sys.executable, "-m", "uv", "pip", "compile", *OPTIONS, *more]
    subprocess.run([*command, "--python-version", "3.11", "-o", str(FOLDER / name)], cwd=FOLDER.parent, check=True)


if __name__ == "__main__":
    lock("dev.txt", "pyproject.toml", "--group", "dev")
    lock("run.txt", "pyproject.toml", "-c", str(FOLDER / "dev.txt"))
    lock("bench.txt", "--group", "bench")
