"""What the tests of checks on the site have in common: handing something in, and reading its page."""

from __future__ import annotations

import html
import re

from site_of_tests import token
from starlette.testclient import TestClient


def sampled(client: TestClient) -> str:
    """The address of a check of the two sample articles."""
    answer = client.post("/check/samples", data={"token": token(client, "/check")})
    assert answer.status_code == 303
    return str(answer.headers["location"])


def handed(client: TestClient, **fields: str) -> str:
    """The address of a check of what the form's fields say."""
    answer = client.post("/check", data={"token": token(client, "/check"), "do": "check", **fields})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def words(page: str) -> str:
    """The text of a page, as it is read."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def claims_of(page: str) -> list[str]:
    """Where each claim of a check can be signed."""
    return re.findall(r'href="(/checks/[^"]*/claims/[^"]+)"', page)
