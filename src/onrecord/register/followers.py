"""Who is told of a saved search by mail, and of what already; kept in the register's folder in one small file.

The user's own, not derived: a rebuild leaves it alone.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from onrecord.errors import InputError, NotFoundError, RegisterError
from onrecord.register.disk import replacing
from onrecord.register.lock import writing

_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
MOST_TOLD = 5_000
"""States of records that are remembered as told; a feed has far fewer."""


class Follower(msgspec.Struct, frozen=True):
    """An address that is told of a search."""

    search: str
    """The name under which it is saved."""
    address: str
    token: str
    """What the link to unsubscribe carries: whoever has it can."""
    since: datetime
    """What the register held before is no news."""
    told: tuple[str, ...] = ()
    """States of records that were told."""
    last: datetime | None = None
    """When the last mail went out."""


@dataclass(frozen=True, slots=True)
class Followers:
    """Those of one register."""

    root: Path

    def all(self) -> tuple[Follower, ...]:
        """All of them. Errors: RegisterError when the file cannot be read."""
        file = self.root / "followers.json"
        try:
            return msgspec.json.decode(file.read_bytes(), type=tuple[Follower, ...])
        except FileNotFoundError:
            return ()
        except (msgspec.DecodeError, OSError) as reason:
            raise RegisterError(
                str(file), found=str(reason), expected="the followers", remedy="Restore it from a backup, or remove it."
            ) from None

    def add(self, search: str, address: str, now: datetime) -> Follower:
        """Tell an address of a search from now on; one that is told stays. Errors: InputError for no address."""
        if len(address) > 254 or not _ADDRESS.fullmatch(address):
            raise InputError("the address", found="none to which mail can be sent", expected="one as ada@example.org")
        with writing(self.root / "followers.lock", "following a search"):
            held = self.all()
            known = next((one for one in held if (one.search, one.address) == (search, address)), None)
            if known is not None:
                return known
            new = Follower(search, address, secrets.token_urlsafe(24), now)
            self._write((*held, new))
        return new

    def remove(self, token: str) -> Follower:
        """Tell an address nothing any more. Errors: NotFoundError for a token that is none."""
        with writing(self.root / "followers.lock", "unfollowing a search"):
            held = self.all()
            gone = next((one for one in held if secrets.compare_digest(one.token.encode(), token.encode())), None)
            if gone is None:
                raise NotFoundError("this link", found="nobody who follows by it", remedy="You get no more mail by it.")
            self._write(tuple(one for one in held if one is not gone))
        return gone

    def keep(self, changed: Follower) -> None:
        """Remember what a follower was told; one who is gone meanwhile stays gone."""
        with writing(self.root / "followers.lock", "telling a follower"):
            self._write(tuple(changed if one.token == changed.token else one for one in self.all()))

    def _write(self, followers: tuple[Follower, ...]) -> None:
        with replacing(self.root / "followers.json") as stream:
            stream.write(msgspec.json.format(msgspec.json.encode(followers), indent=2) + b"\n")
