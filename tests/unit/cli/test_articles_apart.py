"""Of several articles each stands alone: what fails at one is told, and the others have their answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from onrecord.tasks import articles

Run = Callable[..., Result]


@pytest.fixture
def two(tmp_path: Path, courier: Path) -> tuple[str, str]:
    """A good article, and a file that is none."""
    bad = tmp_path / "empty.txt"
    bad.write_text("")
    return str(courier), str(bad)


def test_an_article_that_cannot_be_read_leaves_the_others_their_answer(run: Run, two: tuple[str, str]) -> None:
    """It is named with what to do, and the exit code is that of bad input."""
    result = run("check", *two, "missing.txt", "--json")
    assert result.exit_code == 3
    told = json.loads(result.stdout)
    assert [article["id"] for article in told["articles"]] == ["evening-courier"]
    assert told["articles"][0]["claims"]
    assert [one["where"] for one in told["unchecked"]] == [two[1], "missing.txt"]
    assert "missing.txt" in result.stderr


def test_a_date_may_be_given_for_an_article_that_could_not_be_read(run: Run, two: tuple[str, str]) -> None:
    """It belongs to one of the articles, though nothing came of it."""
    result = run("check", *two, "--published", f"{two[1]}=2031-02-20")
    assert result.exit_code == 3
    assert two[1] in result.stderr
    assert result.stdout


def test_one_article_alone_that_cannot_be_read_is_an_error_as_ever(run: Run, two: tuple[str, str]) -> None:
    """There is nothing to answer."""
    for paths in ([two[1]], [two[1], "missing.txt"]):
        result = run("check", *paths)
        assert result.exit_code == 3
        assert not result.stdout


def test_a_fault_of_ours_at_one_article_is_told_without_its_words(
    run: Run, courier: Path, standard: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file and the line, and no word of the article; the other is answered."""
    whole = articles.check_article

    def failing(article: Any, *given: Any, **named: Any) -> Any:
        if article.id == "evening-courier":
            raise KeyError(article.text)
        return whole(article, *given, **named)

    monkeypatch.setattr(articles, "check_article", failing)
    result = run("check", str(courier), str(standard))
    assert result.exit_code == 1
    assert "a fault of ours: KeyError at test_articles_apart.py" in result.stderr
    assert courier.read_text("utf-8")[:40] not in result.stderr
    assert "standard" in result.stdout
