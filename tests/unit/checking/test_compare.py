"""Articles side by side: who reported what, where they conflict, and one quotation in two wordings."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from fakes import FakeLookup
from gold_articles import gold_articles, gold_check

from onrecord.article.read import read_article
from onrecord.checking.check import check_articles
from onrecord.checking.compare import compare
from onrecord.checking.model import (
    Check,
    CheckedClaim,
    Claim,
    ClaimType,
    ClaimValue,
    Comparison,
    DaysSaid,
    EditKind,
    Evidence,
    LengthSaid,
    Link,
    MoneySaid,
    Reason,
    TextSaid,
    Verdict,
    VerdictWord,
)
from onrecord.values import Days, Duration, Span, parse_instant

OCID = "ocds-213czf-1"
EMPTY = FakeLookup({})


def said(kind: ClaimType, value: ClaimValue, word: VerdictWord = VerdictWord.SUPPORTED, id: str = "c1") -> CheckedClaim:
    """A claim with a verdict; errors carry some reason and evidence, as they must."""
    wrong = word in (VerdictWord.PARTIAL, VerdictWord.CONTRADICTED, VerdictWord.ALTERED_QUOTATION)
    reason = Reason.WRONG_NUMBER if wrong else None
    verdict = Verdict(word, "made", 1, "Made for a test.", reason, (Evidence(OCID, "r1", "/tender", None),))
    return CheckedClaim(Claim(id, Span(0, 1), "x", kind, value), verdict)


def check(id: str, *claims: CheckedClaim, text: str = "A headline\n\nA text.", ocid: str | None = OCID) -> Check:
    """One article with these claims."""
    reading = read_article(text, id=id, published=parse_instant("2031-05-06T08:00:00Z"))
    return Check(reading, Link(ocid, (), ("made",)), "Bridge repairs" if ocid else "", claims, ())


def pounds(low: int, high: int | None = None, basis: str = "total") -> MoneySaid:
    return MoneySaid(Decimal(low), Decimal(high or low), "GBP", "exact", basis)


def day(text: str) -> DaysSaid:
    return DaysSaid(Days(date.fromisoformat(text), date.fromisoformat(text)))


def test_reported_and_left_out() -> None:
    """A fact that one article gives and the other does not is reported by the one and omitted by the other."""
    (found,) = compare([check("a", said(ClaimType.DEADLINE, day("2031-06-01"))), check("b")])
    (row,) = found.facts
    assert (row.type, row.reported_by, row.omitted_by, row.in_conflict) == (ClaimType.DEADLINE, ("a",), ("b",), False)
    assert row.claims == {"a": ("c1",)}


@pytest.mark.parametrize(
    ("kind", "first", "second", "conflict"),
    [
        (ClaimType.VALUE, pounds(25_000), pounds(10_000, 25_000), False),
        (ClaimType.VALUE, pounds(25_000), pounds(250_000), True),
        (ClaimType.VALUE, pounds(25_000), pounds(25_000, basis="year"), True),
        (ClaimType.DEADLINE, day("2031-06-01"), DaysSaid(Days(date(2031, 6, 1), date(2031, 6, 30))), False),
        (ClaimType.DEADLINE, day("2031-06-01"), day("2031-06-02"), True),
        (ClaimType.DURATION, LengthSaid((Duration(years=2),)), LengthSaid((Duration(months=24),)), False),
        (ClaimType.DURATION, LengthSaid((Duration(years=2),)), LengthSaid((Duration(years=3),)), True),
        (ClaimType.SUPPLIER, TextSaid("Larch & Tern Limited"), TextSaid("Larch and Tern"), False),
        (ClaimType.SUPPLIER, TextSaid("Larch & Tern Limited"), TextSaid("Osier Works"), True),
    ],
)
def test_conflict_without_a_judge(kind: ClaimType, first: ClaimValue, second: ClaimValue, conflict: bool) -> None:
    """Where the record says nothing, two values conflict when they cannot both be right."""
    silent = VerdictWord.NOT_IN_RECORD
    (found,) = compare([check("a", said(kind, first, silent)), check("b", said(kind, second, silent))])
    assert found.facts[0].in_conflict is conflict


def test_conflict_by_verdict() -> None:
    """One article right and one wrong about the same fact are in conflict."""
    right = said(ClaimType.VALUE, pounds(10_000, 25_000))
    wrong = said(ClaimType.VALUE, pounds(25_000), VerdictWord.PARTIAL)
    (found,) = compare([check("a", right), check("b", wrong)])
    assert found.facts[0].in_conflict


def test_two_right_figures() -> None:
    """An estimate and an award differ and are both right: no conflict."""
    (found,) = compare([check("a", said(ClaimType.VALUE, pounds(80))), check("b", said(ClaimType.VALUE, pounds(95)))])
    assert not found.facts[0].in_conflict


def test_said_but_not_judged_is_not_left_out() -> None:
    """An article whose sum was held back has not left the sum out: it is neither reported nor omitted."""
    silent = replace(check("b"), not_judged=frozenset({ClaimType.VALUE}))
    (row,) = compare([check("a", said(ClaimType.VALUE, pounds(5000))), silent])[0].facts
    assert (row.reported_by, row.omitted_by) == (("a",), ())


def test_one_quotation_in_two_wordings() -> None:
    """The words that one outlet left out are shown between the two."""
    first = check("a", text="One\n\nThe notice says: “mend the old bridge, at any season, without closing the road”.")
    second = check("b", text="Two\n\nThe notice says: “mend the old bridge without closing the road”.")
    (pair,) = compare([first, second])[0].quotation_pairs
    assert not pair.same_words
    assert [edit.record for edit in pair.edits if edit.kind is EditKind.DROPPED] == [("at", "any", "season")]


@pytest.mark.parametrize(
    ("words", "kind", "reason"),
    [
        (
            "mend the old bridge at any season and in all weathers without closing the road",
            EditKind.ADDED,
            "added_words",
        ),
        ("mend the old crossing at any season without closing the road", EditKind.CHANGED, "changed_word"),
        ("mend at any season the old bridge without closing the road", EditKind.MOVED, "spliced"),
    ],
)
def test_words_added_changed_and_moved_between_outlets(words: str, kind: EditKind, reason: str) -> None:
    """Every way in which two wordings differ is marked and named."""
    whole = "mend the old bridge at any season without closing the road"
    first = check("a", text=f"One\n\nThe notice says: “{whole}”.")
    second = check("b", text=f"Two\n\nThe notice says: “{words}”.")
    (pair,) = compare([first, second])[0].quotation_pairs
    assert kind in {edit.kind for edit in pair.edits}
    assert pair.reason == reason


def test_a_quotation_pieced_together_from_two_sentences_of_the_other() -> None:
    """One outlet joins what the other prints as two sentences."""
    whole = (
        "The firm will mend the old bridge in the summer months. All of the lanes will be shut to lorries on market "
        "days. It must leave the ford open for the cattle of the commoners."
    )
    first = check("a", text=f"One\n\nThe notice says: “{whole}”")
    second = check(
        "b", text="Two\n\nThe notice says: “The firm will mend the old bridge for the cattle of the commoners.”"
    )
    (pair,) = compare([first, second])[0].quotation_pairs
    assert pair.reason == "spliced"


def test_same_quotation() -> None:
    """The same words, cut elsewhere, are listed as the same."""
    first = check("a", text="One\n\nThe notice says: “mend the old bridge without closing the road”.")
    second = check("b", text="Two\n\nThe notice says: “mend the old bridge, without closing”.")
    (pair,) = compare([first, second])[0].quotation_pairs
    assert pair.same_words


def test_two_critics() -> None:
    """Two people who use some of the same words are not one quotation in two wordings."""
    first = check("a", text="One\n\n“The money should be going to our village schools,” said Ada Larch, a councillor.")
    second = check("b", text="Two\n\n“Money that should be spent on village schools,” said Ben Osier, a farmer.")
    assert compare([first, second])[0].quotation_pairs == ()


def test_articles_about_different_records() -> None:
    """Nothing to compare where each record has one article."""
    assert compare([check("a"), check("b", ocid="ocds-213czf-2")]) == ()


def test_articles_about_a_contract_not_held() -> None:
    """Without a record, a shared sentence and a shared sum make one story; a shared sum alone does not."""
    texts = (
        "One\n\nThe bridge deal is worth £417,300. “We will mend the old bridge before the winter,” said Ada Larch.",
        "Two\n\nIt will cost £417,300. “We will mend the old bridge before winter,” she said.",
        "Three\n\nA school roof will cost £417,300.",
    )
    checks = [check(f"a{n}", text=text, ocid=None) for n, text in enumerate(texts)]
    (found,) = compare(checks)
    assert found.ocid is None
    assert found.articles == ("a0", "a1")


def test_gold_comparisons(shared_data: Path) -> None:
    """On the annotated claims the table is the annotated one, conflicts and altered quotations included."""
    gold = json.loads((shared_data / "articles" / "comparisons.json").read_text(encoding="utf-8"))
    checks = [gold_check(article) for article in gold_articles(shared_data) if article["id"].startswith("d")]
    ours = {c.ocid: c for c in compare(checks)}
    wrong = []
    for want in gold:
        found = ours[want["ocid"]]
        rows = {row.type.value: row for row in found.facts}
        for fact in want["facts"]:
            row = rows[fact["type"]]
            if (list(row.reported_by), list(row.omitted_by), row.in_conflict) != (
                fact["reported_by"],
                fact["omitted_by"],
                fact["in_conflict"],
            ):
                wrong.append((want["ocid"], fact["type"], row))
        pairs = {pair.claims: pair.same_words for pair in found.quotation_pairs}
        wrong.extend(
            (want["ocid"], pair, None)
            for pair in want["quotation_pairs"]
            if pairs.get(tuple(pair["claims"])) is not pair["same_words"]
        )
    assert wrong == []


LORRIES = (
    "Hexley splashes £2.4m on bin lorries\n\nHexley Council has awarded a £2.4m contract for nine bin lorries to "
    "Calder Fleet Services of Thornwick.\n\nThe council asked for vehicles “that can serve the older terraces without "
    "reversing into parked cars”. Bids closed on 4 July.\n\nThe contract runs for three years.",
    "New lorries for Hexley’s bins\n\nHexley Council is to pay £2.4 million under a contract worth £2.9 million with "
    "maintenance.\n\nThe notice says that they must “serve the terraces without reversing into cars”. Bids closed on "
    "5 July.\n\nThe deal was awarded to Calder Fleet Services Ltd. The contract runs for two years.",
)


def unheld(*texts: str) -> Comparison:
    """The comparison of articles whose contract no register holds."""
    readings = [read_article(t, id=f"a{n}", published=parse_instant("2031-09-18")) for n, t in enumerate(texts)]
    (found,) = check_articles(readings, EMPTY).comparisons
    return found


def test_articles_without_a_record_are_laid_side_by_side_unjudged() -> None:
    """What each says, where they conflict, and one passage in two wordings; no verdict at all."""
    found = unheld(*LORRIES)
    rows = {row.type: row for row in found.facts}
    assert found.ocid is None
    assert not rows[ClaimType.VALUE].in_conflict
    assert rows[ClaimType.DEADLINE].in_conflict
    assert rows[ClaimType.DURATION].in_conflict
    assert rows[ClaimType.SUPPLIER].reported_by == ("a0", "a1")
    assert [pair.same_words for pair in found.quotation_pairs] == [False]


def test_without_a_record_no_article_is_judged() -> None:
    """Statements are listed under ids of their own, and claims there are none."""
    reading = read_article(LORRIES[0], id="a", published=parse_instant("2031-09-18"))
    checked = check_articles([reading], EMPTY).checks[0]
    assert checked.claims == ()
    assert [(claim.id, claim.type.value) for claim in checked.stated][:2] == [("s1", "value"), ("s2", "buyer")]
    assert all(claim.span.of(reading.text) == claim.text for claim in checked.stated)


def test_what_is_named_elsewhere_in_an_article_was_not_left_out() -> None:
    """An article that gives the sum in other words is not said to have left it out."""
    other = LORRIES[1].replace("under a contract worth £2.9 million with maintenance", "for the old and new together")
    rows = {row.type: row for row in unheld(LORRIES[0], other.replace("£2.4 million", "the sum of £2.4m")).facts}
    assert rows[ClaimType.VALUE].omitted_by == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # A name and a day, which two stories of one town may well share.
        ("Ada Larch said that the fair opens on 4 July.", "The pool will shut on 4 July, Ada Larch said."),
        # A round sum alone.
        ("A bypass will cost £40 million.", "The hospital needs £40 million."),
        ("A bypass will cost £41.7 million.", "The hospital needs £41.7 million."),
    ],
)
def test_other_stories_are_not_compared(first: str, second: str) -> None:
    """One kind of evidence is not enough, nor are a name and a day."""
    readings = [read_article(f"Head {n}\n\n{text}", id=f"a{n}") for n, text in enumerate((first, second))]
    assert check_articles(readings, EMPTY).comparisons == ()


def test_order_of_articles_changes_no_group() -> None:
    """The same articles are grouped in whatever order they come."""
    other = "A school roof\n\nThe roof will cost £417,300, said Ada Larch."
    for texts in ((LORRIES[0], other, LORRIES[1]), (other, LORRIES[1], LORRIES[0])):
        assert len(unheld(*texts).articles) == 2
