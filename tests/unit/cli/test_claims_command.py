"""`onrecord check --claims` as a user meets it."""

from __future__ import annotations

import json
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

WALL = (
    "Contract,Vendor,Notice ID,Savings\n"
    'Electric vehicles framework,Halden Vale Vehicles,ocds-213czf-ff-ev24,"£12,000,000"\n'
    'Six minibuses,Halden Vale Vehicles,ald-1140-notice-1,"£474,000"\n'
    'Six minibuses,Merrin Coachworks,ocds-213czf-ald-1140,"£474,000"\n'
    "Moon base,Rocket Ltd,,lots\n"
)


@pytest.fixture(name="wall")
def _wall(tmp_path: Path) -> Path:
    path = tmp_path / "wall.csv"
    path.write_text(WALL, "utf-8")
    return path


def words(text: str) -> str:
    """A terminal's words without its line breaks."""
    return " ".join(text.split())


def test_a_wall_of_savings_on_a_terminal(run, wall: Path) -> None:
    """Totals first, then what to correct, every row, what was not read, and how it was done."""
    result = run("check", "--claims", str(wall), "--total", "£13m")
    assert result.exit_code == 0, result.stderr
    said = words(result.stdout)
    for expected in (
        "v: 4 rows",
        "Contract = title, Vendor = supplier, Notice ID = reference, Savings = saving",
        "£12,000,000 in line 2 is the most that may be called off under a framework agreement",
        "is counted again",
        "The total claimed, £13m, is to its last printed digit what 3 rows come to: £12,948,000.",
        "Confirmed by the record as decided, signed or paid, each figure once: £474,000 called off under frameworks",
        "The record names Halden Vale Vehicles Limited as supplier, not Merrin Coachworks.",
        "wrong supplier, by rule supplier",
        "judged as “Merrin Coachworks was awarded the contract.”",
        'line 5, Savings: found "lots", expected a sum such as 1,234.50 or £1.2m',
    ):
        assert expected in said
    assert not result.stderr


def test_the_json_has_every_row_with_its_verdicts_and_every_total(run, wall: Path) -> None:
    """Rule, version, evidence, release and link; exact numbers."""
    answer = json.loads(run("check", "--claims", str(wall), "--json").stdout, parse_float=Decimal)
    assert [row["verdict"] for row in answer["rows"]] == [
        "supported",
        "supported",
        "contradicted",
        "not_in_record",
    ]
    third = answer["rows"][2]
    assert third["record"]["release"] == "ald-1140-notice-1"
    wrong = next(claim for claim in third["claims"] if claim["verdict"] == "contradicted")
    assert (wrong["rule"], wrong["rule_version"] >= 1) == ("supplier", True)
    assert wrong["from"] == {"heading": "Vendor", "cell": "Merrin Coachworks"}
    assert wrong["evidence"][0]["pointer"] == "/awards/0/suppliers/0/name"
    (totals,) = answer["totals"]
    assert totals["stated"] == [{"currency": "GBP", "amount": 12_948_000}]
    assert {part["is"]: part["amount"] for part in totals["what_they_are"]} == {
        "limit of a framework": 12_000_000,
        "called off": 948_000,
    }
    assert [fault["line"] for fault in answer["rows_not_read"]] == [5]


def test_a_record_is_shown_with_the_page_of_its_notice(run, tmp_path: Path) -> None:
    """Where the release names one."""
    path = tmp_path / "list.csv"
    path.write_text("ocid,Award value\nocds-213czf-wst-0417,21600\n", "utf-8")
    (row,) = json.loads(run("check", "--claims", str(path), "--json").stdout)["rows"]
    assert row["record"]["link"] == "https://notices.example/Notice/wst-0417"


def test_as_markdown(run, wall: Path) -> None:
    """To be pasted, nothing from outside taken for markup."""
    wall.write_text(WALL.replace("Moon base", "<b>Moon</b> [base](x)"), "utf-8")
    said = run("check", "--claims", str(wall), "--format", "markdown").stdout
    assert said.startswith("# On the Record\n")
    assert "| limits of frameworks | £12,000,000 | 1 |" in said
    assert r"\<b\>Moon" in said


def test_exit_code_one_only_where_it_is_asked_for(run, wall: Path) -> None:
    """As for articles."""
    assert run("check", "--claims", str(wall), "--fail-on", "contradicted").exit_code == 1
    wall.write_text(WALL.replace("Merrin Coachworks", "Halden Vale"), "utf-8")
    assert run("check", "--claims", str(wall), "--fail-on", "contradicted").exit_code == 0


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_encodings_of_spreadsheets(run, wall: Path, encoding: str) -> None:
    """With a mark at the beginning, or in the old encoding: the pound sign is one."""
    wall.write_bytes(WALL.encode(encoding))
    answer = json.loads(run("check", "--claims", str(wall), "--json").stdout)
    assert answer["totals"][0]["stated"][0]["currency"] == "GBP"


def test_a_workbook(run, tmp_path: Path) -> None:
    """Its first sheet with headings; typed cells are taken as they are."""
    book = Workbook()
    book.active.append(["Notes on this list"])
    sheet = book.create_sheet("Data")
    sheet.append(["Title", "ocid", "Award value"])
    sheet.append(["Six minibuses", "ocds-213czf-ald-1140", 474000])
    held = BytesIO()
    book.save(held)
    path = tmp_path / "wall.xlsx"
    path.write_bytes(held.getvalue())
    answer = json.loads(run("check", "--claims", str(path), "--json").stdout)
    assert [(row["line"], row["verdict"]) for row in answer["rows"]] == [(2, "supported")]


def test_sentences_on_standard_input(run) -> None:
    """One a line, with one day for all."""
    text = "Marlow Sands Town Council gave Brackwater Civil Works £857,450.80 to repair the Old Slipway sea wall.\n"
    result = run("check", "--claims", "-", "--published", "2025-03-01", "--json", stdin=text.encode())
    (row,) = json.loads(result.stdout)["rows"]
    assert (row["verdict"], row["as_of"]) == ("contradicted", "2025-03-01")


def test_a_record_for_rows_that_name_none(run, tmp_path: Path) -> None:
    """`--ocid` as for articles."""
    path = tmp_path / "list.csv"
    path.write_text("Supplier,Award value\nBrackwater Civil Works,587450.80\n", "utf-8")
    answer = json.loads(run("check", "--claims", str(path), "--ocid", "ocds-213czf-mar-2201", "--json").stdout)
    assert [claim["verdict"] for claim in answer["rows"][0]["claims"]] == ["supported", "supported"]


def test_as_we_knew_the_record_then(run, wall: Path) -> None:
    """Before anything was loaded, nothing is known: every row is without a record."""
    answer = json.loads(run("check", "--claims", str(wall), "--known-at", "2020-01-01", "--json").stdout)
    assert [row["record"]["ocid"] for row in answer["rows"]] == [None] * 4


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--bundle", "x.zip"], 2, "A list cannot be packed, and run again elsewhere, yet."),
        (["--html", "x.html"], 2, "found it with --claims"),
        (["--outlet", "Courier"], 2, "found it with --claims"),
        (["--total", "lots"], 2, 'found "lots", expected a sum'),
        (["--published", "soon"], 2, "one date for the list"),
        (["--published", "2025-01-01", "--published", "2025-01-02"], 2, "one date for the list"),
        (["--ocid", "ocds-213czf-none"], 3, "no such record in this register"),
        (["article.txt"], 2, "a list beside articles"),
    ],
)
def test_what_does_not_go_with_a_list_is_refused(run, wall: Path, arguments: list[str], code: int, told: str) -> None:
    """Before anything is done, with what to do instead."""
    result = run("check", "--claims", str(wall), *arguments)
    assert (result.exit_code, told in result.stderr) == (code, True), result.stderr
    assert not result.stdout


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "an empty list"),
        (b"%PDF-1.7", "a PDF document"),
        (b"<html><body>Sorry</body></html>", "HTML or XML"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "a workbook of the old form"),
        (b"colour,size\nred,12\n", "no headings that tell of claims"),
    ],
)
def test_what_is_no_list_is_refused(run, wall: Path, content: bytes, told: str) -> None:
    """Exit code 3, naming the file and what was expected."""
    wall.write_bytes(content)
    result = run("check", "--claims", str(wall))
    assert (result.exit_code, told in result.stderr) == (3, True), result.stderr


def test_a_file_that_is_not_there(run) -> None:
    """Said so; a total without a list is a slip, too."""
    assert run("check", "--claims", "nowhere.csv").exit_code == 3
    result = run("check", "article.txt", "--total", "£5")
    assert (result.exit_code, "--claims" in result.stderr) == (2, True)


def test_an_empty_line_of_command(run) -> None:
    """Neither articles nor a list: as before."""
    result = run("check")
    assert (result.exit_code, "Missing argument" in result.stderr) == (2, True)


def test_hidden_characters_of_a_list_are_shown_and_not_obeyed(run, wall: Path) -> None:
    """Escape sequences and overrides of direction in a cell."""
    wall.write_text(WALL.replace("Moon base", "Moon\u202ebase\x1b[31m"), "utf-8")
    said = run("check", "--claims", str(wall)).stdout
    assert "<U+202E>" in said
    assert "\x1b[31m" not in said


def test_the_page_shows_what_is_printed(run, tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of docs/claims.md, checked against the sample register."""
    page = (project / "docs" / "claims.md").read_text("utf-8")
    listed = page.split("```csv\n")[1].split("```")[0]
    shown = page.split("$ onrecord check --claims savings.csv\n")[1].split("```")[0]
    (tmp_path / "savings.csv").write_text(listed, "utf-8")
    monkeypatch.setenv("COLUMNS", "100")
    assert run("check", "--claims", "savings.csv").stdout.startswith(shown)


def workbook(tmp_path: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(tmp_path / "list.xlsx")
    return tmp_path / "list.xlsx"


def test_a_formula_that_was_never_computed_is_told(run, tmp_path: Path) -> None:
    """No cell of a workbook is passed over silently; a note right of the headings is no reason to leave out a row."""
    rows = (("ocid", "Savings"), ("ocds-213czf-ald-1140", "=1+1"), ("ocds-213czf-ald-1140", 474000, "a note"))
    answer = json.loads(run("check", "--claims", str(workbook(tmp_path, *rows)), "--json").stdout)
    assert [(fault["line"], fault["column"], fault["found"]) for fault in answer["rows_not_read"]] == [
        (2, "Savings", '"=1+1"')
    ]
    assert answer["totals"][0]["rows"] == 1


def test_two_lists_in_one_archive_are_refused(run, wall: Path, tmp_path: Path) -> None:
    """To judge the first alone would be silence about the second."""
    path = tmp_path / "lists.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", WALL)
        archive.writestr("b.csv", WALL)
    result = run("check", "--claims", str(path))
    assert result.exit_code != 0
    assert "more than one list: “a.csv” and “b.csv”" in words(result.stderr)


def test_markdown_says_what_the_columns_were_read_as(run, tmp_path: Path) -> None:
    """As the terminal does."""
    path = tmp_path / "list.csv"
    path.write_text("ocid,Savings,Hue\nocds-213czf-ald-1140,£5,red\n", "utf-8")
    said = run("check", "--claims", str(path), "--format", "markdown").stdout
    assert "Read as: ocid = ocid, Savings = saving." in said
    assert "Not read: Hue." in said
