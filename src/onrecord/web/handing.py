"""From a form to what is checked: articles that were pasted, given by their addresses, or sent as files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from onrecord.article.blocks import find_blocks
from onrecord.article.copy import Copy
from onrecord.article.intake import take_copy
from onrecord.article.model import BlockKind
from onrecord.errors import OnRecordError, SourceError, UsageError
from onrecord.report.visible import one_line, shorten
from onrecord.settings import Settings
from onrecord.sources.webpages import OutOfReachError
from onrecord.tasks import Manuscript, Submission
from onrecord.tasks.fetching import fetch_copy, name_of
from onrecord.tasks.opening import held, open_register
from onrecord.values import Instant, parse_instant
from onrecord.web.asking import Asked, File
from onrecord.web.guard.lengths import demand_article, demand_articles
from onrecord.web.parameters import LONGEST

MOST_PASTED = 6
"""Fields for articles on one form."""
MOST_ARTICLES = 20
"""Of one check."""
CLAIMS_FIELDS = ("claims", "total", "claims_day", "claims_ocid")
"""Of the form for lists."""
HURRY = 20.0
"""Seconds that a request waits for a page at most; whatever would take longer is told instead."""
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_MARKS = re.compile(r"[=\x00-\x1f]+")
"""What an article's name may not hold: `NAME=DATE` is how tasks are told its day."""


@dataclass(frozen=True, slots=True)
class Typed:
    """One article as somebody typed it into a form."""

    said: str = ""
    """Its text, or its address."""
    outlet: str = ""
    day: str = ""
    time: str = ""

    @property
    def address(self) -> str:
        """The address, where that is all that was given."""
        return self.said.strip() if is_address(self.said) else ""

    @property
    def when(self) -> str:
        """The day, with the time where one was given."""
        return f"{self.day}T{self.time}" if self.day and self.time else self.day


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing to put right in a form."""

    field: str
    """The id of its field."""
    message: str
    status: int = 400


class FormError(Exception):
    """What was typed cannot be meant: all of it at once, to be shown above the form with what was typed."""

    def __init__(self, wrongs: Sequence[Wrong]) -> None:
        self.wrongs = wrongs
        self.status = max(wrong.status for wrong in wrongs)
        super().__init__("; ".join(wrong.message for wrong in wrongs))


def is_address(text: str) -> bool:
    """Whether a text is the address of a page and nothing else."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def typed_articles(form: Mapping[str, str], most: int = MOST_PASTED) -> list[Typed]:
    """The articles of a form's numbered fields, with empty ones among them; one at least."""
    numbers = [number for number in range(1, most + 1) if f"said-{number}" in form]
    return [_typed(form, number) for number in range(1, max(numbers, default=1) + 1)]


def _typed(form: Mapping[str, str], number: int) -> Typed:
    said = form.get(f"said-{number}", "").replace("\r\n", "\n")
    outlet, day, time = (form.get(f"{name}-{number}", "").strip()[:LONGEST] for name in ("outlet", "day", "time"))
    return Typed(said, outlet, day, time)


def take_articles(
    asked: Asked, typed: Sequence[Typed], files: Sequence[File], *, before: Submission | None = None
) -> Submission:
    """What was handed in, added to what was `before`. Errors: FormError, with all that is wrong."""
    wrongs: list[Wrong] = []
    articles = list(before.articles) if before else []
    published = list(before.published) if before else []
    for number, one in enumerate(typed, start=1):
        if not one.said.strip():
            if one.outlet or one.day:
                wrongs.append(Wrong(f"said-{number}", f"Article {number}: paste its text or its address."))
            continue
        wrongs += _day_wrongs(one, f"day-{number}", asked.site.settings)
        where = name_of(one.address) if one.address else f"Article {number}"
        if copy := _tried(asked, partial(_copy_of, asked, one, number), f"said-{number}", wrongs, where=where):
            name = where if one.address else _headline(copy) or where
            _add(articles, published, copy, one, name)
    for file in files:
        if copy := _tried(asked, partial(_copy_of_file, asked, file), "files", wrongs, where=file.name):
            _add(articles, published, copy, Typed(), _name_of_file(file.name))
    if not articles and not wrongs:
        wrongs.append(Wrong("said-1", "Paste an article or its address, or choose a file."))
    if len(articles) > MOST_ARTICLES:
        wrongs.append(Wrong("files", f"{len(articles)} articles: {MOST_ARTICLES} at most can be checked together."))
    try:
        demand_articles((one.text for one in articles), "this check", asked.site.wishes.limits)
    except OnRecordError as error:
        wrongs.append(wrong_of("said-1", error))
    if wrongs:
        raise FormError(wrongs)
    return replace(before or Submission(), articles=articles, published=tuple(published))


def _tried(asked: Asked, take: Callable[[], Copy], field: str, wrongs: list[Wrong], *, where: str) -> Copy | None:
    try:
        copy = take()
        demand_article(copy.text, where, asked.site.wishes.limits)
        return copy
    except OnRecordError as error:
        wrongs.append(wrong_of(field, error))
        return None


def wrong_of(field: str, error: OnRecordError) -> Wrong:
    """What an error says of a field. That a site did not answer, or a record is not held, is no status of ours."""
    return Wrong(field, told(error), 422 if error.http_status == 404 or error.http_status >= 500 else error.http_status)


def told(error: OnRecordError) -> str:
    """An error as one sentence or two for a reader."""
    facts = [f"found {error.found}"] if error.found else []
    facts += [f"expected {error.expected}"] if error.expected else []
    said = f"{error.where}: {', '.join(facts)}." if facts else f"{error.where}."
    return one_line(f"{said[:1].upper()}{said[1:]} {error.remedy}".strip())


def _day_wrongs(typed: Typed, field: str, settings: Settings) -> Iterable[Wrong]:
    if typed.time and not typed.day:
        yield Wrong(field, f"Published on: a time, {typed.time}, without its day.")
    elif typed.when and parse_instant(typed.when, settings.zone) is None:
        yield Wrong(field, f"Published on: found “{one_line(typed.when)[:40]}”, expected a day such as 2024-05-21.")


def _copy_of(asked: Asked, typed: Typed, number: int) -> Copy:
    settings = asked.site.settings
    if typed.address:
        return fetched(asked, typed.address)
    # What a browser may have pasted and no text holds, as browsers show it.
    said = typed.said.strip().replace("\0", "\ufffd")
    return take_copy(said.encode("utf-8", "replace"), where=f"Article {number}", zone=settings.zone)


def fetched(asked: Asked, address: str) -> Copy:
    """The article at an address, within what a request may take. Errors: BusyError; as for `fetch_copy`."""
    site = asked.site
    with site.fetches.turn(asked.client, site.clock()):
        try:
            copy, _ = fetch_copy(site.settings, address, clock=site.clock, longest=HURRY)
        except OutOfReachError:
            if not site.wishes.public:
                raise
            # Whether a name leads into the operator's own network is not for strangers to know.
            remedy = "Paste the article's text instead."
            raise SourceError("the page", found="nothing that can be had from here", remedy=remedy) from None
    return copy


def _copy_of_file(asked: Asked, file: File) -> Copy:
    return take_copy(file.content, where=file.name, name=file.name, zone=asked.site.settings.zone)


def _headline(copy: Copy) -> str:
    """What stands above the text, by which a reader knows it again; empty where nothing does."""
    blocks = copy.blocks or find_blocks(copy.text)
    return shorten(next((b.span.of(copy.text) for b in blocks if b.kind is BlockKind.HEADLINE), ""), 80)


def _name_of_file(name: str) -> str:
    stem = re.split(r"[\\/]", name)[-1].rpartition(".")
    return stem[0] or stem[2]


def _add(articles: list[Manuscript], published: list[str], copy: Copy, typed: Typed, name: str) -> None:
    """One more article, called as its outlet where that is known."""
    made = with_outlet(Manuscript("", copy.text, "", copy), typed.outlet)
    given = made.copy.masthead.outlet if made.copy else ""
    id = free_name(given or name, [article.id for article in articles])
    articles.append(replace(made, id=id, path=id))
    if typed.when:
        published.append(f"{id}={typed.when}")


def with_outlet(article: Manuscript, outlet: str) -> Manuscript:
    """The article as of an outlet that somebody gave; none leaves what its page says."""
    words = " ".join(outlet.split())
    if not words:
        return article
    copy = article.copy or Copy(article.text)
    return replace(article, copy=replace(copy, masthead=replace(copy.masthead, outlet=words, outlet_from="given")))


def free_name(name: str, taken: Sequence[str]) -> str:
    """`name`, numbered where another article has it: two of one outlet are told apart.

    >>> free_name("Courier", ["Courier", "Standard"]), free_name("a=b", [])
    ('Courier (2)', 'a b')
    """
    plain = one_line(_MARKS.sub(" ", name))[:80].strip() or "article"
    numbered = (plain if number == 1 else f"{plain} ({number})" for number in range(1, len(taken) + 2))
    return next(one for one in numbered if one not in taken)


def asked_record(asked: Asked, field: str = "ocid") -> tuple[str | None, Instant | None]:
    """The record that is meant, from a field, and as we knew it when. Errors: FormError."""
    settings, form = asked.site.settings, asked.form
    wrongs: list[Wrong] = []
    written, known = form.get(field, "").strip(), form.get("known_at", "").strip()
    known_at = parse_instant(known, settings.zone) if known else None
    if known and known_at is None:
        wrongs.append(
            Wrong("known_at", f"As we knew it: found “{one_line(known)[:40]}”, expected a day such as 2024-05-21.")
        )
    if written:
        try:
            held(open_register(settings), written, known_at)
        except UsageError:
            raise
        except OnRecordError as error:
            wrongs.append(wrong_of(field, error))
    if wrongs:
        raise FormError(wrongs)
    return written or None, known_at
