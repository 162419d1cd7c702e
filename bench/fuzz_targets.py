"""What is fed: the readers of articles, notices, payments and lists of claims, with the checks behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import resources
from io import BytesIO

from onrecord.article import read_article
from onrecord.article.intake import take_copy
from onrecord.checking import check_articles
from onrecord.checking.claims.check import check_claims
from onrecord.checking.claims.parse import read_claims
from onrecord.checking.lookup import Probe
from onrecord.ocds import Issue, Record, compile_record, find_issues, order_releases, read_releases
from onrecord.reading import read_record
from onrecord.reading.money import money_rows
from onrecord.reading.payments.sheet import read_sheet
from onrecord.register.glean import glean
from onrecord.register.payments.containers import sheets_of
from onrecord.register.summary import summarise


class Shelf:
    """The sample register in memory: every record is a candidate for everything."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        self._records = dict(records)

    def candidates(self, probe: Probe, limit: int) -> Sequence[str]:
        """Every ocid, as far as the limit goes."""
        return list(self._records)[:limit]

    def frequencies(self, words: Sequence[str]) -> tuple[int, Mapping[str, int]]:
        """Each word in one record."""
        return len(self._records), dict.fromkeys(words, 1)

    def record(self, ocid: str) -> Record | None:
        """The record, or None."""
        return self._records.get(ocid)

    def numbered(self, numbers: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """None is known by number."""
        return {}

    def naming(self, reference: str) -> Sequence[str]:
        """None is known by a buyer's number."""
        return []


@cache
def shelf() -> Shelf:
    """The records that come with the product."""
    folder = resources.files("onrecord") / "sample" / "register"
    found: dict[str, list[object]] = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        for release in read_releases(file.read_bytes(), file=file.name, raw_hash="0" * 64).releases:
            found.setdefault(release.ocid, []).append(release)
    return Shelf({ocid: Record(ocid, order_releases(releases)) for ocid, releases in found.items()})  # type: ignore[arg-type]


def _article(content: bytes, name: str) -> None:
    copy = take_copy(content, where=name, name=name)
    reading = read_article(copy.text, id=name, copy=copy)
    assert all(0 <= q.span.start <= q.span.end <= len(copy.text) for q in reading.quotations)
    known = shelf()
    check_articles([reading], known)
    first = known.candidates(Probe((), (), (), (), ()), 99)
    check_articles([reading], known, ocid=first[len(content) % len(first)])


def _notices(content: bytes) -> None:
    records: dict[str, list[object]] = {}
    for release in read_releases(content, file="a.json", raw_hash="0" * 64).releases:
        records.setdefault(release.ocid, []).append(release)
        find_issues(release, "a.json")
    for ocid, releases in records.items():
        record = Record(ocid, order_releases(releases))  # type: ignore[arg-type]
        compiled = compile_record(record)
        summarise(record, compiled, "")
        glean(compiled)
        money_rows(record, compiled)
        read_record(record)


def _payments(content: bytes) -> None:
    for sheet in sheets_of(BytesIO(content), "a.csv"):
        if not isinstance(sheet, Issue):
            read_sheet(sheet, "Otterholme Town Council")


def _claims(content: bytes) -> None:
    check_claims(read_claims(content.decode("utf-8", "replace"), "a.csv", name="a.csv"), shelf())


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": lambda content: _article(content, "a.txt"),
    "html": lambda content: _article(content, "a.html"),
    "markdown": lambda content: _article(content, "a.md"),
    "notices": _notices,
    "payments": _payments,
    "claims": _claims,
}
