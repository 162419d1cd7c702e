"""A checked list of claims as Markdown, to be pasted; every word from outside is escaped."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checking.claims.judge import GRAVITY, JudgedClaim, JudgedRow
from onrecord.checking.claims.totals import ColumnTotals
from onrecord.report.answers_claims import ClaimsAnswer
from onrecord.report.claims_words import IS, column_words, findings, method, money_words, record_link, state_words
from onrecord.report.contacts import without_contacts
from onrecord.report.markdown import escape
from onrecord.report.terminal_totals import amount_words, heading_words
from onrecord.report.visible import shorten
from onrecord.report.wording import (
    FLAGGED,
    LOOKS,
    evidence_place,
    plural,
    quoted,
    reason_words,
    sentence_case,
    value_words,
)

_WIDTH = 200


def claims_markdown(answer: ClaimsAnswer) -> str:
    """The whole answer. The same answer gives the same text."""
    checked = answer.checked
    tally = " · ".join(
        f"{LOOKS[word].shape} {checked.count(word)} {LOOKS[word].word}" for word in GRAVITY if checked.count(word)
    )
    lines = ["# On the Record", "", f"{escape(answer.name)}: {plural(len(checked.rows), 'row')}. {tally}".rstrip()]
    lines += _columns(answer)
    for totals in checked.totals:
        lines += _totals(totals)
    flagged = [row for row in checked.rows if row.word in FLAGGED]
    if flagged:
        lines += ["", "## To correct"]
        for row in flagged:
            lines += _row(answer, row)
    lines += _rows(answer)
    lines += _faults(answer)
    lines += ["", "---", "", *(f"*{escape(sentence)}*  " for sentence in method(checked, answer.imprint))]
    return "\n".join(lines).rstrip() + "\n"


def _columns(answer: ClaimsAnswer) -> Iterator[str]:
    """What each column was read as, which were not, and what was assumed."""
    listed = answer.checked.listed
    if listed.columns:
        read = ", ".join(f"{heading} = {role.value}" for heading, role in listed.columns.items())
        yield from ("", f"Read as: {escape(read)}.")
    if listed.unread:
        yield from ("", f"Not read: {escape(', '.join(listed.unread))}.")
    for note in listed.notes:
        yield from ("", escape(note))


def _totals(totals: ColumnTotals) -> Iterator[str]:
    stated = " and ".join(money_words(amount, code) for code, amount in totals.stated.items())
    yield from ("", f"## {escape(column_words(totals))}", "", f"{plural(totals.rows, 'row')}: {escape(stated)}.", "")
    yield from ("| what the record has behind them | as stated | rows |", "|---|---:|---:|")
    for part in totals.parts:
        yield f"| {IS[part.kind]} | {escape(money_words(part.amount, part.currency))} | {len(part.lines):,} |"
    yield ""
    for total in totals.confirmed:
        words = f"{amount_words(total.amount, total.unlike.currency)} {heading_words(total.unlike.heading).lower()}"
        yield f"- Confirmed by the record, each figure once: {escape(words)}, {plural(total.figures, 'figure')}"
    yield from (f"- {escape(finding.sentence)}" for finding in findings(totals))


def _row(answer: ClaimsAnswer, row: JudgedRow) -> Iterator[str]:
    counted_in = sentence_case(answer.checked.listed.counted_in)
    yield from ("", f"### {counted_in} {row.row.line}: {escape(quoted(shorten(row.row.words, _WIDTH)))}", "")
    title = escape(without_contacts(row.title) or "(without a title)")
    yield f"- **Record:** {title}, {escape(row.ocid or '')}, {escape(state_words(row))}"
    if link := record_link(row, answer.citations):
        yield f"- **Notice:** {escape(link)}"
    for one in row.claims:
        if one.checked.verdict.word in FLAGGED:
            yield from _claim(one)


def _claim(one: JudgedClaim) -> Iterator[str]:
    verdict = one.checked.verdict
    look = LOOKS[verdict.word]
    said = f"{one.field.heading}: {one.field.text}" if one.field else one.checked.claim.text
    yield f"- {look.shape} **{look.word}**: {escape(quoted(shorten(said, _WIDTH)))}  "
    yield f"  {escape(verdict.sentence)}"
    for evidence in verdict.evidence:
        value = value_words(shorten(evidence.value, _WIDTH) if isinstance(evidence.value, str) else evidence.value)
        yield f"  - {escape(evidence_place(evidence))} = {escape(value)} (release {escape(evidence.release_id)})"
    judged = f", judged as {quoted(one.text)}" if one.field else ""
    yield f"  - {escape(f'{reason_words(verdict.reason)}, by rule {verdict.rule} {verdict.version}{judged}')}"


def _rows(answer: ClaimsAnswer) -> Iterator[str]:
    yield from (
        "",
        "## Row by row",
        "",
        f"| {answer.checked.listed.counted_in} | | row | record | |",
        "|---:|---|---|---|---|",
    )
    for row in answer.checked.rows:
        words, look = escape(shorten(row.row.words, 90)), LOOKS[row.word]
        told = escape(shorten(row.sentence, _WIDTH))
        yield f"| {row.row.line} | {look.shape} {look.word} | {words} | {escape(row.ocid or 'none')} | {told} |"


def _faults(answer: ClaimsAnswer) -> Iterator[str]:
    faults = answer.checked.listed.faults
    counted_in = sentence_case(answer.checked.listed.counted_in)
    if faults:
        yield from ("", "## Not read", "")
    for fault in faults:
        column = f", {escape(fault.column)}" if fault.column else ""
        yield f"- {counted_in} {fault.line}{column}: found {escape(fault.found)}, expected {escape(fault.expected)}"
