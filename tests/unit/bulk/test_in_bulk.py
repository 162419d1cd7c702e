"""In bulk an article has the answer that it has by itself, by however many processes, after however many deaths."""

from __future__ import annotations

import contextlib
import json
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result

from onrecord import tasks
from onrecord.article.intake import take_copy
from onrecord.cli import onrecord
from onrecord.errors import InputError, RegisterError, UsageError
from onrecord.report.json import encode
from onrecord.settings import Settings
from onrecord.tasks import Handed, Manuscript, Submission
from onrecord.tasks.bulk.desk import Desk, state_of
from onrecord.tasks.bulk.model import Item, Orders
from onrecord.tasks.opening import open_register
from onrecord.values import parse_instant

Rows = list[dict[str, Any]]


def clock() -> datetime:
    return datetime(2026, 3, 1, 12, tzinfo=UTC)


def in_bulk(settings: Settings, folder: Path, out: Path, **asked: Any) -> bytes:
    tasks.check_in_bulk(settings, Handed([str(folder)]), out=str(out), clock=clock, **asked)
    return out.read_bytes()


def rows_of(content: bytes) -> Rows:
    return [json.loads(line) for line in content.splitlines()]


@pytest.fixture(scope="module", name="answered")
def _answered(sample_settings: Settings, sample_articles: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """All answers, by one process."""
    return in_bulk(sample_settings, sample_articles, tmp_path_factory.mktemp("out") / "o.jsonl", jobs=1)


def test_every_part_of_the_pile_has_its_line(answered: bytes, sample_articles: Path) -> None:
    """Between a header and a trailer that count them."""
    header, *rows, trailer = rows_of(answered)
    assert (header["row"], header["format"], trailer["row"]) == ("header", 1, "trailer")
    assert header["rules"]["value"] >= 1
    assert len(header["ledger_head"]) == 64
    names = [Path(row["path"]).relative_to(sample_articles).as_posix() for row in rows]
    assert names == [
        "broadsheet.html",
        "empty.txt",
        "lines.jsonl.gz:1",
        "lines.jsonl.gz:2",
        "lines.jsonl.gz:3",
        "lines.jsonl.gz:4",
        "more.zip/0.txt",
        "more.zip/0.json",
        "more.zip/1.txt",
        "more.zip/1.json",
        "regional-tabloid.html",
        "sample/county-standard.txt",
        "sample/evening-courier.txt",
    ]
    assert {Path(row["path"]).name: row["trouble"] for row in rows if row["row"] == "unanswered"} == {
        "empty.txt": "unreadable",
        "lines.jsonl.gz:3": "unreadable",
        "lines.jsonl.gz:4": "unreadable",
    }
    assert (trailer["articles"], trailer["unanswered"]) == (10, {"unreadable": 3})
    assert trailer["verdicts"]["contradicted"] == sum(
        claim["verdict"] == "contradicted" for row in rows for claim in row.get("claims", ())
    )
    assert trailer["sources"]


def test_each_answer_is_that_of_the_article_by_itself(
    answered: bytes, sample_settings: Settings, sample_articles: Path
) -> None:
    """All that `check --json` says of it but its text."""
    days = json.loads((sample_articles / "sample" / "published.json").read_text("utf-8"))
    rows = {row["path"]: row for row in rows_of(answered) if row["row"] == "article"}
    checked = 0
    for path in [*sample_articles.glob("*.html"), *sample_articles.glob("sample/*.txt")]:
        copy = take_copy(path.read_bytes(), where=str(path), name=path.name)
        day = [days[path.stem]] if path.stem in days else []
        alone = tasks.check(sample_settings, Submission([Manuscript(str(path), copy.text, str(path), copy)], day))
        (expected,) = json.loads(encode(alone.to_json(texts=False)))["articles"]
        row = rows[str(path)]
        assert row["sha256"] == copy.digest
        found = {key: value for key, value in row.items() if key not in {"row", "path", "sha256", "key", "sources"}}
        if day:
            # Here the file beside the article says so, there the command line.
            found["published_from"] = "given"
        assert found == expected
        checked += 1
    assert checked == 4


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b'{"x":' + b"[" * 100_000),
        ("a.json", b'{"text": 5}'),
        ("a.json", b'{"text": "x", "published": "tomorrow"}'),
        ("a.json", b"\xff"),
        ("a.txt", b"%PDF-1.7"),
        ("a.txt", b"\0" * 100),
        ("a.txt", b"x" * 9_000_000),
        ("a.md", b"---\n---\n"),
        ("a.html", b"<html>" * 30_000),
    ],
)
def test_a_bad_article_is_a_row(sample_settings: Settings, name: str, content: bytes) -> None:
    """With what is wrong with it; never an exception."""
    orders = Orders(str(sample_settings.register), "Europe/London", None, None, 60, "")
    state = state_of(open_register(sample_settings), orders).fingerprint
    desk = Desk(msgspec.structs.replace(orders, state=state))
    row = json.loads(desk.answer(Item(name, name, content)).line)
    assert (row["row"], row["trouble"]) == ("unanswered", "unreadable")
    assert row["found"]


def test_fields_of_json_are_the_articles_own(answered: bytes) -> None:
    """The day, the outlet and the address, with where they are from."""
    row = next(row for row in rows_of(answered) if row.get("path", "").endswith("lines.jsonl.gz:1"))
    assert (row["published"], row["published_from"]) == ("2024-06-01", "the article's JSON")
    assert (row["copy"]["outlet"], row["copy"]["canonical"]) == ("The Line", "https://line.example/1")


def test_several_processes_write_the_same_bytes(
    answered: bytes, sample_settings: Settings, sample_articles: Path, tmp_path: Path
) -> None:
    """In the same order."""
    assert in_bulk(sample_settings, sample_articles, tmp_path / "o", jobs=3) == answered


def test_a_run_that_is_killed_is_gone_on_with(
    answered: bytes, sample_settings: Settings, sample_articles: Path, tmp_path: Path
) -> None:
    """By SIGKILL, as often as it may be, after any line: the end is the same, byte for byte."""
    out = tmp_path / "o.jsonl"
    program = "from onrecord.cli import onrecord; onrecord.main()"
    given = ["--register", str(sample_settings.register), "check", str(sample_articles), "--out", str(out)]
    for lines in (1, 4, 7):
        with subprocess.Popen([sys.executable, "-c", program, *given], env={"PYTHONPATH": ":".join(sys.path)}) as run:
            while not out.exists() or out.read_bytes().count(b"\n") < lines:
                try:
                    run.wait(0.01)
                except subprocess.TimeoutExpired:
                    continue
                break
            run.kill()
    said = tasks.check_in_bulk(sample_settings, Handed([str(sample_articles)]), out=str(out), clock=clock)
    assert said.kept >= 1
    assert out.read_bytes() == answered
    assert [path.name for path in tmp_path.iterdir()] == ["o.jsonl"]


def test_interrupted_it_leaves_whole_lines_and_says_how_to_go_on(
    sample_settings: Settings, sample_articles: Path, tmp_path: Path
) -> None:
    """Ctrl-C, with the exit code of shells; no process is left behind."""
    out = tmp_path / "o.jsonl"
    program = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from onrecord.cli import onrecord; onrecord.main()"
    )
    given = ["--register", str(sample_settings.register), "check", str(sample_articles), "--out", str(out)]
    command = [sys.executable, "-c", program, *given]
    with subprocess.Popen(command, env={"PYTHONPATH": ":".join(sys.path)}, stderr=subprocess.PIPE) as run:
        while not out.exists() or not out.read_bytes().endswith(b"\n"):
            with contextlib.suppress(subprocess.TimeoutExpired):
                run.wait(0.01)
        run.send_signal(signal.SIGINT)
        _, said = run.communicate()
    assert run.returncode == 130
    assert f"the answers so far are in {out}. Run the same command again to go on" in said.decode()
    lines = out.read_bytes().splitlines(keepends=True)
    assert json.loads(lines[0])["row"] == "header"
    assert lines[-1].endswith(b"\n")


def test_what_is_new_in_the_register_makes_every_answer_anew(
    sample_settings: Settings, sample_articles: Path, tmp_path: Path
) -> None:
    """Of another state nothing is kept, and the answer says how much that was."""
    register = tmp_path / "r"
    shutil.copytree(sample_settings.register, register)
    settings = Settings(register=register)
    handed, out = Handed([str(sample_articles / "sample")]), str(tmp_path / "o")
    assert tasks.check_in_bulk(settings, handed, out=out).kept == 0
    assert tasks.check_in_bulk(settings, handed, out=out).kept == 2
    tasks.review(settings, _courier(sample_articles), claim="three years", confirm=True, by="A. Editor")
    again = tasks.check_in_bulk(settings, handed, out=out)
    assert (again.kept, again.outdated) == (0, 2)
    assert "A. Editor" in Path(out).read_text("utf-8")


def _courier(articles: Path) -> Submission:
    text = (articles / "sample" / "evening-courier.txt").read_text("utf-8")
    return Submission([Manuscript("evening-courier", text, "evening-courier.txt")])


def test_a_register_that_changes_under_the_desk_stops_it(sample_settings: Settings, tmp_path: Path) -> None:
    """At the next article; a desk that is opened later does not open."""
    register = tmp_path / "r"
    shutil.copytree(sample_settings.register, register)
    orders = Orders(str(register), "Europe/London", None, None, 60, "")
    state = state_of(open_register(Settings(register=register)), orders).fingerprint
    orders = msgspec.structs.replace(orders, state=state)
    desk, item = Desk(orders), Item("a.txt", "a.txt", b"A council has bought a ferry.")
    assert desk.answer(item).line
    more = tmp_path / "more.json"
    more.write_text(
        json.dumps({"ocid": "ocds-213czf-x", "id": "1", "date": "2024-01-01T00:00:00Z", "tag": ["tender"]}), "utf-8"
    )
    tasks.load(Settings(register=register), [more])
    assert "it changed" in desk.answer(item).stop
    with pytest.raises(RegisterError, match="changed"):
        Desk(orders)


def test_the_record_and_the_day_that_are_given_hold_for_all(
    sample_settings: Settings, sample_articles: Path, tmp_path: Path
) -> None:
    """As `check` takes them."""
    ocid = "ocds-213czf-0000071204"
    handed = Handed(
        [str(sample_articles / "sample")], ["2029-06-30"], ["All Papers"], ocid, parse_instant("2030-01-01")
    )
    said = tasks.check_in_bulk(sample_settings, handed, out=str(tmp_path / "o"))
    header, first, second, _ = rows_of((tmp_path / "o").read_bytes())
    assert (header["ocid"], header["known_at"], header["register_as_of"]) == (ocid, "2030-01-01", None)
    for row in (first, second):
        assert (row["link"]["ocid"], row["published"], row["published_from"]) == (ocid, "2029-06-30", "given")
        assert (row["copy"]["outlet"], row["copy"]["outlet_from"]) == ("All Papers", "given")
    assert said.to_json()["articles"] == 2


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"handed": Handed([])}, UsageError),
        ({"handed": Handed(["gone"])}, InputError),
        ({"handed": Handed(["https://courier.example/"])}, UsageError),
        ({"handed": Handed(["/"], ocid="ocds-213czf-none")}, InputError),
        ({"master": "local[1]"}, UsageError),
        ({"engine": "spark", "jobs": 2}, UsageError),
    ],
)
def test_what_cannot_be_meant_is_told_before_anything_is_written(
    sample_settings: Settings, tmp_path: Path, given: dict[str, Any], error: type[Exception]
) -> None:
    """Nothing is left behind but, at most, an empty file."""
    with pytest.raises(error):
        tasks.check_in_bulk(sample_settings, **{"handed": Handed([str(tmp_path)]), "out": str(tmp_path / "o")} | given)
    assert not (tmp_path / "o").exists() or (tmp_path / "o").read_bytes() == b""


class TestCommand:
    """`onrecord check --out`."""

    @pytest.fixture(autouse=True)
    def _in_a_folder(self, sample_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("ONRECORD_REGISTER", str(sample_settings.register))

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(onrecord, ["check", *arguments])

    def test_tells_what_all_lines_come_to(self, sample_articles: Path) -> None:
        """On the terminal, and as JSON."""
        given = (str(sample_articles / "sample"), "--out", "o.jsonl", "--jobs", "1")
        plain = self.run(*given)
        assert (plain.exit_code, plain.stderr) == (0, "")
        assert "2 articles: 2 linked to a record" in plain.stdout
        assert "Wrote o.jsonl" in plain.stdout
        told = json.loads(self.run(*given, "--json").stdout)
        assert (told["articles"], told["kept"], told["out"]) == (2, 2, "o.jsonl")

    def test_a_contradiction_can_be_the_exit_code(self, sample_articles: Path) -> None:
        """As without --out."""
        given = (str(sample_articles / "sample"), "--out", "o.jsonl", "--jobs", "1", "--fail-on", "contradicted")
        assert self.run(*given).exit_code == 1

    def test_where_nothing_could_be_answered_that_is_the_exit_code(self, sample_articles: Path) -> None:
        """One answer among many is a run that was done; none is input that cannot be read."""
        Path("empty.txt").write_bytes(b"")
        Path("blank.txt").write_bytes(b"  \n")
        nothing = self.run("empty.txt", "blank.txt", "--out", "none.jsonl", "--jobs", "1")
        assert nothing.exit_code == 3
        assert "0 articles" in nothing.stdout
        again = self.run("empty.txt", "blank.txt", "--out", "none.jsonl", "--jobs", "1", "--json")
        assert (again.exit_code, json.loads(again.stdout)["articles"]) == (3, 0)
        assert self.run("empty.txt", str(sample_articles / "sample"), "--out", "o.jsonl", "--jobs", "1").exit_code == 0

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (("--jobs", "2"), "with --out FILE"),
            (("--engine", "spark"), "with --out FILE"),
            (("--out", "o", "--html", "p.html"), "--html"),
            (("--out", "o", "--format", "markdown"), "--format markdown"),
            (("--out", "o", "--bundle", "b.zip"), "--bundle"),
        ],
    )
    def test_options_that_do_not_go_together_are_a_usage_error(
        self, sample_articles: Path, options: tuple[str, ...], said: str
    ) -> None:
        """Rather than one of them that does nothing."""
        result = self.run(str(sample_articles), *options)
        assert result.exit_code == 2
        assert said in result.stderr
