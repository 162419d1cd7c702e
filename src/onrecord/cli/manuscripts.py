"""Articles from files, standard input and addresses: the very text that was given, or the text of a page."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import tzinfo
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeVar

import click

from onrecord.article.copy import Copy
from onrecord.article.intake import LARGEST_PAGE, SUFFIXES, take_copy
from onrecord.errors import InputError, SourceError
from onrecord.settings import Settings
from onrecord.tasks import Manuscript, Refused
from onrecord.values import LONDON

STDIN = "-"
ADDRESSES = ("http://", "https://")

Had = TypeVar("Had")
Fetch = Callable[[str], Copy]
"""Asks for the article at an address."""


def read_manuscripts(
    arguments: Sequence[str],
    stdin: BinaryIO,
    fetch: Fetch | None = None,
    zone: tzinfo = LONDON,
    refused: list[Refused] | None = None,
) -> list[Manuscript]:
    """The articles that files, folders, addresses and `-` name, in that order, each once.

    Of a folder every file inside whose name ends like an article's, sorted. Without `fetch` no address is asked.
    Errors: InputError for what is not there, is empty, or is no article; SourceError for a page that cannot be had.
    Of several articles these go to `refused`, where that is given, and the others are read.
    """
    given = [path for argument in arguments for path in _had(argument, lambda a: list(_expand(a)), refused) or ()]
    first = {_place(path): path for path in reversed(given)}
    paths = [path for path in dict.fromkeys(given) if first[_place(path)] == path]
    stems = Counter(_stem(path) for path in paths)
    several = refused if len(paths) + len(refused or ()) > 1 else None
    copies = [(path, _had(path, lambda p: _take(p, stdin, fetch, zone), several)) for path in paths]
    return [
        Manuscript(_stem(path) if stems[_stem(path)] == 1 else path, copy.text, path, copy)
        for path, copy in copies
        if copy is not None
    ]


def _had(path: str, take: Callable[[str], Had], refused: list[Refused] | None) -> Had | None:
    """What is taken from a path; None where it cannot be had and there is a place to write down why."""
    try:
        return take(path)
    except (InputError, SourceError) as error:
        if refused is None:
            raise
        refused.append(Refused(path, error))
        return None


def articles_of(
    settings: Settings, arguments: Sequence[str], keep: Path | None = None, refused: list[Refused] | None = None
) -> list[Manuscript]:
    """As `read_manuscripts`, of standard input and the web as well; each long wait is told.

    `keep` is a folder for the bytes of pages that are fetched. Errors and `refused`: as there.
    """
    return read_manuscripts(arguments, sys.stdin.buffer, partial(_fetch, settings, keep), settings.zone, refused)


def _fetch(settings: Settings, keep: Path | None, address: str) -> Copy:
    from onrecord.tasks.fetching import fetch_copy, keep_bytes

    copy, content = fetch_copy(
        settings, address, tell=lambda seconds, why: click.echo(f"waiting {seconds:,.0f} s ({why})", err=True)
    )
    if keep is not None:
        click.echo(f"Kept {keep_bytes(keep, copy, content)}", err=True)
    return copy


def is_address(argument: str) -> bool:
    """Whether an argument names a page of the web."""
    return argument.lower().startswith(ADDRESSES)


def _stem(path: str) -> str:
    if is_address(path):
        from onrecord.tasks.fetching import name_of

        return name_of(path)
    return "stdin" if path == STDIN else Path(path).stem


def _place(path: str) -> str:
    """Where a path leads, so that `a.txt` and `./a.txt` are one article."""
    return path if path == STDIN or is_address(path) else os.path.realpath(path)


def _expand(argument: str) -> Iterator[str]:
    path = Path(argument)
    if argument == STDIN or is_address(argument) or not path.is_dir():
        yield argument
        return
    inside = sorted(str(found) for found in path.rglob("*") if found.suffix.lower() in SUFFIXES and found.is_file())
    if not inside:
        endings = ", ".join(SUFFIXES)
        raise InputError(argument, found="a folder without any article", expected=f"files that end in {endings}")
    yield from inside


def _take(path: str, stdin: BinaryIO, fetch: Fetch | None, zone: tzinfo) -> Copy:
    if is_address(path):
        if fetch is None:
            raise InputError(path, found="an address", expected="a file")
        return fetch(path)
    if path == STDIN:
        return take_copy(stdin.read(LARGEST_PAGE + 1), where="standard input", zone=zone)
    return take_copy(_bytes_of(Path(path)), where=path, name=path, zone=zone)


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST_PAGE + 1)
    except FileNotFoundError as error:
        raise InputError(str(path), found="no such file or folder", remedy="Check the path.") from error
    except OSError as error:
        raise InputError(str(path), found=f"a file that cannot be read ({error.strerror or error})") from error
