"""The same question, asked of the register as it stood: by the publisher's clock, and by ours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from registers import release, write_lines

from onrecord import tasks
from onrecord.errors import UsageError
from onrecord.register import Register
from onrecord.settings import Settings
from onrecord.values import Instant, parse_instant

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
OCID = "ocds-213czf-lamps"


def tender(title: str, amount: int, closing: str, status: str = "active") -> dict[str, Any]:
    value = {"amount": amount, "currency": "GBP"}
    return {
        "tender": {"id": "1", "title": title, "status": status, "value": value, "tenderPeriod": {"endDate": closing}}
    }


FIRST = release(
    OCID,
    id="1",
    date="2024-03-15T10:00:00Z",
    tag=["tender"],
    **tender("Lamps for the quay", 25_000, "2024-04-05T12:00:00Z"),
)
SECOND = release(
    OCID,
    id="2",
    date="2024-06-20T10:00:00Z",
    tag=["tenderCancellation"],
    **tender("Lanterns for the quay", 40_000, "2024-04-05T12:00:00Z", "cancelled"),
)
BAD = release("ocds-213czf-oil", id="1", date="soon", tag=["tender"], **tender("Oil", 1, "2024-04-05T12:00:00Z"))


def instant(text: str) -> Instant:
    found = parse_instant(text)
    assert found is not None
    return found


@pytest.fixture(name="settings")
def _settings(tmp_path: Path) -> Settings:
    """One release came on Monday, the other, and a bad one, on Tuesday."""
    path = tmp_path / "r"
    with Register.create(path) as register:
        register.load([write_lines(tmp_path / "one.jsonl", [FIRST])], now=MONDAY)
        register.load([write_lines(tmp_path / "two.jsonl", [SECOND, BAD])], now=MONDAY + timedelta(days=1))
    return Settings(path)


def found(settings: Settings, words: str, **asked: Any) -> list[str]:
    return [row.title for row in tasks.search(settings, words, **asked).found.rows]


def test_by_the_publisher_s_clock(settings: Settings) -> None:
    """What a later notice says is not found before it was published, and what it replaced is."""
    spring = instant("2024-04-01")
    assert found(settings, "lanterns") == ["Lanterns for the quay"]
    assert found(settings, "lanterns", as_of=spring) == []
    assert found(settings, "lamps", as_of=spring) == ["Lamps for the quay"]
    assert found(settings, "", as_of=spring, max_=25_000) == ["Lamps for the quay"]
    assert found(settings, "lamps", as_of=instant("2024-03-01")) == []


def test_by_our_own_clock(settings: Settings) -> None:
    """What came on Tuesday was not known on Monday, whatever its date."""
    monday = instant("2026-03-02T12:00Z")
    assert found(settings, "quay", known_at=monday) == ["Lamps for the quay"]
    assert found(settings, "quay", known_at=instant("2026-03-01T12:00Z")) == []
    assert found(settings, "quay", as_of=instant("2024-12-31"), known_at=monday) == ["Lamps for the quay"]


def test_what_was_open_then(settings: Settings) -> None:
    """Open means open on that day: before the tender closed, and before it was called off."""
    assert found(settings, "quay", open_now=True) == []
    assert found(settings, "quay", open_now=True, as_of=instant("2024-04-01")) == ["Lamps for the quay"]
    assert found(settings, "quay", open_now=True, as_of=instant("2024-04-10")) == []


def test_a_question_about_the_past_is_not_saved(settings: Settings) -> None:
    """It would be another one each time that it is asked."""
    with pytest.raises(UsageError, match="a question about the past"):
        tasks.search(settings, "quay", as_of=instant("2024-04-01"), save="quay")


def test_issues_of_what_was_known(settings: Settings) -> None:
    """The bad date came on Tuesday."""
    assert tasks.issues(settings, rule="date-format").found.total
    assert tasks.issues(settings, rule="date-format", known_at=instant("2026-03-02T12:00Z")).found.total == 0


def test_the_register_itself_is_left_alone(settings: Settings) -> None:
    """Asking about the past changes nothing."""
    before = Register.open(settings.register).stats()
    found(settings, "quay", as_of=instant("2024-04-01"))
    assert Register.open(settings.register).stats() == before
