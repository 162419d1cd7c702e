"""Our merge gives what the fixtures of the reference implementation say, all of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.ocds import compile_releases, version_releases
from onrecord.ocds.merge_rules import Rule, Rules, read_rules, release_rules

FIXTURES = Path(__file__).resolve().parents[1] / "golden" / "ocdsmerge"


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def rules_of(folder: str) -> Rules:
    if folder == "schema":
        return read_rules(load(FIXTURES / "schema.json"))
    return release_rules({"1.0": "1.0.3", "1.1": "1.1.5"}[folder])


def cases(ending: str) -> list[Any]:
    paths = sorted(FIXTURES.glob(f"*/*-{ending}.json"))
    return [pytest.param(path, id=f"{path.parent.name}/{path.stem}") for path in paths]


@pytest.mark.parametrize("answer", cases("compiled"))
def test_compiled(answer: Path) -> None:
    """`X.json` compiles to `X-compiled.json`."""
    releases = load(answer.with_name(answer.name.replace("-compiled", "")))
    assert compile_releases(releases, rules_of(answer.parent.name)) == load(answer)


@pytest.mark.parametrize("answer", cases("versioned"))
def test_versioned(answer: Path) -> None:
    """`X.json` becomes `X-versioned.json`."""
    releases = load(answer.with_name(answer.name.replace("-versioned", "")))
    assert version_releases(releases, rules_of(answer.parent.name)) == load(answer)


@pytest.mark.parametrize(
    ("name", "ending", "rule"),
    [
        ("identifier-merge-duplicate-id", "append", Rule.APPEND),
        ("identifier-merge-duplicate-id", "by-position", Rule.BY_POSITION),
        ("identifier-merge-no-id", "append", Rule.APPEND),
    ],
)
def test_overrides(name: str, ending: str, rule: Rule) -> None:
    """The same releases twice, with another rule for one array, merge to the overridden answer."""
    releases = load(FIXTURES / "schema" / f"{name}.json")
    got = compile_releases(releases + releases, release_rules().overridden(("nested", "array"), rule))
    assert got == load(FIXTURES / "schema" / f"{name}-{ending}.json")


def test_no_fixture_is_forgotten() -> None:
    """Every answer in the folder is asked for above, and there are as many as in ocdsmerge 0.8.0."""
    assert len(cases("compiled")) + len(cases("versioned")) == 50
