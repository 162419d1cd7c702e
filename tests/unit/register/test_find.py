"""Searching, finding candidates, and what must never get into a table or an index."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from registers import NOW, register_of, release, write_package

from onrecord.checking.lookup import Probe
from onrecord.reading.words import folded
from onrecord.register import Register
from onrecord.register.layout import TABLES

SESSION = release(
    "ocds-213czf-session",
    date="2024-03-15T10:00:00Z",
    tender={
        "title": "Anti-racism allyship session",
        "description": "The session will empower all participants to contribute actively toward change.",
        "status": "active",
        "classification": {"scheme": "CPV", "id": "79633000"},
        "minValue": {"amount": 10000, "currency": "GBP"},
        "value": {"amount": 25000, "currency": "GBP"},
        "tenderPeriod": {"endDate": "2024-04-02T23:59:59+01:00"},
    },
    buyer={"name": "Mayor's Office for Policing and Crime"},
)
PAPER = release(
    "ocds-213czf-paper",
    date="2024-01-02T10:00:00Z",
    tender={"title": "Supply of paper"},
    awards=[
        {
            "id": "a",
            "status": "active",
            "date": "2024-02-01",
            "value": {"amount": 1234567.5, "currency": "GBP"},
            "suppliers": [{"name": "Eastholm Paper Ltd"}],
        }
    ],
)


@pytest.fixture(name="register", scope="module")
def register_fixture(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """Two records that matter among twenty that do not."""
    folder = tmp_path_factory.mktemp("find")
    others = [release(f"ocds-213czf-{n}", id=str(n), tender={"title": f"Supply of goods, part {n}"}) for n in range(20)]
    return register_of(folder / "r", write_package(folder / "all.json", SESSION, PAPER, *others))


def found(register: Register, words: str = "", **filters: object) -> list[str]:
    """Ocids of a search, without their common beginning."""
    answer = register.search(words, **filters)  # type: ignore[arg-type]
    return [row.ocid.removeprefix("ocds-213czf-") for row in answer.rows]


def test_a_row_shows_what_a_list_needs(register: Register):
    """Title, buyer, status, dates and the whole range."""
    (row,) = register.search("allyship").rows
    assert (row.title, row.buyer, row.status) == (
        "Anti-racism allyship session",
        "Mayor's Office for Policing and Crime",
        "active",
    )
    assert (row.published, row.closing, row.value) == ("2024-03-15", "2024-04-02", "£10,000 – £25,000")
    (paper,) = register.search("eastholm").rows
    assert (paper.status, paper.suppliers, paper.value) == ("awarded", ("Eastholm Paper Ltd",), "£1,234,567.50")


def test_words_are_folded_as_articles_are(register: Register):
    """Case, accents, hyphens and apostrophes do not matter."""
    assert found(register, "ANTI RACISM") == found(register, "anti‑racism") == ["session"]
    assert found(register, "mayors office") == ["session"]


def test_all_words_are_wanted_until_no_record_has_them(register: Register):
    """A search that nothing answers in full says so and gives what answers in part."""
    full = register.search("supply goods")
    assert (full.total, full.complete) == (20, True)
    part = register.search("allyship goods")
    assert (part.total, part.complete) == (21, False)
    assert part.rows[0].ocid == "ocds-213czf-session"
    assert register.search("unheard").total == 0


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"buyer": "policing"}, ["session"]),
        ({"cpv": "79"}, ["session"]),
        ({"cpv": "79600000-0"}, ["session"]),
        ({"cpv": "80"}, []),
        ({"until": date(2024, 1, 2)}, ["paper"]),
        ({"since": date(2024, 3, 16)}, []),
        ({"minimum": Decimal("1234567.50")}, ["paper"]),
        ({"minimum": Decimal("1234567.51")}, []),
        ({"minimum": Decimal(1), "maximum": Decimal(25000), "buyer": "mayors"}, ["session"]),
    ],
)
def test_filters(register: Register, filters: dict[str, object], expected: list[str]):
    """Each filter lets through what it names, ends included."""
    assert found(register, **filters) == expected


def test_without_words_the_newest_come_first(register: Register):
    """And pages follow one another without a gap."""
    everything = found(register, limit=100)
    assert everything[-1] == "paper"
    assert found(register, limit=5) + found(register, limit=100, offset=5) == everything


NOTHING = Probe((), (), (), (), ())


@pytest.mark.parametrize(
    "probe",
    [
        Probe(("allyship", "session"), (), (), (), ()),
        Probe((), (tuple(folded("empower all participants to contribute")),), (), (), ()),
        Probe((), (), ((Decimal(24999), Decimal(25001)),), (), ()),
        Probe((), (), (), (date(2024, 4, 2),), ()),
        Probe((), (), (), (), ("MOPAC",)),
        Probe((), (), (), (), ("the Mayor’s Office for Policing and Crime",)),
    ],
)
def test_each_kind_of_evidence_finds_its_record(register: Register, probe: Probe):
    """Words, a phrase, a sum, a day or a name alone are enough to be a candidate."""
    assert register.candidates(probe, 3)[0] == "ocds-213czf-session"


def test_no_evidence_no_candidates(register: Register):
    """An article that shares nothing gets none."""
    assert list(register.candidates(NOTHING, 5)) == []


def test_frequencies_count_records(register: Register):
    """A word counts once a record, however often it stands there."""
    assert register.frequencies(["session", "goods", "unheard"]) == (22, {"session": 1, "goods": 20, "unheard": 0})


def test_what_earlier_releases_said_is_found(tmp_path: Path):
    """A quotation or sum that an amendment took away still leads to its record."""
    old = release("ocds-213czf-1", tender={"title": "Withdrawn wording of this very notice", "value": {"amount": 777}})
    new = release("ocds-213czf-1", id="2", date="2024-06-01T00:00:00Z", tender={"title": "Notice"})
    new["tender"]["value"] = {"amount": 888}
    with register_of(tmp_path / "r", write_package(tmp_path / "1.json", old, new)) as register:
        phrase = Probe((), (tuple(folded("withdrawn wording of this very")),), (), (), ())
        amount = Probe((), (), ((Decimal(777), Decimal(777)),), (), ())
        assert list(register.candidates(phrase, 1)) == ["ocds-213czf-1"]
        assert list(register.candidates(amount, 1)) == ["ocds-213czf-1"]


def test_contact_details_stay_out_of_tables_and_index(tmp_path: Path):
    """A contact point's name, address and number are in no table, not searchable and no key; nor is e-mail in prose."""
    contact = {"name": "Zebedee Quillfeather", "email": "zq@example.org", "telephone": "020 7946 0958"}
    party = {"id": "b", "name": "Aldermere Borough Council", "roles": ["buyer"], "contactPoint": contact}
    tender = {"title": "Paper", "description": "Write to xylo@example.org or ring 020 7946 0123 before noon on Friday."}
    body = release("ocds-213czf-1", parties=[party], buyer={"id": "b", "name": "Aldermere"}, tender=tender)
    with register_of(tmp_path / "r", write_package(tmp_path / "1.json", body)) as register:
        assert register.search("quillfeather").total == register.search("xylo").total == 0
        words = ["quillfeather", "zebedee", "zq", "xylo", "7946", "0123", "0958"]
        assert set(register.frequencies(words)[1].values()) == {0}
        assert list(register.candidates(Probe((), (), (), (), ("Zebedee Quillfeather",)), 5)) == []
    tables = sorted((tmp_path / "r" / "tables").rglob("*.parquet"))
    assert {table.parent.name for table in tables} == set(TABLES)
    for table in tables:
        text = str(duckdb.connect().execute("FROM read_parquet(?)", [str(table)]).fetchall())
        assert not [word for word in ("Quillfeather", "example.org", "7946") if word in text]


def test_issues_are_counted_and_filtered(tmp_path: Path):
    """Rows name file, place and publisher; counts agree with the rows; a filter narrows both."""
    odd = release("ocds-213czf-1", date="15/12/2015")
    with register_of(tmp_path / "r", write_package(tmp_path / "1.json", odd, SESSION)) as register:
        everything = register.issues()
        assert everything.total == len(everything.rows) == sum(count.count for count in everything.counts)
        dated = register.issues(rule="date-format")
        (row,) = dated.rows
        assert (row.issue.ocid, row.issue.position, row.issue.found) == ("ocds-213czf-1", "/releases/0", '"15/12/2015"')
        assert (row.publisher, row.outcome, Path(row.issue.file).name) == ("Aldermere", "noted", "1.json")
        assert (
            register.issues(ocid="ocds-213czf-session").total
            == everything.total - register.issues(ocid="ocds-213czf-1").total
        )
        assert register.issues(limit=1, after=register.issues(limit=1).next).rows == everything.rows[1:2]


def test_an_empty_register_answers_too(tmp_path: Path):
    """Nothing is held, and every question says so."""
    with register_of(tmp_path / "r") as register:
        assert register.record("ocds-213czf-1") is None
        assert register.search("paper").total == register.issues().total == 0
        assert list(register.candidates(Probe(("paper",), (), (), (), ("Paper Ltd",)), 5)) == []
        assert register.frequencies(["paper"]) == (0, {"paper": 0})
        assert register.load([write_package(tmp_path / "1.json")], now=NOW).adds_up
        assert register.stats().files == 1
