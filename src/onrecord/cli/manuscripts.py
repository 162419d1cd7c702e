"""Article files read from disk or standard input: exactly the text that was given, since offsets count it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.tasks import Manuscript

LARGEST = 4 * 1024 * 1024
"""Bytes: a hundred times the longest newspaper article, and a guard against a wrong file."""
STDIN = "-"
DOCUMENTS = {
    b"%PDF-": "a PDF",
    b"{\\rtf": "rich text (RTF)",
    b"PK\x03\x04": "a word processor's file or an archive",
    b"\xd0\xcf\x11\xe0": "an old word processor's file",
}
"""First bytes of what people have in place of a text file."""
WIDE_STARTS = (b"\xff\xfe", b"\xfe\xff")
"""Byte order marks of UTF-16."""


def read_manuscripts(arguments: Sequence[str], stdin: BinaryIO) -> list[Manuscript]:
    """The articles that files, folders (every `*.txt` inside, sorted) and `-` name, in that order, each once.

    Errors: InputError for what is not there, is empty, or is no UTF-8 text.
    """
    given = [path for argument in arguments for path in _expand(argument)]
    first = {_place(path): path for path in reversed(given)}
    paths = [path for path in dict.fromkeys(given) if first[_place(path)] == path]
    stems = Counter(_stem(path) for path in paths)
    return [Manuscript(_stem(path) if stems[_stem(path)] == 1 else path, _read(path, stdin), path) for path in paths]


def _stem(path: str) -> str:
    return "stdin" if path == STDIN else Path(path).stem


def _place(path: str) -> str:
    """Where a path leads, so that `a.txt` and `./a.txt` are one article."""
    return path if path == STDIN else os.path.realpath(path)


def _expand(argument: str) -> Iterator[str]:
    path = Path(argument)
    if argument == STDIN or not path.is_dir():
        yield argument
        return
    inside = sorted(str(found) for found in path.rglob("*.txt") if found.is_file())
    if not inside:
        raise InputError(argument, found="a folder without any .txt file", expected="articles as plain text")
    yield from inside


def _read(path: str, stdin: BinaryIO) -> str:
    name = "standard input" if path == STDIN else path
    content = stdin.read(LARGEST + 1) if path == STDIN else _bytes_of(Path(path))
    if len(content) > LARGEST:
        raise InputError(name, found=f"more than {LARGEST:,} bytes", expected="one article")
    _refuse_document(name, content)
    text = _decode(name, content.removeprefix(b"\xef\xbb\xbf"), len(content))
    if not text.strip():
        raise InputError(name, found="no text", expected="an article")
    if text.lstrip()[:9].lower() in ("<!doctype", "<html lan") or text.lstrip()[:6].lower() == "<html>":
        raise InputError(name, found="HTML", expected="plain text", remedy="Save the article's text, and check that.")
    return text


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise InputError(str(path), found="no such file or folder", remedy="Check the path.") from error
    except OSError as error:
        raise InputError(str(path), found=f"a file that cannot be read ({error.strerror or error})") from error


def _refuse_document(name: str, content: bytes) -> None:
    """Say what a file is that holds text in a wrapping of its own. Errors: InputError."""
    kind = next((kind for start, kind in DOCUMENTS.items() if content.startswith(start)), None)
    if kind is None and b"\0" in content and not content.startswith(WIDE_STARTS):
        kind = "a file that is not text, or text in UTF-16"
    if kind:
        raise InputError(
            name, found=kind, expected="plain text in UTF-8", remedy="Save the article's text as UTF-8, and check that."
        )


def _decode(name: str, content: bytes, size: int) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        offset = error.start + size - len(content)
        guess = "UTF-16" if content.startswith(WIDE_STARTS) else "WINDOWS-1252"
        raise InputError(
            f"{name}, byte {offset}",
            found=f"the byte 0x{content[error.start]:02X}, which is no UTF-8",
            expected="text in UTF-8",
            remedy=f"Save it as UTF-8, for example: iconv -f {guess} -t UTF-8 {name} > utf8.txt",
        ) from error
