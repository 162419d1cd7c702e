"""How verdicts come about: one page a rule, the method, the words, the figures; and what the site says of itself."""

from __future__ import annotations

from onrecord.report.imprint import attributions
from onrecord.tasks.opening import open_register
from onrecord.web.asking import Answer, Asked, Page
from onrecord.web.handbook import METHOD, method_page, rule_names, rule_page
from onrecord.web.pages import Route
from onrecord.web.prose import prose, title_of


def told(asked: Asked) -> Answer:
    """One page of the method."""
    return _page(method_page(asked.path.strip("/")))


def rule(asked: Asked) -> Answer:
    """One rule: what it finds, how it decides, what it does not see, with examples."""
    return _page(rule_page(asked.named["rule"]), rules=True)


def _page(text: str, *, rules: bool = False) -> Page:
    return Page("prose.html", {"title": title_of(text), "prose": prose(text), "rules": rule_names() if rules else []})


def accessibility(asked: Asked) -> Answer:
    """What can be used how, and what cannot."""
    return Page("accessibility.html")


def privacy(asked: Asked) -> Answer:
    """What is kept of whoever asks: next to nothing."""
    return Page("privacy.html")


def licences(asked: Asked) -> Answer:
    """Whose data these are, and under which licence."""
    owed = attributions(open_register(asked.site.settings).publishers(None))
    return Page("licences.html", {"owed": owed})


ROUTES = (
    *(Route(f"/{name}", told) for name in METHOD if name != "issues"),
    Route("/rules/{rule}", rule),
    Route("/accessibility", accessibility),
    Route("/privacy", privacy),
    Route("/licences", licences),
)
