"""Running a check again from nothing but a bundle, and holding the answer against the one that was packed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from onrecord.article import ArticleReading
from onrecord.article.read import read_article
from onrecord.checking.check import check_articles
from onrecord.checking.model import CheckedClaim, Dossier
from onrecord.checking.transcript import Replay
from onrecord.errors import InputError
from onrecord.ocds import Provenance, Record, Release, read_releases
from onrecord.ocds.model import order_releases
from onrecord.report.bundle.model import Asked, BundledArticle, BundledRelease, Manifest
from onrecord.report.contacts import discreet
from onrecord.report.json import Object, encode
from onrecord.report.json_dossier import dossier_json
from onrecord.report.json_stated import stated_json
from onrecord.report.proposals import as_proposals
from onrecord.values import parse_instant

_COMPARED = ("ocid", "verdict", "reason", "value", "sentence", "rule", "rule_version", "evidence", "edits", "today")
"""What two answers must agree on, claim by claim."""
_ALSO = ("link", "title", "releases", "stated", "quotations", "questions", "notes", "replies")
"""What else is told of an article."""


class Outcome(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    GONE = "gone"
    """It was claimed then, and is not found now."""
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of an answer that is not what it was."""

    field: str
    then: Any
    now: Any


@dataclass(frozen=True, slots=True)
class ClaimOutcome:
    """One claim, then and now."""

    id: str
    """In the packed answer; of a new one, in today's."""
    text: str
    type: str
    outcome: Outcome
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleOutcome:
    """One article, then and now."""

    id: str
    claims: tuple[ClaimOutcome, ...]
    differences: tuple[Difference, ...]
    """In what is told beside the claims: the link, the questions, the notes."""

    @property
    def same(self) -> bool:
        """Whether everything is as it was."""
        return not self.differences and all(claim.outcome is Outcome.SAME for claim in self.claims)


def rerun(
    manifest: Manifest, asked: Asked, files: Mapping[str, bytes], texts: Mapping[str, str]
) -> tuple[Dossier, bool]:
    """The articles checked anew, and whether the rules asked for something that the transcript does not hold.

    `texts` are by `text_digest`. Errors: InputError for a release that is not what the manifest says, and for a zone or
    a block of text that is none.
    """
    zone = _zone(manifest.zone)
    readings = [_read(article, texts[article.sha256], zone) for article in manifest.articles]
    lookup = Replay(_records(manifest, files), asked.records, asked.counts, asked.candidates)
    return discreet(check_articles(readings, lookup, ocid=manifest.ocid)), lookup.astray


def _read(article: BundledArticle, text: str, zone: ZoneInfo) -> ArticleReading:
    published = parse_instant(article.published, zone) if article.published_from == "given" else None
    copy = replace(article.copy, text=text) if article.copy else None
    for block in (copy.blocks if copy else None) or ():
        if not 0 <= block.span.start <= block.span.end <= len(text):
            found = f"a block from {block.span.start} to {block.span.end}"
            raise InputError(article.id, found=found, expected=f"blocks of a text of {len(text):,} characters")
    reading = read_article(text, id=article.id, published=published, copy=copy)
    return replace(reading, proposals=as_proposals(article.proposals))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise InputError(
            "manifest.json", found=f"the time zone {name!r}", expected="one such as Europe/London"
        ) from None


def told(dossier: Dossier) -> Object:
    """What is compared of a dossier: what `check --json` answers, without the articles' texts."""
    answer = dossier_json(dossier)
    for article, check in zip(answer["articles"], dossier.checks, strict=True):
        article["stated"] = stated_json(check)
    return answer


def findings(dossier: Dossier) -> list[tuple[str, str | None, list[object]]]:
    """By article: the record, and each claim with what was found and where, without the words that are shown of it."""
    return [(check.article.id, check.link.ocid, [_finding(one) for one in check.claims]) for check in dossier.checks]


def _finding(checked: CheckedClaim) -> object:
    verdicts = [
        (one.word, one.reason, one.rule, one.version, [(e.ocid, e.release_id, e.pointer) for e in one.evidence])
        for one in (checked.verdict, checked.today)
        if one is not None
    ]
    return checked.claim, checked.about, verdicts


def as_answered(answer: Mapping[str, Any]) -> dict[str, Any]:
    """An answer as whoever reads its JSON has it, so that two can be compared."""
    read: dict[str, Any] = msgspec.json.decode(encode(answer))
    return read


def compare_answers(then: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[ArticleOutcome, ...]:
    """Article by article and claim by claim; both as `as_answered` gives them.

    Errors: KeyError, TypeError or AttributeError when `then` has not the shape of an answer.
    """
    new = {article["id"]: article for article in now["articles"]}
    return tuple(_article(article, new[article["id"]]) for article in then["articles"])


def compare_sides(then: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Whether the articles, laid side by side, compare as they did, and so do the versions of one."""
    return all(_same(then[part], now.get(part)) for part in ("comparison", "revisions") if part in then)


def _article(then: Mapping[str, Any], now: Mapping[str, Any]) -> ArticleOutcome:
    return ArticleOutcome(
        then["id"], tuple(_claims(then["claims"], now["claims"])), tuple(_differences(then, now, _ALSO))
    )


def _claims(then: Sequence[Mapping[str, Any]], now: Sequence[Mapping[str, Any]]) -> Iterator[ClaimOutcome]:
    new = {_place(claim): claim for claim in now}
    for claim in then:
        other = new.pop(_place(claim), None)
        if other is None:
            yield _outcome(claim, Outcome.GONE)
            continue
        differences = tuple(_differences(claim, other, _COMPARED))
        yield _outcome(claim, Outcome.DIFFERENT if differences else Outcome.SAME, differences)
    for claim in new.values():
        yield _outcome(claim, Outcome.NEW)


def _place(claim: Mapping[str, Any]) -> tuple[int, int, str]:
    return claim["start"], claim["end"], claim["type"]


def _outcome(claim: Mapping[str, Any], outcome: Outcome, differences: tuple[Difference, ...] = ()) -> ClaimOutcome:
    return ClaimOutcome(str(claim["id"]), str(claim["text"]), str(claim["type"]), outcome, differences)


def _differences(then: Mapping[str, Any], now: Mapping[str, Any], fields: Iterable[str]) -> Iterator[Difference]:
    for field in fields:
        if field in then and not _same(then[field], now.get(field)):
            yield Difference(field, then.get(field), now.get(field))


def _same(then: Any, now: Any) -> bool:
    """Whether all that was told then is told now; what a later version tells besides was not told otherwise."""
    if isinstance(then, dict) and isinstance(now, dict):
        return all(_same(value, now.get(key)) for key, value in then.items())
    if isinstance(then, list) and isinstance(now, list):
        return len(then) == len(now) and all(map(_same, then, now))
    return bool(then == now)


def _records(manifest: Manifest, files: Mapping[str, bytes]) -> Iterator[Record]:
    by_ocid: dict[str, list[Release]] = {}
    for told in manifest.releases:
        by_ocid.setdefault(told.ocid, []).append(_release(told, files))
    for ocid, releases in by_ocid.items():
        yield Record(ocid, order_releases(releases))


def _release(told: BundledRelease, files: Mapping[str, bytes]) -> Release:
    """The release, read from its bytes; what the manifest says of it must be what stands there."""
    if told.file not in files:
        raise InputError(told.file, found="no such member", expected="a release that the manifest names")
    found = read_releases(files[told.file], file=told.file, raw_hash=told.raw).releases
    if len(found) != 1:
        raise InputError(told.file, found=f"{len(found)} releases", expected="one")
    read = found[0]
    stands = (read.ocid, read.id if not told.id_minted else told.id, read.date.text if read.date else None)
    named = (told.ocid, told.id, told.date)
    if stands != named or not (told.withheld or read.digest == told.digest):
        raise InputError(
            told.file,
            found=f"release {read.id} of {read.ocid}, dated {stands[2]}, with the digest {read.digest[:12]}",
            expected=f"release {told.id} of {told.ocid}, dated {told.date}, with the digest {told.digest[:12]}",
            remedy="The bundle contradicts itself: get it again from whoever made it.",
        )
    provenance = Provenance(told.raw, told.position, told.first_seen)
    return replace(read, id=told.id, id_minted=told.id_minted, digest=told.digest, provenance=provenance)
