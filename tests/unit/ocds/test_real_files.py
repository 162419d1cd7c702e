"""Every file of the real data is read, or refused with a message that a person can act on."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path

from onrecord.ocds import find_issues, read_releases

SAMPLES = {
    "mexico-jalisco-record-package.json.gz": (0, "a record package; not read yet"),
    "moldova-2017-key-tenders-not-releases.json.gz": (0, "a package whose list is called `tenders`"),
    "moldova-2017-mongo-shell-not-json.txt.gz": (0, "no JSON: ISODate(...) as the mongo shell prints it"),
    "nigeria-budeshi-release-package.json": (1, ""),
    "paraguay-record-package-155220.json.gz": (0, "a record package; not read yet"),
    "paraguay-record-package-284182.json.gz": (0, "a record package; not read yet"),
    "philippines-philgeps-poc-release-package.json": (7, ""),
    "tunisia-invalid-json-1.txt": (0, "JSON broken at byte offset 4,612"),
    "tunisia-invalid-json-2.txt": (0, "JSON broken at byte offset 5,574"),
    "uk-contracts-finder-page-empty.json": (0, ""),
    "uk-find-a-tender-032703-2026.json": (1, ""),
    "uk-find-a-tender-037689-2026.json": (1, ""),
}
CONTACT = re.compile(
    r'"(?:email|telephone|faxNumber)"\s*:\s*"([^"]{6,})"|"contactPoint"\s*:\s*\{[^}]*?"name"\s*:\s*"([^"]{6,})"'
)


def test_samples(shared_data: Path) -> None:
    """Whole files as published: so many releases, or the words that say what it is."""
    for name, (count, words) in SAMPLES.items():
        result = read_releases((shared_data / "samples" / name).read_bytes(), file=name, raw_hash="")
        assert len(result.releases) == count, name
        assert [issue.found[: len(words)] for issue in result.issues] == ([words] if words else []), name


def test_no_line_of_releases_is_lost(shared_data: Path) -> None:
    """As many releases as lines with an ocid and no record, in all twenty-odd files; and each can be checked."""
    seen = 0
    for path in sorted([*shared_data.glob("uk-*.jsonl.gz"), *shared_data.glob("world/*.jsonl.gz")]):
        if "spend" in path.name or "notices" in path.name or "records" in path.name:
            continue
        raw = path.read_bytes()
        result = read_releases(raw, file=path.name, raw_hash="")
        assert len(result.releases) == result.seen == len(gzip.decompress(raw).splitlines()), path.name
        seen += result.seen
    assert seen > 4000


def test_the_defects_of_the_readme_are_found(shared_data: Path) -> None:
    """Each defect that the description of the data lists, as far as it shows in one release of the files here."""
    found = {name: rules_found(shared_data / name) for name in EXPECTED}
    missing = {name: EXPECTED[name] - found[name] for name in EXPECTED}
    assert not any(missing.values()), missing


EXPECTED = {
    "uk-contracts-finder-2014-2015-ocds10.jsonl.gz": {
        "amount-null", "value-only-minimum", "closing-far-off", "spaces-around", "name-with-number",
    },
    "uk-contracts-finder-2022-2025.jsonl.gz": {
        "correction-in-words", "range-absurd", "amount-token", "amount-zero", "closing-after-award", "company-number",
        "name-missing", "window-short", "published-after-closing", "text-encoded-twice", "line-breaks-lost",
        "line-break-in-address", "html-entity",
    },
    "uk-public-contracts-scotland.jsonl.gz": {"id-missing", "currency-foreign"},
    "world/armenia.jsonl.gz": {"amount-negative", "amount-huge", "ocid-prefix"},
    "world/nigeria-budeshi.jsonl.gz": {"amount-empty", "currency-unknown", "tag-unknown", "tag-repeated", "id-float"},
    "world/mexico-cdmx-drafts.jsonl.gz": {
        "amount-text", "currency-case", "date-format", "ocid-prefix", "tag-text", "text-replaced", "text-encoded-twice",
    },
    "world/mexico-inai.jsonl.gz": {"date-format", "ocid-prefix", "year-unrealistic"},
    "world/canada-montreal.jsonl.gz": {"ocid-prefix", "tag-text", "date-without-zone"},
    "world/moldova-portal-snapshots.jsonl.gz": {"id-missing", "currency-case", "id-object"},
}  # fmt: skip


def rules_found(path: Path) -> set[str]:
    result = read_releases(path.read_bytes(), file=path.name, raw_hash="")
    return {issue.rule for release in result.releases for issue in find_issues(release, path.name)}


def test_no_contact_details_in_issues(shared_data: Path) -> None:
    """No e-mail address, telephone number or name of a contact point is repeated by an issue of its release."""
    checked = 0
    for path in sorted([*shared_data.glob("uk-*.jsonl.gz"), *shared_data.glob("world/*.jsonl.gz")]):
        if "spend" in path.name or "notices" in path.name or "records" in path.name:
            continue
        raw = gzip.decompress(path.read_bytes())
        private = {part for line in CONTACT.findall(raw.decode("utf-8", "replace")) for part in line if part}
        result = read_releases(raw, file=path.name, raw_hash="")
        repeated = cache(lambda found, private=frozenset(private): [part for part in private if part in found])
        for release in result.releases:
            for issue in find_issues(release, path.name):
                checked += 1
                assert all(part in release.ocid for part in repeated(issue.found)), issue.rule
    assert checked > 10_000
