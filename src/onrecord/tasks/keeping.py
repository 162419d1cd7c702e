"""What was handed in to the site, written down for those who asked for it to be kept, and read again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from onrecord.article.copy import Copy
from onrecord.errors import RegisterError
from onrecord.register.kept import KeptCheck, KeptChecks
from onrecord.register.layout import Layout
from onrecord.settings import Settings
from onrecord.tasks.claims import ListFile
from onrecord.tasks.submission import Manuscript, Submission
from onrecord.values import Instant


@dataclass(frozen=True, slots=True)
class ClaimsHanded:
    """A list of claims that is to be checked, and what is said of it: what `check_claims` is given."""

    claims: ListFile
    total: str | None = None
    published: tuple[str, ...] = ()
    ocid: str | None = None
    known_at: Instant | None = None


HandedIn = Submission | ClaimsHanded


class _Article(msgspec.Struct, frozen=True):
    id: str
    text: str
    path: str
    copy: Copy | None
    """Its own text is left empty: it is the article's."""


class _Articles(msgspec.Struct, frozen=True, tag="articles"):
    articles: tuple[_Article, ...]
    published: tuple[str, ...]
    outlet: tuple[str, ...]
    ocid: str | None
    known_at: Instant | None


class _Claims(msgspec.Struct, frozen=True, tag="claims"):
    name: str
    content: bytes
    total: str | None
    published: tuple[str, ...]
    ocid: str | None
    known_at: Instant | None


class Shelf:
    """What is kept on disk beside a register, by the secret part of its address."""

    def __init__(self, settings: Settings) -> None:
        self._kept = KeptChecks(Layout(settings.register))

    def put(self, token: str, handed: HandedIn, until: datetime) -> None:
        """Keep it until then. Errors: FullError; RegisterError from the disk."""
        self._kept.put(token, KeptCheck(until, msgspec.json.encode(_written(handed))))

    def get(self, token: str, now: datetime) -> tuple[HandedIn, datetime] | None:
        """What is kept, and until when; None when nothing is, or no more. Errors: RegisterError when it is damaged."""
        found = self._kept.get(token, now)
        if found is None:
            return None
        try:
            return _read(msgspec.json.decode(found.content, type=_Articles | _Claims)), found.until
        except (msgspec.DecodeError, UnicodeDecodeError) as reason:
            raise RegisterError("this check", found=str(reason), remedy="Hand it in again.") from None

    def has(self, token: str) -> bool:
        """Whether anything is kept there."""
        return self._kept.has(token)

    def drop(self, token: str) -> None:
        """Remove it now."""
        self._kept.drop(token)

    def clear(self, now: datetime) -> None:
        """Remove what has had its time."""
        self._kept.clear(now)


def _written(handed: HandedIn) -> _Articles | _Claims:
    if isinstance(handed, ClaimsHanded):
        file = handed.claims
        return _Claims(file.name, file.content, handed.total, handed.published, handed.ocid, handed.known_at)
    articles = tuple(
        _Article(one.id, one.text, one.path, replace(one.copy, text="") if one.copy else None)
        for one in handed.articles
    )
    return _Articles(articles, tuple(handed.published), tuple(handed.outlet), handed.ocid, handed.known_at)


def _read(found: _Articles | _Claims) -> HandedIn:
    if isinstance(found, _Claims):
        file = ListFile(found.name, found.content)
        return ClaimsHanded(file, found.total, found.published, found.ocid, found.known_at)
    articles = [
        Manuscript(one.id, one.text, one.path, replace(one.copy, text=one.text) if one.copy else None)
        for one in found.articles
    ]
    return Submission(articles, found.published, found.outlet, found.ocid, found.known_at)
