"""Where things lie in the folder of a register, and which version of that layout it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import RegisterError
from onrecord.register.disk import replacing

FORMAT = 8
"""Version of the layout; raised when one version of the program could misread what another wrote.

1 was the first. 2 has other keys of phrases, and the licence of each release. 3 has more of each party: its pointer,
postcode, further identifiers and awards; and the table of money. 4 has with each release its place in the order of
merging, and with each issue the release that it is of. 5 has the days of publishers that write local clock times as
they mean them, and the doubts about closing dates. 6 has other keys of phrases. 7 says of
each release whether it is typical. 8 has keys of the numbers of notices and of what they name, and buyers by record.
"""

TABLES = (
    "processes",
    "parties",
    "awards",
    "suppliers",
    "contracts",
    "items",
    "lots",
    "documents",
    "related",
    "money",
    "sums",
    "dates",
    "text",
    "issues",
)
"""The tables compiled from the releases, in the order in which docs/register.md describes them."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one register."""

    root: Path

    @property
    def format(self) -> Path:
        """Version of the layout, one number."""
        return self.root / "FORMAT"

    @property
    def raw(self) -> Path:
        """The bytes as served or loaded: the truth."""
        return self.root / "raw"

    @property
    def ledger(self) -> Path:
        """One line per raw object: the truth."""
        return self.root / "ledger.jsonl"

    @property
    def manifest(self) -> Path:
        """Which generation of each bucket is current."""
        return self.root / "MANIFEST"

    @property
    def notes(self) -> Path:
        """What pulls have asked: append-only lines, one file a source."""
        return self.root / "pulls"

    @property
    def kept_checks(self) -> Path:
        """What readers of the site asked to be kept of what they handed in, each until its day."""
        return self.root / "checks"

    @property
    def lock(self) -> Path:
        """Who writes now."""
        return self.root / "LOCK"

    @property
    def drafts(self) -> Path:
        """What a load is still making; nothing in it is part of the register."""
        return self.root / "tmp"

    @property
    def retired(self) -> Path:
        """Which generations were replaced lately, and may still be read."""
        return self.root / ".retired"

    @property
    def releases(self) -> Path:
        """Parquet by bucket, one row per distinct release."""
        return self.root / "releases"

    @property
    def tables(self) -> Path:
        """Parquet by table and bucket."""
        return self.root / "tables"

    @property
    def index(self) -> Path:
        """Side-cars by bucket: full text, keys, and the file for reading one record."""
        return self.root / "index"

    @property
    def derived(self) -> tuple[Path, ...]:
        """The folders that can be thrown away and rebuilt."""
        return (self.releases, self.tables, self.index)

    def releases_file(self, stem: str) -> Path:
        """The releases of one bucket generation."""
        return self.releases / f"{stem}.parquet"

    def records_file(self, stem: str) -> Path:
        """The same releases as `releases_file`, for reading one record at a time."""
        return self.releases / f"{stem}.sqlite"

    def table_file(self, table: str, stem: str) -> Path:
        """One table of one bucket generation."""
        return self.tables / table / f"{stem}.parquet"

    def index_folder(self, stem: str) -> Path:
        """The side-cars of one bucket generation."""
        return self.index / stem


def stem(bucket: int, generation: int) -> str:
    """Name shared by all files of one bucket in one generation.

    >>> stem(3, 17)
    '003-000017'
    """
    return f"{bucket:03d}-{generation:06d}"


def delta_stem(generation: int) -> str:
    """Name shared by all files of one delta.

    >>> delta_stem(17)
    'add-000017'
    """
    return f"add-{generation:06d}"


def make_folders(layout: Layout) -> None:
    """Create the folders of a register, whichever are missing."""
    folders = [layout.raw, layout.releases, layout.index, *(layout.tables / table for table in TABLES)]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)


def write_format(layout: Layout) -> None:
    """Say which layout this register has."""
    with replacing(layout.format) as stream:
        stream.write(f"{FORMAT}\n".encode())


def read_format(layout: Layout) -> int:
    """The layout's version. Errors: RegisterError when there is none, or it is no number."""
    try:
        return int(layout.format.read_text("utf-8").strip())
    except FileNotFoundError:
        raise RegisterError(
            str(layout.root),
            found="no register here",
            remedy="Load something with `onrecord load PATH`, or name another folder with --register.",
        ) from None
    except (ValueError, OSError) as reason:
        raise RegisterError(
            str(layout.format),
            found=f"{reason}",
            expected=f"the number of the layout, {FORMAT}",
            remedy="Restore the file from a backup.",
        ) from None


def check_format(layout: Layout, *, to_rebuild: bool = False) -> None:
    """Let this version's layout pass, and an older one to be rebuilt: raw/ and the ledger are the same in all.

    Errors: RegisterError for a newer layout, an older one, or one that was never used.
    """
    number = read_format(layout)
    if number > FORMAT:
        raise RegisterError(
            str(layout.format),
            found=f"layout {number}",
            expected=f"{FORMAT} or older",
            remedy="It was written by a newer On the Record: upgrade, then open it again.",
        )
    if number < 1:
        raise RegisterError(str(layout.format), found=f"layout {number}", expected=f"1 to {FORMAT}")
    if number < FORMAT and not to_rebuild:
        raise RegisterError(
            str(layout.format),
            found=f"layout {number}",
            expected=f"layout {FORMAT}",
            remedy="It was written by an older On the Record. Run `onrecord rebuild`: nothing is lost by it.",
        )
