"""The checker's task: articles held against the register, and laid side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.article.read import read_article
from onrecord.checking.check import check_articles
from onrecord.checking.transcript import Transcript
from onrecord.errors import UsageError
from onrecord.register.view import KnownRegister
from onrecord.report.answers import CheckAnswer
from onrecord.report.bundle.gather import Wish
from onrecord.report.contacts import discreet
from onrecord.settings import Settings
from onrecord.tasks.bundles import bundle_is_free, write_bundle
from onrecord.tasks.opening import Clock, held, imprint_of, now, open_register
from onrecord.values import Instant, parse_instant


@dataclass(frozen=True, slots=True)
class Manuscript:
    """An article as given: its id, its very text, and the path or name it came by."""

    id: str
    text: str
    path: str


def check(
    settings: Settings,
    articles: Sequence[Manuscript],
    *,
    published: Sequence[str] = (),
    ocid: str | None = None,
    known_at: Instant | None = None,
    bundle: Path | None = None,
    with_text: bool = False,
    with_contacts: bool = False,
    clock: Clock = now,
) -> CheckAnswer:
    """Check articles against the register, and lay those about one contract side by side.

    `published` holds `DATE` for all articles or `FILE=DATE` for one; `ocid` says which record is meant; `known_at`
    leaves out the releases that we had not seen by then; `bundle` is where to write everything that is needed to run
    the check again elsewhere, with the articles' texts and the releases' contact details only where they are wanted.
    Errors: UsageError for a date that cannot be read or names no article; InputError for an unknown `ocid`, and for a
    bundle where something is already.
    """
    bundle_is_free(bundle, with_text=with_text, with_contacts=with_contacts)
    dates = publication_dates(articles, published, settings)
    register = open_register(settings)
    if ocid is not None:
        held(register, ocid, known_at)
    lookup = Transcript(KnownRegister(register, known_at.at) if known_at else register)
    readings = [read_article(a.text, id=a.id, published=dates.get(a.id)) for a in articles]
    dossier = check_articles(readings, lookup, ocid=ocid)
    # What was the newest by then is written nowhere, and is not claimed.
    if dossier.register_as_of is None and known_at is None:
        dossier = replace(dossier, register_as_of=register.stats().newest)
    linked = [check.link.ocid for check in dossier.checks if check.link.ocid]
    answer = CheckAnswer(discreet(dossier), imprint_of(settings, clock, register, linked), known_at)
    if bundle is not None:
        wish = Wish(settings.zone, ocid, known_at, with_text, with_contacts)
        write_bundle(bundle, answer, lookup, register, wish)
    return answer


def publication_dates(
    articles: Sequence[Manuscript], published: Sequence[str], settings: Settings
) -> dict[str, Instant]:
    """Article id to the instant that `published` gives it; what names one article wins over what is for all."""
    for_all = [entry for entry in published if "=" not in entry]
    if len(for_all) > 1:
        raise UsageError("--published", found=f"{len(for_all)} dates for all articles", expected="one, or FILE=DATE")
    dates = {article.id: _instant(entry, settings) for entry in for_all for article in articles}
    named: dict[str, Instant] = {}
    for entry in (entry for entry in published if "=" in entry):
        name, _, day = entry.rpartition("=")
        article = _named(articles, name)
        if article.id in named:
            raise UsageError("--published", found=f'two dates for "{name}"', expected="one")
        named[article.id] = _instant(day, settings)
    return dates | named


def _named(articles: Sequence[Manuscript], name: str) -> Manuscript:
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
    raise UsageError("--published", found=found, expected=f"one of {known}")


def _instant(text: str, settings: Settings) -> Instant:
    found = parse_instant(text, settings.zone)
    if found is None:
        raise UsageError(
            "--published", found=f'"{text}"', expected="a date such as 2024-04-26 or 2024-04-26T16:42+01:00"
        )
    return found
