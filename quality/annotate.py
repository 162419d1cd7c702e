"""Turns a draft of an annotated article into the finished one: offsets, evidence values, release ids.

    python quality/annotate.py DRAFT.json…        rewrites each file in place

In a draft a claim has `text` and, where those words stand more than once, `in`: a longer stretch that stands only once.
Evidence may be a list of pointers. A quotation has `text` or stands in reading order, `source`, and `speaker` as words
(with `speaker_in` where needed) or null. What a person has to judge (type, value, verdict, reason) is never filled in.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from quality import gold

QUOTED = re.compile(r"“([^“”]*?)(?:”|(?=\n\n“))")
"""A stretch between curly double marks; one left open goes on in the next paragraph and ends with its own."""
LONG = 120
"""Texts of the record longer than this are not repeated beside their pointer."""


def find(text: str, words: str, inside: str | None = None) -> dict[str, Any]:
    """The span of `words` in `text`; of several, the one inside the stretch `inside`.

    Errors: ValueError, naming the words, when they do not stand there exactly once.

    >>> find("one two one", "one", "two one")
    {'start': 8, 'end': 11, 'text': 'one'}
    """
    around = inside or words
    if text.count(around) != 1 or around.count(words) != 1:
        raise ValueError(f"not exactly once in the article: {words!r} in {around!r}")
    start = text.index(around) + around.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def complete(draft: Mapping[str, Any], groups: Mapping[str, list[gold.Release]]) -> gold.Article:
    """The finished article; `groups` are the releases of the register by ocid."""
    ocid = draft["link"]["ocid"]
    releases = gold.as_of(groups[ocid], draft["published"]) if ocid else []
    compiled = gold.compile_releases(releases) if releases else {}
    article = {"schema_version": 1, **draft, "language": "en-GB", "headline": draft["text"].split("\n", 1)[0]}
    article["link"] = dict(draft["link"])
    if ocid:
        article["link"].setdefault("also_acceptable", [])
        article["link"]["release_ids_as_of"] = [gold.release_id(release) for release in releases]
    article["claims"] = [finish_claim(claim, draft["text"], compiled) for claim in draft["claims"]]
    article["quotations"] = finish_quotations(draft["quotations"], draft["text"])
    return article


def finish_claim(claim: Mapping[str, Any], text: str, compiled: gold.Release) -> dict[str, Any]:
    """One claim with its offsets, and its evidence with what stands there."""
    span = find(text, claim["text"], claim.get("in"))
    rest = {key: value for key, value in claim.items() if key not in ("in", "start", "end", "text", "evidence")}
    evidence = [finish_evidence(each, compiled) for each in claim["evidence"]]
    return {"id": rest.pop("id"), **span, **rest, "evidence": evidence}


def finish_evidence(given: str | Mapping[str, Any], compiled: gold.Release) -> dict[str, Any]:
    """A pointer with the scalar found there; lists and long texts are only pointed to."""
    pointer = given if isinstance(given, str) else given["pointer"]
    found = gold.resolve(compiled, pointer)
    if isinstance(found, dict | list) or (isinstance(found, str) and len(found) > LONG):
        return {"pointer": pointer}
    return {"pointer": pointer, "value": found}


def finish_quotations(given: list[Mapping[str, Any]], text: str) -> list[dict[str, Any]]:
    """Every quoted stretch, in reading order, with what the draft says of it."""
    stretches = list(QUOTED.finditer(text))
    if len(stretches) != len(given):
        raise ValueError(f"{len(stretches)} stretches between marks, {len(given)} in the draft")
    return [finish_quotation(each, found, text) for each, found in zip(given, stretches, strict=True)]


def finish_quotation(given: Mapping[str, Any], found: re.Match[str], text: str) -> dict[str, Any]:
    """One quotation: its span without the marks, its kind of source, and the words that name the speaker."""
    speaker = given["speaker"]
    if isinstance(speaker, str):
        speaker = find(text, speaker, given.get("speaker_in"))
    return {
        "start": found.start(1), "end": found.end(1), "text": found[1], "source": given["source"], "speaker": speaker,
    }  # fmt: skip


def main(paths: list[str]) -> None:
    """Finish every draft given, in place."""
    groups = gold.by_ocid(gold.sample_releases())
    for path in map(Path, paths):
        article = complete(json.loads(path.read_text(encoding="utf-8")), groups)
        path.write_text(json.dumps(article, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"{path.name}: {len(article['claims'])} claims, {len(article['quotations'])} quotations")


if __name__ == "__main__":
    main(sys.argv[1:])
