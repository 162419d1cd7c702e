"""Whether the API is what it says of itself: python bench/soak_api.py [--seconds 300].

Opens the site on the sample register, and has schemathesis ask it everything that its own description allows, and much
that it does not. No 5xx, no undocumented answer: exit code 1 otherwise. The same as JSON is in bench/out/soak-api.json.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path

from corpus import OUT
from machine import describe

from onrecord import tasks
from onrecord.register import Register
from onrecord.settings import Settings

CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
)
"""Left out: that whatever fits the schema is accepted (a last day before the first does fit, and so does a cursor that
nobody gave), and that a method that is not taken is told with 405 even where a GET brings a body, which the gate
refuses before it looks."""
REFUSING = [400, 401, 403, 404, 405, 406, 409, 413, 414, 415, 422, 428, 429]
"""What schemathesis takes for a refusal, and that an address or a body is too long."""
_CASES = re.compile(r"(\d[\d,]*) generated")
_OPEN = re.compile(r"http://\S+")


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking."""

    seconds: int
    operations: int
    cases: int
    failures: int
    sound: bool

    def lines(self) -> list[str]:
        """For a reader."""
        told = "nothing that is not described" if self.sound else f"{self.failures} answers that are not as described"
        return [f"API: {self.cases:,} requests to {self.operations} operations in {self.seconds} s: {told}."]


def ask_everything(folder: Path, seconds: int, seed: int) -> Asked:
    """Have schemathesis ask a site on the sample register for so long; what it finds wrong goes to standard output."""
    report = folder / "report.ndjson"
    statuses = [str(status) for status in REFUSING]
    (folder / "schemathesis.toml").write_text(
        f"checks.negative_data_rejection.expected-statuses = {statuses}\n", "utf-8"
    )
    with _site(folder / "onrecord.register") as address:
        command = [
            str(Path(sys.executable).with_name("schemathesis")),
            "run",
            f"{address}api/openapi.json",
            f"--max-time={seconds}",
            f"--checks={','.join(CHECKS)}",
            f"--seed={seed}",
            "--exclude-operation-id=updates_stream",  # has no end to wait for
            "--continue-on-failure",
            "--request-timeout=60",
            "--no-color",
            "--max-examples=10000",
        ]
        done = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)
    report.write_text(done.stdout, "utf-8")
    if done.returncode:
        print(done.stdout, done.stderr, flush=True)
    found = _CASES.search(done.stdout)
    tested = re.search(r"Tested:\s+(\d+)", done.stdout)
    failed = re.search(r"(\d+) failures? found|(\d+) failures?", done.stdout)
    failures = int(next(filter(None, failed.groups()))) if failed else 0
    cases = int(found[1].replace(",", "")) if found else 0
    return Asked(seconds, int(tested[1]) if tested else 0, cases, failures, done.returncode == 0 and bool(cases))


@contextmanager
def _site(register: Path) -> Iterator[str]:
    """A site on the sample register, with one saved search; its address."""
    with as_file(files("onrecord.sample") / "register") as sample, Register.open(register, create=True) as made:
        made.load([sample], now=datetime.now(UTC))
        # A site joins parties beside it, and says 503 until it has done so for the first time.
        made.join_parties()
    tasks.search(Settings(register), "sea wall", save="walls")
    program = "import sys; from onrecord.cli import onrecord; onrecord.main(sys.argv[1:])"
    arguments = ["serve", "--port", "0", "--sql", "--log", "off", "--register", str(register)]
    with subprocess.Popen([sys.executable, "-c", program, *arguments], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        opened = _OPEN.search(process.stderr.readline())
        try:
            if opened is None:
                raise SystemExit("the site did not open")
            yield opened[0]
        finally:
            process.terminate()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=OUT) as folder:
        asked = ask_everything(Path(folder), given.seconds, given.seed)
    print("\n".join(asked.lines()))
    result = {"when": datetime.now(UTC).isoformat(timespec="seconds"), "machine": describe(), **asdict(asked)}
    (OUT / "soak-api.json").write_text(json.dumps(result, indent=1, default=str) + "\n", "utf-8")
    sys.exit(0 if asked.sound else 1)


if __name__ == "__main__":
    main()
