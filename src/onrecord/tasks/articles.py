"""The checker's task: articles held against the register, and laid side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.article.copy import Copy
from onrecord.article.read import read_article
from onrecord.checking.check import check_articles
from onrecord.checking.transcript import Transcript
from onrecord.errors import UsageError
from onrecord.register.view import KnownRegister
from onrecord.report.answers import CheckAnswer
from onrecord.report.contacts import discreet
from onrecord.report.reviewed import with_reviews
from onrecord.settings import Settings
from onrecord.tasks.opening import Clock, held, imprint_of, now, open_register
from onrecord.values import Instant, parse_instant


@dataclass(frozen=True, slots=True)
class Manuscript:
    """An article as given: its id, its very text, and the path or name it came by."""

    id: str
    text: str
    path: str
    copy: Copy | None = None
    """How the text was come by; None for plain text that somebody has at hand."""


def check(
    settings: Settings,
    articles: Sequence[Manuscript],
    *,
    published: Sequence[str] = (),
    outlet: Sequence[str] = (),
    ocid: str | None = None,
    known_at: Instant | None = None,
    bundle: Path | None = None,
    with_text: bool = False,
    with_contacts: bool = False,
    clock: Clock = now,
) -> CheckAnswer:
    """Check articles against the register, and lay those about one contract side by side.

    `published` holds `DATE` for all articles or `FILE=DATE` for one, `outlet` names likewise; `ocid` says which record
    is meant; `known_at` leaves out the releases that we had not seen by then; `bundle` is where to write everything
    that is needed to run the check again elsewhere, with the articles' texts and the releases' contact details only
    where they are wanted.
    Errors: UsageError for a date that cannot be read or names no article; InputError for an unknown `ocid`, and for a
    bundle where something is already.
    """
    if bundle is not None or with_text or with_contacts:
        from onrecord.tasks.bundles import bundle_is_free

        bundle_is_free(bundle, with_text=with_text, with_contacts=with_contacts)
    dates = publication_dates(articles, published, settings)
    named = _outlets(articles, outlet)
    register = open_register(settings)
    if ocid is not None:
        held(register, ocid, known_at)
    lookup = Transcript(KnownRegister(register, known_at.at) if known_at else register)
    readings = [
        read_article(a.text, id=a.id, published=dates.get(a.id), copy=_of_outlet(a, named.get(a.id))) for a in articles
    ]
    dossier = check_articles(readings, lookup, ocid=ocid)
    # What was the newest by then is written nowhere, and is not claimed.
    if dossier.register_as_of is None and known_at is None:
        dossier = replace(dossier, register_as_of=register.stats().newest)
    linked = [check.link.ocid for check in dossier.checks if check.link.ocid]
    dossier = with_reviews(dossier, register.reviews())
    answer = CheckAnswer(discreet(dossier), imprint_of(settings, clock, register, linked), known_at)
    if bundle is not None:
        from onrecord.report.bundle.gather import Wish
        from onrecord.tasks.bundles import write_bundle

        wish = Wish(settings.zone, ocid, known_at, with_text, with_contacts)
        write_bundle(bundle, answer, lookup, register, wish)
    return answer


def publication_dates(
    articles: Sequence[Manuscript], published: Sequence[str], settings: Settings
) -> dict[str, Instant]:
    """Article id to the instant that `published` gives it; what names one article wins over what is for all."""
    said = _said_of(articles, published, "--published", "date")
    return {name: _instant(day, settings) for name, day in said.items()}


def _outlets(articles: Sequence[Manuscript], outlet: Sequence[str]) -> dict[str, str]:
    """Article id to the outlet that was given for it."""
    said = _said_of(articles, outlet, "--outlet", "name")
    if empty := [name for name, text in said.items() if not text.strip()]:
        raise UsageError("--outlet", found=f'no name for "{empty[0]}"', expected="the name of a newspaper or site")
    return {name: " ".join(text.split()) for name, text in said.items()}


def _of_outlet(article: Manuscript, outlet: str | None) -> Copy:
    """The article's copy; an outlet that was given wins over what its page says."""
    copy = article.copy or Copy(article.text)
    return replace(copy, masthead=replace(copy.masthead, outlet=outlet, outlet_from="given")) if outlet else copy


def _said_of(articles: Sequence[Manuscript], said: Sequence[str], option: str, thing: str) -> dict[str, str]:
    """Article id to what an option says of it: `VALUE` for all of them, `FILE=VALUE` for one."""
    for_all = [entry for entry in said if "=" not in entry]
    if len(for_all) > 1:
        raise UsageError(
            option, found=f"{len(for_all)} {thing}s for all articles", expected=f"one, or FILE={thing.upper()}"
        )
    values = {article.id: entry for entry in for_all for article in articles}
    named: dict[str, str] = {}
    for entry in (entry for entry in said if "=" in entry):
        name, _, value = entry.rpartition("=")
        article = _named(articles, name, option)
        if article.id in named:
            raise UsageError(option, found=f'two {thing}s for "{name}"', expected="one")
        named[article.id] = value
    return values | named


def _named(articles: Sequence[Manuscript], name: str, option: str) -> Manuscript:
    """The one article that a path, a file name or a stem means."""
    for matches in (
        [a for a in articles if name in (a.path, a.id)],
        [a for a in articles if name in (Path(a.path).name, Path(a.path).stem)],
    ):
        if len(matches) == 1:
            return matches[0]
        if matches:
            break
    known = ", ".join(a.path for a in articles)
    found = f'"{name}", which means {len(matches)} articles' if matches else f'"{name}", which is none of the articles'
    raise UsageError(option, found=found, expected=f"one of {known}")


def _instant(text: str, settings: Settings) -> Instant:
    found = parse_instant(text, settings.zone)
    if found is None:
        raise UsageError(
            "--published", found=f'"{text}"', expected="a date such as 2024-04-26 or 2024-04-26T16:42+01:00"
        )
    return found
