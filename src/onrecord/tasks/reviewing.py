"""The reviewer's seat: what a person says of a verdict, kept beside the machine's, and taken away as labelled data."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC
from pathlib import Path

from onrecord.article.read import read_article
from onrecord.checking.check import check_article
from onrecord.checking.model import Check, CheckedClaim, Dossier, Reason, VerdictWord
from onrecord.errors import InputError, UsageError
from onrecord.register import Register
from onrecord.register.layout import Layout
from onrecord.register.reviews import Judged, Kind, Review, read_text, standing
from onrecord.report.answers_reviews import ReviewAnswer, ReviewsAnswer
from onrecord.report.export.draft import appearing
from onrecord.report.json import encode
from onrecord.report.labels import Labelled, label_article
from onrecord.report.reviewed import place_of, with_reviews
from onrecord.report.visible import one_line
from onrecord.report.wording import FLAGGED
from onrecord.settings import Settings
from onrecord.tasks.articles import check
from onrecord.tasks.cursors import read_place, write_place
from onrecord.tasks.opening import Clock, now, open_register
from onrecord.tasks.submission import Submission
from onrecord.values import parse_instant


def review(
    settings: Settings,
    submission: Submission,
    *,
    claim: str | None = None,
    confirm: bool = False,
    verdict: str | None = None,
    because: str | None = None,
    undo: bool = False,
    reason: str | None = None,
    by: str | None = None,
    clock: Clock = now,
) -> ReviewAnswer:
    """Check one article, and write down what a person says of the verdict on one of its claims.

    `claim` is a claim's id or its words; without it the claims are only listed. `confirm` agrees, `verdict` overrules
    (with `because` where it accuses), `reason` alone annotates, `undo` takes back what was said last. `by` is who says
    so, else who is logged in.
    Errors: UsageError for a claim that is not there and a review that cannot be meant; InputError as for `check`.
    """
    if (number := len(submission.articles)) != 1:
        raise UsageError("onrecord review", found=f"{number} articles", expected="one article at a time")
    answer = check(settings, submission, clock=clock)
    found = answer.dossier.checks[0]
    if claim is None:
        if confirm or verdict or undo or reason:
            raise UsageError("--claim", found="a review of nothing", expected="a claim's id or its words")
        return ReviewAnswer(found, None, None, answer.imprint)
    checked = _named(found, claim)
    register = open_register(settings)
    place = place_of(found, checked)
    if undo and (last := register.reviews().about(place, found.article.text)):
        place = last.place
    written = Review(
        at=clock().astimezone(UTC),
        by=one_line(by if by is not None else getpass.getuser()).strip(),
        kind=_kind(confirm=confirm, verdict=verdict, undo=undo),
        article_id=found.article.id,
        published=found.article.published.at.isoformat() if found.article.published else None,
        place=place,
        machine=_machine(checked),
        said=_said(verdict, because),
        note=(reason or "").strip(),
    )
    _demand_sense(written, checked)
    written = register.review(written, found.article.text)
    dossier = with_reviews(answer.dossier, register.reviews())
    return ReviewAnswer(dossier.checks[0], written, checked.claim.id, answer.imprint)


def reviews(
    settings: Settings,
    *,
    ocid: str | None = None,
    by: str | None = None,
    export: Path | None = None,
    after: str = "",
    limit: int = 100,
) -> ReviewsAnswer:
    """What people said of verdicts, the newest first; those that were undone or said anew are among them.

    `ocid` and `by` (words of the name) choose; `export` is a new folder for the chosen ones that stand, as labelled
    articles in the schema of `quality/articles/`; `limit` is how many reviews to list, `after` the cursor `next` of
    another answer, which goes on where that ended.
    Errors: InputError when something is at `export` already, or there is nothing to put there.
    """
    register = open_register(settings)
    entries = register.reviews().entries
    counting = {id(entry) for entry in standing(entries)}
    # Lines are only ever added, so the number of one is a place that nothing moves.
    until = read_place(after, int) if after else len(entries)
    numbered = [(number, entry) for number, entry in enumerate(entries) if _is_chosen(entry, ocid, by)]
    behind = [(number, entry) for number, entry in reversed(numbered) if number < until]
    following = write_place(behind[limit - 1][0]) if len(behind) > limit else None
    chosen = [entry for _, entry in behind]
    marked = frozenset(number for number, entry in enumerate(chosen) if id(entry) in counting)
    answer = ReviewsAnswer(chosen[:limit], marked, len(numbered), next=following)
    if export is None:
        return answer
    labelled = tuple(_label(settings, register, [chosen[number] for number in sorted(marked)]))
    if not labelled:
        raise InputError(str(export), found="no review that confirms or overrules", remedy="Review a claim first.")
    with appearing(export) as folder:
        folder.mkdir(parents=True)
        for one in labelled:
            (folder / one.file).write_text(encode(one.article) + "\n", "utf-8")
    return replace(answer, folder=export, exported=labelled)


def _kind(*, confirm: bool, verdict: str | None, undo: bool) -> Kind:
    if confirm + undo + (verdict is not None) > 1:
        raise UsageError("onrecord review", found="several at once", expected="one of --confirm, --verdict and --undo")
    if confirm:
        return "confirm"
    if undo:
        return "undo"
    return "overrule" if verdict is not None else "annotate"


def _said(verdict: str | None, because: str | None) -> Judged | None:
    if verdict is None:
        if because is not None:
            raise UsageError("--because", found="it without --verdict", expected="it with a verdict that accuses")
        return None
    if (VerdictWord(verdict) in FLAGGED) != (because is not None):
        found = f"no reason for {verdict}" if because is None else f"a reason for {verdict}"
        accusing = ", ".join(word.value for word in FLAGGED)
        raise UsageError("--because", found=found, expected=f"one with {accusing}, and with no other verdict")
    return Judged(verdict, Reason(because).value if because else None)


def _machine(checked: CheckedClaim) -> Judged:
    verdict = checked.verdict
    return Judged(
        verdict=verdict.word.value,
        reason=verdict.reason.value if verdict.reason else None,
        rule=verdict.rule,
        version=verdict.version,
        sentence=verdict.sentence,
        evidence=tuple((evidence.release_id, evidence.pointer) for evidence in verdict.evidence),
    )


def _demand_sense(written: Review, checked: CheckedClaim) -> None:
    if not written.by:
        raise UsageError("--by", found="no name", expected="who says so, for whoever reads it later")
    if written.kind != "confirm" and not written.note:
        raise UsageError("--reason", found="no reason", expected="why, for whoever reads it later")
    if written.kind == "undo" and checked.review is None:
        raise UsageError("--undo", found="a claim that nobody has reviewed", expected="one with a review that stands")
    if written.said and written.said.verdict == written.machine.verdict == checked.verdict.word.value:
        same_reason = written.said.reason == written.machine.reason
        if same_reason:
            raise UsageError("--verdict", found="the machine's own", expected="another", remedy="Or say --confirm.")


def _named(check: Check, claim: str) -> CheckedClaim:
    """The claim of that id, or the only one of those words."""
    by_id = [one for one in check.claims if one.claim.id == claim]
    by_words = [one for one in check.claims if one_line(one.claim.text) == one_line(claim)]
    found = by_id or by_words
    if len(found) == 1:
        return found[0]
    if not check.claims:
        raise InputError(check.article.id, found="no claim: the article was held against no record")
    known = ", ".join(one.claim.id for one in (found or check.claims))
    meant = f"“{claim}”, which means {len(found)} claims" if found else f"“{claim}”, which is none of the claims"
    raise UsageError("--claim", found=meant, expected=f"one of {known}")


def _is_chosen(entry: Review, ocid: str | None, by: str | None) -> bool:
    return (ocid is None or entry.place.ocid == ocid) and (by is None or by.casefold() in entry.by.casefold())


def _label(settings: Settings, register: Register, chosen: Sequence[Review]) -> Iterator[Labelled]:
    """One labelled article for each text and record that was judged, checked anew for what the labels lack."""
    groups: dict[tuple[str, str], list[Review]] = {}
    for entry in chosen:
        if entry.kind in ("confirm", "overrule"):
            groups.setdefault((entry.place.article, entry.place.ocid), []).append(entry)
    everything = register.reviews()
    for (article, ocid), entries in sorted(groups.items()):
        first = entries[0]
        text = read_text(Layout(settings.register), article)
        reading = read_article(text, id=first.article_id, published=parse_instant(first.published, settings.zone))
        today = Dossier((check_article(reading, register, ocid=ocid),), ())
        yield label_article(with_reviews(today, everything).checks[0], entries)
