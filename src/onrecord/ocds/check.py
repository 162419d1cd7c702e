"""What is wrong inside one release, as issues: every rule of `checks/`, found by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from onrecord.ocds import checks
from onrecord.ocds.checks.seen import Finding, Seen
from onrecord.ocds.encode import dump
from onrecord.ocds.model import Issue, Release
from onrecord.ocds.sound import is_sound

Find = Callable[[Seen], Iterator[Finding]]

MASK = "(contact details, not repeated here)"
_MAX_FOUND = 200
_MAX_LOOKED_AT = 2_000
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+\.[\w.-]+")
_CONTACT = re.compile(r"/(?:contact(?!s?Period)(?!ing)\w*|e?mail\w*|tele\w*|phone\w*|fax\w*)(?:/|$)", re.IGNORECASE)
# A leading + or 0 and eight digits more, but neither a date nor part of a longer identifier.
_TELEPHONE = re.compile(r"(?<![\w-])(?!\d{4}-\d{2}-\d{2})(?:\+\d|0\d)(?:[\s()/.-]*\d){7,}")
_SCHEMA = "schema"


def find_issues(release: Release, file: str, octets: bytes | None = None, *, sound: bool | None = None) -> list[Issue]:
    """Everything wrong with one release that can be seen in it alone, in the order of the rules' names.

    Shapes: at most one issue of a rule at one pointer, mostly; what the schema says comes last, and only where no rule
    of ours has spoken. Contact details are never repeated. `octets` is the release as `encode.dump` writes it, and
    `sound` what `ocds.sound` says of that, where they are at hand. Errors: none.

    >>> from onrecord.ocds.read import read_releases
    >>> raw = b'{"ocid": "PC-1", "id": "1", "date": "15/12/2015", "tag": ["tender"], "initiationType": "tender"}'
    >>> [release] = read_releases(raw, file="a.json", raw_hash="").releases
    >>> [(issue.rule, issue.found) for issue in find_issues(release, "a.json")]
    [('date-format', '"15/12/2015"'), ('ocid-prefix', '"PC-1": no prefix')]
    """
    octets = octets or dump(release.body)
    seen = Seen(release, octets, is_sound(octets) if sound is None else sound)
    issues = []
    told = set()
    for rule, find in _rules_but_of(_spared(seen)):
        for finding in find(seen):
            if rule == _SCHEMA and finding.pointer in told:
                continue
            told.add(finding.pointer)
            issues.append(_issue(rule, finding, release, file))
    return issues


def checking_rules() -> Mapping[str, str]:
    """Every rule of `find_issues` by name, with what it looks for in one sentence."""
    return {rule: (find.__doc__ or "").strip().splitlines()[0] for rule, find in _rules().items()}


@cache
def _rules() -> dict[str, Find]:
    found: dict[str, Find] = {}
    for subject in _subjects().values():
        for name, value in vars(subject).items():
            if name.startswith("find_") and callable(value):
                found[name.removeprefix("find_").replace("_", "-")] = value
    # The schema last: a rule of ours says more about the same place.
    return dict(sorted(found.items(), key=lambda item: (item[0] == _SCHEMA, item[0])))


def _spared(seen: Seen) -> frozenset[str]:
    """The subjects (modules of `checks/`) that see at a glance that they have nothing to say: most, mostly."""
    sound = _declaring() if seen.is_sound else frozenset()
    return sound.union([subject for subject, glance in _glances().items() if subject not in sound and glance(seen)])


@cache
def _rules_but_of(spared: frozenset[str]) -> tuple[tuple[str, Find], ...]:
    return tuple((rule, find) for rule, find in _rules().items() if find.__module__ not in spared)


@cache
def _subjects() -> dict[str, ModuleType]:
    modules = [import_module(module.name) for module in iter_modules(checks.__path__, f"{checks.__name__}.")]
    return {module.__name__: module for module in modules}


@cache
def _glances() -> dict[str, Callable[[Seen], bool]]:
    """By subject, its `is_sound`: true only where none of its rules has a word to say."""
    return {name: module.is_sound for name, module in _subjects().items() if hasattr(module, "is_sound")}


@cache
def _declaring() -> frozenset[str]:
    """The subjects that say what is sound (`SOUND_…`, `sound_…`), for which `ocds.sound` speaks."""
    names = {name: vars(subject) for name, subject in _subjects().items()}
    return frozenset(name for name in names if any(each.lower().startswith("sound_") for each in names[name]))


def _issue(rule: str, finding: Finding, release: Release, file: str) -> Issue:
    return Issue(
        rule=rule,
        file=file,
        position=release.provenance.position,
        ocid=release.ocid,
        release_id=release.id,
        pointer=finding.pointer,
        found=_shown(finding),
        expected=finding.expected,
    )


def _shown(finding: Finding) -> str:
    if _CONTACT.search(finding.pointer):
        return MASK
    shortened = finding.found[:_MAX_LOOKED_AT]
    found = _TELEPHONE.sub("(a telephone number)", _EMAIL.sub("(an e-mail address)", shortened))
    return found[:_MAX_FOUND]
