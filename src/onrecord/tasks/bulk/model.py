"""What is passed between those who read a pile of articles, those who check them, and those who write it down."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Said(msgspec.Struct, frozen=True):
    """What is said of an article beside its own page; empty where nothing is."""

    published: str = ""
    published_from: str = ""
    """`given` on the command line, or the name of the file that says so."""
    outlet: str = ""
    outlet_from: str = ""


class Item(msgspec.Struct, frozen=True, tag="article"):
    """One article of a pile, as bytes."""

    path: str
    """Where it is: a file's path, `archive.zip/story.txt`, `articles.jsonl:17`."""
    name: str
    """What a file of its own would be called: its ending tells the form."""
    content: bytes
    said: Said = Said()


class Trouble(StrEnum):
    """Why there is no answer about a part of the pile."""

    SKIPPED = "skipped"
    """It is none of what is read."""
    UNREADABLE = "unreadable"
    """It should be an article, and cannot be read as one."""
    CUT_OFF = "cut off"
    """It took longer than it may."""
    DIED = "died"
    """The process that checked it died, and a second one, too."""
    FAULT = "fault"
    """Our own fault: it is to be reported."""


class Unanswered(msgspec.Struct, frozen=True, tag="unanswered"):
    """A part of a pile that no answer can be given about."""

    path: str
    trouble: Trouble
    found: str
    expected: str = ""
    remedy: str = ""
    seconds: float | None = None
    """How long it was given, when it was cut off."""


class Orders(msgspec.Struct, frozen=True):
    """What whoever checks articles has to know."""

    register: str
    """Its folder."""
    zone: str
    ocid: str | None
    known_at: str | None
    """As it was written."""
    seconds: float
    """How long an article may take."""
    state: str
    """The fingerprint of the register and the rules that the answers are to be of."""


class Answer(msgspec.Struct, frozen=True):
    """What one article came to: a line of the output, or why all must stop."""

    line: bytes = b""
    stop: str = ""
    """The register is another than it was."""
