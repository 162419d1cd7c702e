"""How far each receiver of webhooks has been told; a small file each in the register's folder.

Not derived: a rebuild leaves it alone. A file's name is a hash, since an address may hold a secret.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from onrecord.errors import RegisterError
from onrecord.register.disk import replacing
from onrecord.register.lock import writing


class Told(msgspec.Struct, frozen=True):
    """What one receiver was told."""

    cursor: str
    """Of the last release that it took."""
    failures: int = 0
    """In a row, of the release after that."""
    next: datetime | None = None
    """When it is tried again."""
    stopped: bool = False
    """Whether it is tried no more."""
    reason: str = ""
    """Of the last failure."""


@dataclass(frozen=True, slots=True)
class Deliveries:
    """Those of one register."""

    root: Path

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be the only one who delivers. Errors: LockedError at once."""
        self._folder.mkdir(exist_ok=True)
        with writing(self._folder / "LOCK", "delivering"):
            yield

    def told(self, address: str) -> Told | None:
        """What a receiver was told; None for a new one. Errors: RegisterError when the file cannot be read."""
        file = self._file(address)
        try:
            return msgspec.json.decode(file.read_bytes(), type=Told)
        except FileNotFoundError:
            return None
        except (msgspec.DecodeError, OSError) as reason:
            remedy = "Restore it from a backup, or remove it: the receiver is then told what comes from now on."
            raise RegisterError(
                str(file), found=str(reason), expected="what a receiver was told", remedy=remedy
            ) from None

    def keep(self, address: str, told: Told) -> None:
        """Remember it; it survives a power cut once this returns."""
        with replacing(self._file(address)) as stream:
            stream.write(msgspec.json.encode(told) + b"\n")

    @property
    def _folder(self) -> Path:
        return self.root / "webhooks"

    def _file(self, address: str) -> Path:
        return self._folder / f"{hashlib.sha256(address.encode()).hexdigest()[:32]}.json"
