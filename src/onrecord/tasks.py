"""One function per user task: opens what it needs, wires it, closes it, and answers with an object.

Every interface calls these and nothing else. The clock, the settings and the progress listener are passed in.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import metadata, resources
from pathlib import Path

from onrecord.article.read import read_article
from onrecord.checking.check import check_articles
from onrecord.errors import InputError, RegisterError, UsageError
from onrecord.ocds import Record
from onrecord.ocds.merge import version_record
from onrecord.reading import read_record
from onrecord.register import Progress, Register
from onrecord.report.answers import (
    CheckAnswer,
    DemoAnswer,
    FoundAnswer,
    IssuesAnswer,
    LoadAnswer,
    RebuildAnswer,
    ShowAnswer,
)
from onrecord.report.contacts import discreet
from onrecord.report.html import dossier_html
from onrecord.report.imprint import Imprint, attributions
from onrecord.settings import Settings
from onrecord.values import Instant, parse_instant

Clock = Callable[[], datetime]
"""Answers with the present instant, aware."""
Listener = Callable[[Progress], None]

DEMO_REGISTER = Path("onrecord-demo.register")
DEMO_PAGE = Path("onrecord-demo.html")
DEMO_MARK = "DEMO"
"""A file in a register that the demo made, and may therefore replace."""


def now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """An article as given: its id, its very text, and the path or name it came by."""

    id: str
    text: str
    path: str


def load(
    settings: Settings, paths: Sequence[Path], *, listener: Listener | None = None, clock: Clock = now
) -> LoadAnswer:
    """Load files and folders into the register, which is created where there is none.

    Errors: InputError for a path that is not there; RegisterError when the register is locked or damaged.
    """
    register = Register.open(settings.register, create=True)
    return LoadAnswer(register.load(paths, now=clock(), progress=listener), str(settings.register))


def rebuild(settings: Settings, *, listener: Listener | None = None) -> RebuildAnswer:
    """Throw away all that is derived and make it again from the raw objects."""
    _demand(settings.register)
    register = Register.open_to_rebuild(settings.register)
    return RebuildAnswer(register.rebuild(progress=listener), str(settings.register))


def search(
    settings: Settings,
    words: str,
    *,
    buyer: str | None = None,
    cpv: str | None = None,
    from_: date | None = None,
    to: date | None = None,
    min_: Decimal | None = None,
    max_: Decimal | None = None,
    limit: int = 20,
) -> FoundAnswer:
    """Records that hold the words, within the filters, best first."""
    found = _open(settings).search(
        words, buyer=buyer, cpv=cpv, since=from_, until=to, minimum=min_, maximum=max_, limit=limit
    )
    return FoundAnswer(found, words)


def show(
    settings: Settings, ocid: str, *, as_of: Instant | None = None, history: bool = False, clock: Clock = now
) -> ShowAnswer:
    """One record as of a day, or in its newest state. Errors: InputError when it is not held, or not yet then."""
    register = _open(settings)
    record = _held(register, ocid)
    reading = read_record(record, as_of)
    if reading is None:
        first = next((r.date.text for r in record.releases if r.date), "none that has a date")
        raise InputError(
            ocid, found=f"no release by {as_of.text if as_of else 'then'}", expected=f"a day from its first on: {first}"
        )
    state = reading.record
    versioned = version_record(state) if history else None
    later = len(record.releases) - len(state.releases)
    imprint = _imprint(settings, clock, register, [ocid])
    return ShowAnswer(state, reading, reading.compiled, versioned, as_of, later, imprint)


def issues(settings: Settings, *, rule: str | None = None, ocid: str | None = None, limit: int = 100) -> IssuesAnswer:
    """What is wrong in the data that was loaded, row by row."""
    return IssuesAnswer(_open(settings).issues(rule=rule, ocid=ocid, limit=limit))


def check(
    settings: Settings,
    articles: Sequence[Manuscript],
    *,
    published: Sequence[str] = (),
    ocid: str | None = None,
    clock: Clock = now,
) -> CheckAnswer:
    """Check articles against the register, and lay those about one contract side by side.

    `published` holds `DATE` for all articles or `FILE=DATE` for one; `ocid` says which record is meant.
    Errors: UsageError for a date that cannot be read or names no article; InputError for an unknown `ocid`.
    """
    dates = publication_dates(articles, published, settings)
    register = _open(settings)
    if ocid is not None:
        _held(register, ocid)
    readings = [read_article(a.text, id=a.id, published=dates.get(a.id)) for a in articles]
    dossier = check_articles(readings, register, ocid=ocid)
    if dossier.register_as_of is None:
        dossier = replace(dossier, register_as_of=register.stats().newest)
    linked = [check.link.ocid for check in dossier.checks if check.link.ocid]
    return CheckAnswer(discreet(dossier), _imprint(settings, clock, register, linked))


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


def demo(settings: Settings, *, listener: Listener | None = None, clock: Clock = now) -> DemoAnswer:
    """The first look: load the sample register, check its two articles, write the page beside it.

    Errors: RegisterError when the register's folder is somebody else's, InputError when the page's file is.
    """
    page = settings.register.parent / DEMO_PAGE
    _clear_demo(settings.register, page)
    with resources.as_file(resources.files("onrecord") / "sample") as sample:
        loaded = load(settings, [sample / "register"], listener=listener, clock=clock)
        (settings.register / DEMO_MARK).write_text("Made by onrecord demo, which replaces it.\n", encoding="utf-8")
        dates = json.loads((sample / "articles" / "published.json").read_text("utf-8"))
        paths = sorted((sample / "articles").glob("*.txt"), key=lambda path: (dates.get(path.stem, ""), path.stem))
        articles = [Manuscript(path.stem, path.read_bytes().decode(), path.name) for path in paths]
        published = [f"{article.id}={dates[article.id]}" for article in articles if article.id in dates]
        answer = check(settings, articles, published=published, clock=clock)
    page.write_text(dossier_html(answer.dossier, answer.imprint), encoding="utf-8", newline="\n")
    return DemoAnswer(loaded, answer, page, paths)


def _clear_demo(register: Path, page: Path) -> None:
    """Remove what an earlier demo made, and nothing else."""
    if register.exists() and not (register / DEMO_MARK).is_file():
        raise RegisterError(
            str(register),
            found="a folder that the demo did not make",
            remedy="Run the demo elsewhere: onrecord demo --register ./another.register",
        )
    if page.exists() and "On the Record" not in page.read_text("utf-8", errors="replace")[:2000]:
        raise InputError(
            str(page), found="a file that the demo did not make", remedy="Move it, or run the demo elsewhere."
        )
    if register.exists():
        shutil.rmtree(register)


def _demand(path: Path) -> None:
    if not path.exists():
        raise RegisterError(
            str(path),
            found="no register there",
            remedy="Load something first: onrecord load PATH, or look round with: onrecord demo",
        )


def _open(settings: Settings) -> Register:
    _demand(settings.register)
    return Register.open(settings.register)


def _held(register: Register, ocid: str) -> Record:
    record = register.record(ocid)
    if record is None:
        raise InputError(ocid, found="no such record in this register", remedy="Search for it: onrecord search WORDS")
    return record


def _imprint(settings: Settings, clock: Clock, register: Register, ocids: Sequence[str]) -> Imprint:
    """What a page that shows these records says of itself."""
    return Imprint(
        made_on=clock().astimezone(settings.zone).date(),
        version=metadata.version("onrecord"),
        register=str(settings.register),
        sources=attributions(register.publishers(ocids)),
        zone=settings.zone,
    )
