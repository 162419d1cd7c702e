"""Sign-off: a person confirms, overrules or annotates a verdict, with a name and a reason, and takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from checks_at_hand import claims_of, sampled, words
from site_of_tests import copied, opened, token
from starlette.testclient import TestClient

from onrecord.web.site import Wishes


@pytest.fixture
def desk(sample: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A site on a register of one's own, since reviews are written into it."""
    with opened(copied(sample, tmp_path / "own.register")) as client:
        yield client


def sign(client: TestClient, claim: str, **said: str):
    return client.post(claim, data={"token": token(client, claim), **said})


def test_a_verdict_is_confirmed_and_the_check_says_so(desk: TestClient):
    """With the name and the day, beside the verdict, for whoever has the address."""
    check = sampled(desk)
    first = claims_of(desk.get(check).text)[0]
    answer = sign(desk, first, say="confirm", by="A. Editor")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{check}#e-1-1")
    assert "Reviewed : Confirmed by A. Editor, 20 November 2024." in words(desk.get(check).text)


def test_whoever_signs_goes_on_to_the_next_that_nobody_signed(desk: TestClient):
    """Those that would be corrected come first; a signed one is not offered again."""
    check = sampled(desk)
    first = claims_of(desk.get(check).text)[0]
    following = sign(desk, first, say="confirm", by="A. Editor", do="next").headers["location"]
    assert following != first
    assert first not in desk.get(following).text


def test_what_is_missing_is_said_at_once_and_what_was_typed_is_kept(desk: TestClient):
    """A verdict to put in its place, a reason and a name: each with its own field."""
    claim = claims_of(desk.get(sampled(desk)).text)[0]
    answer = sign(desk, claim, say="overrule", reason="", by="")
    assert answer.status_code == 400
    for field in ("verdict", "reason", "by"):
        assert f'<a href="#{field}"' in answer.text
        assert f'id="w-{field}"' in answer.text
    assert 'value="overrule" checked' in answer.text
    kept = sign(desk, claim, say="annotate", reason="", by="B. Editor").text
    assert 'value="B. Editor"' in kept


def test_a_verdict_is_overruled_with_a_reason(desk: TestClient):
    """The machine's own stays beside it; one that accuses says of what."""
    check = sampled(desk)
    claim = claims_of(desk.get(check).text)[0]
    accusing = {"say": "overrule", "verdict": "contradicted", "reason": "The notice was revised.", "by": "A. Editor"}
    assert '<a href="#because"' in sign(desk, claim, **accusing).text
    assert sign(desk, claim, because="wrong_number", **accusing).status_code == 303
    assert "Overruled by A. Editor, 20 November 2024: contradicted (wrong number)." in words(desk.get(check).text)


def test_what_was_said_is_taken_back(desk: TestClient):
    """With a reason, too; it stays in the register's list of reviews."""
    check = sampled(desk)
    claim = claims_of(desk.get(check).text)[0]
    sign(desk, claim, say="confirm", by="A. Editor")
    assert "take back what was said last" in desk.get(claim).text
    assert sign(desk, claim, say="undo", by="A. Editor", reason="I misread it.").status_code == 303
    assert "Confirmed by" not in desk.get(check).text


def test_nothing_is_signed_through_a_public_site(sample: Path):
    """Neither shown nor taken, though the form is forged with a token of the reader's own."""
    with opened(sample, Wishes(public=True)) as client:
        check = sampled(client)
        page = client.get(check).text
        assert claims_of(page) == []
        assert client.get(f"{check}/claims/1/c1").status_code == 403
        forged = client.post(f"{check}/claims/1/c1", data={"token": token(client, "/check"), "say": "confirm"})
        assert forged.status_code == 403


def test_a_claim_that_is_none_is_not_found(desk: TestClient):
    """As a page, with the way back."""
    assert desk.get(f"{sampled(desk)}/claims/9/c1").status_code == 404
