"""Articles that are built to hurt, given to the real command under limits of processor time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest
from registers import register_of

resource = pytest.importorskip("resource", reason="limits as POSIX has them")

SECONDS = 120
"""Of processor time; a laptop takes under fifteen for the longest of these."""
OCID = "ocds-213czf-ald-1102"
MEMORY = 4 * 1024**3
"""Bytes of addresses: the libraries map much that they never touch."""

PAGE = "<html><body><article><h1>Head of it</h1><p>The council has paid £5,100 for the contract, it said on 1 May.</p>"
READ: dict[str, tuple[str, str]] = {
    "100,000 quotation marks": ("a.txt", "“" * 100_000),
    "100,000 straight marks": ("a.txt", "He said: " + "\"'" * 50_000),
    "marks of direction": ("a.txt", "\u202e£5m\u2066 the contract \u200b" * 5_000),
    "one sentence of sums": ("a.txt", "The contract is worth " + "£1,234 or " * 5_000),
    "5,000 dates": ("a.txt", "Bids close on 5 May 2031 and then " * 5_000),
    "10,000 names": ("a.txt", ", ".join(f"Ann {chr(65 + n % 26)}{n:x}ton Council" for n in range(10_000))),
    "3,000 quotations": ("a.txt", "“We will do all of it,” said Ann Brown. " * 3_000),
    "a sentence of a megabyte": ("a.txt", "a word and " * 90_000),
    "100,000 paragraphs": ("a.txt", "a b\n\n" * 100_000),
    "numbers in words without end": ("a.txt", "a hundred and twenty-two thousand and " * 3_000),
    "one capital word": ("a.txt", "The A" + "A" * 300_000),
    "white space": ("a.txt", "It paid £5" + " \u00a0\t" * 100_000 + "million."),
    "HTML that never closes": ("a.html", PAGE + "<p>It said so again. " * 4_000),
    "a comment that never closes": ("a.html", PAGE * 3 + "<!-- " + "<p>later</p>" * 100_000),
}
REFUSED: dict[str, tuple[str, str, str]] = {
    "50 MB of text": ("a.txt", "a word " * (50 * 1024**2 // 7), "more than"),
    "50 MB of a page": ("a.html", PAGE + "x" * 50 * 1024**2, "more than"),
    "100,000 attributes": ("a.html", PAGE + "<p " + " ".join(f"a{n}=x" for n in range(100_000)), "attributes"),
    "100,000 elements deep": ("a.html", PAGE + "<div>" * 100_000, "deep"),
}


@pytest.fixture(name="register", scope="module")
def register_fixture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register that comes with the product."""
    folder = tmp_path_factory.mktemp("attacks")
    with resources.as_file(resources.files("onrecord") / "sample" / "register") as files:
        register_of(folder / "r", files).close()
    return folder / "r"


def limited() -> None:
    """In the child: no more than so much of either."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def check(register: Path, file: Path) -> subprocess.CompletedProcess[str]:
    """`onrecord check` under limits, beside a record that is named, so that all of the article is judged."""
    run = "import sys; from onrecord.cli import main; sys.exit(main())"
    given = ["check", str(file), "--register", str(register), "--ocid", OCID, "--json"]
    return subprocess.run(
        [sys.executable, "-c", run, *given],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        preexec_fn=limited,
        check=False,
    )


@pytest.mark.parametrize(("name", "content"), READ.values(), ids=READ)
def test_what_is_built_to_hurt_is_read_within_bounds(register: Path, tmp_path: Path, name: str, content: str):
    """The check ends, in time and in memory, with an answer."""
    (tmp_path / name).write_text(content, "utf-8")
    done = check(register, tmp_path / name)
    assert done.returncode == 0, done.stderr[-800:]
    [article] = json.loads(done.stdout)["articles"]
    assert all(claim["start"] < claim["end"] <= len(content) for claim in article["claims"])


@pytest.mark.parametrize(("name", "content", "bound"), REFUSED.values(), ids=REFUSED)
def test_what_is_beyond_a_bound_is_refused_with_the_bound(
    register: Path, tmp_path: Path, name: str, content: str, bound: str
):
    """Exit code 3 and a message for who has only the message."""
    (tmp_path / name).write_text(content, "utf-8")
    done = check(register, tmp_path / name)
    assert done.returncode == 3
    assert bound in done.stderr
    assert "Traceback" not in done.stderr
