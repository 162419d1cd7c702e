"""A language model is asked only what is to be asked, and its answer is taken apart before anybody believes it."""

from __future__ import annotations

import json

import pytest
from fake_model import FakeModel

from onrecord.errors import SourceError
from onrecord.sources.language_model import AT_ONCE, Asked, LanguageModel, read_answer

SENTENCE = "Work gets going on 11 May."
SAID = {"kind": "start", "words": "11 May"}


def test_what_the_model_holds_is_told_by_sentence():
    """Sentences go out some at a time, and come back with the numbers that they have among all of them."""
    sentences = [Asked(f"Nothing much, {n}.", "") for n in range(AT_ONCE)] + [Asked(SENTENCE, "The bandstand was old.")]
    with FakeModel({SENTENCE: [SAID]}).serving() as fake:
        [said] = LanguageModel(fake.endpoint, "some-model", "sesame").ask(sentences)
    assert (said.sentence, said.kind, said.words) == (AT_ONCE, "start", "11 May")
    assert len(fake.asked) == 2
    assert fake.keys == ["Bearer sesame"] * 2
    assert json.loads(fake.asked[1]["messages"][-1]["content"]) == {
        "sentences": [{"number": 1, "before": "The bandstand was old.", "text": SENTENCE}]
    }
    assert fake.asked[0]["temperature"] == 0


def test_no_sentence_is_no_request():
    """An article without a hard sentence costs nothing."""
    with FakeModel({}).serving() as fake:
        assert list(LanguageModel(fake.endpoint, "some-model").ask([])) == []
    assert fake.asked == []


@pytest.mark.parametrize(
    ("status", "content", "found"),
    [
        (200, "I am sorry, Dave.", "an answer of 17 characters"),
        (200, '{"claims": "none"}', "an answer of 18 characters"),
        (200, "{" * 30_000, "an answer of 30,000 characters"),
        (401, "", "the answer 401"),
        (302, "", "the answer 302"),
    ],
)
def test_what_is_no_answer_is_said(status: int, content: str, found: str):
    """Words instead of JSON, a wrong key, a redirect: the address, and what came, without the key."""
    fake = FakeModel({})
    fake.reply = lambda _: (status, content)
    with fake.serving(), pytest.raises(SourceError) as refused:
        list(LanguageModel(fake.endpoint, "some-model", "sesame").ask([Asked(SENTENCE, "")]))
    assert refused.value.found == found
    assert "sesame" not in refused.value.sentence


def test_a_model_that_is_not_there():
    """Nobody listens at the address: an error of a source, and no traceback."""
    with FakeModel({}).serving() as fake:
        endpoint = fake.endpoint
    with pytest.raises(SourceError, match=r"APIConnectionError"):
        list(LanguageModel(endpoint, "some-model").ask([Asked(SENTENCE, "")]))


def test_what_cannot_be_meant_is_passed_over():
    """Other sentences, other shapes, fences around the JSON."""
    said = [
        {"sentence": 1, **SAID},
        {"sentence": 2, **SAID},
        {"sentence": True, **SAID},
        {"sentence": 1, "kind": "start"},
        "start",
        None,
    ]
    text = f"```json\n{json.dumps({'claims': said})}\n```"
    assert [(each.sentence, each.words) for each in read_answer(text, 1, "a model")] == [(0, "11 May")]
