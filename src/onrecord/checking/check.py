"""From articles and a register to a dossier: link, state the claims, judge each, lay the articles side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum
from typing import Final, Literal

from onrecord.article import ArticleReading
from onrecord.checking.compare import compare
from onrecord.checking.context import Context, flags
from onrecord.checking.extent import judged_part
from onrecord.checking.fairness import DATES, withheld
from onrecord.checking.link import link
from onrecord.checking.lookup import Lookup
from onrecord.checking.model import Check, CheckedClaim, Claim, ClaimType, Dossier, Link, Verdict, VerdictWord
from onrecord.checking.proposed import judge_proposed
from onrecord.checking.questions import questions
from onrecord.checking.replies import replies_of
from onrecord.checking.rule import Rule, rules
from onrecord.checking.several import by_record
from onrecord.checking.sisters import told_of_sisters
from onrecord.checking.stated import state_claims
from onrecord.checking.versions import newest_versions, revisions_of
from onrecord.reading import RecordReading, read_record
from onrecord.reading.passages import excerpt
from onrecord.values import Instant

_ANY_LANGUAGE = frozenset({ClaimType.VALUE, ClaimType.QUOTATION, *DATES})
"""What is stated of a paragraph that is not English: figures, and the notice's own words."""


def check_articles(articles: Sequence[ArticleReading], lookup: Lookup, *, ocid: str | None = None) -> Dossier:
    """Every article checked against the record it is about, and the articles about one record side by side.

    `ocid` names the record for all of them, instead of linking. Each is judged on the record as of its publication
    day; an article without one on the newest record, which its notes say.
    """
    return dossier_of([check_article(article, lookup, ocid=ocid) for article in articles])


def dossier_of(found: Iterable[Check]) -> Dossier:
    """Articles that were checked, and those about one record side by side."""
    checks = tuple(found)
    return Dossier(checks, compare(newest_versions(checks)), revisions=revisions_of(checks))


def check_article(article: ArticleReading, lookup: Lookup, *, ocid: str | None = None) -> Check:
    """One article checked; without a record it is only read."""
    made, record = given(article.published, lookup, ocid) if ocid else link(article, lookup)
    return check_linked(article, made, record, lookup)


def check_linked(article: ArticleReading, made: Link, record: RecordReading | None, lookup: Lookup) -> Check:
    """One article checked against the record that it is linked to, read as of its day; None where there is none."""
    if record is None:
        stated = state_claims(article)
        notes = _notes(article, None, False)
        asked = questions(article, (), None)
        return Check(article, made, "", (), asked, notes, stated=stated, replies=replies_of(article, None))
    context = Context(judged_part(article), record)
    today = todays(context, lookup)
    held_back: set[ClaimType] = set()
    found = [*_judged(context, today, made.rival, held_back)]
    judged = told_of_sisters([*found, *judge_proposed(context, found)], made, record, lookup, article.published)
    if made.further:
        judged = by_record(judged, _by_further(context, made, lookup), made.further, context)
    claims = tuple(_numbered(judged, article.text))
    changed = any(c.today is not None for c in claims)
    return Check(
        article,
        made,
        record.title,
        claims,
        questions(article, [checked for checked in claims if checked.about is None], record),
        _notes(context.article, record, changed, cut=len(context.text) < len(article.text)),
        tuple(r.id for r in record.record.releases),
        frozenset(held_back),
        replies=replies_of(context.article, record),
    )


def _by_further(context: Context, made: Link, lookup: Lookup) -> dict[str, list[CheckedClaim]]:
    """By ocid, what each further record says of the claims that are found with it, wherever they stand."""
    found: dict[str, list[CheckedClaim]] = {}
    for further in made.further:
        held = lookup.record(further.ocid)
        record = read_record(held, context.article.published) if held is not None else None
        if record is not None:
            beside = context.with_record(record)
            found[further.ocid] = list(_judged(beside, todays(beside, lookup), None, set()))
    return found


def given(published: Instant | None, lookup: Lookup, ocid: str) -> tuple[Link, RecordReading | None]:
    """The link that the user made, and the record as of the day of publication."""
    held = lookup.record(ocid)
    record = read_record(held, published) if held is not None else None
    if record is not None:
        return Link(ocid, (), ("You named this record.",)), record
    why = "has no release dated by then" if held is not None else "is not in the register"
    return Link(None, (), (f"You named {ocid}, which {why}.",)), None


def todays(context: Context, lookup: Lookup) -> Context | None:
    """The article beside today's record, when that has releases which the article could not know."""
    held = lookup.record(context.record.record.ocid)
    if held is None or len(held.releases) == len(context.record.record.releases):
        return None
    record = read_record(held)
    return context.with_record(record) if record is not None else None


def _judged(
    context: Context, today: Context | None, rival: str | None, held_back: set[ClaimType]
) -> Iterable[CheckedClaim]:
    """Every claim with its verdict; the kinds of those that are held back are added to `held_back`."""
    for rule in rules():
        for found in rule.find(context):
            if context.in_furniture(found.span) or (found.type not in _ANY_LANGUAGE and context.in_foreign(found.span)):
                continue
            checked = judge_claim(rule, found, context, today, rival)
            if checked is HELD_BACK:
                held_back.add(found.type)
            elif checked is not None:
                yield checked


class HeldBack(Enum):
    """Stands for a verdict that is not printed, because it might not be fair."""

    HELD_BACK = "held back"


HELD_BACK: Final = HeldBack.HELD_BACK


def judge_claim(
    rule: Rule, found: Claim, context: Context, today: Context | None, rival: str | None
) -> CheckedClaim | Literal[HeldBack.HELD_BACK] | None:
    """A claim with its rule's verdict; None where it turns out not to be about this contract.

    `rival` is the title of another record that is nearly as near: nothing is then held against the claim.
    """
    verdict = rule.judge(found, context)
    if verdict is None:
        return None
    if withheld(found, verdict, context):
        return HELD_BACK
    if rival is not None and flags(verdict):
        verdict = _left_open(verdict, rival)
    return CheckedClaim(found, verdict, _differs(rule, found, verdict, today))


def _left_open(verdict: Verdict, rival: str) -> Verdict:
    """An accusation while another record is nearly as near: both are named, and nothing is flagged."""
    sentence = f"{verdict.sentence} But the article may be about another record, “{excerpt(rival, 80)}”."
    return replace(verdict, word=VerdictWord.UNDECIDED, reason=None, sentence=sentence)


def _differs(rule: Rule, found: Claim, then: Verdict, today: Context | None) -> Verdict | None:
    """Today's verdict, where it is another; that a purchase has moved on to its next stage is no difference."""
    if today is None or found.type is ClaimType.STAGE:
        return None
    now = rule.judge(found, today)
    return now if now is not None and (now.word, now.reason) != (then.word, then.reason) else None


def _numbered(found: Iterable[CheckedClaim], text: str) -> Iterable[CheckedClaim]:
    """In reading order, one claim a span and type, with ids, and with the very words of the article."""
    ordered = sorted(found, key=lambda c: (c.claim.span.start, c.claim.span.end, c.claim.type))
    seen = set()
    number = 0
    for checked in ordered:
        key = (checked.claim.span, checked.claim.type)
        if key not in seen:
            seen.add(key)
            number += 1
            said = replace(checked.claim, id=f"c{number}", text=checked.claim.span.of(text))
            yield replace(checked, claim=said)


def _notes(
    article: ArticleReading, record: RecordReading | None, changed: bool, *, cut: bool = False
) -> tuple[str, ...]:
    notes = [*article.notes]
    if cut:
        judged = f"Only the first {len(article.text):,} characters were judged"
        notes.append(f"{judged}: it is too long, or a table of too many figures.")
    if article.published is None:
        notes.append("No publication date was given or found: the newest record is used.")
    if changed:
        notes.append("Today's record differs from the record on the day of publication; the claims it touches say so.")
    if record is not None and any(release.date is None for release in record.record.releases):
        notes.append("The record has releases without a date that can be read; they are not used as of a day.")
    return tuple(notes)
