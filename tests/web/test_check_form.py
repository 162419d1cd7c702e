"""Handing in: several articles, each with its outlet and day; lists of claims; what is wrong told at once."""

from __future__ import annotations

from io import BytesIO

import pytest
from checks_at_hand import handed, sampled, words
from openpyxl import Workbook
from site_of_tests import sample_article, token
from starlette.testclient import TestClient

COURIER, STANDARD = sample_article("evening-courier.txt"), sample_article("county-standard.txt")
LIST = (
    "The Westmarch Office for Police Accountability put training for its board out to tender, worth up to £30,000.\n"
    "The Westmarch Office for Police Accountability put training for its board out to tender, worth up to £90,000.\n"
)


def send(client: TestClient, **fields: str):
    return client.post("/check", data={"token": token(client, "/check"), "do": "check", **fields})


def test_two_pasted_articles_are_laid_side_by_side(client: TestClient):
    """Each under the outlet and the day that were given for it."""
    check = handed(
        client,
        **{"said-1": COURIER, "outlet-1": "Evening Courier", "day-1": "2024-05-21", "time-1": "17:10"},
        **{"said-2": STANDARD, "outlet-2": "County Standard", "day-2": "2024-06-06"},
    )
    page = client.get(check).text
    assert "Side by side" in page
    assert "Published 21 May 2024, 17:10 Outlet Evening Courier" in words(page)
    assert "Published 6 June 2024 Outlet County Standard" in words(page)


def test_another_field_is_added_without_a_script_and_nothing_is_lost(client: TestClient):
    """What was typed stands in the form again, as it was."""
    page = send(client, **{"do": "more", "said-1": COURIER, "outlet-1": "Courier & Sons", "day-1": "2024-05-21"}).text
    assert 'name="said-2"' in page
    assert "A police watchdog is under fire" in page
    assert 'value="Courier &amp; Sons"' in page
    assert 'value="2024-05-21"' in page


def test_all_that_is_wrong_is_told_at_once(client: TestClient):
    """Each with its field; the page's title says so; nothing is lost, and nothing of it is kept by a browser."""
    answer = send(client, **{"said-1": COURIER, "day-1": "last May", "ocid": "ocds-213czf-none", "known_at": "soon"})
    assert answer.status_code in (400, 422)
    assert "<title>Error:" in answer.text
    for field in ("day-1", "known_at"):
        assert f'<a href="#{field}"' in answer.text
        assert f'aria-describedby="{"h-known_at " if field == "known_at" else ""}w-{field}" aria-invalid="true"' in (
            answer.text
        )
    assert "A police watchdog is under fire" in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_a_record_that_is_not_held_is_told(client: TestClient):
    """Before anything is checked."""
    answer = send(client, **{"said-1": COURIER, "ocid": "ocds-213czf-none"})
    assert '<a href="#ocid"' in answer.text
    assert "no such record in this register" in words(answer.text)


def test_an_empty_form_says_what_it_wants(client: TestClient):
    """Neither text nor address nor file."""
    assert "Paste an article or its address, or choose a file." in send(client).text


def test_files_are_read_by_what_they_are(client: TestClient):
    """Text, Markdown and pages; what is none of these is told by its name."""
    data = {"token": token(client, "/check"), "do": "check"}
    files = [("files", ("courier.txt", COURIER.encode())), ("files", ("standard.md", STANDARD.encode()))]
    answer = client.post("/check", data=data, files=files)
    assert '<h2 id="headline-2" dir="auto">standard</h2>' in client.get(answer.headers["location"]).text
    refused = client.post("/check", data=data, files=[("files", ("notice.pdf", b"%PDF-1.7"))])
    assert "Notice.pdf: found a PDF, expected plain text, HTML or Markdown." in words(refused.text)


def test_two_articles_of_one_outlet_are_told_apart(client: TestClient):
    """As versions of one article are."""
    twice = {"said-1": COURIER, "outlet-1": "Courier", "said-2": COURIER, "outlet-2": "Courier"}
    assert "Courier (2)" in client.get(handed(client, **twice)).text


def test_sample_articles_are_one_click_away(client: TestClient):
    """Where the register holds what they are about."""
    assert "Side by side" in client.get(sampled(client)).text


def test_what_is_kept_is_said_before_anything_is_sent(client: TestClient):
    """For how long, where, and to whom it goes."""
    told = words(client.get("/check").text)
    assert "stays in this computer’s memory for one hour" in told
    assert told.index("What is kept") < told.index("Its text, or its address")


def test_a_list_of_claims_is_checked_row_by_row(client: TestClient):
    """Sentences, with the total that somebody claims for them."""
    data = {"token": token(client, "/check"), "claims": LIST, "total": "£500,000"}
    answer = client.post("/check/claims", data=data)
    assert answer.status_code == 303
    page = words(client.get(answer.headers["location"]).text)
    assert "2 rows , each judged on the record" in page or "2 rows, each judged on the record" in page
    assert "The total claimed is £500,000; 2 rows come to £120,000" in page
    assert client.get(f"{answer.headers['location']}/answer.json").json()["rows"][0]["line"] == 1


def test_a_workbook_of_claims_is_checked(client: TestClient):
    """As the command line reads it."""
    book = Workbook()
    assert book.active is not None
    for row in (("Buyer", "Description", "Value"), ("Westmarch Office for Police Accountability", "Training", 30000)):
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    files = {"claims_file": ("claims.xlsx", out.getvalue())}
    answer = client.post("/check/claims", data={"token": token(client, "/check")}, files=files)
    assert answer.status_code == 303
    assert "claims.xlsx" in client.get(answer.headers["location"]).text


@pytest.mark.parametrize(
    ("fields", "field"),
    [({}, "claims"), ({"claims": LIST, "total": "much"}, "total"), ({"claims": LIST, "claims_day": "x"}, "claims_day")],
)
def test_a_list_that_cannot_be_meant_is_told(client: TestClient, fields: dict[str, str], field: str):
    """Above the form, with what was typed."""
    answer = client.post("/check/claims", data={"token": token(client, "/check"), **fields})
    assert answer.status_code == 400
    assert f'<a href="#{field}"' in answer.text
    assert fields.get("claims", "")[:40] in answer.text


def test_a_list_that_takes_too_long_is_for_the_command_line(client: TestClient):
    """Nobody waits at a page for a thousand rows."""
    rows = "buyer,value\n" + "Acme,1\n" * 1_200
    answer = client.post("/check/claims", data={"token": token(client, "/check"), "claims": rows})
    assert answer.status_code == 422
    assert "onrecord check --claims FILE" in words(answer.text)
