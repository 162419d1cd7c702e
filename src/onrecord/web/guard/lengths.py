"""Articles longer than any newspaper prints: each character is read closely, so that a few would keep a core busy."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.errors import InputError
from onrecord.web.guard.limits import Limits

_REMEDY = "Check longer ones where the register is kept: onrecord check FILE"


def demand_article(text: str, where: str, limits: Limits) -> None:
    """Errors: InputError, at `where`, for an article that somebody would wait too long for."""
    if len(text) > limits.article:
        found, most = f"{len(text):,} characters of text", f"{limits.article:,} at most here"
        raise InputError(where, found=found, expected=most, remedy=_REMEDY)


def demand_articles(texts: Iterable[str], where: str, limits: Limits) -> None:
    """The same for all articles of one check. Errors: InputError."""
    size = sum(len(text) for text in texts)
    if size > limits.articles:
        found, most = f"{size:,} characters in all articles", f"{limits.articles:,} at most here"
        raise InputError(where, found=found, expected=most, remedy=_REMEDY)
