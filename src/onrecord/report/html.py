"""A dossier as one self-contained HTML file: no script, no request, everything escaped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined

from onrecord.article import BlockKind
from onrecord.checking.model import Check, CheckedClaim, Comparison, Dossier, FactRow, QuotationPair, VerdictWord
from onrecord.report.imprint import Imprint
from onrecord.report.marking import Piece, lay_out, mark_pieces
from onrecord.report.provenance import fetched_words, origin_words
from onrecord.report.reply_told import answered, reply_words, shown_rows
from onrecord.report.revision_words import fact_words, passage_sides, summary_words
from onrecord.report.terminal_dossier import link_reasons, record_of, runners_up, state_words, told_of, voice_words
from onrecord.report.visible import one_line, shorten, visible
from onrecord.report.wording import (
    LOOKS,
    Look,
    alike,
    day_words,
    evidence_place,
    in_reading_order,
    instant_words,
    is_flagged,
    plural,
    quoted,
    reason_words,
    review_words,
    sentence_case,
    tally,
    type_word,
    value_words,
)

FILTERS: tuple[Callable[..., object], ...] = (
    answered,
    day_words,
    evidence_place,
    fact_words,
    fetched_words,
    instant_words,
    link_reasons,
    one_line,
    origin_words,
    plural,
    quoted,
    reason_words,
    record_of,
    reply_words,
    review_words,
    runners_up,
    sentence_case,
    shorten,
    shown_rows,
    state_words,
    summary_words,
    told_of,
    type_word,
    value_words,
    voice_words,
)
"""What the templates may call, each by its own name."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One claim on the page: its number, its anchors, and how it looks."""

    number: int
    mark_id: str
    card_id: str
    checked: CheckedClaim
    look: Look

    @property
    def word(self) -> VerdictWord:
        """The verdict."""
        return self.checked.verdict.word

    @property
    def flagged(self) -> bool:
        """Whether the verdict says that something is wrong."""
        return is_flagged(self.checked)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of an article, cut into marked pieces."""

    kind: BlockKind
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article as the template needs it."""

    number: int
    check: Check
    marked: list[Marked]
    paragraphs: list[Paragraph]

    @property
    def flags(self) -> list[list[Marked]]:
        """The claims to correct, those judged alike together."""
        by_claim = {id(marked.checked): marked for marked in self.marked}
        groups = alike([marked.checked for marked in self.marked if marked.flagged])
        return [[by_claim[id(checked)] for checked in group] for group in groups]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one outlet says of one kind of fact."""

    reported: bool
    omitted: bool
    claims: list[Marked]
    """Each wording and verdict once, where it stands first."""
    words: Sequence[str] = ()
    """What is said where nothing is judged, since there is no record."""


def dossier_html(dossier: Dossier, imprint: Imprint) -> str:
    """The whole page. The same dossier and imprint give the same bytes."""
    environment = page_environment(PackageLoader("onrecord.report"))
    style = environment.get_template("dossier.css").render()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return environment.get_template("dossier.html").render(style_digest=digest, **dossier_values(dossier, imprint))


def dossier_values(dossier: Dossier, imprint: Imprint) -> dict[str, Any]:
    """What the templates of a dossier are given, on a page of its own and on the site.

    The site puts `addresses`, which leads to records and rules, `places` of its own on the page, and says
    when a claim stands `alone`, without its article.
    """
    pages = [_page(number, check) for number, check in enumerate(dossier.checks, start=1)]
    return {
        "addresses": None,
        "places": (),
        "alone": False,
        "dossier": dossier,
        "imprint": imprint,
        "pages": pages,
        "title": _title(dossier),
        "counts": tally(tuple(claim for check in dossier.checks for claim in check.claims)),
        "rows": lambda comparison: _rows(comparison, pages),
        "pairs": lambda comparison: _pairs(comparison, pages),
        "questions": _questions(pages),
        "sides": lambda revision: passage_sides(revision, {check.article.id: check for check in dossier.checks}),
    }


def page_environment(loader: BaseLoader, extensions: Sequence[str] = ()) -> Environment:
    """How every page of ours is made from its template: escaped, strict, hidden characters shown."""
    environment = Environment(
        loader=loader,
        extensions=extensions,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.filters |= {function.__name__: function for function in FILTERS}
    environment.globals |= {"LOOKS": LOOKS}
    return environment


def _finalize(value: object) -> object:
    """What every expression of the template passes through: hidden characters become visible, then all is escaped."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _page(number: int, check: Check) -> ArticlePage:
    marked = [
        Marked(index, f"m-{number}-{index}", f"e-{number}-{index}", checked, LOOKS[checked.verdict.word])
        for index, checked in enumerate(in_reading_order(check.claims), start=1)
    ]
    spans = [mark.checked.claim.span for mark in marked]
    text = check.article.text
    blocks = lay_out(text, check.article.blocks, spans)
    paragraphs = [Paragraph(block.kind, mark_pieces(text, block.span, spans)) for block in blocks]
    return ArticlePage(number, check, marked, paragraphs)


def _title(dossier: Dossier) -> str:
    titles = {comparison.title for comparison in dossier.comparisons} or {c.title for c in dossier.checks if c.title}
    if len(titles) == 1 and (title := one_line(next(iter(titles)))):
        return title
    return f"{plural(len(dossier.checks), 'article')} against the record"


def _rows(comparison: Comparison, pages: list[ArticlePage]) -> list[tuple[FactRow, list[Cell]]]:
    by_id = {page.check.article.id: page for page in pages}
    return [(row, [_cell(row, name, by_id) for name in comparison.articles]) for row in comparison.facts]


def _cell(row: FactRow, name: str, by_id: dict[str, ArticlePage]) -> Cell:
    wanted = row.claims.get(name, ())
    page = by_id.get(name)
    claims = [marked for marked in page.marked if marked.checked.claim.id in wanted] if page else []
    worded = {(one_line(marked.checked.claim.text), marked.word): marked for marked in reversed(claims)}
    stated = page.check.stated if page else ()
    words = dict.fromkeys(one_line(claim.text) for claim in stated if claim.id in wanted)
    return Cell(name in row.reported_by, name in row.omitted_by, list(reversed(worded.values())), tuple(words))


def _pairs(comparison: Comparison, pages: list[ArticlePage]) -> list[tuple[QuotationPair, list[Marked | None]]]:
    return [
        (pair, [_find(pages, name, claim) for name, claim in zip(pair.articles, pair.claims, strict=True)])
        for pair in comparison.quotation_pairs
        if not pair.same_words
    ]


def _find(pages: list[ArticlePage], article: str, claim: str) -> Marked | None:
    for page in pages:
        if page.check.article.id == article:
            return next((marked for marked in page.marked if marked.checked.claim.id == claim), None)
    return None


def _questions(pages: list[ArticlePage]) -> list[tuple[str, Marked | None]]:
    """Each question once, with the claim that raised it."""
    asked: dict[str, Marked | None] = {}
    for page in pages:
        for question in page.check.questions:
            found = _find([page], page.check.article.id, question.claim) if question.claim else None
            asked.setdefault(one_line(question.text), found)
    return list(asked.items())
