"""What each command prints, where, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord import tasks
from onrecord.errors import UsageError
from onrecord.settings import Settings
from onrecord.tasks.submission import publication_dates
from onrecord.values import parse_instant

PUBLISHED = "2024-05-21T17:10:00+01:00"


def test_without_a_command_the_help_is_shown(run) -> None:
    """A newcomer who types the name alone is told what there is."""
    result = run()
    assert result.exit_code == 0
    assert "Examples:" in result.stdout


def test_load_counts_and_exit_code(run) -> None:
    """Loading the same again changes nothing and is no failure; nothing loadable is exit code 3."""
    again = run("load", str(Path(tasks.__file__).parents[1] / "sample" / "register"), "--json")
    assert again.exit_code == 0
    counts = json.loads(again.stdout)
    assert counts["adds_up"]
    assert counts["releases_kept"] == 0
    Path("poem.json").write_text("roses are red", encoding="utf-8")
    nothing = run("load", "poem.json")
    assert nothing.exit_code == 3
    assert "poem.json" in nothing.stdout


def test_search_finds_and_filters(run) -> None:
    """Words, buyer and worth narrow the list; no match is said and is no error."""
    found = json.loads(run("search", "fair", "treatment", "--min", "10k", "--json").stdout)
    assert found["total"] >= 1
    assert all("fair" in row["title"].lower() for row in found["records"])
    nothing = run("search", "zzzz")
    assert nothing.exit_code == 0
    assert "No record" in nothing.stdout


def first_ocid(run) -> str:
    return json.loads(run("search", "fair", "treatment", "policing", "board", "--json").stdout)["records"][0]["ocid"]


def test_show_as_of_a_day_and_with_history(run) -> None:
    """The record as it stood then has fewer releases; history says what each one changed."""
    ocid = first_ocid(run)
    today = json.loads(run("show", ocid, "--history", "--json").stdout)
    then = json.loads(run("show", ocid, "--as-of", "2024-05-21", "--json").stdout)
    assert len(then["releases"]) < len(today["releases"])
    assert then["later_releases"] == len(today["releases"]) - len(then["releases"])
    assert then["history"] is None
    assert today["history"]["ocid"] == ocid
    assert "→" in run("show", ocid, "--history").stdout


def test_show_before_the_first_release_says_when_it_began(run) -> None:
    """A day too early is answered with the first day that would do."""
    result = run("show", first_ocid(run), "--as-of", "1999-01-01")
    assert result.exit_code == 3
    assert "no release by 1999-01-01" in result.stderr


def test_rebuild_gives_the_same_answers(run) -> None:
    """What is derived can be made again."""
    before = run("search", "--json").stdout
    assert run("rebuild").exit_code == 0
    assert run("search", "--json").stdout == before


def test_check_answers_on_stdout_alone(run, courier: Path) -> None:
    """The answer goes to standard output; the page's name to standard error."""
    result = run("check", str(courier), "--published", PUBLISHED, "--json", "--html", "page.html")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["articles"][0]["id"] == "evening-courier"
    assert result.stderr == "Wrote page.html\n"
    assert "<!doctype html>" in Path("page.html").read_text("utf-8")


def test_a_page_never_replaces_anything_but_a_page(run, courier: Path) -> None:
    """Naming the article as the page is refused before anything is written; a page is replaced."""
    text = courier.read_bytes()
    slip = run("check", str(courier), "--html", str(courier))
    assert slip.exit_code == 3
    assert "no page of ours" in slip.stderr
    assert courier.read_bytes() == text
    for _ in range(2):
        assert run("check", str(courier), "--html", "page.html").exit_code == 0


def test_one_file_named_in_two_ways_is_one_article(run, courier: Path) -> None:
    """`a.txt`, `./a.txt` and the folder that holds it."""
    Path("in").mkdir()
    Path("in/a.txt").write_bytes(courier.read_bytes())
    Path("b.txt").write_bytes(courier.read_bytes())
    answer = run("check", "in/a.txt", "b.txt", "./in/a.txt", "in", "--published", PUBLISHED, "--json")
    assert [article["id"] for article in json.loads(answer.stdout)["articles"]] == ["a", "b"]


def test_json_and_register_may_stand_before_the_command(run, courier: Path) -> None:
    """Options that every command has mean the same on both sides of its name."""
    before = run("--json", "check", str(courier), "--published", PUBLISHED)
    after = run("check", str(courier), "--published", PUBLISHED, "--json")
    assert before.stdout == after.stdout
    assert run("--register", "elsewhere", "search", "x").exit_code == 4


def test_fail_on_contradicted(run, courier: Path) -> None:
    """Exit code 1 only when it was asked for and something is contradicted."""
    assert run("check", str(courier), "--published", PUBLISHED).exit_code == 0
    answer = json.loads(run("check", str(courier), "--published", PUBLISHED, "--json").stdout)
    contradicted = any(claim["verdict"] == "contradicted" for claim in answer["articles"][0]["claims"])
    asked = run("check", str(courier), "--published", PUBLISHED, "--fail-on", "contradicted")
    assert asked.exit_code == int(contradicted)


def test_standard_input_is_the_very_text(run, courier: Path) -> None:
    """A dash reads standard input; a byte order mark is dropped and CR LF kept, so that offsets count the text."""
    text = courier.read_text("utf-8")
    crlf = text.replace("\n", "\r\n")
    answer = run("check", "-", "--published", f"stdin={PUBLISHED}", "--json", stdin=b"\xef\xbb\xbf" + crlf.encode())
    article = json.loads(answer.stdout)["articles"][0]
    assert article["id"] == "stdin"
    assert article["claims"]
    assert all(crlf[claim["start"] : claim["end"]] == claim["text"] for claim in article["claims"])


def test_a_folder_is_searched_and_equal_stems_are_told_apart(run, courier: Path) -> None:
    """Every article inside, sorted; two files of one name are named by their paths."""
    for name in ("b/story.txt", "a/story.txt", "a/other.json"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(courier.read_bytes())
    articles = json.loads(run("check", "a", "b", "--published", PUBLISHED, "--json").stdout)["articles"]
    assert [article["id"] for article in articles] == ["a/story.txt", "b/story.txt"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"The caf\x81 contract", "story.txt, byte 7"),
        (b"\xef\xbb\xbfThe caf\xe9 contract", "story.txt, byte 10"),
        (b" \n", "no text"),
        (b"<!DOCTYPE html><title>A contract</title><p>", "no article was found"),
        (b"%PDF-1.4\nA contract", "found a PDF"),
        (b"{\\rtf1\\ansi A contract}", "rich text"),
        (b"PK\x03\x04A contract", "word processor"),
        ("A contract".encode("utf-16")[:-1], "UTF-16"),
        (b"A\0contract", "story.txt"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"x" * (1024**2 + 1), "1,048,576 bytes"),
    ],
)
def test_what_is_no_article_is_refused(run, content: bytes, said: str) -> None:
    """The file, the place in it and what to do."""
    Path("story.txt").write_bytes(content)
    result = run("check", "story.txt")
    assert result.exit_code == 3
    assert said in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["check", "missing.txt"], 3, "missing.txt"),
        (["check"], 2, "ARTICLE"),
        (["serch"], 2, "search"),
        (["search", "--from", "15/12/2015"], 2, "15/12/2015"),
        (["search", "--min", "lots"], 2, "lots"),
        (["search", "--min", "1e999999999"], 2, "1e999999999"),
        (["search", "x", "--register", "nowhere"], 4, "onrecord load PATH"),
        (["show", "ocds-213czf-nothing"], 3, "onrecord search"),
        (["load", "missing"], 3, "missing"),
    ],
)
def test_errors_say_where_what_and_what_to_do(run, arguments: list[str], code: int, said: str) -> None:
    """On standard error, with the exit code of their class, without a traceback; with --json as the error body."""
    plain = run(*arguments)
    assert plain.exit_code == code
    assert said in plain.stderr
    assert plain.stdout == ""
    body = json.loads(run(*arguments, "--json").stderr)["error"]
    assert set(body) == {"status", "where", "found", "expected", "remedy"}


def manuscripts(*paths: str) -> list[tasks.Manuscript]:
    return [tasks.Manuscript(Path(path).stem, "x", path) for path in paths]


def test_a_date_for_one_article_wins_over_the_date_for_all() -> None:
    """FILE=DATE is matched by path, by name or by stem."""
    given = manuscripts("in/a.txt", "in/b.txt", "in/c.txt")
    dates = publication_dates(given, ["2024-01-01", "in/b.txt=2024-02-02", "c=2024-03-03"], Settings())
    assert {name: instant.text for name, instant in dates.items()} == {
        "a": "2024-01-01",
        "b": "2024-02-02",
        "c": "2024-03-03",
    }


def test_a_bare_day_means_its_end_in_london() -> None:
    """What was published on the day counts as published."""
    dates = publication_dates(manuscripts("a.txt"), ["2024-04-26"], Settings())
    assert dates["a"] == parse_instant("2024-04-26")


@pytest.mark.parametrize(
    ("published", "said"),
    [
        (["d.txt=2024-01-01"], "none of the articles"),
        (["story.txt=2024-01-01"], "means 2 articles"),
        (["tomorrow"], "tomorrow"),
        (["2024-01-01", "2024-01-02"], "2 dates for all"),
        (["a/story.txt=2024-01-01", "a/story.txt=2024-01-02"], "two dates"),
    ],
)
def test_a_date_that_cannot_be_meant_is_a_usage_error(published: list[str], said: str) -> None:
    """The message says what was found and what there is."""
    with pytest.raises(UsageError, match=said):
        publication_dates(manuscripts("a/story.txt", "b/story.txt"), published, Settings())
