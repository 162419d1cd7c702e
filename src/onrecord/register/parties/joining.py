"""Joining the parties of a register: what is derived by it, where it lies, and whether it is still of today.

    joined/CURRENT                 which files are current, and what they were made from
    joined/NNNN.sqlite             profiles, read one at a time
    joined/NNNN.parquet            which organisation each mention is of

All of it can be thrown away: the same register and the same decisions make the same answers again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import duckdb
import msgspec

from onrecord.reading.party_join import Joined, Member, Ruling, join_members
from onrecord.reading.party_state import department_links
from onrecord.register.decisions import Decisions, read_decisions
from onrecord.register.disk import remove, replacing, sync_file
from onrecord.register.layout import Layout
from onrecord.register.lock import writing
from onrecord.register.parties.asking import show_no_bar
from onrecord.register.parties.members import gather_members
from onrecord.register.parties.model import PartiesReport
from onrecord.register.parties.profilefile import ProfileFileWriter
from onrecord.register.parties.profiles import Tables, make_profiles, number_groups, write_groups
from onrecord.register.parties.weighing import weigh
from onrecord.register.snapshot import Snapshot
from onrecord.register.sql import statement

VERSION = 3
"""Raised when the same register would be joined otherwise than before, or its profiles say more."""

KIND = "party"
"""Of the decisions that are about parties."""

_MEMORY = "2GB"
"""What DuckDB may take; beyond it, it writes to the folder of the register."""


class Current(msgspec.Struct, frozen=True):
    """Which joining is current."""

    stem: str
    made_from: str
    """Digest of the state of the register, of the decisions and of the model."""
    report: PartiesReport


def joined_folder(layout: Layout) -> Path:
    """Where joinings lie."""
    return layout.root / "joined"


def current_path(layout: Layout) -> Path:
    """What says which joining is current."""
    return joined_folder(layout) / "CURRENT"


def profiles_path(layout: Layout, current: Current) -> Path:
    """The file of profiles."""
    return joined_folder(layout) / f"{current.stem}.sqlite"


def mentions_path(layout: Layout, current: Current) -> Path:
    """The file that says which organisation each mention is of."""
    return joined_folder(layout) / f"{current.stem}.parquet"


def read_current(layout: Layout) -> Current | None:
    """The joining that is current, or None when there is none that can be read."""
    try:
        found = msgspec.json.decode(current_path(layout).read_bytes(), type=Current)
    except (OSError, msgspec.DecodeError):
        return None
    return found if profiles_path(layout, found).exists() else None


def state_of(layout: Layout, snapshot: Snapshot) -> str:
    """What a joining of this state would be made from."""
    model = files(__package__).joinpath("model.json").read_bytes()
    parts = [str(VERSION).encode(), msgspec.json.encode(snapshot.manifest), read_decisions(layout).head.encode(), model]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def join_all(layout: Layout, snapshot: Snapshot, tell: Callable[[str, int, int], None]) -> Current:
    """Join the parties of a state of the register, and make their profiles.

    Readers see the joining before or after. Errors: RegisterError when somebody else is joining; OSError.
    """
    folder = joined_folder(layout)
    folder.mkdir(exist_ok=True)
    with writing(folder / "LOCK", "joining parties"), TemporaryDirectory(prefix="draft-", dir=folder) as draft:
        began = perf_counter()
        state, rulings = state_of(layout, snapshot), rulings_of(read_decisions(layout))
        report = _make(Path(draft), snapshot, rulings, tell, began)
        current = Current(state[:16], state, report)
        for ending in ("sqlite", "parquet"):
            made = Path(draft) / f"made.{ending}"
            sync_file(made)
            made.replace(folder / f"{current.stem}.{ending}")
        with replacing(current_path(layout)) as stream:
            stream.write(msgspec.json.encode(current))
        _sweep(folder, current)
        return current


def rulings_of(decisions: Decisions) -> list[Ruling]:
    """What people decided about parties, the newest word on each pair."""
    return [Ruling(one.left, one.right, one.verdict == "join", one.reason) for one in decisions.standing(KIND).values()]


def _make(
    draft: Path, snapshot: Snapshot, rulings: list[Ruling], tell: Callable[[str, int, int], None], began: float
) -> PartiesReport:
    if not snapshot.manifest.buckets:
        return _make_nothing(draft, began)
    tables = Tables.of(snapshot)
    config: dict[str, str | bool | int | float | list[str]] = {
        "threads": 2,
        "memory_limit": _MEMORY,
        "temp_directory": str(draft / "spill"),
    }
    with duckdb.connect(config=config) as connection:
        show_no_bar(connection)
        snapshot.prepare(connection)
        tell("gathering", 0, 4)
        members = gather_members(connection, tables.files["parties"], draft)
        tell("weighing", 1, 4)
        links = list(weigh(connection)) if len(members) > 1 else []
        tell("joining", 2, 4)
        joined = join_members(members, [*links, *department_links(members)], rulings)
        groups = number_groups(members, joined)
        write_groups(connection, groups, draft)
        connection.execute(statement("write_party_mentions"), {"target": str(draft / "made.parquet")})
        tell("writing", 3, 4)
        with ProfileFileWriter(draft / "made.sqlite") as writer:
            profiles = make_profiles(connection, tables, groups, members, joined)
            for group, profile in zip(groups, profiles, strict=True):
                writer.add(profile, [members[place] for place in group.members])
        mentions, nameless = connection.execute(statement("how_many_mentions")).fetchone() or (0, 0)
    tell("done", 4, 4)
    return _report(members, joined, mentions, nameless, perf_counter() - began)


def _make_nothing(draft: Path, began: float) -> PartiesReport:
    """The joining of an empty register."""
    with ProfileFileWriter(draft / "made.sqlite"):
        (draft / "made.parquet").touch()
    return _report((), Joined((), (), 0), 0, 0, perf_counter() - began)


def _report(members: tuple[Member, ...], joined: Joined, mentions: int, nameless: int, seconds: float) -> PartiesReport:
    how = [link.how for link in joined.links]
    return PartiesReport(
        mentions=mentions,
        nameless=nameless,
        spellings=len(members),
        parties=len(joined.groups),
        by_person=how.count("person"),
        by_identifier=how.count("identifier"),
        by_name=how.count("name"),
        refused=joined.refused,
        seconds=round(seconds, 3),
    )


def _sweep(folder: Path, current: Current) -> None:
    """Remove what is not current; whoever reads an older file has it open, and keeps it."""
    for path in folder.iterdir():
        if path.suffix in (".sqlite", ".parquet") and path.stem != current.stem:
            remove(path)
