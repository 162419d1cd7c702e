"""A reader’s ways through the site: by mouse and by keys, with scripts and without, wide and narrow, light and dark."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest
from icalendar import Calendar
from looking import Colours, Looks
from playwright.sync_api import Download, Locator, Page, expect
from site_of_tests import sample_article

RECORD = "ocds-213czf-mar-2201"
EVERY_WAY = [
    pytest.param(script, width, colours, id=f"{'script' if script else 'plain'}-{width}-{colours}")
    for script in (True, False)
    for width in (1280, 360)
    for colours in ("light", "dark")
]
"""Of looking at the site: each journey is made in all eight."""


class Hand(Protocol):
    """How a reader works a page."""

    def press(self, what: Locator) -> None:
        """Follow a link, press a button, choose a choice."""

    def write(self, what: Locator, text: str, keys: str = "") -> None:
        """Fill in a field; `keys` where they differ from the text, as in a date."""


class Mouse:
    """Clicks."""

    def press(self, what: Locator) -> None:
        """Click it."""
        what.click()

    def write(self, what: Locator, text: str, keys: str = "") -> None:
        """Click into it and paste."""
        what.fill(text)


class Keys:
    """Tab, Space, Enter and letters; nothing else."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.unseen: set[str] = set()
        """What had the focus, and did not show it."""

    def press(self, what: Locator) -> None:
        """Links by Enter, the rest by Space."""
        self._reach(what)
        self.page.keyboard.press("Enter" if what.evaluate("e => e.tagName") == "A" else "Space")

    def write(self, what: Locator, text: str, keys: str = "") -> None:
        """Letter by letter; what is long is pasted."""
        self._reach(what)
        if keys:
            self.page.keyboard.type(keys)
        else:
            self.page.keyboard.insert_text(text)

    def _reach(self, what: Locator) -> None:
        wanted = what.element_handle()
        for _ in range(400):
            self.page.keyboard.press("Tab")
            at, shown, name = self.page.evaluate(FOCUS, wanted)
            if not shown:
                self.unseen.add(name)
            if at:
                return
        raise AssertionError(f"Tab does not lead to {what}")


FOCUS = """wanted => {
    const at = document.activeElement, style = getComputedStyle(at);
    const shown = at === document.body || style.outlineStyle !== 'none' || style.boxShadow !== 'none';
    return [at === wanted, shown, at.outerHTML.slice(0, 100)];
}"""


def from_article_to_bundle(page: Page, hand: Hand, looks: Looks, name: str) -> Download:
    """Paste an article, read its check, sign a verdict, take the evidence away."""
    page.goto("/")
    hand.write(page.get_by_role("main").get_by_role("textbox").first, sample_article("evening-courier.txt"))
    hand.press(page.get_by_role("button", name="Look it up"))
    expect(page).to_have_url(re.compile(r"/checks/[\w-]{20,}"))
    expect(page.locator("mark, a.mark").first).to_be_visible()
    looks.keep(page, f"journey-check-{name}")
    hand.press(page.get_by_role("link", name="Sign or overrule").first)
    hand.press(page.get_by_role("radio", name="is right", exact=True))
    hand.write(page.get_by_label("Your name"), "Ann Otter")
    looks.keep(page, f"journey-signing-{name}")
    hand.press(page.get_by_role("button", name="Sign it", exact=True))
    expect(page).to_have_url(re.compile(r"/checks/[\w-]{20,}(#.*)?$"))
    expect(page.get_by_text("Ann Otter").first).to_be_visible()
    looks.keep(page, f"journey-signed-{name}")
    with page.expect_download() as download:
        hand.press(page.get_by_role("link", name="Evidence bundle, with the article’s text"))
    return download.value


def from_search_to_calendar(page: Page, hand: Hand, looks: Looks, name: str) -> Download:
    """Search by words, and take the closing dates away."""
    page.goto("/")
    hand.press(page.get_by_role("navigation", name="Main").get_by_role("link", name="Search"))
    hand.write(page.get_by_label("Words"), "sea wall")
    hand.press(page.get_by_role("search").get_by_role("button", name="Search"))
    expect(page.locator(f'a[href*="{RECORD}"]').first).to_be_visible()
    looks.keep(page, f"journey-search-{name}")
    with page.expect_download() as download:
        hand.press(page.get_by_role("link", name=re.compile("calendar")))
    return download.value


def to_an_earlier_state(page: Page, hand: Hand, looks: Looks, name: str) -> None:
    """Find a record, and see it as it was on a day."""
    page.goto("/search?words=sea+wall")
    hand.press(page.locator(f'a[href*="{RECORD}"]').first)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    # The same digits in whatever order the browser writes days.
    hand.write(page.get_by_label("As published by"), "2024-11-11", keys="11112024")
    hand.press(page.get_by_role("button", name="Show"))
    expect(page).to_have_url(re.compile("as_of=2024-11-11"))
    expect(page.get_by_text("11 November 2024").first).to_be_visible()
    looks.keep(page, f"journey-as-of-{name}")
    hand.press(page.get_by_role("link", name="See it as it is today"))
    expect(page).to_have_url(re.compile(f"/records/{RECORD}$"))


def bundle_of(download: Download, folder: Path) -> list[str]:
    """The names of what a bundle holds, none of which leads out of its folder."""
    path = folder / "bundle.zip"
    download.save_as(path)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert not any(name.startswith(("/", "..")) or "\\" in name for name in names)
    return names


@pytest.mark.parametrize(("script", "width", "colours"), EVERY_WAY)
def test_from_a_pasted_article_to_its_bundle(looks: Looks, tmp_path: Path, script: bool, width: int, colours: Colours):
    """Checked, signed by a named person, and taken away as a bundle."""
    page = looks.window(width, colours, script)
    assert bundle_of(from_article_to_bundle(page, Mouse(), looks, name_of(script, width, colours)), tmp_path)


@pytest.mark.parametrize(("script", "width", "colours"), EVERY_WAY)
def test_from_a_search_to_a_calendar(looks: Looks, script: bool, width: int, colours: Colours):
    """The closing dates of what was found, as a calendar reads them."""
    page = looks.window(width, colours, script)
    calendar = from_search_to_calendar(page, Mouse(), looks, name_of(script, width, colours))
    assert Calendar.from_ical(Path(calendar.path()).read_bytes()).events


@pytest.mark.parametrize(("script", "width", "colours"), EVERY_WAY)
def test_to_a_record_as_it_was(looks: Looks, script: bool, width: int, colours: Colours):
    """On the day that was asked for, and back to today."""
    page = looks.window(width, colours, script)
    to_an_earlier_state(page, Mouse(), looks, name_of(script, width, colours))


def name_of(script: bool, width: int, colours: Colours) -> str:
    """Of the pictures of one way to look."""
    return f"{'script' if script else 'plain'}-{width}-{colours}"


@pytest.mark.parametrize("journey", [from_article_to_bundle, from_search_to_calendar, to_an_earlier_state])
def test_by_keys_alone(looks: Looks, journey: Callable[[Page, Hand, Looks, str], object]):
    """Everything on the way can be reached by Tab, in order, and whatever has the focus shows it."""
    page = looks.window()
    keys = Keys(page)
    journey(page, keys, looks, "keys")
    assert keys.unseen == set()


def test_the_first_tab_leads_past_the_navigation(looks: Looks):
    """To the content of the page, which then has the focus."""
    page = looks.window()
    page.goto("/check")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_a_reader_chooses_welsh(looks: Looks):
    """By the link at the foot of a page, without a script; and back again."""
    page = looks.window(script=False)
    page.goto("/search?words=sea+wall")
    page.get_by_role("link", name="Cymraeg").click()
    expect(page).to_have_url(re.compile(r"/search\?words=sea\+wall$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Chwilio")
    looks.keep(page, "welsh-search")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
