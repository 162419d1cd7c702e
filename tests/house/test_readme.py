"""README shows what happens: its commands are run here, and its first two by .ci/run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tree import PROJECT

BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)


PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
SHOWN = re.compile(r"^```text\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks() -> list[str]:
    """README's command blocks, in reading order."""
    return BLOCK.findall((PROJECT / "README.md").read_text("utf-8"))


def shown() -> list[str]:
    """The lines of output that README shows."""
    return "".join(SHOWN.findall((PROJECT / "README.md").read_text("utf-8"))).splitlines()


def test_readme_opens_with_the_two_commands():
    """The first commands a newcomer meets are make demo and make test, which .ci/run takes from there."""
    assert blocks()[0].splitlines() == ["make demo", "make test"]
    assert os.access(PROJECT / ".ci" / "run", os.X_OK)


def test_every_make_target_that_readme_and_contributing_name_is_there():
    """No page sends a reader to a make target that does not exist."""
    targets = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {
        word
        for page in ("README.md", "CONTRIBUTING.md")
        for words in re.findall(r"(?:^|`)make ((?:[a-z]+ ?)+)", (PROJECT / page).read_text("utf-8"), re.MULTILINE)
        for word in words.split()
    }
    assert named
    assert named <= targets


def test_five_minutes_to_an_own_article(tmp_path: Path):
    """Whoever pastes README's commands one after another gets an HTML page about an article of their own."""
    (tmp_path / "src").symlink_to(PROJECT / "src")
    (tmp_path / ".venv").symlink_to(sys.prefix)
    page = (PROJECT / "README.md").read_text("utf-8")
    (tmp_path / "example.py").write_text("".join(PYTHON.findall(page)), "utf-8")
    script = "set -e\n" + "".join(blocks()[1:]) + ".venv/bin/python example.py\n"
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stderr
    assert [line for line in shown() if line not in done.stdout.splitlines()] == []
    assert "contradicted | £260,000 | " in done.stdout
    assert "260,000" in (tmp_path / "my-article.html").read_text("utf-8")
    assert (tmp_path / "onrecord.register" / "ledger.jsonl").is_file()
