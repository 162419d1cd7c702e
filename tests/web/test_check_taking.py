"""What is taken away from a check: files that say the same, a bundle that runs again, letters, signed ClaimReview."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from checks_at_hand import sampled, words
from site_of_tests import copied, opened, token
from starlette.testclient import TestClient

from onrecord import tasks
from onrecord.settings import Settings
from onrecord.tasks.first_look import sample_submission
from onrecord.web.site import Wishes


@pytest.fixture
def own(sample: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A site on a register of one's own."""
    with opened(copied(sample, tmp_path / "own.register")) as client:
        yield client


def test_the_files_say_what_the_task_says(client: TestClient, sample: Path):
    """The same JSON as the command's; a page that asks nobody for anything; Markdown."""
    check = sampled(client)
    answer = tasks.check(Settings(sample), sample_submission())
    told = client.get(f"{check}/answer.json").json()
    words_of = [[one.verdict.word.value for one in found.claims] for found in answer.dossier.checks]
    assert [[one["verdict"] for one in found["claims"]] for found in told["articles"]] == words_of
    page = client.get(f"{check}/report.html").text
    assert "<script" not in page
    assert "/checks/" not in page
    assert client.get(f"{check}/report.md").text.startswith("# ")


def test_the_bundle_runs_again_elsewhere(client: TestClient, tmp_path: Path):
    """`onrecord verify` comes to the same answer, without this register."""
    check = sampled(client)
    path = tmp_path / "evidence.zip"
    path.write_bytes(client.get(f"{check}/evidence.zip").content)
    answer = tasks.verify(Settings(tmp_path / "none"), bundle=path)
    assert answer.same
    assert b"A police watchdog" not in client.get(f"{check}/evidence-without-text.zip").content


def test_each_ocid_and_each_rule_leads_to_its_page(client: TestClient):
    """The record as it stood for the article; the report that is taken along has no such links."""
    page = client.get(sampled(client)).text
    records = set(re.findall(r'href="(/records/[^"]+)"', page))
    assert "/records/ocds-213czf-wst-0417?as_of=2024-05-21T16%3A10%3A00%2B00%3A00" in records
    assert all(client.get(address).status_code == 200 for address in records)
    assert "/rules/value" in page


def test_letters_are_drafts_until_signed(client: TestClient):
    """The note to the corrections desk, and the request to the buyer."""
    check = sampled(client)
    note = client.get(f"{check}/corrections", params={"by": "A. Editor"}).text
    assert "DRAFT:" in note
    assert "A. Editor" in note
    request = client.get(f"{check}/requests", params={"law": "foisa", "by": "B. Reader"}).text
    assert "Freedom of Information (Scotland) Act 2002" in request
    assert "B. Reader" in words(request)


def test_no_draft_is_handed_out_as_claimreview(own: TestClient):
    """The JSON-LD holds only what the named person has signed."""
    check = sampled(own)
    asked = {"reviewer": "A. Editor", "url": "https://courier.example/checks/7"}
    assert own.get(f"{check}/claimreview.jsonld", params=asked).status_code == 404
    assert "Not for publication." in own.get(f"{check}/claimreview").text
    claims = own.get(f"{check}/answer.json").json()["articles"][0]["claims"]
    judged = next(one["id"] for one in claims if one["verdict"] == "contradicted")
    first = f"{check}/claims/1/{judged}"
    own.post(first, data={"token": token(own, first), "say": "confirm", "by": "A. Editor"})
    signed = own.get(f"{check}/claimreview.jsonld", params=asked)
    assert signed.headers["content-type"].startswith("application/ld+json")
    assert len(signed.json()) == 1
    assert signed.json()[0]["author"] == {"@type": "Person", "name": "A. Editor"}
    others = own.get(f"{check}/claimreview.jsonld", params=asked | {"reviewer": "B. Editor"})
    assert others.status_code == 404


def test_an_address_that_is_no_page_is_told_in_the_form(client: TestClient):
    """With what was typed."""
    answer = client.get(f"{sampled(client)}/claimreview", params={"url": "nowhere", "reviewer": "A. Editor"})
    assert answer.status_code == 400
    assert '<a href="#url"' in answer.text
    assert 'value="A. Editor"' in answer.text


def test_a_public_site_speaks_for_no_reviewer(sample: Path):
    """Whatever name is asked for, it shows drafts."""
    with opened(sample, Wishes(public=True)) as client:
        check = sampled(client)
        asked = {"reviewer": "A. Editor", "url": "https://courier.example/checks/7"}
        assert client.get(f"{check}/claimreview.jsonld", params=asked).status_code == 404
