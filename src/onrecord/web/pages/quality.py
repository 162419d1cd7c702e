"""What of each source is held, and what is wrong in the data, in words that tell a publisher what to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord import tasks
from onrecord.errors import NotFoundError
from onrecord.register.gather import SAME_ID
from onrecord.register.model import IssueCount
from onrecord.tasks.opening import open_register
from onrecord.web.asking import Answer, Asked, Page
from onrecord.web.handbook import IssueKind, issue_kinds
from onrecord.web.pages import Route
from onrecord.web.parameters import TEXT, Parameter, read_parameters

EXAMPLES = 25
"""Issues that are shown of one kind."""
NAMED = 40
"""Gaps that are named one by one."""
_OF = (Parameter("publisher", TEXT, "Only what came in this publisher's packages."),)


@dataclass(frozen=True, slots=True)
class Found:
    """One kind of issue, and how often it was found with whom."""

    kind: IssueKind
    counts: Sequence[IssueCount]

    @property
    def total(self) -> int:
        """With all publishers together."""
        return sum(count.count for count in self.counts)


def sources(asked: Asked) -> Answer:
    """What of each source is held, and what is missing, in doubt, or was not asked for."""
    site = asked.site
    standing = site.standings.now(site.settings, site.clock)
    stats = open_register(site.settings).stats()
    return Page("sources.html", {"standing": standing, "stats": stats, "named": NAMED})


def issues(asked: Asked) -> Answer:
    """How often each rule found something, with whom."""
    publisher = read_parameters(_OF, asked.query)["publisher"]
    answer = tasks.issues(asked.site.settings, publisher=publisher, limit=1)
    everyone = answer if publisher is None else tasks.issues(asked.site.settings, limit=1)
    return Page(
        "issues.html",
        {
            "found": _by_rule(answer.found.counts),
            "total": answer.found.total,
            "publisher": publisher,
            "publishers": sorted({count.publisher for count in everyone.found.counts if count.publisher}),
        },
    )


def issue(asked: Asked) -> Answer:
    """One kind of issue: what it is, what to do about it, where it was found."""
    rule, publisher = asked.named["rule"], read_parameters(_OF, asked.query)["publisher"]
    if rule not in issue_kinds() and rule != SAME_ID:
        raise NotFoundError(rule[:80], found="no kind of issue of that name", remedy="All of them: /issues")
    answer = tasks.issues(asked.site.settings, rule=rule, publisher=publisher, limit=EXAMPLES)
    return Page(
        "issue.html",
        {
            "found": Found(_kind(rule), answer.found.counts),
            "rows": answer.found.rows,
            "publisher": publisher,
        },
    )


def _by_rule(counts: Sequence[IssueCount]) -> list[Found]:
    """Those found most often first."""
    grouped: dict[str, list[IssueCount]] = defaultdict(list)
    for count in counts:
        grouped[count.rule].append(count)
    found = [Found(_kind(rule), those) for rule, those in grouped.items()]
    return sorted(found, key=lambda each: (-each.total, each.kind.rule))


def _kind(rule: str) -> IssueKind:
    same = "Two contents under one ocid and release id: both are kept, and the later one wins in a merge"
    if rule == SAME_ID:
        return IssueKind(rule, same, "", "Give a change an id of its own.")
    return issue_kinds().get(rule) or IssueKind(rule, "", "", "")


ROUTES = (Route("/sources", sources), Route("/issues", issues), Route("/issues/{rule}", issue))
