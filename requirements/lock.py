"""Write requirements/run.txt and dev.txt anew from pyproject.toml: `make lock`.

One file for every platform and Python, each package with the hashes of its files, no address of an index.
Versions already locked stay; `make lock` after deleting both files takes the newest.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
OPTIONS = ("--universal", "--generate-hashes", "--no-header", "--no-emit-index-url", "--quiet")


def lock(name: str, *more: str) -> None:
    """Compile one lock file; the other stands as a constraint, so that both agree."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *OPTIONS, *more]
    subprocess.run([*command, "--python-version", "3.11", "-o", str(FOLDER / name)], cwd=FOLDER.parent, check=True)


if __name__ == "__main__":
    lock("dev.txt", "--group", "dev")
    lock("run.txt", "-c", str(FOLDER / "dev.txt"))
