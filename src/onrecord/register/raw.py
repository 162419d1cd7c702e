"""The raw store: bytes exactly as loaded, compressed, named by their SHA-256."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import BinaryIO, cast

from isal import igzip

from onrecord.errors import RegisterError
from onrecord.register.disk import replacing
from onrecord.register.layout import Layout

_CHUNK = 1 << 20
_PACKED = (b"\x1f\x8b", b"PK")
"""How gzip and zip begin."""
# Of isal's levels 0 to 3: the first packs JSON to about a fourth at 350 MB/s a core, the last to a fifth at a quarter
# of that.
_LEVEL = 0


def hash_stream(stream: BinaryIO) -> str:
    """SHA-256 (hex) of all that `stream` gives."""
    return hashlib.file_digest(cast("hashlib._BytesIOLike", stream), "sha256").hexdigest()


def raw_path(layout: Layout, raw: str) -> Path | None:
    """Where the object named `raw` lies, or None when it is not held."""
    for path in _places(layout, raw):
        if path.exists():
            return path
    return None


def store_raw(layout: Layout, source: Path, raw: str) -> Path:
    """Keep the bytes of `source`, whose SHA-256 is `raw`; held already is as good.

    Bytes that are gzip or zip already are kept as they are: packing them again gains nothing. The folder's names are
    the caller's to sync.
    Errors: OSError; RegisterError when the file changed while it was being read.
    """
    held = raw_path(layout, raw)
    if held:
        return held
    packed, plain = _places(layout, raw)
    with source.open("rb") as stream:
        target = plain if stream.peek(2)[:2] in _PACKED else packed
        target.parent.mkdir(parents=True, exist_ok=True)
        with replacing(target, sync_name=False) as out:
            digest = hashlib.sha256()
            if target is plain:
                _copy(stream, out, digest)
            else:
                with igzip.IGzipFile(filename="", mode="wb", fileobj=out, compresslevel=_LEVEL, mtime=0) as zipped:  # type: ignore[no-untyped-call]
                    _copy(stream, cast("BinaryIO", zipped), digest)
            if digest.hexdigest() != raw:
                raise RegisterError(str(source), found="other bytes than a moment ago", remedy="Load it again.")
    return target


def open_raw(layout: Layout, raw: str) -> BinaryIO:
    """The bytes as they were loaded. Errors: RegisterError when they are gone."""
    path = raw_path(layout, raw)
    if path is None:
        raise RegisterError(
            str(_places(layout, raw)[0]),
            found="no such file, though the ledger names it",
            remedy="Restore raw/ from a backup: it cannot be rebuilt.",
        )
    if path.suffix != ".gz":
        return path.open("rb")
    return cast("BinaryIO", igzip.open(path, "rb"))  # type: ignore[no-untyped-call]


def raw_size(layout: Layout) -> int:
    """Bytes that raw/ takes on disk."""
    return sum(path.stat().st_size for path in layout.raw.rglob("*") if path.is_file())


def raw_folder(layout: Layout, raw: str) -> Path:
    """The folder in which the object named `raw` lies, or would."""
    return layout.raw / raw[:2]


def _places(layout: Layout, raw: str) -> tuple[Path, Path]:
    folder = raw_folder(layout, raw)
    return folder / f"{raw}.gz", folder / raw


def _copy(stream: BinaryIO, out: BinaryIO, digest: hashlib._Hash) -> None:
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
        out.write(chunk)
