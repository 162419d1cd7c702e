"""Which state of a register readers are shown: the newest, or where they must not wait, the newest that is ready."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from onrecord.errors import RegisterError
from onrecord.register.layout import Layout
from onrecord.register.manifest import read_manifest
from onrecord.register.snapshot import Snapshot
from onrecord.register.stamp import Mark, manifest_stamp
from onrecord.register.still import kept


class Shown:
    """The state of one register that is shown. Any thread may ask."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._state: tuple[Snapshot, Mark] | None = None
        self._moving = Lock()
        self._ready: Mark | None = None
        self._moved_beside = False

    def snapshot(self) -> Snapshot:
        """The state. Errors: RegisterError where there is none."""
        return self._now()[0]

    def mark(self) -> Mark:
        """Another one for another state: what an answer of now is made from. Errors: as above."""
        return self._now()[1]

    def forget(self) -> None:
        """Let go of all files."""
        self._state = None

    def move_beside(self) -> None:
        """From now on a newer state is shown only after `move`."""
        self._moved_beside = True

    def move(self, make_ready: Callable[[Snapshot], None]) -> None:
        """Have the newest state made ready, then show it.

        Errors: RegisterError for one that there is not, and those of `make_ready`; the last is then shown further.
        """
        with self._moving:
            mark = manifest_stamp(self._layout.root)
            if mark == self._ready:
                return
            state = self._state
            made = state[0] if state and state[1] == mark else self._made()
            make_ready(made)
            self._state, self._ready = (made, mark), mark

    def _now(self) -> tuple[Snapshot, Mark]:
        return kept((id(self), "state"), self._look)

    def _look(self) -> tuple[Snapshot, Mark]:
        state = self._state
        if state is not None and self._moved_beside:
            return state
        # Before the manifest is read: one that is replaced meanwhile is another, and read again.
        mark = manifest_stamp(self._layout.root)
        if state is None or mark != state[1]:
            state = self._state = (self._made(), mark)
        return state

    def _made(self) -> Snapshot:
        manifest = read_manifest(self._layout)
        if manifest is None:
            raise RegisterError(
                str(self._layout.manifest),
                found="no such file",
                expected="the list of what is current",
                remedy="Run `onrecord rebuild`: it makes everything again from raw/ and the ledger.",
            )
        return Snapshot(self._layout, manifest, self._state[0] if self._state else None)
