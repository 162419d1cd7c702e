"""What an official source answered, kept byte for byte with its address, headers and instant."""

from __future__ import annotations

import gzip
import json
from datetime import timedelta
from pathlib import Path

import pytest
from registers import NOW, package, records, register_of, release, write_package

from onrecord.errors import InputError
from onrecord.register import Arrival, Entry
from onrecord.register.layout import Layout
from onrecord.register.raw import open_raw

EARLIER = NOW - timedelta(days=3)
HEADERS = (("content-type", "application/json"), ("etag", '"a1"'))


def arrival(folder: Path, number: int, body: bytes, **other: object) -> Arrival:
    """An answer with this body."""
    path = folder / f"answer-{number}"
    path.write_bytes(body)
    known = {"source": "testers-finder", "address": f"https://example.org/search?page={number}", "at": EARLIER}
    return Arrival(body=path, headers=HEADERS, **{**known, **other})  # type: ignore[arg-type]


def page(*ocids: str) -> bytes:
    """A search page."""
    return json.dumps(package([release(ocid) for ocid in ocids])).encode()


def test_an_answer_is_kept_with_where_and_when_it_came_from(tmp_path: Path):
    """The ledger names source, address, headers and instant; raw/ has the bytes; the release was first seen then."""
    body = page("ocds-213czf-1")
    with register_of(tmp_path / "r") as register:
        report = register.take(iter([arrival(tmp_path, 1, body)]), now=NOW)
        assert (report.files_read, report.releases_kept, report.adds_up) == (1, 1, True)
        (entry,) = register.arrivals("testers-finder")
        assert isinstance(entry, Entry)
        assert (entry.path, entry.first_seen) == ("https://example.org/search?page=1", EARLIER)
        assert entry.headers == HEADERS
        with open_raw(Layout(tmp_path / "r"), entry.raw) as stream:
            assert stream.read() == body
        (record,) = records(register).values()
        assert record.releases[0].provenance.first_seen == EARLIER
        assert (tmp_path / "answer-1").read_bytes() == body
        register.rebuild()
        assert register.arrivals("testers-finder") == (entry,)


def test_the_same_bytes_again_are_held(tmp_path: Path):
    """From the same address, another one, or a file: counted as held, and the ledger does not grow."""
    with register_of(tmp_path / "r") as register:
        register.take([arrival(tmp_path, 1, page("ocds-213czf-1"))], now=NOW)
        ledger = (tmp_path / "r" / "ledger.jsonl").read_bytes()
        again = [arrival(tmp_path, 1, page("ocds-213czf-1")), arrival(tmp_path, 2, page("ocds-213czf-1"))]
        assert register.take(again, now=NOW).files_held == 2
        assert register.load([tmp_path / "answer-1"], now=NOW).files_held == 1
        assert (tmp_path / "r" / "ledger.jsonl").read_bytes() == ledger


def test_what_is_no_ocds_is_kept_too(tmp_path: Path):
    """A page of HTML in place of an answer is in raw/ and the ledger, and told as no OCDS; nothing else is harmed."""
    answers = [arrival(tmp_path, 1, b"<html>Forbidden</html>"), arrival(tmp_path, 2, b"")]
    packed = arrival(tmp_path, 3, gzip.compress(page("ocds-213czf-2")))
    with register_of(tmp_path / "r") as register:
        report = register.take([*answers, packed], now=NOW)
        assert (report.files_not_ocds, report.files_read, report.adds_up) == (2, 1, True)
        assert [bool(entry.not_ocds) for entry in register.arrivals("testers-finder")] == [True, True, False]


def test_sources_are_listed_apart(tmp_path: Path):
    """Neither files nor other sources are among the arrivals of one."""
    with register_of(tmp_path / "r", write_package(tmp_path / "a.json", release("ocds-213czf-1"))) as register:
        register.take([arrival(tmp_path, 1, page("ocds-213czf-2"), source="another")], now=NOW)
        assert register.arrivals("testers-finder") == ()
        assert len(register.arrivals("another")) == len(register.arrivals("file")) == 1


def test_an_answer_from_the_future_or_without_a_body_is_refused(tmp_path: Path):
    """Nothing is stored, and the message says what is wrong."""
    late = arrival(tmp_path, 1, page("ocds-213czf-1"), at=NOW + timedelta(seconds=1))
    gone = arrival(tmp_path, 2, b"")
    gone.body.unlink()
    with register_of(tmp_path / "r") as register:
        with pytest.raises(InputError, match="came by"):
            register.take([late], now=NOW)
        with pytest.raises(InputError, match="no body"):
            register.take([gone], now=NOW)
        assert register.stats().files == 0
