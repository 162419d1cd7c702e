"""The register as it stood, made again for one question: every release by then, in a folder that is thrown away."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from onrecord.ocds.encode import dump
from onrecord.register import Register
from onrecord.register.totals import Choice
from onrecord.tasks.opening import Clock


@contextmanager
def register_then(register: Register, choice: Choice, clock: Clock) -> Iterator[Register]:
    """A register of what had been published by `choice.as_of`, and seen by `choice.known_at`.

    Words that came later are not in it, nor do they count for how rare a word is; whatever is asked of it, is asked of
    that day. Every release is read and written again, which takes a second for some hundreds.
    """
    # The threads of the text index may still put a file down while the folder goes: no reason to fail an answer.
    with tempfile.TemporaryDirectory(prefix="onrecord-then-", ignore_cleanup_errors=True) as folder:
        lines = Path(folder, "releases.jsonl")
        with lines.open("wb") as out:
            for record in register.records():
                state = choice.state(record)
                for release in state.releases if state is not None else ():
                    out.write(dump(release.body) + b"\n")
        with closing(Register.create(Path(folder, "then.register"))) as then:
            then.load([lines], now=clock())
            yield then
