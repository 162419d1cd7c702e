"""The pages about rules and words that come with the program, as they were written: Markdown, one page a rule."""

from __future__ import annotations

from pathlib import Path

import onrecord.web as here
from onrecord.checking.rule import rules
from onrecord.errors import NotFoundError


def rule_names() -> list[str]:
    """The rules that have a page: all of them, by name."""
    return [rule.name for rule in rules()]


def rule_page(name: str) -> str:
    """The page of one rule. Errors: NotFoundError for a name that is none.

    >>> rule_page("deadline").splitlines()[0]
    '# deadline'
    """
    if name not in rule_names():
        raise NotFoundError(name, found="no rule of that name", expected=f"one of {', '.join(rule_names())}")
    return _page("rules", f"{name}.md")


def glossary() -> str:
    """What each word means here.

    >>> glossary().splitlines()[0]
    '# Glossary'
    """
    return _page("glossary.md")


def _page(*parts: str) -> str:
    return _folder().joinpath(*parts).read_text("utf-8")


def _folder() -> Path:
    """Where the pages are: beside this file when the package was built, in `docs/` of a checkout."""
    web = Path(next(iter(here.__path__)))
    built = web / "handbook_pages"
    return built if built.is_dir() else web.parents[2] / "docs"
