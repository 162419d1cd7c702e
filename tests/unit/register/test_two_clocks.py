"""The publisher's clock and ours: what was published by a day, and what we had seen by an instant."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from registers import register_of, release, write_lines, write_package

from onrecord import tasks
from onrecord.checking.lookup import Lookup, Probe
from onrecord.errors import InputError
from onrecord.register import Register
from onrecord.register.view import KnownRegister
from onrecord.settings import Settings
from onrecord.tasks import Manuscript, Submission
from onrecord.values import Instant, parse_instant

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
OCID = "ocds-213czf-paper"


def instant(text: str) -> Instant:
    found = parse_instant(text)
    assert found is not None
    return found


def tender(amount: int, title: str = "Supply of recycled copier paper") -> dict[str, Any]:
    return {"tender": {"id": "1", "title": title, "value": {"amount": amount, "currency": "GBP"}}}


FIRST = release(OCID, id="1", date="2024-03-15T10:00:00Z", **tender(25_000))
LATE = release(OCID, id="2", date="2024-03-20T10:00:00Z", **tender(40_000))
SILENT = release(OCID, id="2", date="2024-03-20T10:00:00Z", **tender(44_000))
OTHER = release("ocds-213czf-chalk", id="1", date="2024-01-10T10:00:00Z", **tender(900, "Supply of school chalk"))


@pytest.fixture(name="place")
def place_fixture(tmp_path: Path) -> Path:
    """A register that saw one release on each of three days, and a second record on the last."""
    days = [[FIRST], [LATE], [SILENT, OTHER]]
    with register_of(tmp_path / "r") as register:
        for number, bodies in enumerate(days):
            path = write_package(tmp_path / f"{number}.json", *bodies)
            register.load([path], now=MONDAY + timedelta(days=number))
    return tmp_path / "r"


def test_the_same_content_again_keeps_its_first_instant(place: Path, tmp_path: Path):
    """In another file, by another way, and after a rebuild."""
    again = write_lines(tmp_path / "again.jsonl", LATE, FIRST, OTHER)
    with Register.open(place) as register:
        register.load([again], now=MONDAY + timedelta(days=30))
        for _ in range(2):
            record = register.record(OCID)
            assert record is not None
            seen = sorted(str(one.provenance.first_seen)[:10] for one in record.releases)
            assert seen == ["2026-03-02", "2026-03-03", "2026-03-04"]
            register.rebuild()


@pytest.mark.parametrize(
    ("as_of", "known_at", "amount"),
    [
        (None, None, {40_000, 44_000}),
        ("2024-03-16", None, {25_000}),
        (None, "2026-03-02", {25_000}),
        (None, "2026-03-03", {40_000}),
        ("2024-03-20", "2026-03-02", {25_000}),
        ("2024-03-16", "2026-03-03", {25_000}),
        ("2024-03-20", "2026-03-04", {40_000, 44_000}),
    ],
)
def test_either_clock_and_both(place: Path, as_of: str | None, known_at: str | None, amount: set[int]):
    """A release counts when it was published by the day, and seen by the instant."""
    answer = tasks.show(
        Settings(place), OCID, as_of=instant(as_of) if as_of else None, known_at=instant(known_at) if known_at else None
    )
    assert answer.compiled["tender"]["value"]["amount"] in amount
    assert answer.to_json()["known_at"] == known_at


def test_what_we_had_not_seen_is_refused_by_name(place: Path):
    """With the instant from which on it can be asked."""
    with pytest.raises(InputError, match="2026-03-02"):
        tasks.show(Settings(place), OCID, known_at=instant("2026-03-01"))
    with pytest.raises(InputError, match="had seen"):
        tasks.changes(Settings(place), OCID, known_at=instant("2026-03-01"))


def test_a_register_as_known_is_a_lookup(place: Path):
    """Records that came later are no candidates; frequencies are those of today."""
    with Register.open(place) as register:
        then: Lookup = KnownRegister(register, MONDAY + timedelta(hours=1))
        probe = Probe(("chalk", "copier"), (), (), (), ())
        assert list(then.candidates(probe, 5)) == [OCID]
        assert set(register.candidates(probe, 5)) == {OCID, "ocds-213czf-chalk"}
        assert then.record("ocds-213czf-chalk") is None
        record = then.record(OCID)
        assert record is not None
        assert len(record.releases) == 1
        assert then.frequencies(["chalk"]) == register.frequencies(["chalk"])


def test_an_article_is_checked_by_what_we_had_seen(place: Path):
    """The same words, supported by what was known on Monday, not by what is known since."""
    text = "Council buys copier paper\n\nAldermere Borough Council put the supply of paper at £25,000.\n"
    article = Manuscript("a", text, "a.txt")

    def verdicts(known_at: str | None) -> set[str]:
        then = instant(known_at) if known_at else None
        answer = tasks.check(Settings(place), Submission([article], ocid=OCID, known_at=then))
        assert answer.to_json().get("known_at") == known_at
        (check,) = answer.dossier.checks
        return {str(claim.verdict.word) for claim in check.claims if claim.claim.text == "£25,000"}

    assert verdicts("2026-03-02") == {"supported"}
    assert "supported" not in verdicts(None)


def told(place: Path, **asked: Any) -> list[tuple[str, int]]:
    answer = tasks.changes(Settings(place), **asked)
    return [(record.ocid, len(record.changes)) for record in answer.records]


def test_changes_of_a_period_go_by_either_clock(place: Path):
    """By the publisher's date, or by when we saw them; a day includes its end."""
    march, then = datetime(2024, 3, 20).date(), datetime(2026, 3, 3).date()
    assert told(place) == [(OCID, 2)]
    assert told(place, from_=march, to=march) == [(OCID, 2)]
    assert told(place, from_=then, to=then) == []
    assert told(place, from_=then, to=then, known=True) == [(OCID, 1)]
    assert told(place, known_at=instant("2026-03-03")) == [(OCID, 1)]
    assert told(place, known_at=instant("2026-03-02")) == []
    assert told(place, to=datetime(2024, 3, 19).date()) == []


def test_changes_of_a_buyer(place: Path):
    """By words of its name, in any case and with or without its apostrophe."""
    assert told(place, buyer="ALDERMERE borough") == [(OCID, 2)]
    assert told(place, buyer="Marl") == []


def test_a_silent_edit_tells_when_we_saw_it(place: Path):
    """Same id, same date, other content: a day later by our clock."""
    answer = tasks.changes(Settings(place), OCID).to_json()
    first, second = answer["records"][0]["changes"]
    assert first["sentence"] == "advertised value: £25,000 → £40,000, five days later"
    assert second["sentence"].endswith("silently: the release kept its id and date, and we saw it 24 hours later")
    assert (second["silent"], second["first_seen"][:10]) == (True, "2026-03-04")
    assert (second["old"], second["new"]) == (
        {"amount": 40_000, "currency": "GBP"},
        {"amount": 44_000, "currency": "GBP"},
    )
    assert second["release_id"] == second["before_id"] == "2"
    assert second["digest"] != second["before_digest"]
