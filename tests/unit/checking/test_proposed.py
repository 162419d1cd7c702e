"""What a language model proposes counts where our reader agrees, is judged by our rules, and never accuses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes import FakeLookup, make_records
from hypothesis import given
from hypothesis import strategies as st

from onrecord.article import ArticleReading, Proposal
from onrecord.article.read import read_article
from onrecord.checking.check import check_article
from onrecord.checking.model import Check, VerdictWord
from onrecord.checking.proposed import KINDS, Accepted, Refused, hard_sentences, weigh_proposals
from onrecord.values import Span

OCID = "ocds-213czf-proposed"
RELEASE = {
    "ocid": OCID,
    "id": "1",
    "date": "2026-03-02T09:00:00Z",
    "tag": ["award"],
    "buyer": {"id": "B", "name": "Brackwater Town Council"},
    "parties": [
        {"id": "B", "name": "Brackwater Town Council", "roles": ["buyer"]},
        {"id": "S", "name": "Ironside & Daughters Ltd", "roles": ["supplier"]},
    ],
    "tender": {"id": "T", "title": "Repairs to the bandstand", "status": "complete"},
    "awards": [{"id": "A", "status": "active", "suppliers": [{"id": "S", "name": "Ironside & Daughters Ltd"}]}],
    "contracts": [
        {
            "id": "C",
            "awardID": "A",
            "period": {"startDate": "2026-05-11T00:00:00+01:00", "endDate": "2028-05-10T23:59:59+01:00"},
        }
    ],
}
LOOKUP = FakeLookup(make_records([RELEASE]))


def article(sentence: str, *proposals: tuple[str, str]) -> ArticleReading:
    """An article whose only sentence of interest is `sentence`, with what is proposed for it."""
    text = f"Bandstand to be mended\n\nPublished: 5 March 2026\n\n{sentence}"
    reading = read_article(text, id="a")
    place = Span(text.index(sentence), len(text))
    assert place in [each.span for each in reading.sentences]
    return replace(reading, proposals=tuple(Proposal(kind, words, place) for kind, words in proposals))


def checked(sentence: str, *proposals: tuple[str, str]) -> Check:
    return check_article(article(sentence, *proposals), LOOKUP, ocid=OCID)


def told(check: Check) -> list[tuple[str, str, str, bool]]:
    return [(c.claim.type.value, c.claim.text, c.verdict.word.value, c.claim.proposed) for c in check.claims]


HARD = "On 12 May the first of the painters goes up the ladder."


def test_a_hard_sentence_is_offered():
    """A date that no rule ties to anything makes its sentence hard; one that a rule reads does not."""
    assert [each.text for each in hard_sentences(checked(HARD))] == [HARD]
    assert hard_sentences(checked("The contract starts on 11 May 2026.")) == ()


def test_a_proposal_is_judged_by_our_rule():
    """The words are said to be the start: the record's day is named beside another, and nobody is accused."""
    [wrong] = [each for each in checked(HARD, ("start", "12 May")).claims if each.claim.proposed]
    assert (wrong.verdict.rule, wrong.verdict.word) == ("start", VerdictWord.UNDECIDED)
    assert wrong.verdict.sentence == (
        "The record gives 11 May 2026 as the start. That the words are about it is only a language model's reading."
    )
    [right] = [each for each in checked("Until May the painters wait.", ("start", "May")).claims if each.claim.proposed]
    assert (right.claim.text, right.verdict.word) == ("May", VerdictWord.SUPPORTED)


@pytest.mark.parametrize(
    ("kind", "words", "why"),
    [
        ("start", "13 May", "do not stand in the sentence"),
        ("start", "", "do not stand in the sentence"),
        ("start", "the", "more than once"),
        ("start", "the first of the painters", "no such thing"),
        ("duration", "12 May", "no such thing"),
        ("supplier", "ladder", "no such thing"),
        ("value", "12 May", "no kind that may be proposed"),
        ("nonsense", "12 May", "no kind that may be proposed"),
    ],
)
def test_a_proposal_without_its_value_is_refused(kind: str, words: str, why: str):
    """Words that do not stand there, stand twice, or hold nothing that our reader can read."""
    reading = article(HARD, (kind, words))
    [weighed] = weigh_proposals(reading, reading.proposals)
    assert isinstance(weighed, Refused)
    assert why in weighed.why


def test_a_proposal_for_another_sentence_is_refused():
    """A span that is no sentence of this article."""
    [weighed] = weigh_proposals(article(HARD), [Proposal("start", "12 May", Span(0, 4))])
    assert isinstance(weighed, Refused)
    assert weighed.why == "the article has no such sentence"


def test_what_the_rules_found_stands():
    """A proposal on words that a rule has judged changes nothing."""
    sentence = "The contract starts on 11 May 2026."
    assert told(checked(sentence, ("end", "11 May 2026"))) == told(checked(sentence))


@given(
    kind=st.sampled_from(KINDS), day=st.integers(1, 28), words=st.sampled_from(["12 May", "the ladder", "the first"])
)
def test_no_proposal_accuses(kind: str, day: int, words: str):
    """Whatever is proposed, nothing that rests on it is an accusation."""
    sentence = HARD.replace("12 May", f"{day} May")
    check = checked(sentence, (kind, words.replace("12 May", f"{day} May")))
    proposed = [each for each in check.claims if each.claim.proposed]
    accusing = (VerdictWord.CONTRADICTED, VerdictWord.PARTIAL, VerdictWord.ALTERED_QUOTATION)
    assert all(each.verdict.word not in accusing for each in proposed)


def test_the_value_is_our_reader_s():
    """The claim is what our reader read, and no wider than that."""
    reading = article(HARD, ("start", "On 12 May the first"))
    [weighed] = weigh_proposals(reading, reading.proposals)
    assert isinstance(weighed, Accepted)
    assert weighed.claim.text == "12 May"
