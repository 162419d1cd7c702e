"""A dossier as Markdown, to be pasted: articles, verdicts, evidence, how it was made.

Every word that comes from outside is escaped, so that none becomes a link, a picture, a table, a heading or HTML, and
only where it could: a report is read as it is, too.
Source: CommonMark 0.31, "Backslash escapes" and "Block structure"; GitHub Flavored Markdown 0.29, "Autolinks".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.checking.model import Check, CheckedClaim, Comparison, Dossier, Edit, EditKind, Evidence, VerdictWord
from onrecord.checking.revision import Revision
from onrecord.report.imprint import Imprint
from onrecord.report.provenance import fetched_words, origin_words
from onrecord.report.reply_told import answered, reply_words, shown_rows
from onrecord.report.revision_words import fact_words, passage_sides, summary_words
from onrecord.report.terminal_dossier import (
    ALONE,
    headline,
    link_reasons,
    record_of,
    runners_up,
    state_words,
    told_of,
    voice_words,
)
from onrecord.report.visible import one_line, shorten, shorten_around
from onrecord.report.wording import (
    LOOKS,
    alike,
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

_MARKS = re.compile(
    r"[\\`*_\[\]<>&|~$#^{}@]"  # mean something anywhere
    r"|(?<=www)\.|:(?=[a-z/+_-])"  # make addresses and pictures of words
    r"|^[-+=:]",  # begin lists and headings
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")
_REASONS = 3
_WIDTH = 300


def escape(text: str) -> str:
    r"""`text` as one line of Markdown that shows just these words.

    >>> print(escape("# <b>*Paid*</b> [here](https://x.example) | £2.5m"))
    \# \<b\>\*Paid\*\</b\> \[here\](https\://x.example) \| £2.5m
    >>> print(escape("1) first"), escape("- 2. www.x.example"))
    1\) first \- 2. www\.x.example
    """
    return _NUMBERED.sub(r"\1\\\2", _MARKS.sub(r"\\\g<0>", one_line(text)))


def dossier_markdown(dossier: Dossier, imprint: Imprint) -> str:
    """The whole dossier. The same dossier and imprint give the same text."""
    lines = [*_masthead(dossier)]
    for number, check in enumerate(dossier.checks, start=1):
        lines += _check(check, number, imprint)
    checks = {check.article.id: check for check in dossier.checks}
    for comparison in dossier.comparisons:
        lines += _comparison(comparison, checks)
    for revision in dossier.revisions:
        lines += _revision(revision, checks)
    lines += _questions(dossier)
    lines += ["", "---", "", *(f"*{escape(sentence)}*  " for sentence in imprint.method(dossier))]
    return "\n".join(lines).rstrip() + "\n"


def _masthead(dossier: Dossier) -> Iterator[str]:
    claims = tuple(claim for check in dossier.checks for claim in check.claims)
    yield "# On the Record"
    yield ""
    yield f"{plural(len(dossier.checks), 'article')}, {plural(len(claims), 'claim')}. {_tally(claims)}".rstrip()


def _tally(claims: tuple[CheckedClaim, ...]) -> str:
    return " · ".join(f"{LOOKS[word].shape} {number} {LOOKS[word].word}" for word, number in tally(claims))


def _check(check: Check, number: int, imprint: Imprint) -> Iterator[str]:
    yield from ("", f"## {number}  {escape(headline(check))}", "")
    yield from _facts(check, imprint)
    ordered = in_reading_order(check.claims)
    judged = [claim for claim in ordered if claim.verdict.word is not VerdictWord.NOT_CHECKABLE]
    for heading, claims in (
        ("To correct", [claim for claim in judged if is_flagged(claim)]),
        ("Holds, or cannot be told", [claim for claim in judged if not is_flagged(claim)]),
    ):
        if claims:
            yield from ("", f"### {heading}", "")
            for group in alike(claims):
                yield from _claim(group, check)
    yield from _unjudged([claim for claim in ordered if claim.verdict.word is VerdictWord.NOT_CHECKABLE])


def _facts(check: Check, imprint: Imprint) -> Iterator[str]:
    """What the article is, which record was used, and what to know of both."""
    article = check.article
    outlet = article.copy.masthead.outlet if article.copy else ""
    when = instant_words(article.published, imprint.zone) if article.published else "publication date not known"
    named = f"{one_line(article.id)}{f', {outlet}' if outlet else ''}"
    yield f"- **Article:** {escape(named)}, {escape(when + origin_words(article))}"
    if article.copy and article.copy.address:
        yield f"- **Page:** {escape(article.copy.address)}, {escape(fetched_words(article.copy))}"
    if check.link.ocid is None:
        yield "- **Record:** none in this register"
        reasons: Sequence[str] = check.link.reasons
    else:
        title = escape(check.title or "(without a title)")
        yield f"- **Record:** {title}, {escape(check.link.ocid)}, {escape(state_words(check, imprint))}"
        reasons = link_reasons(check)
    for reason in reasons[:_REASONS]:
        yield f"  - {escape(sentence_case(shorten(reason, _WIDTH)))}"
    for close in runners_up(check) if check.link.ocid else ():
        yield f"  - Or: {escape(sentence_case(shorten(close, _WIDTH)))}"
    for further in check.link.further:
        title = escape(further.title or "(without a title)")
        yield f"- **Also on:** {title}, {escape(further.ocid)}, {escape(told_of(further))}"
        for piece in further.reasons[:_REASONS]:
            yield f"  - {escape(sentence_case(shorten(piece.sentence, _WIDTH)))}"
    for party, told in answered(check):
        yield f"- **Answer:** {escape(party)}, {told}"
    for note in check.notes:
        yield f"- **Note:** {escape(note)}"
    if check.claims:
        yield f"- {_tally(check.claims)}"


def _claim(group: Sequence[CheckedClaim], check: Check) -> Iterator[str]:
    """Claims judged alike: the words, the verdict, its sentence, what it rests on."""
    checked = group[0]
    verdict, look = checked.verdict, LOOKS[checked.verdict.word]
    said = ", ".join(dict.fromkeys(escape(quoted(shorten(one.claim.text, _WIDTH))) for one in group))
    yield f"- {look.shape} **{look.word}**: {said}  "
    title = record_of(checked, check)
    yield f"  {f'Of *{escape(title)}*: ' if title else ''}{escape(verdict.sentence)}"
    if verdict.edits:
        yield f"  - {''.join(_edits(verdict.edits))}"
    for evidence in verdict.evidence:
        yield f"  - {_evidence(evidence, checked)}"
    reason = f": {reason_words(verdict.reason)}" if verdict.reason else ""
    named = f"{type_word(checked.claim.type)}{reason}, by rule {verdict.rule} {verdict.version}"
    if voice := voice_words(checked, check):
        named += f"; said by {voice}, as the article has it"
    yield f"  - {escape(named)}"
    if checked.today:
        yield f"  - The record has changed since: {escape(checked.today.sentence)}"
    yield from _review(checked)


def _review(checked: CheckedClaim) -> Iterator[str]:
    """What a person said of the verdict, and what it was then."""
    review = checked.review
    if review is not None:
        then = "" if review.machine is checked.verdict.word else f" It was {LOOKS[review.machine].word} then."
        yield f"  - **Reviewed:** {escape(review_words(review))}{then}"


def _evidence(evidence: Evidence, checked: CheckedClaim) -> str:
    value = evidence.value
    shown = value_words(shorten_around(value, _WIDTH, checked.claim.text) if isinstance(value, str) else value)
    return f"{escape(evidence_place(evidence))} = {escape(shown)} (release {escape(evidence.release_id)})"


def _edits(edits: Sequence[Edit]) -> Iterator[str]:
    """Two wordings in one line, what only the one has in `[-…-]` and what only the other has in `{+…+}`."""
    for number, edit in enumerate(edits):
        yield " " if number else ""
        if edit.kind is EditKind.SAME:
            yield escape(" ".join(edit.printed or edit.record))
            continue
        parts = []
        if edit.record:
            parts.append(f"[-{escape(' '.join(edit.record))}-]")
        if edit.printed:
            parts.append(f"{{+{escape(' '.join(edit.printed))}+}}")
        yield " ".join(parts)


def _unjudged(claims: Sequence[CheckedClaim]) -> Iterator[str]:
    if claims:
        yield from ("", "### Not judged: opinion, or somebody’s own words", "")
        groups: dict[str, list[CheckedClaim]] = {}
        for claim in claims:
            groups.setdefault(shorten(claim.claim.text, _WIDTH), []).append(claim)
        for words, group in groups.items():
            yield f"- {escape(quoted(words))}"
            for claim in group:
                yield from _review(claim)


def _comparison(comparison: Comparison, checks: dict[str, Check]) -> Iterator[str]:
    """A table of our own: who reported what, an outlet a column."""
    yield from ("", f"## Side by side{': ' + escape(comparison.title) if comparison.title else ''}", "")
    if comparison.ocid is None:
        yield from (ALONE, "")
    names = [escape(name) for name in comparison.articles]
    if comparison.facts:
        yield f"| | {' | '.join(names)} | |"
        yield f"|---|{'---|' * len(names)}---|"
    for row in comparison.facts:
        cells = [
            _cell(row.claims.get(name, ()), name in row.omitted_by, checks.get(name)) for name in comparison.articles
        ]
        yield f"| {escape(type_word(row.type))} | {' | '.join(cells)} | {'in conflict' if row.in_conflict else ''} |"
    yield from _replies(comparison)
    for pair in comparison.quotation_pairs:
        if not pair.same_words:
            first, second = (escape(name) for name in pair.articles)
            how = f" ({reason_words(pair.reason)})" if pair.reason else ""
            yield from (
                "",
                f"One passage, two wordings{how}, [-only in {first}-], {{+only in {second}+}}:",
                "",
            )
            yield f"> {''.join(_edits(pair.edits))}"


def _replies(comparison: Comparison) -> Iterator[str]:
    """Who answered, and who was asked."""
    rows = shown_rows(comparison)
    if not rows:
        return
    names = [escape(name) for name in comparison.articles]
    yield from ("", f"| Who answered, and who was asked | {' | '.join(names)} |", f"|---|{'---|' * len(names)}")
    for row in rows:
        cells = [reply_words(row.told.get(name)) for name in comparison.articles]
        yield f"| {escape(row.party)} | {' | '.join(cells)} |"


def _cell(wanted: Sequence[str], omitted: bool, check: Check | None) -> str:
    if omitted:
        return "left out"
    if not wanted or check is None:
        return "said, not judged" if check is None or check.link.ocid else "named, not said of it"
    words = {claim.id: claim.text for claim in check.said}
    shown = dict.fromkeys(shorten(words[one], 60) for one in wanted if one in words)
    return "; ".join(escape(quoted(one)) for one in shown) or "reported"


def _revision(revision: Revision, checks: dict[str, Check]) -> Iterator[str]:
    """What was changed from one version of an article to the next."""
    earlier, later = escape(revision.earlier), escape(revision.later)
    yield from ("", f"## Changed after publication: {earlier} → {later}", "", escape(summary_words(revision)), "")
    yield from (f"- {escape(sentence_case(reason))}" for reason in revision.reasons)
    yield from (f"- Note: {escape(quoted(shorten(note.text, _WIDTH)))}" for note in revision.notes)
    yield from (f"- {escape(fact_words(fact))}" for fact in revision.facts)
    if revision.passages:
        yield from ("", f"Words, [-only in {earlier}-], {{+only in {later}+}}:", "")
    for name, words, edits in passage_sides(revision, checks):
        yield f"- {name}: {''.join(_edits(edits)) if edits else escape(shorten(words, _WIDTH))}"


def _questions(dossier: Dossier) -> Iterator[str]:
    asked = dict.fromkeys(one_line(question.text) for check in dossier.checks for question in check.questions)
    if asked:
        yield from ("", "## What the record cannot answer", "")
        yield from (f"- {escape(question)}" for question in asked)
