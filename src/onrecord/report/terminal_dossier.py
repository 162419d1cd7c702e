"""A dossier on a terminal: what to correct first, then the rest in reading order, then the outlets side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.table import Table

from onrecord.checking.model import (
    Candidate,
    Check,
    CheckedClaim,
    Comparison,
    Dossier,
    Evidence,
    FactRow,
    Further,
    QuotationPair,
    Verdict,
    VerdictWord,
)
from onrecord.checking.voices import voice_of
from onrecord.report.imprint import Imprint
from onrecord.report.provenance import fetched_words, origin_words
from onrecord.report.reply_told import answered
from onrecord.report.terminal import STYLES, Part, Sheet, edit_parts
from onrecord.report.terminal_replies import print_replies
from onrecord.report.terminal_revisions import print_revision
from onrecord.report.visible import one_line, shorten, shorten_around
from onrecord.report.wording import (
    FLAGGED,
    LOOKS,
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

REASONS_SHOWN = 3
"""Reasons for a link: more do not convince anybody further."""
REASON_WIDTH = 140
"""Two lines: the whole of it is in the JSON and on the page."""
EVIDENCE_WIDTH = 64
"""Enough for the dozen words around a number, so that the number itself is not what is cut out."""
SEPARATOR = ("  ·  ", "dim")
FACT_WIDTH = 18
VOICE_WIDTH = 80
"""Room for a name with an office; the rest is in the article."""
ALONE = "No record in the register: these articles are compared with each other only, and nothing is judged."
"""Stands over articles that are about one contract which the register does not hold."""
NARROWEST = 12
"""Columns of a terminal below which an outlet's name and words fall into splinters."""
COLUMNS_OF_WORDS = 3
"""With more outlets than this a cell shows its mark only."""


def print_dossier(sheet: Sheet, dossier: Dossier, imprint: Imprint) -> None:
    """The whole dossier, as an editor reads it."""
    print_masthead(sheet, dossier)
    for number, check in enumerate(dossier.checks, start=1):
        print_check(sheet, check, number, imprint)
    texts = {check.article.id: check for check in dossier.checks}
    for comparison in dossier.comparisons:
        print_comparison(sheet, comparison, texts)
    for revision in dossier.revisions:
        print_revision(sheet, revision, texts)
    _print_questions(sheet, dossier)
    _print_method(sheet, dossier, imprint)


def print_masthead(sheet: Sheet, dossier: Dossier) -> None:
    """How many articles and claims, and how they were judged."""
    claims = tuple(claim for check in dossier.checks for claim in check.claims)
    counted = f"{plural(len(dossier.checks), 'article')}, {plural(len(claims), 'claim')}"
    sheet.line(("ON THE RECORD", "bold"), SEPARATOR, counted)
    if len(dossier.checks) > 1:
        _print_tally(sheet, claims)


def print_check(sheet: Sheet, check: Check, number: int, imprint: Imprint) -> None:
    """One article: its record and why, what to correct, what holds."""
    sheet.rule(f"{number}  {headline(check)}")
    article = check.article
    when = instant_words(article.published, imprint.zone) if article.published else "publication date not known"
    named = article.copy.masthead.outlet if article.copy else ""
    outlet: list[Part] = [SEPARATOR, one_line(named)] if named else []
    _print_fact(sheet, "Article", one_line(article.id), *outlet, SEPARATOR, f"{when}{origin_words(article)}")
    if article.copy and article.copy.address:
        _print_fact(sheet, "Page", f"{one_line(article.copy.address)}, {fetched_words(article.copy)}")
    _print_link(sheet, check, imprint)
    for party, told in answered(check):
        _print_fact(sheet, "Answer", party, SEPARATOR, told)
    for note in check.notes:
        _print_fact(sheet, "Note", one_line(note))
    if check.claims:
        sheet.blank()
        _print_tally(sheet, check.claims)
        _print_claims(sheet, check)


def _print_fact(sheet: Sheet, name: str, *parts: Part) -> None:
    sheet.line(*parts, label=(name, "dim"), hang=9)


def headline(check: Check) -> str:
    """The article's first line, or its id for a text without one."""
    span = check.article.headline
    words = one_line(span.of(check.article.text)) if span else one_line(check.article.text.strip().partition("\n")[0])
    return words or one_line(check.article.id)


def _print_link(sheet: Sheet, check: Check, imprint: Imprint) -> None:
    link = check.link
    if link.ocid is None:
        _print_fact(sheet, "Record", ("none in this register", "bold"))
        for reason in link.reasons[:REASONS_SHOWN]:
            _print_fact(sheet, "   why", sentence_case(shorten(reason, REASON_WIDTH)))
        for candidate in link.candidates[:REASONS_SHOWN]:
            _print_fact(sheet, "   not", _named(candidate))
        return
    _print_fact(sheet, "Record", (one_line(check.title) or "(without a title)", "bold"))
    _print_fact(sheet, "", one_line(link.ocid), SEPARATOR, state_words(check, imprint))
    for reason in link_reasons(check)[:REASONS_SHOWN]:
        _print_fact(sheet, "   why", sentence_case(shorten(reason, REASON_WIDTH)))
    for close in runners_up(check):
        _print_fact(sheet, "   or", sentence_case(shorten(close, REASON_WIDTH)))
    for further in link.further:
        _print_fact(sheet, "Also on", (one_line(further.title) or "(without a title)", "bold"))
        _print_fact(sheet, "", one_line(further.ocid), SEPARATOR, told_of(further))
        for named in further.reasons[: REASONS_SHOWN - 1]:
            _print_fact(sheet, "   why", sentence_case(shorten(named.sentence, REASON_WIDTH)))


def runners_up(check: Check) -> Sequence[str]:
    """What to know of other records that are nearly as near, or the same notice once more: it follows the reasons."""
    chosen = next((one for one in check.link.candidates if one.ocid == check.link.ocid), None)
    return check.link.reasons[len(chosen.reasons) :] if chosen else ()


def told_of(further: Further) -> str:
    """How much of an article is about a further record."""
    held = "" if further.reported else ", which is not held against it"
    return f"{plural(len(further.spans), 'sentence')} of the article{held}"


def record_of(checked: CheckedClaim, check: Check) -> str:
    """The title of the further record that a claim was held against; empty for the main one."""
    return next((one_line(one.title) or one.ocid for one in check.link.further if one.ocid == checked.about), "")


def voice_words(checked: CheckedClaim, check: Check) -> str:
    """Who says so in the article: `Ann Lee`; empty where the article speaks for itself."""
    voice = voice_of(checked.claim.span, check.article)
    return shorten(voice.name.of(check.article.text), VOICE_WIDTH) if voice else ""


def state_words(check: Check, imprint: Imprint) -> str:
    """Which state of the record was used, and how much of it there was."""
    published = check.article.published
    state = f"as of {day_words(published.local_date(imprint.zone))}" if published else "its newest state"
    return f"{state}, {plural(len(check.releases), 'release')}" if check.releases else state


def _named(candidate: Candidate) -> str:
    return f"{one_line(candidate.title)} ({one_line(candidate.ocid)})"


def link_reasons(check: Check) -> Sequence[str]:
    """Why this record, in sentences: the chosen candidate's own reasons, else the link's."""
    for candidate in check.link.candidates:
        if candidate.ocid == check.link.ocid and candidate.reasons:
            return [reason.sentence for reason in candidate.reasons]
    return check.link.reasons


def _print_tally(sheet: Sheet, claims: tuple[CheckedClaim, ...]) -> None:
    rows: list[list[Part]] = [[]]
    used = 0
    for word, number in tally(claims):
        look = LOOKS[word]
        length = len(f"{look.shape} {number} {look.word}   ")
        if used + length > sheet.width:
            rows.append([])
            used = 0
        rows[-1] += [(f"{look.shape} {number} ", STYLES[word]), f"{look.word}   "]
        used += length
    for row in rows:
        sheet.line(*row, indent=2)


def _print_claims(sheet: Sheet, check: Check) -> None:
    ordered = in_reading_order(check.claims)
    flagged = [claim for claim in ordered if is_flagged(claim)]
    open_ones = (VerdictWord.UNDECIDED, VerdictWord.NOT_IN_RECORD)
    if flagged:
        _print_heading(sheet, "To correct")
        for number, group in enumerate(alike(flagged)):
            if number:
                sheet.blank()
            _print_flag(sheet, group, check)
    rest = [claim for claim in ordered if not is_flagged(claim) and claim.verdict.word is not VerdictWord.NOT_CHECKABLE]
    if rest:
        _print_heading(sheet, "Holds, or cannot be told" if any(c.verdict.word in open_ones for c in rest) else "Holds")
        for group in alike(rest):
            _print_compact(sheet, group, check)
    _print_unjudged(sheet, [c for c in ordered if c.verdict.word is VerdictWord.NOT_CHECKABLE])


def _print_heading(sheet: Sheet, words: str) -> None:
    sheet.blank()
    sheet.line((words, "bold underline"), indent=2)


def _said(group: Sequence[CheckedClaim], width: int) -> str:
    """The words of claims judged alike, each wording once, with how often it stands."""
    counted = Counter(shorten(checked.claim.text, width) for checked in group)
    return ", ".join(quoted(words) + (f" ({number} times)" if number > 1 else "") for words, number in counted.items())


def _print_flag(sheet: Sheet, group: Sequence[CheckedClaim], check: Check) -> None:
    checked = group[0]
    verdict, look = checked.verdict, LOOKS[checked.verdict.word]
    style = STYLES[verdict.word]
    said = _said(group, 240)
    sheet.line((look.word, style), f"  {said}", indent=2, label=(f"{look.shape} ", style))
    _print_record(sheet, checked, check)
    sheet.line(one_line(verdict.sentence), indent=4)
    if verdict.edits:
        sheet.line(*edit_parts(verdict.edits), indent=6)
    for evidence in verdict.evidence:
        sheet.line((one_line(evidence_place(evidence)), "cyan"), f" = {_value(evidence, checked, 200)}", indent=6)
    named = f"{type_word(checked.claim.type)}: {reason_words(verdict.reason)}, by rule {verdict.rule}"
    if voice := voice_words(checked, check):
        named += f"; said by {voice}, as the article has it"
    sheet.line((named, "dim"), indent=6)
    _print_today(sheet, checked.today)
    print_review(sheet, checked)


def _value(evidence: Evidence, checked: CheckedClaim, width: int) -> str:
    """What stands there, the words of the claim first of all."""
    value = evidence.value
    return value_words(shorten_around(value, width, checked.claim.text) if isinstance(value, str) else value)


def _print_compact(sheet: Sheet, group: Sequence[CheckedClaim], check: Check) -> None:
    checked = group[0]
    verdict, look = checked.verdict, LOOKS[checked.verdict.word]
    style = STYLES[verdict.word]
    said = _said(group, sheet.width - 8)
    if verdict.word is VerdictWord.SUPPORTED:
        sheet.line(said, indent=2, label=(f"{look.shape} ", style))
        _print_record(sheet, checked, check)
    else:
        sheet.line((look.word, style), f"  {said}", indent=2, label=(f"{look.shape} ", style))
        _print_record(sheet, checked, check)
        sheet.line((one_line(verdict.sentence), "dim"), indent=4)
    if verdict.evidence:
        sheet.line((_places(checked), "dim"), indent=4)
    _print_today(sheet, checked.today)
    print_review(sheet, checked)


def _print_record(sheet: Sheet, checked: CheckedClaim, check: Check) -> None:
    """Which record it was held against, where that is not the main one."""
    if title := record_of(checked, check):
        sheet.line(("of ", "dim"), (title, "italic"), indent=4)


def _places(checked: CheckedClaim) -> str:
    evidence = checked.verdict.evidence
    shown = [f"{one_line(evidence_place(e))} = {_value(e, checked, EVIDENCE_WIDTH)}" for e in evidence[:2]]
    return ";  ".join(shown) + (f";  and {len(evidence) - 2} more" if len(evidence) > 2 else "")


def _print_today(sheet: Sheet, today: Verdict | None) -> None:
    if today:
        # Not the verdict's word: an article that was right on its day is not accused by what happened later.
        sheet.line(("the record has changed since: ", "italic"), one_line(today.sentence), indent=4)


def print_review(sheet: Sheet, checked: CheckedClaim, indent: int = 4) -> None:
    """What a person said of the verdict, and whether the verdict is another now."""
    review = checked.review
    if review is None:
        return
    sheet.line((review_words(review), "bold"), indent=indent, label=("* ", "bold"))
    if review.machine is not checked.verdict.word:
        sheet.line(f"It was {LOOKS[review.machine].word} then.", indent=indent + 2)


def _print_unjudged(sheet: Sheet, claims: Sequence[CheckedClaim]) -> None:
    if not claims:
        return
    _print_heading(sheet, "Not judged: opinion, or somebody's own words")
    label = (f"{LOOKS[VerdictWord.NOT_CHECKABLE].shape} ", "dim")
    alike_words: dict[str, list[CheckedClaim]] = {}
    for checked in claims:
        alike_words.setdefault(one_line(checked.claim.text), []).append(checked)
    for group in alike_words.values():
        sheet.line((_said(group, sheet.width - 8), "dim"), indent=2, label=label)
        for reviewed in group:
            print_review(sheet, reviewed)


def print_comparison(sheet: Sheet, comparison: Comparison, checks: dict[str, Check]) -> None:
    """The outlets side by side; `checks` by article id."""
    sheet.rule(f"Side by side  {one_line(comparison.title)}".rstrip())
    if comparison.ocid is None:
        sheet.line(ALONE)
    flags = "   ".join(f"{LOOKS[word].shape} {LOOKS[word].word}" for word in FLAGGED)
    sheet.line(("● reported   ○ left out   ↯ in conflict", "dim"))
    if comparison.ocid is not None:
        sheet.line((flags, "dim"))
    sheet.blank()
    if (sheet.width - FACT_WIDTH) // len(comparison.articles) >= NARROWEST:
        sheet.block(_facts_table(sheet, comparison, checks))
    else:
        _print_facts(sheet, comparison)
    print_replies(sheet, comparison)
    pairs = [pair for pair in comparison.quotation_pairs if not pair.same_words]
    if pairs:
        _print_heading(sheet, "One passage, two wordings")
        for number, pair in enumerate(pairs):
            if number:
                sheet.blank()
            _print_pair(sheet, pair)


def _print_facts(sheet: Sheet, comparison: Comparison) -> None:
    """The facts one under the other, for more outlets than there is room for side by side."""
    for row in comparison.facts:
        conflict = [("   ↯ conflict", "bold red")] if row.in_conflict else []
        sheet.line((type_word(row.type), "bold"), *conflict)
        for label, names in (("● reported", row.reported_by), ("○ left out", row.omitted_by)):
            if names:
                sheet.line(", ".join(map(one_line, names)), indent=2, label=(label, "dim"), hang=12)


def _facts_table(sheet: Sheet, comparison: Comparison, checks: dict[str, Check]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="bold", width=sheet.width - 1)
    table.add_column("", no_wrap=False, max_width=FACT_WIDTH, overflow="fold")
    for name in comparison.articles:
        table.add_column(sheet.text(one_line(name)), overflow="fold", ratio=1)
    for row in comparison.facts:
        conflict = [("\n↯ conflict", "bold red")] if row.in_conflict else []
        cells = [sheet.text(*_cell(row, name, comparison, checks)) for name in comparison.articles]
        table.add_row(sheet.text((type_word(row.type), "bold"), *conflict), *cells)
    return table


def _cell(row: FactRow, name: str, comparison: Comparison, checks: dict[str, Check]) -> Iterable[Part]:
    if name in row.omitted_by:
        return [("○ left out", "dim")]
    if name not in row.reported_by:
        return [("· said, not judged" if comparison.ocid else "· named, not said of it", "dim")]
    if len(comparison.articles) > COLUMNS_OF_WORDS or name not in checks:
        return ["● reported"]
    wanted = row.claims.get(name, ())
    said: dict[tuple[str, VerdictWord | None], None] = {
        (shorten(c.claim.text, 60), c.verdict.word if is_flagged(c) else None): None
        for c in in_reading_order(checks[name].claims)
        if c.claim.id in wanted
    }
    said |= {(shorten(claim.text, 60), None): None for claim in checks[name].stated if claim.id in wanted}
    parts: list[Part] = []
    for words, flag in said:
        parts += ["\n● " if parts else "● ", quoted(words)]
        if flag:
            parts.append((f" {LOOKS[flag].shape}", STYLES[flag]))
    return parts or ["● reported"]


def _print_pair(sheet: Sheet, pair: QuotationPair) -> None:
    first, second = (one_line(name) for name in pair.articles)
    how = [(f"  {reason_words(pair.reason)}", "dim")] if pair.reason else []
    sheet.line((f"{first} → {second}", "bold"), *how, indent=2)
    sheet.line((f"[-only in {first}-]   {{+only in {second}+}}", "dim"), indent=2)
    sheet.line("“", *edit_parts(pair.edits), "”", indent=4)


def _print_questions(sheet: Sheet, dossier: Dossier) -> None:
    asked = list(dict.fromkeys(one_line(q.text) for check in dossier.checks for q in check.questions))
    if not asked:
        return
    sheet.rule("What the record cannot answer")
    for question in asked:
        sheet.line(question, indent=2, label=("? ", "bold cyan"))


def _print_method(sheet: Sheet, dossier: Dossier, imprint: Imprint) -> None:
    sheet.rule()
    for sentence in imprint.method(dossier):
        sheet.line((sentence, "dim"))
