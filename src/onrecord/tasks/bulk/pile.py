"""A pile of articles: every article in files, folders and archives, one at a time and always in the same order.

What is no article is a row that says so. Of what a folder holds only the names are kept in memory, of an archive one
article at a time.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from onrecord.article.intake import LARGEST_PAGE, SUFFIXES
from onrecord.errors import InputError, UsageError
from onrecord.tasks.bulk.archives import COMPRESSED, LINES, ZIP, in_lines, in_zip
from onrecord.tasks.bulk.model import Item, Said, Trouble, Unanswered
from onrecord.tasks.bulk.said import JSON, Beside, ends_in

Part = Item | Unanswered

TAKEN = (*SUFFIXES, JSON, *LINES, *ZIP)
"""What a file's name ends in, of which a folder gives articles."""


def demand_files(arguments: Sequence[str]) -> None:
    """Errors: InputError for what is not there; UsageError for addresses and standard input."""
    for argument in arguments:
        if argument == "-" or argument.lower().startswith(("http://", "https://")):
            raise UsageError(argument, found="no file", expected="files and folders with --out", remedy="Leave it out.")
        if not os.path.lexists(argument):
            raise InputError(argument, found="no such file or folder", remedy="Check the path.")


class Pile:
    """The articles of some files and folders."""

    def __init__(self, arguments: Sequence[str], spared: Collection[Path] = ()) -> None:
        """`spared` are files that are no part of it, wherever they lie: what is being written."""
        self._arguments = tuple(dict.fromkeys(arguments))
        self._spared = frozenset(map(os.path.realpath, spared))
        self.taken = 0
        """Bytes of the files read so far."""

    def size(self) -> int:
        """Bytes of all files; takes a look at each."""
        return sum(_size(path) for path, _ in self._files(lambda _: None))

    def __iter__(self) -> Iterator[Part]:
        """Every article in the order of the arguments, and in each folder of the names."""
        skipped: list[Unanswered] = []
        self.taken = 0
        for path, said in self._files(skipped.append):
            yield from skipped
            skipped.clear()
            yield from self._of_file(path, said)
            self.taken += _size(path)
        yield from skipped

    def _of_file(self, path: str, said: Said) -> Iterator[Part]:
        try:
            if ends_in(path, ZIP):
                yield from in_zip(path)
            elif ends_in(path, LINES):
                yield from in_lines(path)
            else:
                with Path(path).open("rb") as stream:
                    content = stream.read(LARGEST_PAGE + 1)
                yield Item(shown(path), shown(Path(path).name), content, said)
        except OSError as error:
            found = f"a file that cannot be read ({error.strerror or error})"
            yield Unanswered(shown(path), Trouble.UNREADABLE, found)

    def _files(self, skip: Callable[[Unanswered], None]) -> Iterator[tuple[str, Said]]:
        seen: list[str] = []
        for argument in self._arguments:
            place = os.path.realpath(argument)
            if any(place == other or place.startswith(other + os.sep) for other in seen):
                skip(Unanswered(shown(argument), Trouble.SKIPPED, "what was given already"))
                continue
            seen.append(place)
            if Path(argument).is_dir():
                yield from self._in_folder(argument, skip)
            else:
                yield argument, Said()

    def _in_folder(self, folder: str, skip: Callable[[Unanswered], None]) -> Iterator[tuple[str, Said]]:
        try:
            names = sorted(os.listdir(folder))  # noqa: PTH208 (strings take a tenth of the memory of paths)
        except OSError as error:
            skip(
                Unanswered(
                    shown(folder), Trouble.UNREADABLE, f"a folder that cannot be read ({error.strerror or error})"
                )
            )
            return
        beside = Beside(folder, names)
        for name in names:
            path = os.path.join(folder, name)  # noqa: PTH118
            if name in beside.notes or os.path.realpath(path) in self._spared:
                continue
            if why := _no_part(path, name):
                skip(Unanswered(shown(path), Trouble.SKIPPED, why))
            elif Path(path).is_dir():
                yield from self._in_folder(path, skip)
            else:
                yield path, beside.said(name)


def shown(path: str) -> str:
    """A path as text that can be written: bytes that are no UTF-8 become question marks."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _no_part(path: str, name: str) -> str:
    """Why something in a folder is not looked at; empty for what is."""
    if name.startswith("."):
        return "a hidden file or folder"
    try:
        kind = os.stat(path).st_mode  # noqa: PTH116
    except OSError as error:
        return f"what cannot be looked at ({error.strerror or error})"
    if stat.S_ISDIR(kind):
        return "a link to a folder" if Path(path).is_symlink() else ""
    if not stat.S_ISREG(kind):
        return "no file"
    if ends_in(name, COMPRESSED) and not ends_in(name, (*LINES, *ZIP)):
        return "a compressed file that is neither .jsonl.gz nor .zip"
    return "" if ends_in(name, TAKEN) else f"a file that ends in none of {', '.join(TAKEN)}"


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116
    except OSError:
        return 0
