"""What the record leaves open becomes neutral questions, few and without repeats."""

from __future__ import annotations

from typing import Any

from fakes import make_records

from onrecord.article import ArticleReading
from onrecord.article.read import read_article
from onrecord.checking.model import CheckedClaim, Claim, ClaimType, TextSaid, Verdict, VerdictWord
from onrecord.checking.questions import MOST, questions
from onrecord.reading import RecordReading, read_record
from onrecord.values import Span, parse_instant

DAY = "2031-03-20T08:00:00Z"


def record(**parts: Any) -> RecordReading:
    """A reading of one invented release."""
    body = {
        "ocid": "ocds-213czf-1",
        "id": "r1",
        "date": "2031-02-03T09:00:00Z",
        "tag": ["tender"],
        "buyer": {"name": "Otterholme Town Council"},
        "tender": {"title": "Bridge repairs", "status": "active", "value": {"amount": 84600, "currency": "GBP"}},
    }
    (made,) = make_records([body | parts]).values()
    reading = read_record(made, parse_instant(DAY))
    assert reading is not None
    return reading


def article(text: str = "A headline\n\nA text.") -> ArticleReading:
    return read_article(text, id="a1", published=parse_instant(DAY))


def judged(kind: ClaimType, text: str, word: VerdictWord, quotation: int | None = None, id: str = "c1") -> CheckedClaim:
    claim = Claim(id, Span(0, len(text)), text, kind, TextSaid(text), quotation)
    return CheckedClaim(claim, Verdict(word, "made", 1, "The record has no word on it."))


def test_no_record_no_questions() -> None:
    """Without a record there is nothing that it could answer."""
    claim = judged(ClaimType.SUPPLIER, "Osier Works", VerdictWord.NOT_IN_RECORD)
    assert questions(article(), [claim], None) == ()


def test_silence_of_the_record() -> None:
    """A supplier that the record does not name is asked about, with the claim that raised it."""
    claim = judged(ClaimType.SUPPLIER, "Osier Works", VerdictWord.NOT_IN_RECORD)
    found = questions(article(), [claim], record())
    assert found[0].claim == "c1"
    assert (
        found[0].text == "What part does Osier Works have in this contract? The record does not name it as a supplier."
    )


def test_supported_claims_raise_nothing() -> None:
    """What the record answers is not asked; what it lacks is."""
    claim = judged(ClaimType.VALUE, "£84,600", VerdictWord.SUPPORTED)
    found = questions(article(), [claim], record())
    assert [question.about for question in found] == ["end"]


def test_bidding_closed_without_an_award() -> None:
    """Once bidding has closed, the award is what a reader would ask about."""
    tender = {"title": "Bridge repairs", "status": "active", "tenderPeriod": {"endDate": "2031-03-14T12:00:00Z"}}
    found = questions(article(), [], record(tender=tender))
    assert found[0].text.startswith("Bidding closed on 14 March 2031: has the contract been awarded")


def test_awarded_without_supplier_or_price() -> None:
    """An award that names neither price nor supplier leaves both to be asked."""
    awarded = record(tag=["award"], awards=[{"id": "1", "date": "2031-03-16T00:00:00Z", "status": "active"}])
    found = questions(article(), [], awarded)
    assert {"value", "supplier"} <= {question.about for question in found}


def test_field_and_prose_disagree() -> None:
    """Where the text of a notice corrects its own field, the question names both dates."""
    tender = {
        "title": "Bridge repairs",
        "status": "active",
        "description": "The deadline has been extended. Instead of: 14 March 2031 Read: 18 March 2031.",
        "tenderPeriod": {"endDate": "2031-03-14T12:00:00Z"},
    }
    found = questions(article(), [], record(tender=tender))
    assert found[0].about == "deadline"
    assert "14 March 2031" in found[0].text
    assert "18 March 2031" in found[0].text


def test_facts_that_only_people_give() -> None:
    """A figure that only a person is quoted for is asked about, with who said it."""
    read = article("A headline\n\n“It will cost us £90,000,” said Ada Larch, a councillor.")
    claim = judged(ClaimType.VALUE, "£90,000", VerdictWord.NOT_CHECKABLE, quotation=0)
    found = questions(read, [claim], record())
    assert any("Ada Larch" in question.text and "£90,000" in question.text for question in found)


def test_few_and_each_once() -> None:
    """At most six, none twice, no more than two about one thing."""
    kinds = (ClaimType.VALUE, ClaimType.SUPPLIER, ClaimType.BUYER, ClaimType.END, ClaimType.START, ClaimType.COUNT)
    claims = [judged(k, f"thing {n}", VerdictWord.NOT_IN_RECORD, id=f"c{n}") for n in range(4) for k in kinds]
    found = questions(article(), claims + claims, record())
    assert len(found) == MOST
    assert len({question.text for question in found}) == MOST
    assert max(sum(q.about == question.about for q in found) for question in found) <= 2
