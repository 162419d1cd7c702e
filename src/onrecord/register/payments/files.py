"""Where the payments of a register lie, and which of them readers see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import msgspec

from onrecord.errors import RegisterError
from onrecord.reading.payments import SheetFacts
from onrecord.register.disk import replacing
from onrecord.register.layout import Layout


class Listed(msgspec.Struct, frozen=True):
    """One raw object of payments, as it was read."""

    raw: str
    path: str
    first_seen: datetime
    """When we first saw it (aware, UTC)."""
    sheets: tuple[SheetFacts, ...]
    issues: int

    @property
    def payments(self) -> int:
        """How many payments it lists."""
        return sum(sheet.payments for sheet in self.sheets)

    @property
    def total(self) -> Decimal:
        """What they come to."""
        return sum((sheet.total for sheet in self.sheets), Decimal(0))


class Contents(msgspec.Struct, frozen=True):
    """All raw objects of payments, in the order of the ledger: replaced in one rename, so a load is seen whole."""

    objects: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True)
class PaymentFiles:
    """The paths of a register's payments: all derived, all made again by a rebuild."""

    layout: Layout

    @property
    def folder(self) -> Path:
        """One pair of Parquet files a raw object, and the list of them."""
        return self.layout.root / "payments"

    @property
    def contents(self) -> Path:
        """Which raw objects readers see."""
        return self.folder / "CONTENTS"

    def payments(self, raw: str) -> Path:
        """The payments of one raw object."""
        return self.folder / f"{raw}.payments.parquet"

    def issues(self, raw: str) -> Path:
        """What is wrong in it, as the issues of releases are written."""
        return self.folder / f"{raw}.issues.parquet"


def read_contents(files: PaymentFiles) -> Contents:
    """What readers see now. Errors: RegisterError when it cannot be read."""
    try:
        return msgspec.json.decode(files.contents.read_bytes(), type=Contents)
    except FileNotFoundError:
        return Contents()
    except msgspec.DecodeError as fault:
        raise RegisterError(
            str(files.contents), found=str(fault), expected="the list of payments", remedy="Run `onrecord rebuild`."
        ) from None


def write_contents(files: PaymentFiles, contents: Contents) -> None:
    """Let readers see these from now on."""
    with replacing(files.contents) as stream:
        stream.write(msgspec.json.encode(contents) + b"\n")
