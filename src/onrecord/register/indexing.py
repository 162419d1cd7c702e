"""The side-cars of one bucket while they are being written: full text and key files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import chain
from pathlib import Path

from onrecord.ocds import Json, Record
from onrecord.register.glean import Gleaning, glean, local_day
from onrecord.register.keyfile import MAX_RECORDS, RECORD_BITS, write_keys
from onrecord.register.keys import fold_words, make_keys
from onrecord.register.summary import Summary
from onrecord.register.textindex import TextDocument, TextIndexWriter, pence

KEY_KINDS = ("phrases", "sums", "days", "names")


class IndexDrafts:
    """Takes the records of a bucket one by one and writes its index folder; use as a context."""

    def __init__(self, folder: Path, phrase_step: int) -> None:
        folder.mkdir()
        self._folder = folder
        self._step = phrase_step
        self._text = TextIndexWriter(folder / "text")
        self._packed: dict[str, list[int]] = {kind: [] for kind in KEY_KINDS}

    def __enter__(self) -> IndexDrafts:
        self._text.__enter__()
        return self

    def __exit__(self, kind: object, *rest: object) -> None:
        self._text.__exit__(kind, *rest)
        if kind is None:
            for name, packed in self._packed.items():
                write_keys(self._folder / f"{name}.keys", packed)

    def add(self, number: int, summary: Summary, compiled: Json, found: Gleaning, record: Record) -> None:
        """Add one record: what its compiled release says (`found` in it), and what earlier releases said before."""
        if number >= MAX_RECORDS:
            raise ValueError(f"a bucket holds at most {MAX_RECORDS} records")
        gleanings = [found]
        if len(record.releases) > 1:
            gleanings.extend(glean(release.body, compiled) for release in record.releases)
        texts = {text: fold_words(text) for text in _once(text for one in gleanings for _, text in one.texts)}
        names = _once([summary.buyer, *summary.suppliers, *(name for one in gleanings for name in one.names)])
        keys = make_keys(texts.items(), names, _amounts(gleanings), _days(gleanings, record), self._step)
        for kind in KEY_KINDS:
            self._packed[kind] += [key << RECORD_BITS | number for key in getattr(keys, kind)]
        self._text.add(
            TextDocument(
                number=number,
                title=fold_words(summary.title),
                body=list(chain.from_iterable(texts.values())) + [w for name in names for w in fold_words(name)],
                buyer=fold_words(summary.buyer),
                cpv=summary.cpv,
                published=date.fromisoformat(summary.published) if summary.published else None,
                pence=None if summary.worth is None else pence(summary.worth),
            )
        )


def _once(values: Iterable[str]) -> list[str]:
    return [value for value in dict.fromkeys(values) if value]


def _amounts(gleanings: Iterable[Gleaning]) -> list[Decimal]:
    return [amount for one in gleanings for _, amount, _ in one.sums]


def _days(gleanings: Iterable[Gleaning], record: Record) -> list[date]:
    """The process's own dates first, since only so many are kept."""
    said = list(dict.fromkeys(text for one in gleanings for _, text in sorted(one.dates, key=_own_first)))
    published = [release.date.local_date() for release in record.releases if release.date]
    return [*published, *(day for text in said if (day := local_day(text)))]


def _own_first(dated: tuple[str, str]) -> bool:
    pointer = dated[0]
    return any(part in pointer for part in ("/documents/", "/items/", "/lots/", "/milestones/"))
