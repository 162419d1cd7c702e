"""Every file of the real data is read, or refused with a message that a person can act on."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from pathlib import Path

from onrecord.ocds import find_issues, read_releases

FILES = {
    "samples/mexico-jalisco-record-package.json.gz": (1, 0, 0),
    "samples/moldova-2017-key-tenders-not-releases.json.gz": (0, 0, 1),
    "samples/moldova-2017-mongo-shell-not-json.txt.gz": (0, 0, 1),
    "samples/nigeria-budeshi-release-package.json": (1, 0, 0),
    "samples/paraguay-record-package-155220.json.gz": (1, 0, 0),
    "samples/paraguay-record-package-284182.json.gz": (1, 0, 0),
    "samples/philippines-philgeps-poc-release-package.json": (7, 0, 0),
    "samples/tunisia-invalid-json-1.txt": (0, 0, 1),
    "samples/tunisia-invalid-json-2.txt": (0, 0, 1),
    "samples/uk-contracts-finder-page-empty.json": (0, 0, 0),
    "samples/uk-find-a-tender-032703-2026.json": (1, 0, 0),
    "samples/uk-find-a-tender-037689-2026.json": (1, 0, 0),
    "uk-contracts-finder-2014-2015-ocds10.jsonl.gz": (140, 0, 0),
    "uk-contracts-finder-2022-2025.jsonl.gz": (283, 0, 0),
    "uk-contracts-finder-notices-lancashire.jsonl.gz": (857, 0, 0),
    "uk-find-a-tender.jsonl.gz": (2, 0, 0),
    "uk-public-contracts-scotland.jsonl.gz": (63, 0, 0),
    "uk-sell2wales.jsonl.gz": (63, 0, 0),
    "uk-spend-hyndburn-originals.tar.gz": (0, 0, 1),
    "uk-spend-lancashire-fire-2025-26-q2.xlsx": (0, 0, 1),
    "uk-spend-lancashire-fire.jsonl.gz": (0, 0, 1),
    "uk-spend-lancashire-pcc.jsonl.gz": (0, 0, 2),
    "uk-spend-nhs-london-2020-21-merged.tar.gz": (0, 0, 1),
    "uk-spend-nhs-london-2020-21-raw-sample.tar.gz": (0, 0, 1),
    "world/armenia.jsonl.gz": (900, 0, 0),
    "world/australia-new-south-wales.jsonl.gz": (32, 0, 0),
    "world/canada-buyandsell.jsonl.gz": (22, 0, 0),
    "world/canada-montreal.jsonl.gz": (20, 0, 0),
    "world/colombia-2020-2021.jsonl.gz": (100, 0, 0),
    "world/colombia.jsonl.gz": (21, 0, 0),
    "world/mexico-administracion-publica-federal.jsonl.gz": (10, 0, 0),
    "world/mexico-cdmx-drafts.jsonl.gz": (96, 0, 0),
    "world/mexico-cdmx.jsonl.gz": (20, 0, 0),
    "world/mexico-grupo-aeroportuario.jsonl.gz": (312, 0, 0),
    "world/mexico-inai.jsonl.gz": (88, 0, 0),
    "world/mexico-jalisco-records.jsonl.gz": (10, 0, 0),
    "world/mexico-jalisco.jsonl.gz": (10, 0, 0),
    "world/moldova-portal-snapshots.jsonl.gz": (639, 0, 0),
    "world/moldova.jsonl.gz": (51, 0, 0),
    "world/nigeria-budeshi.jsonl.gz": (1839, 0, 0),
    "world/nigeria-open-contracting-portal.jsonl.gz": (23, 0, 0),
    "world/paraguay-records.jsonl.gz": (49, 0, 0),
    "world/paraguay.jsonl.gz": (94, 0, 0),
    "world/taiwan.jsonl.gz": (21, 0, 0),
    "world/uganda.jsonl.gz": (10, 0, 0),
    "world/ukraine.jsonl.gz": (22, 0, 0),
}
"""Every file of the real data: releases kept, releases refused, and things in it that are no OCDS."""

MUST_BE_REFUSED = {
    "moldova-2017-key-tenders-not-releases.json.gz": ("`tenders`", "ask the publisher"),
    "moldova-2017-mongo-shell-not-json.txt.gz": ("ISODate(...) as the mongo shell prints it, at byte", "Export it"),
    "tunisia-invalid-json-1.txt": ("byte offset 4,612 (line 222)", "Mend it there"),
    "tunisia-invalid-json-2.txt": ("byte offset 5,574 (line 247)", "Mend it there"),
}
"""What was found and where, and what to do."""

CONTACT = re.compile(
    r'"(?:email|telephone|faxNumber)"\s*:\s*"([^"]{6,})"|"contactPoint"\s*:\s*\{[^}]*?"name"\s*:\s*"([^"]{6,})"'
)


def test_every_file_gives_the_releases_that_it_is_known_to_hold(shared_data: Path) -> None:
    """So many kept, refused and no OCDS; a file that came since has no line here, and fails."""
    notes = {"README.md", "SHA256SUMS"}
    paths = [path for path in shared_data.rglob("*") if path.is_file() and path.name not in notes]
    paths = [path for path in paths if not path.is_relative_to(shared_data / "articles")]
    results = {path: read_releases(path.read_bytes(), file=path.name, raw_hash="") for path in paths}
    counts = {path.relative_to(shared_data).as_posix(): found for path, found in results.items()}
    assert {name: (len(r.releases), r.refused, r.not_ocds) for name, r in counts.items()} == FILES


def test_the_four_files_that_must_be_refused_say_what_to_do(shared_data: Path) -> None:
    """One issue each: what was found, where, what was expected, and what a person can do about it."""
    for name, (found, remedy) in MUST_BE_REFUSED.items():
        [issue] = read_releases((shared_data / "samples" / name).read_bytes(), file=name, raw_hash="").issues
        assert found in issue.found, name
        assert remedy in issue.expected, name


def test_every_linked_release_of_a_record_is_named(shared_data: Path) -> None:
    """As many addresses as the records give, each an issue of its record."""
    for path in sorted([*shared_data.glob("world/*-records.jsonl.gz")]):
        records = [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]
        given = sorted((one["ocid"], release["url"][:200]) for one in records for release in one["releases"])
        issues = read_releases(path.read_bytes(), file=path.name, raw_hash="").issues
        assert sorted((issue.ocid, issue.found) for issue in issues if issue.rule == "linked-release") == given


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
