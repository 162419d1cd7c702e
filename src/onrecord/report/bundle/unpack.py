"""Opening a bundle that somebody sent: nothing is written to disk, and nothing is read beyond the bounds below.

Refused, each with what was found: a file that is no zip; more members, or more bytes, than a bundle can have; a member
whose name leads elsewhere, stands twice, or is in no manifest; links, folders and encrypted members; bytes that are not
those that the manifest names.
"""

from __future__ import annotations

import hashlib
import re
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import msgspec

from onrecord.errors import InputError
from onrecord.report.bundle.model import ANSWER, FORMAT, LOOKUP, MANIFEST, Asked, Manifest

LARGEST_FILE = 256 << 20
"""Bytes of the zip."""
MOST_MEMBERS = 20_000
LARGEST_MEMBER = 64 << 20
LARGEST_TOTAL = 512 << 20
"""Bytes of all members, unpacked."""
LARGEST_LIST = 8 << 20
"""Bytes of the zip's own list of members: `zipfile` reads the whole of it before anybody can count."""

Kind = TypeVar("Kind")

_NAME = re.compile(r"(?:(?:articles|releases)/)?[A-Za-z0-9][A-Za-z0-9._-]{0,127}")
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_END = b"PK\x05\x06"
_END_SIZE, _LONGEST_COMMENT = 22, 0xFFFF
_BUNDLE = "a bundle made by `onrecord check --bundle`"
_NOT_OURS = "Get it again from whoever made it. Nothing of it was used."


@dataclass(frozen=True, slots=True)
class Bundle:
    """An opened bundle; every member is as the manifest says."""

    path: str
    manifest: Manifest
    answer: dict[str, Any]
    """What `check --json` answered when it was made."""
    asked: Asked
    files: dict[str, bytes]
    """Texts and releases, by member."""


def open_bundle(path: Path) -> Bundle:
    """The bundle at `path`, with every hash computed again. Errors: InputError, naming the member that does not fit."""
    if path.is_dir():
        remedy = "For a register, name it with --register."
        raise InputError(str(path), found="a folder", expected=_BUNDLE, remedy=remedy)
    try:
        with path.open("rb") as stream:
            _check_size(path, stream)
            with zipfile.ZipFile(stream) as archive:
                files = _read_all(path, archive)
    except FileNotFoundError:
        raise InputError(str(path), found="no such file", remedy="Check the path.") from None
    except OSError as error:
        raise InputError(str(path), found=f"a file that cannot be read ({error.strerror or error})") from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error, struct.error) as error:
        raise _broken(path, "", f"a zip file that cannot be read ({' '.join(str(error).split())[:120]})") from None
    return _open(path, files)


def _open(path: Path, files: dict[str, bytes]) -> Bundle:
    manifest = _decode(path, MANIFEST, files, Manifest)
    if manifest.format > FORMAT:
        raise InputError(
            f"{path}, {MANIFEST}",
            found=f"a bundle of format {manifest.format}",
            expected=f"{FORMAT} or older",
            remedy="It was packed by a newer On the Record: upgrade, then open it again.",
        )
    _check_hashes(path, manifest, files)
    answer = _decode(path, ANSWER, files, dict[str, Any])
    return Bundle(str(path), manifest, answer, _decode(path, LOOKUP, files, Asked), files)


def _check_size(path: Path, stream: BinaryIO) -> None:
    """Refuse what is too large, before a library reads the zip's list of members into memory."""
    size = stream.seek(0, 2)
    if size > LARGEST_FILE:
        raise _broken(path, "", f"{size:,} bytes", f"at most {LARGEST_FILE:,}")
    stream.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
    tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise _broken(path, "", "a file that is no zip", _BUNDLE)
    members, list_size = struct.unpack("<HI", tail[at + 10 : at + 16])
    if members > MOST_MEMBERS:
        raise _broken(path, "", f"{members:,} members or more", f"at most {MOST_MEMBERS:,}")
    if list_size > LARGEST_LIST:
        raise _broken(path, "", f"a list of members of {list_size:,} bytes", f"at most {LARGEST_LIST:,}")
    stream.seek(0)


def _read_all(path: Path, archive: zipfile.ZipFile) -> dict[str, bytes]:
    infos = archive.infolist()
    if len(infos) > MOST_MEMBERS:
        raise _broken(path, "", f"{len(infos):,} members", f"at most {MOST_MEMBERS:,}")
    files: dict[str, bytes] = {}
    room = LARGEST_TOTAL
    for info in infos:
        _check_member(path, info, files)
        data = _read(path, archive, info, min(room, LARGEST_MEMBER))
        room -= len(data)
        files[info.filename] = data
    return files


def _check_member(path: Path, info: zipfile.ZipInfo, seen: dict[str, bytes]) -> None:
    name, kind = info.filename, stat.S_IFMT(info.external_attr >> 16)
    if not _NAME.fullmatch(name):
        raise _broken(path, name, "a name that no bundle has", "letters, digits and dots, in articles/ or releases/")
    if name in seen:
        raise _broken(path, name, "two members of one name")
    if kind not in (0, stat.S_IFREG):
        raise _broken(path, name, "a link or something else that is no file", "plain files only")
    if info.flag_bits & _ENCRYPTED:
        raise _broken(path, name, "an encrypted member", "plain files only")
    if info.compress_type not in _PACKED:
        raise _broken(path, name, f"compression of kind {info.compress_type}", "stored or deflated members")


def _read(path: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    """The member's bytes; what its header says of their number is not believed."""
    with archive.open(info) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        found = f"more than {most:,} bytes once unpacked"
        raise _broken(path, info.filename, found, f"{LARGEST_MEMBER:,} a member, {LARGEST_TOTAL:,} in all")
    return data


def _check_hashes(path: Path, manifest: Manifest, files: dict[str, bytes]) -> None:
    named = {member.name: member for member in manifest.members}
    for name in sorted(files.keys() - named.keys() - {MANIFEST}):
        raise _broken(path, name, "a member that the manifest does not name")
    for name, member in named.items():
        if name not in files:
            raise _broken(path, name, "no such member", "what the manifest names")
        digest = hashlib.sha256(files[name]).hexdigest()
        if digest != member.sha256:
            raise _broken(path, name, f"bytes with the SHA-256 {digest}", f"{member.sha256}, as the manifest says")


def _decode(path: Path, name: str, files: dict[str, bytes], kind: type[Kind]) -> Kind:
    if name not in files:
        raise _broken(path, name, "no such member", _BUNDLE)
    try:
        return msgspec.json.decode(files[name], type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _broken(path, name, f"something else than a bundle has there ({error})") from None


def _broken(path: Path, member: str, found: str, expected: str = "") -> InputError:
    return InputError(f"{path}, {member}" if member else str(path), found=found, expected=expected, remedy=_NOT_OURS)
