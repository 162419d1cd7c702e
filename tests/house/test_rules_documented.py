"""Like things live in one folder each, and carry one name through code, page and example. Found by walking, no list."""

from __future__ import annotations

from pathlib import Path

import pytest
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
