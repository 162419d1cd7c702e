"""The pages about rules and words that come with the program, as they were written: Markdown, one page a rule."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import onrecord.web as here
from onrecord.checking.rule import rules
from onrecord.errors import NotFoundError

METHOD: Mapping[str, tuple[str, ...]] = {
    "rules": ("rules", "README.md"),
    "method": ("checking.md",),
    "method/parties": ("parties.md",),
    "quality": ("quality.md",),
    "glossary": ("glossary.md",),
    "issues": ("issues.md",),
    "money": ("money.md",),
    "api": ("api.md",),
}
"""The pages about how things are done, by the name that each has on the site."""
_ENTRY = re.compile(r"^\| `([a-z-]+)` \| ([^|\n]+) \| ([^|\n]+) \| ([^|\n]+) \|$", re.MULTILINE)


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


@dataclass(frozen=True, slots=True)
class IssueKind:
    """One thing that can be wrong in data, as docs/issues.md tells it."""

    rule: str
    what: str
    example: str
    remedy: str
    """What a publisher should do."""


@cache
def issue_kinds() -> Mapping[str, IssueKind]:
    """Every kind of issue that has an entry, by its rule.

    >>> issue_kinds()["amount-text"].remedy
    'Publish 65000, without quotation marks.'
    """
    found = (IssueKind(*entry) for entry in _ENTRY.findall(_page("issues.md")))
    return {kind.rule: kind for kind in found}


def method_page(name: str) -> str:
    """One of `METHOD`, as it was written. Errors: NotFoundError for a name that is none."""
    if name not in METHOD:
        raise NotFoundError(name, found="no page of that name", expected=f"one of {', '.join(METHOD)}")
    return _page(*METHOD[name])


def _page(*parts: str) -> str:
    return _folder().joinpath(*parts).read_text("utf-8")


def _folder() -> Path:
    """Where the pages are: beside this file when the package was built, in `docs/` of a checkout."""
    web = Path(next(iter(here.__path__)))
    built = web / "handbook_pages"
    return built if built.is_dir() else web.parents[2] / "docs"
