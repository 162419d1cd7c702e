"""Articles longer than any newspaper prints: each character is read closely, so that a few would keep a core busy."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.errors import InputError
from onrecord.register import Progress
from onrecord.web.guard.limits import Limits

_LISTS = "Split the list, or check it where the register is kept: onrecord check --claims FILE"
_REMEDY = "Check longer ones where the register is kept: onrecord check FILE"


def short_list(limits: Limits) -> Callable[[Progress], None]:
    """Who listens to a check of a list of claims, and ends it with an InputError when it takes more than is given."""

    def listen(progress: Progress) -> None:
        if progress.total > limits.claims:
            found, most = f"{progress.total:,} rows", f"{limits.claims:,} at most here"
            raise InputError("the list", found=found, expected=most, remedy=_LISTS)
        if progress.seconds > limits.claims_time and progress.done < progress.total:
            found = f"{progress.done:,} of {progress.total:,} rows judged in {progress.seconds:.0f} s"
            most = f"all of them in {limits.claims_time:.0f} s"
            raise InputError("the list", found=found, expected=most, remedy=_LISTS)

    return listen


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
