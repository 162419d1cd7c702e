"""`onrecord propose`, then `check --proposals`: a model on loopback, the sample register, and a bundle of it all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from fake_model import FakeModel

Run = Callable[..., Result]
OCID = "ocds-213czf-0000071204"
HARD = "In October the boats are being painted blue at Port Orran."
ARTICLE = f"""Ferry terminals to be cleaned

Published: 20 September 2024

Strathorran Council is looking for somebody to clean its ferry terminals. {HARD}
"""


@pytest.fixture(name="fake")
def _fake() -> Iterator[FakeModel]:
    said = [{"kind": "deadline", "words": "October"}, {"kind": "start", "words": "November"}]
    with FakeModel({HARD: said}).serving() as fake:
        yield fake


@pytest.fixture(name="article")
def _article(tmp_path: Path) -> Path:
    path = tmp_path / "courier.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture(name="proposals")
def _proposals(run: Run, fake: FakeModel, article: Path, tmp_path: Path) -> Path:
    out = tmp_path / "proposals.json"
    asked = ["--endpoint", fake.endpoint, "--model", "some-model", "--ocid", OCID, "--out", str(out)]
    told = run("propose", str(article), *asked)
    assert told.exit_code == 0, told.stderr
    assert f"Wrote {out}" in told.stderr
    assert "deadline: “October”" in told.stdout
    assert "start: “November” (does not count: the words do not stand in the sentence)" in told.stdout
    return out


def claims(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)["articles"][0]["claims"]
    return found


def test_proposals_are_used_where_they_are_given(run: Run, article: Path, proposals: Path) -> None:
    """Without them the sentence says nothing; with them it is a claim, judged, and marked as proposed."""
    plain = claims(run("check", str(article), "--ocid", OCID, "--json"))
    with_them = claims(run("check", str(article), "--ocid", OCID, "--proposals", str(proposals), "--json"))
    [new] = [claim for claim in with_them if claim.get("proposed")]
    assert (new["type"], new["text"], new["verdict"], new["rule"]) == ("deadline", "October", "supported", "deadline")
    rest = [{**claim, "id": ""} for claim in with_them if claim is not new]
    assert rest == [{**claim, "id": ""} for claim in plain]


def test_only_hard_sentences_leave_the_house(article: Path, proposals: Path, fake: FakeModel) -> None:
    """What is sent: the sentence and the one before it, and nothing of the record."""
    assert proposals.exists()
    sent = [json.loads(asked["messages"][-1]["content"])["sentences"] for asked in fake.asked]
    assert HARD in [each["text"] for part in sent for each in part]
    assert all(each["text"] in ARTICLE and each["before"] in ARTICLE for part in sent for each in part)
    assert OCID not in json.dumps(fake.asked)


def test_a_bundle_holds_them(run: Run, article: Path, proposals: Path, tmp_path: Path) -> None:
    """Run again from the bundle alone, the answer is the same, the proposed claim among it."""
    bundle = tmp_path / "check.zip"
    packed = ["--proposals", str(proposals), "--bundle", str(bundle), "--with-text"]
    assert run("check", str(article), "--ocid", OCID, *packed).exit_code == 0
    again = run("verify", str(bundle), "--json")
    assert again.exit_code == 0, again.stdout


def test_proposals_for_another_text(run: Run, article: Path, proposals: Path) -> None:
    """One letter more is another article: the proposals are refused, not ignored."""
    article.write_text(ARTICLE + "!", "utf-8")
    refused = run("check", str(article), "--proposals", str(proposals))
    assert refused.exit_code == 3
    assert "proposals for none of these articles" in refused.stderr


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"format": 1', b"\xff\xfe", b"null"])
def test_what_is_no_file_of_proposals(run: Run, article: Path, tmp_path: Path, content: bytes) -> None:
    """A clear word, and exit code 3."""
    file = tmp_path / "other.json"
    file.write_bytes(content)
    refused = run("check", str(article), "--proposals", str(file))
    assert refused.exit_code == 3
    assert "expected a file of proposals" in refused.stderr


def test_an_address_that_is_none(run: Run, article: Path) -> None:
    """Nothing is asked of it."""
    refused = run("propose", str(article), "--endpoint", "file:///etc/passwd", "--model", "m")
    assert refused.exit_code == 2
    assert "expected an address such as" in refused.stderr


def test_the_key_is_sent_and_never_told(
    run: Run, article: Path, fake: FakeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes from the environment, goes to the address, and stands in no answer."""
    monkeypatch.setenv("ONRECORD_LLM_KEY", "sesame-123")
    asked = ["--endpoint", fake.endpoint, "--model", "m", "--ocid", OCID, "--json"]
    told = run("propose", str(article), *asked)
    assert told.exit_code == 0, told.stderr
    assert fake.keys == ["Bearer sesame-123"]
    assert "sesame" not in told.stdout + told.stderr
