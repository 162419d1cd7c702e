"""Like things live in one folder each, and carry one name through code, page and example. Found by walking, no list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rule_sentences import HEADING, NOTHING, rows
from tree import PACKAGE, PROJECT

from onrecord.checking.rule import rules

FOLDER = PACKAGE / "checking" / "rules"
PAGES = PROJECT / "docs" / "rules"
EXAMPLES = PROJECT / "tests" / "golden" / "rules"
HEADINGS = ("## What it finds", "## How it decides", "## What it rests on", "## What it does not see")


def rule_files() -> list[Path]:
    return sorted(file for file in FOLDER.glob("*.py") if not file.stem.startswith("_"))


def names() -> list[str]:
    return [file.stem for file in rule_files()]


def test_there_are_rules():
    """A walk that finds nothing proves nothing."""
    assert names()


def test_every_file_is_one_rule_of_its_name():
    """A file in checking/rules/ offers one rule, which carries the file's name."""
    assert sorted(rule.name for rule in rules()) == names()


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_rule_has_its_page(rule):
    """A rule's page has its name, its version and the four questions that a reader asks."""
    page = PAGES / f"{rule.name}.md"
    assert page.is_file(), f"write docs/rules/{rule.name}.md; CONTRIBUTING.md has the template"
    text = page.read_text("utf-8")
    assert text.startswith(f"# {rule.name}\n")
    assert f"Version {rule.version}." in text, f"the page must say: Version {rule.version}."
    assert [heading for heading in HEADINGS if f"\n{heading}\n" in text] == list(HEADINGS)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_rule_has_its_example(rule):
    """A rule has at least one golden pair: something that goes in, beside what must come out."""
    folder = EXAMPLES / rule.name
    assert folder.is_dir(), f"write tests/golden/rules/{rule.name}/; CONTRIBUTING.md has the template"
    assert len([file for file in folder.rglob("*") if file.is_file()]) >= 2


def test_no_page_or_example_without_a_rule():
    """What remains of a rule that is gone goes with it."""
    pages = {page.stem for page in PAGES.glob("*.md")} - {"README"}
    examples = {folder.name for folder in EXAMPLES.iterdir() if folder.is_dir()}
    assert pages | examples <= set(names())


ACCUSES = re.compile(r"\|[^|\n]*\b(?:contradicted|partial|altered quotation): ")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_rule_shows_what_triggers_it_and_what_does_not(rule):
    """A page gives a sentence that triggers its rule, a neighbour that does not, and one that is wrong, if any can."""
    found = rows(rule.name)
    assert any(row.says != NOTHING for row in found), f"docs/rules/{rule.name}.md{HEADING} lacks a triggering sentence"
    assert any(not row.accuses for row in found if row is not found[0]), (
        "a neighbour that must not trigger it is missing"
    )
    if ACCUSES.search((PAGES / f"{rule.name}.md").read_text("utf-8").partition(HEADING)[0]):
        assert any(row.accuses for row in found), "a sentence that is wrong is missing"


def test_every_reading_of_a_sum_shows_what_triggers_it_and_what_does_not():
    """A file of checking/worth/ has a sentence that hangs on it and one that does not; `says` only builds verdicts."""
    shown = {row.file for row in rows("value")}
    files = {file.stem for file in (PACKAGE / "checking" / "worth").glob("*.py")} - {"__init__", "says"}
    assert shown == files | {f"not {file}" for file in files}
