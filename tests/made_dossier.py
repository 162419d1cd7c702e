"""A dossier made by hand, with invented bodies and outlets: every verdict, both orders of overlap, hostile texts."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

from onrecord.article import ArticleReading, Block, BlockKind, Quotation, SourceKind
from onrecord.checking.model import (
    Candidate,
    Check,
    CheckedClaim,
    Claim,
    ClaimType,
    ClaimValue,
    Comparison,
    CountSaid,
    DaysSaid,
    Dossier,
    Edit,
    EditKind,
    Evidence,
    FactRow,
    LengthSaid,
    Link,
    LinkReason,
    MoneySaid,
    Question,
    QuotationPair,
    Reason,
    TextSaid,
    Verdict,
    VerdictWord,
)
from onrecord.report.imprint import Imprint
from onrecord.report.json import encode
from onrecord.report.json_dossier import dossier_json
from onrecord.report.terminal import open_sheet
from onrecord.report.terminal_dossier import print_dossier
from onrecord.values import Days, Duration, Span, parse_instant

OCID = "ocds-213czf-harbour-listening"
RELEASE = "harbour-listening-1"
TITLE = "Listening skills workshop for the Port Oversight Panel"

LANTERN = """Harbour chief slammed over £25k listening class

The Saltmouth Harbour Authority has been criticised for advertising a £25k contract for workshops on listening.

The notice, which closed on Tuesday, gave a value of between £10,000 and £25,000. The work will run for three years.

It said the workshop should “foster a calm and honest dialogue” and is for “the whole harbour staff”.

“This is a disgrace,” said a councillor. The authority's chair has resigned twice before."""

HERALD = """Saltmouth to spend up to £25,000 on panel's listening workshop

The Saltmouth Harbour Authority has advertised for a trainer for its Port Oversight Panel.

The notice says the aim is to “empower all members to contribute towards a safer harbour”.

Any successful bidder will have the work for two years, with sessions in 14 ports, prior to bids closing this month."""

GOAL = "empower all members, whatever their rank, to contribute toward a safer harbour"


def money(low: str, high: str | None = None, qualifier: str = "exact") -> MoneySaid:
    """A sum in pounds."""
    return MoneySaid(Decimal(low), Decimal(high or low), "GBP", qualifier, "total")


def at(pointer: str, value: str | int | Decimal | None) -> Evidence:
    """Evidence in the one release."""
    return Evidence(OCID, RELEASE, pointer, value)


def said(
    text: str, number: str, words: str, claim_type: ClaimType, value: ClaimValue, verdict: Verdict
) -> CheckedClaim:
    """A claim on the first place of `words` in `text`."""
    start = text.index(words)
    return CheckedClaim(Claim(number, Span(start, start + len(words)), words, claim_type, value), verdict)


def ruled(
    word: VerdictWord,
    rule: str,
    sentence: str,
    *evidence: Evidence,
    reason: Reason | None = None,
    edits: tuple[Edit, ...] = (),
) -> Verdict:
    """A verdict of version 1 of a rule."""
    return Verdict(word, rule, 1, sentence, reason, evidence, edits)


TOP, BOTTOM = at("/tender/value/amount", 25000), at("/tender/minValue/amount", 10000)
UPPER = ruled(
    VerdictWord.PARTIAL,
    "value",
    "The record gives £10,000 to £25,000; £25,000 is only the upper end of it.",
    TOP,
    BOTTOM,
    reason=Reason.UPPER_BOUND_AS_VALUE,
)
GOAL_EDITS = (
    Edit(EditKind.SAME, ("empower", "all", "members"), ("empower", "all", "members")),
    Edit(EditKind.DROPPED, ("whatever", "their", "rank"), ()),
    Edit(EditKind.SAME, ("to", "contribute"), ("to", "contribute")),
    Edit(EditKind.CHANGED, ("toward",), ("towards",)),
    Edit(EditKind.SAME, ("a", "safer", "harbour"), ("a", "safer", "harbour")),
)


def _lantern_claims() -> tuple[CheckedClaim, ...]:
    return (
        said(LANTERN, "c1", "£25k listening class", ClaimType.SUBJECT, TextSaid("listening class"),
             ruled(VerdictWord.SUPPORTED, "subject", "The record is about a workshop on listening.",
                   at("/tender/title", TITLE))),
        said(LANTERN, "c2", "£25k", ClaimType.VALUE, money("25000"), UPPER),
        said(LANTERN, "c3", "The Saltmouth Harbour Authority", ClaimType.BUYER, TextSaid("Saltmouth Harbour Authority"),
             ruled(VerdictWord.SUPPORTED, "party", "The record names it as the buyer.",
                   at("/buyer/name", "Saltmouth Harbour Authority"))),
        said(LANTERN, "c4", "closed on Tuesday", ClaimType.DEADLINE, DaysSaid(Days(date(2024, 4, 2), date(2024, 4, 2))),
             ruled(VerdictWord.SUPPORTED, "deadline", "The record's closing date is 2 April 2024.",
                   at("/tender/tenderPeriod/endDate", "2024-04-02T12:00:00+01:00"))),
        said(LANTERN, "c5", "between £10,000 and £25,000", ClaimType.VALUE, money("10000", "25000", "range"),
             ruled(VerdictWord.SUPPORTED, "value", "The record gives the same range.", BOTTOM, TOP)),
        said(LANTERN, "c6", "three years", ClaimType.DURATION, LengthSaid((Duration(years=3),)),
             ruled(VerdictWord.CONTRADICTED, "duration", "The record gives 730 days, which is two years.",
                   at("/tender/contractPeriod/durationInDays", 730), reason=Reason.WRONG_NUMBER)),
        said(LANTERN, "c7", "foster a calm and honest dialogue", ClaimType.QUOTATION,
             TextSaid("foster a calm and honest dialogue"),
             ruled(VerdictWord.SUPPORTED, "quotation", "The notice has these words.",
                   at("/tender/description", "foster a calm and honest dialogue"))),
        said(LANTERN, "c8", "“the whole harbour staff”", ClaimType.SUBJECT, TextSaid("the whole harbour staff"),
             ruled(VerdictWord.UNDECIDED, "subject", "Two passages of the notice name different people.")),
        said(LANTERN, "c9", "This is a disgrace", ClaimType.OPINION, TextSaid("This is a disgrace"),
             ruled(VerdictWord.NOT_CHECKABLE, "opinion", "An opinion is attributed and never judged.")),
        said(LANTERN, "c10", "The authority's chair has resigned twice before", ClaimType.OTHER, TextSaid("resigned"),
             ruled(VerdictWord.NOT_IN_RECORD, "other", "The record of this contract says nothing of it.")),
    )  # fmt: skip


def _herald_claims() -> tuple[CheckedClaim, ...]:
    two_years = ruled(VerdictWord.SUPPORTED, "duration", "The record gives 730 days, which is two years.",
                      at("/tender/contractPeriod/durationInDays", 730))  # fmt: skip
    outdated = ruled(VerdictWord.CONTRADICTED, "duration", "Today's record gives 1,095 days.",
                     at("/tender/contractPeriod/durationInDays", 1095), reason=Reason.OUTDATED)  # fmt: skip
    length = said(HERALD, "c4", "two years", ClaimType.DURATION, LengthSaid((Duration(years=2),)), two_years)
    return (
        said(HERALD, "c1", "up to £25,000", ClaimType.VALUE, money("25000", qualifier="up_to"),
             ruled(VerdictWord.SUPPORTED, "value", "The upper end of the record's range is £25,000.", TOP)),
        said(HERALD, "c2", "has advertised", ClaimType.STAGE, TextSaid("advertised"),
             ruled(VerdictWord.SUPPORTED, "stage", "The tender is open.", at("/tender/status", "active"))),
        said(HERALD, "c3", "empower all members to contribute towards a safer harbour", ClaimType.QUOTATION,
             TextSaid("empower all members to contribute towards a safer harbour"),
             ruled(VerdictWord.ALTERED_QUOTATION, "quotation",
                   "Three words of the notice are dropped without a mark, and one is changed.",
                   at("/tender/description", GOAL), reason=Reason.DROPPED_WORDS, edits=GOAL_EDITS)),
        CheckedClaim(length.claim, two_years, outdated),
        said(HERALD, "c5", "in 14 ports", ClaimType.COUNT, CountSaid(14, "ports"),
             ruled(VerdictWord.NOT_IN_RECORD, "count", "The record gives no number of ports.")),
        said(HERALD, "c6", "bids closing this month", ClaimType.DEADLINE,
             DaysSaid(Days(date(2024, 4, 1), date(2024, 4, 30))),
             ruled(VerdictWord.SUPPORTED, "deadline", "The record's closing date is 2 April 2024.",
                   at("/tender/tenderPeriod/endDate", "2024-04-02T12:00:00+01:00"))),
    )  # fmt: skip


def reading(name: str, text: str, published: str | None) -> ArticleReading:
    """An article as if read: its blocks, and the quotations between curly marks."""
    blocks, position = [], 0
    for index, part in enumerate(text.split("\n\n")):
        kind = BlockKind.HEADLINE if index == 0 else BlockKind.PARAGRAPH
        blocks.append(Block(Span(position, position + len(part)), kind))
        position += len(part) + 2
    origin = "given" if published else ""
    when, quoted = parse_instant(published), _quoted(text)
    return ArticleReading(name, text, when, origin, tuple(blocks), (), quoted, (), (), (), ())


def _quoted(text: str) -> tuple[Quotation, ...]:
    found, start = [], text.find("“")
    while start >= 0:
        end = text.index("”", start)
        speaker = Span(0, 7) if not found else None
        found.append(
            Quotation(Span(start + 1, end), text[start + 1 : end], SourceKind.RECORD, speaker, None, len(found))
        )
        start = text.find("“", end)
    return tuple(found)


def linked() -> Link:
    """A link with three reasons and a runner-up."""
    reasons = (
        LinkReason("quotation", 9.5, "Eleven words in a row stand in the notice: “empower all members …”."),
        LinkReason("name", 4.0, "It names the buyer, Saltmouth Harbour Authority."),
        LinkReason("sum", 3.1, "It gives both ends of the range, £10,000 and £25,000."),
    )
    other = Candidate("ocds-213czf-harbour-dredging", "Dredging of the outer harbour", 2.6, reasons[1:2])
    return Link(OCID, (Candidate(OCID, TITLE, 28.4, reasons), other), ("It shares a rare quotation with the notice.",))


def made_dossier() -> Dossier:
    """Two outlets on one contract."""
    lantern = Check(
        reading("lantern", LANTERN, "2024-04-02T16:42:00+01:00"),
        linked(), TITLE, _lantern_claims(),
        (Question("Who at the authority decided on the range of £10,000 to £25,000?", "value", "c2"),),
        (), (RELEASE,),
    )  # fmt: skip
    herald = Check(
        reading("herald", HERALD, "2024-04-26"),
        linked(), TITLE, _herald_claims(),
        (Question("In how many ports will sessions be held?", "count", "c5"),),
        ("Today's record differs from that of 26 April 2024.",), (RELEASE,),
    )  # fmt: skip
    both = ("lantern", "herald")
    facts = (
        FactRow(ClaimType.VALUE, both, (), False, {"lantern": ("c2", "c5"), "herald": ("c1",)}),
        FactRow(ClaimType.DEADLINE, both, (), False, {"lantern": ("c4",), "herald": ("c6",)}),
        FactRow(ClaimType.DURATION, both, (), True, {"lantern": ("c6",), "herald": ("c4",)}),
        FactRow(ClaimType.BUYER, ("lantern",), ("herald",), False, {"lantern": ("c3",)}),
        FactRow(ClaimType.COUNT, ("herald",), ("lantern",), False, {"herald": ("c5",)}),
    )
    pair = QuotationPair(("c7", "c3"), both, False, GOAL_EDITS)
    comparison = Comparison(OCID, TITLE, both, facts, (pair,))
    return Dossier((lantern, herald), (comparison,), date(2024, 5, 31))


HOSTILE = (
    "<script>alert(1)</script> & \x1b[31mred\u202e0001£\u202c [bold]markup[/bold] ]]> --> "
    '<img src=x onerror="x"> javascript:alert(1) http://evil.example/x.png {{ 7*7 }} \ud800 £5'
)


def hostile_dossier() -> Dossier:
    """One article, every text of which tries to break out of its place."""
    text = HOSTILE + "\n\n" + HOSTILE
    evidence = Evidence(HOSTILE, HOSTILE, "/" + HOSTILE, HOSTILE)
    edits = (Edit(EditKind.CHANGED, (HOSTILE,), (HOSTILE,)),)
    verdict = Verdict(
        VerdictWord.ALTERED_QUOTATION, "quotation", 1, HOSTILE, Reason.CHANGED_WORD, (evidence,), edits
    )  # fmt: skip
    claim = Claim(HOSTILE, Span(0, len(HOSTILE)), HOSTILE, ClaimType.QUOTATION, TextSaid(HOSTILE))
    link = Link(HOSTILE, (Candidate(HOSTILE, HOSTILE, 1.0, (LinkReason("words", 1.0, HOSTILE),)),), (HOSTILE,))
    check = Check(
        reading(HOSTILE, text, None), link, HOSTILE, (CheckedClaim(claim, verdict, verdict),),
        (Question(HOSTILE, HOSTILE, HOSTILE),), (HOSTILE,), (HOSTILE,),
    )  # fmt: skip
    facts = (FactRow(ClaimType.QUOTATION, (HOSTILE,), (), False, {HOSTILE: (HOSTILE,)}),)
    pair = QuotationPair((HOSTILE, HOSTILE), (HOSTILE, HOSTILE), False, edits)
    return Dossier((check,), (Comparison(HOSTILE, HOSTILE, (HOSTILE,), facts, (pair,)),), None)


IMPRINT = Imprint(
    date(2024, 6, 1), "0.1.0", "onrecord.register", ("Contains data of the Saltmouth Harbour Authority.",)
)


def terminal_text(dossier: Dossier, encoding: str = "utf-8") -> str:
    """What a pipe is sent: 80 columns, no colour."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")
    print_dossier(open_sheet(stream, width=80, color=False), dossier, IMPRINT)
    stream.seek(0)
    return stream.read()


if __name__ == "__main__":
    # Writes the golden files again, for when the dossier's looks change on purpose: python tests/made_dossier.py
    folder = Path(__file__).parent / "golden" / "report"
    (folder / "dossier.txt").write_text(terminal_text(made_dossier()), encoding="utf-8")
    (folder / "dossier.json").write_text(encode(dossier_json(made_dossier())) + "\n", encoding="utf-8")
