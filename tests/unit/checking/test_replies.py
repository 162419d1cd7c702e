"""Who answered, who would not, and who is only said to have been asked: twenty wordings of each."""

from __future__ import annotations

from itertools import permutations

import pytest
from fakes import FakeLookup, make_records

from onrecord.article.read import read_article
from onrecord.checking.check import check_articles
from onrecord.checking.replies import replies_of
from onrecord.checking.reply import Reply, ReplyKind
from onrecord.reading import RecordReading, read_record
from onrecord.report.json_dossier import dossier_json

BODY = {
    "ocid": "ocds-213czf-1",
    "id": "r1",
    "date": "2031-02-03T09:00:00Z",
    "tag": ["award"],
    "buyer": {"name": "Otterholme Town Council"},
    "tender": {"title": "Repair of the Swallow Bridge", "status": "complete"},
    "awards": [{"id": "1", "status": "active", "suppliers": [{"name": "Larch & Tern Masonry Limited"}]}],
}
BUYER, SUPPLIER = "Otterholme Town Council", "Larch & Tern Masonry Limited"
STORY = "Bridge to be mended\n\nOtterholme Town Council has hired Larch & Tern Masonry to mend the Swallow Bridge.\n\n"


def record() -> RecordReading:
    found = read_record(make_records([BODY])["ocds-213czf-1"])
    assert found is not None
    return found


def replies(words: str, story: str = STORY) -> dict[str, Reply]:
    """By party, what the article tells."""
    found = replies_of(read_article(f"{story}{words}", id="a"), record())
    return {reply.party: reply for reply in found}


ASKED = [
    "Otterholme Town Council was approached for comment.",
    "Otterholme Town Council has been approached for a comment.",
    "Otterholme Town Council has been contacted.",
    "Otterholme Town Council was contacted for a response.",
    "Otterholme Town Council has been asked for comment.",
    "Otterholme Town Council was asked to comment.",
    "Otterholme Town Council has been invited to comment.",
    "Otterholme Town Council was invited to respond.",
    "Otterholme Town Council has also been approached.",
    "Otterholme Town Council was given the opportunity to comment.",
    "Otterholme Town Council was offered a right of reply.",
    "The Courier has contacted Otterholme Town Council for comment.",
    "The Courier approached Otterholme Town Council for a response.",
    "We have asked Otterholme Town Council for a response.",
    "We have contacted Otterholme Town Council.",
    "The Courier has reached out to Otterholme Town Council.",
    "Comment has been sought from Otterholme Town Council.",
    "A response was requested from Otterholme Town Council.",
    "The claims were put to Otterholme Town Council.",
    "We are awaiting a response from Otterholme Town Council.",
    "The council was approached for comment.",
]
SILENT = [
    "Otterholme Town Council did not respond to a request for comment.",
    "Otterholme Town Council had not responded by the time of publication.",
    "Otterholme Town Council has yet to respond.",
    "Otterholme Town Council has not replied.",
    "Otterholme Town Council did not reply to questions.",
    "Otterholme Town Council could not be reached for comment.",
    "Otterholme Town Council was unavailable for comment.",
    "Otterholme Town Council was not available for comment.",
    "Otterholme Town Council did not return our calls.",
    "Otterholme Town Council did not immediately respond.",
    "Otterholme Town Council failed to respond.",
    "Otterholme Town Council didn’t respond.",
    "Otterholme Town Council has not yet answered.",
    "Otterholme Town Council did not get back to us.",
    "Otterholme Town Council is yet to comment.",
    "Otterholme Town Council gave no reply.",
    "Otterholme Town Council ignored repeated requests.",
    "No response was received from Otterholme Town Council.",
    "No reply had been received from Otterholme Town Council.",
    "We have received no answer from Otterholme Town Council.",
    "The Courier contacted Otterholme Town Council for comment, but it did not reply.",
]
DECLINED = [
    "Otterholme Town Council declined to comment.",
    "Otterholme Town Council refused to comment.",
    "Otterholme Town Council would not comment.",
    "Otterholme Town Council did not wish to comment.",
    "Otterholme Town Council declined to say how many firms had bid.",
    "Otterholme Town Council said it would not comment.",
    "Otterholme Town Council said that it was unable to comment.",
    "Otterholme Town Council had no comment.",
    "Otterholme Town Council offered no comment.",
    "Otterholme Town Council made no comment.",
    "Otterholme Town Council declined to be interviewed.",
    "Otterholme Town Council declined our request.",
    "Otterholme Town Council chose not to comment.",
    "Otterholme Town Council does not comment on tenders.",
    "Otterholme Town Council said it could not comment on a live procurement.",
    "Otterholme Town Council declined an interview.",
    "Otterholme Town Council refused to be drawn.",
    "Otterholme Town Council was unable to comment.",
    "Otterholme Town Council could not discuss it.",
    "A spokesperson for Otterholme Town Council declined to comment.",
    "The council declined to comment.",
]
REPORTED = [
    "Otterholme Town Council said that the bridge was safe.",
    "Otterholme Town Council confirmed that work would start in May.",
    "Otterholme Town Council has denied that the price is too high.",
    "Otterholme Town Council insisted that the price was fair.",
    "Otterholme Town Council admitted that it was late.",
    "Otterholme Town Council told the Courier that work would start in May.",
    "Otterholme Town Council told us that work would start in May.",
    "A spokesperson for Otterholme Town Council said the bridge was safe.",
    "A spokesman for the council said the bridge was safe.",
    "A council spokeswoman said that the bridge was safe.",
    "In a statement, Otterholme Town Council called the price fair.",
    "In a statement to the Courier, Otterholme Town Council called the price fair.",
    "According to a spokesperson for Otterholme Town Council, the bridge is safe.",
    "Otterholme Town Council replied that the bridge was safe.",
    "Otterholme Town Council responded that the bridge was safe.",
    "Otterholme Town Council has defended the price.",
    "Otterholme Town Council apologised for the delay.",
    "Otterholme Town Council argued that stone is dear.",
    "Otterholme Town Council explained that stone is dear.",
    "Otterholme Town Council issued a statement on Monday.",
]
QUOTED = [
    "“The bridge is safe,” said a spokesperson for Otterholme Town Council.",
    "A council spokesman said: “The bridge is safe for all of us.”",
    "Otterholme Town Council said in a statement: “The bridge is safe for all of us.”",
    "“The bridge is safe for all of us,” Otterholme Town Council told the Courier.",
    "According to the council, “the bridge is safe for all of us”.",
]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        *((words, ReplyKind.ASKED) for words in ASKED),
        *((words, ReplyKind.SILENT) for words in SILENT),
        *((words, ReplyKind.DECLINED) for words in DECLINED),
        *((words, ReplyKind.REPORTED) for words in REPORTED),
        *((words, ReplyKind.QUOTED) for words in QUOTED),
    ],
)
def test_what_is_told_of_the_buyer(words: str, kind: ReplyKind) -> None:
    """Each wording, of the body that the record names as the buyer."""
    found = replies(words)
    assert found[BUYER].kind is kind
    assert found[BUYER].asked is (kind not in (ReplyKind.QUOTED, ReplyKind.REPORTED))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Otterholme Town Council and Larch & Tern Masonry were approached for comment.",
            {BUYER: ReplyKind.ASKED, SUPPLIER: ReplyKind.ASKED},
        ),
        (
            "Otterholme Town Council declined to comment. The firm did not respond.",
            {BUYER: ReplyKind.DECLINED, SUPPLIER: ReplyKind.SILENT},
        ),
        (
            "“It is dear,” said Ada Larch. The council was approached for comment.",
            {BUYER: ReplyKind.ASKED, "Ada Larch": ReplyKind.QUOTED},
        ),
        ("The Ferry Users Association was contacted.", {"Ferry Users Association": ReplyKind.ASKED}),
        ("Councillor Ben Osier could not be reached.", {"Ben Osier": ReplyKind.SILENT}),
    ],
)
def test_several_are_told_apart(words: str, told: dict[str, ReplyKind]) -> None:
    """Bodies that are asked together, one after the other, and others than the record's."""
    assert {party: reply.kind for party, reply in replies(words).items()} == told


@pytest.mark.parametrize(
    "words",
    [
        "It closed the bridge to lorries in May.",
        "The notice says that bids closed on Monday.",
        "Otterholme Town Council says in the notice that the bridge is unsafe.",
        "Firms were asked to price the work by May.",
        "Residents were asked whether they wanted a new bridge.",
        "Bidders were contacted by the council in March.",
        "The mason did not answer the door, neighbours said.",
        "Otterholme Town Council asked Larch & Tern Masonry to start in May.",
        "“We did not respond to the tender,” said Ada Larch.",
    ],
)
def test_what_tells_nothing_of_the_buyer(words: str) -> None:
    """What was asked of others, of bidders, or in the notice, is no answer of the council."""
    assert BUYER not in replies(words)


def test_criticised_and_no_request_reported() -> None:
    """Only where criticism of it is reported, and neither an answer nor a question."""
    story = STORY.replace("Bridge to be mended", "Fury at bridge price")
    blamed = "Otterholme Town Council was accused of wasting money."
    assert replies(blamed, story)[BUYER].kind is ReplyKind.UNASKED
    assert replies(f"{blamed} It was approached for comment.", story)[BUYER].kind is ReplyKind.ASKED
    assert BUYER not in replies("Work starts in May.")


def test_the_most_that_is_told_counts_and_that_it_was_asked_stays_known() -> None:
    """Asked in one paragraph, quoted in the next."""
    words = "The council was approached for comment.\n\n“It is safe for all,” said a spokesperson for the council."
    found = replies(words)[BUYER]
    assert (found.kind, found.asked) == (ReplyKind.QUOTED, True)


def test_words_stand_in_the_article() -> None:
    """Each reply leads to the sentence that says so."""
    text = STORY + "Otterholme Town Council declined to comment."
    (reply,) = replies_of(read_article(text, id="a"), record())
    assert reply.span is not None
    assert reply.span.of(text) == reply.text == "Otterholme Town Council declined to comment."


def test_a_table_of_two_outlets() -> None:
    """A row a body or person, whichever article comes first; who is not mentioned is not there."""
    texts = {
        "a": STORY + "The council was approached for comment. “It is dear,” said Ada Larch.",
        "b": STORY + "“The bridge is safe for all of us,” said a spokesperson for Otterholme Town Council.",
    }
    register = FakeLookup(make_records([BODY]))
    for order in permutations(texts):
        readings = [read_article(texts[name], id=name) for name in order]
        (comparison,) = check_articles(readings, register, ocid="ocds-213czf-1").comparisons
        rows = {row.party: {name: reply.kind.value for name, reply in row.told.items()} for row in comparison.replies}
        assert rows == {BUYER: {"a": "asked", "b": "quoted"}, "Ada Larch": {"a": "quoted"}}
        assert comparison.replies[0].party == BUYER


def test_json_tells_each_reply_with_its_place() -> None:
    """Of the article and of the comparison."""
    text = STORY + "Otterholme Town Council declined to comment."
    found = check_articles([read_article(text, id="a")], FakeLookup(make_records([BODY])), ocid="ocds-213czf-1")
    (reply,) = dossier_json(found)["articles"][0]["replies"]
    assert (reply["party"], reply["role"], reply["told"], reply["asked"]) == (BUYER, "buyer", "declined", True)
    assert text[reply["start"] : reply["end"]] == reply["text"]


def test_without_a_record_bodies_keep_their_printed_names() -> None:
    """No buyer is known then."""
    (reply,) = replies_of(read_article(STORY + "Otterholme Town Council declined to comment.", id="a"), None)
    assert (reply.party, reply.role) == ("Otterholme Town Council", "other")


@pytest.mark.parametrize(
    "words",
    [
        "{} was contacted for comment but had not replied by the time of publication.",
        "{} was contacted for comment but had not replied by the time we went to press.",
        "{} was approached for comment but did not respond.",
        "{} was approached for comment, but has yet to respond.",
        "{} was asked to comment and did not reply.",
        "{} has been contacted for a response but it has not replied.",
        "{} was asked for comment but hasn’t responded.",
        "{} was contacted for comment but no reply had been received by the time of publication.",
        "{} was approached for comment but no response was received.",
        "{} was approached, without success.",
        "{} was asked for comment, but failed to respond.",
        "{} has been approached for comment but had still not replied.",
        "We contacted {} for comment but had not heard back.",
        "The Courier contacted {} for comment but it did not respond.",
        "The Courier asked {} for a response but received no reply.",
        "We have approached {} for comment, but it had not responded by Friday.",
    ],
)
@pytest.mark.parametrize("named", ["Otterholme Town Council", "the council"])
def test_asked_and_no_reply_in_one_sentence(words: str, named: str) -> None:
    """More than only asked: the second verb has the first one's subject."""
    sentence = words.format(named)
    (reply,) = [one for party, one in replies(sentence[0].upper() + sentence[1:]).items() if party == BUYER]
    assert (reply.kind, reply.asked) == (ReplyKind.SILENT, True)


def test_asked_and_declined_in_one_sentence() -> None:
    """An answer that there would be none is one."""
    assert replies("The council was approached for comment but declined to comment.")[BUYER].kind is ReplyKind.DECLINED
    assert replies("The council was approached for comment, and refused to comment.")[BUYER].kind is ReplyKind.DECLINED


def test_what_another_did_is_not_told_of_whoever_was_asked() -> None:
    """Each verb has its own subject."""
    words = "The council was approached for comment, while Larch & Tern Masonry did not respond."
    assert {party: reply.kind for party, reply in replies(words).items()} == {
        BUYER: ReplyKind.ASKED,
        SUPPLIER: ReplyKind.SILENT,
    }


@pytest.mark.parametrize(
    "words",
    [
        "Nobody at the council was asked whether it would refuse to comment.",
        "Nobody at the council was asked for comment.",
        "No one at Otterholme Town Council was contacted for comment.",
        "No-one from the council was approached for a response.",
        "None of the councillors was asked for comment.",
        "Not one councillor at Otterholme Town Council was asked to comment.",
        "No officer at the council was invited to comment.",
    ],
)
def test_nobody_is_no_party(words: str) -> None:
    """That nobody was asked tells of no question."""
    assert replies(words) == {}
