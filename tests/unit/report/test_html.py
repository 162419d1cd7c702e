"""The page: every claim marked in place, nothing runs, nothing is fetched, nothing breaks out."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from made_dossier import HOSTILE, IMPRINT, LANTERN, hostile_dossier, made_dossier

from onrecord.report.html import dossier_html

VOID = {"meta", "br"}


class Page(HTMLParser):
    """A page as a reader's program sees it: tags in order, and each element's text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self._open: list[str] = []
        self.misnested: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.misnested.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self._open), data))

    @property
    def ids(self) -> list[str]:
        return [attrs["id"] or "" for _, attrs in self.tags if "id" in attrs]

    def all_attributes(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]


@pytest.fixture(scope="module", name="source")
def _source() -> str:
    return dossier_html(made_dossier(), IMPRINT)


@pytest.fixture(scope="module", name="page")
def _page(source: str) -> Page:
    return Page(source)


@pytest.fixture(scope="module", name="hostile")
def _hostile() -> str:
    return dossier_html(hostile_dossier(), IMPRINT)


def test_elements_close_in_order(page: Page, hostile: str) -> None:
    """The markup is well formed, whatever the texts hold."""
    assert page.misnested == []
    assert Page(hostile).misnested == []


def test_every_claim_is_marked_and_has_its_card(page: Page) -> None:
    """Each claim has one mark in the text and one card; the mark leads to the card, and the card back."""
    for number, check in enumerate(made_dossier().checks, start=1):
        for claim in range(1, len(check.claims) + 1):
            assert f"m-{number}-{claim}" in page.ids
            assert f"e-{number}-{claim}" in page.ids
    links = page.all_attributes("href")
    assert {f"#{name}" for name in page.ids if name.startswith(("m-", "e-"))} <= set(links)


def test_ids_are_unique_and_every_link_lands(page: Page) -> None:
    """No two elements share an id, and every link of the page leads somewhere in it."""
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.all_attributes("href")} <= set(page.ids)


def test_the_article_stands_there_whole(page: Page) -> None:
    """Marks and badges aside, the text of the article is the text that was given."""
    said = "".join(text for path, text in page.texts if "style" not in path)
    for sentence in ("has been criticised for advertising a £25k contract for workshops on listening.", "which "):
        assert sentence in LANTERN
        assert sentence in said


@pytest.mark.parametrize("which", ["source", "hostile"])
def test_nothing_runs_and_nothing_is_fetched(which: str, request: pytest.FixtureRequest) -> None:
    """No script, no handler, no address outside the page, in any attribute."""
    page = Page(request.getfixturevalue(which))
    assert {"script", "img", "link", "iframe", "object", "form", "base", "svg"}.isdisjoint(tag for tag, _ in page.tags)
    for _, attrs in page.tags:
        assert not [name for name in attrs if name.startswith("on") or name in ("src", "style", "action")]
    assert all(link.startswith("#") for link in page.all_attributes("href"))


def test_the_policy_allows_this_style_and_nothing_else(source: str) -> None:
    """The content security policy names the digest of the one style sheet."""
    style = re.search("<style>(.*?)</style>", source, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = next(attrs["content"] for tag, attrs in Page(source).tags if "http-equiv" in attrs)
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style
    assert "@import" not in style


def test_hostile_texts_are_shown_and_not_obeyed(hostile: str) -> None:
    """Markup is text, templates are not evaluated, hidden characters are visible."""
    assert "<script>alert" not in hostile
    assert "{{ 7*7 }}" in hostile
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\ud800-\udfff]", hostile)
    said = "".join(text for _, text in Page(hostile).texts)
    assert "<script>alert(1)</script>" in said
    assert "<U+202E>" in said
    assert HOSTILE[:8] in said


def test_headings_do_not_skip_a_level(page: Page) -> None:
    """One first-level heading, and each other heading at most one level below the one before it."""
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_verdict_is_told_by_shape_and_word(source: str) -> None:
    """Nothing hangs on colour: every verdict that was given stands there as shape and as word."""
    for shape, word in (("✘", "contradicted"), ("◐", "partial"), ("≠", "altered quotation"), ("✔", "supported")):
        assert shape in source
        assert word in source


def test_the_same_dossier_gives_the_same_page(source: str) -> None:
    """Nothing of the moment or of the machine is on the page."""
    assert dossier_html(made_dossier(), IMPRINT) == source


def luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_of_text_has_contrast_enough(source: str, scheme: int) -> None:
    """WCAG 2.2 AA asks 4.5 to 1 for text, on the paper and on the cards."""
    root = re.findall(r":root \{(.*?)\}", source, re.DOTALL)[scheme]
    colors = dict(re.findall(r"--([a-z_]+): (#[0-9a-f]{6})", root))
    grounds = [colors.pop("paper"), colors.pop("raised")]
    colors.pop("line")
    colors.pop("focus")
    assert min(contrast(color, ground) for color in colors.values() for ground in grounds) >= 4.5
