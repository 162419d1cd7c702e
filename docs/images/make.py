"""Draws the pictures of the README from the demo: `python docs/images/make.py`, from a checkout that is set up.

Writes demo.svg and article.svg beside itself and, where a `chromium` is installed, page.png and the pages of the site.
"""

from __future__ import annotations

import io
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright
from rich.console import Console

from onrecord import tasks
from onrecord.report.answers import DemoAnswer
from onrecord.report.terminal import Sheet
from onrecord.report.terminal_dossier import print_check, print_comparison, print_masthead
from onrecord.settings import Settings
from onrecord.tasks.opening import kept_open
from onrecord.web import Site
from onrecord.web.app import build_app

HERE = Path(__file__).parent
DRAWN_ON = datetime(2025, 6, 1, 12, tzinfo=UTC)
"""A fixed day, so that drawing again changes a picture only when the product has changed."""

SHOWN = "ocds-213czf-wst-0417"
"""The record that is shown: its price was corrected and its closing date moved."""

# Rich's own frame asks a server for a font; ours takes what the reader has.
FRAME = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>{lines}</defs>
<rect fill="#292929" x="1" y="1" width="{width}" height="{height}" rx="8"/>
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g></svg>
"""


def main() -> None:
    """Run the demo in a folder of its own and draw what it answers."""
    with tempfile.TemporaryDirectory() as folder:
        answer = tasks.demo(Settings(Path(folder) / "demo.register"), clock=lambda: DRAWN_ON)
        draw_article(answer)
        draw_side_by_side(answer)
        draw_page(answer)
        draw_site(Settings(Path(folder) / "demo.register"), answer)


def draw_article(answer: DemoAnswer) -> None:
    """The first article as the terminal shows it."""
    sheet = new_sheet()
    print_masthead(sheet, answer.check.dossier)
    print_check(sheet, answer.check.dossier.checks[0], 1, answer.check.imprint)
    save(sheet, "article")


def draw_side_by_side(answer: DemoAnswer) -> None:
    """The two outlets beside each other."""
    sheet = new_sheet()
    print_masthead(sheet, answer.check.dossier)
    checks = {check.article.id: check for check in answer.check.dossier.checks}
    for comparison in answer.check.dossier.comparisons:
        print_comparison(sheet, comparison, checks)
    save(sheet, "demo")


def draw_page(answer: DemoAnswer) -> None:
    """The top of the HTML page, at desktop width."""
    browser = shutil.which("chromium")
    if browser is None:
        return
    with tempfile.TemporaryDirectory() as profile:
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={profile}"]
        offline = ["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
        picture = [f"--screenshot={HERE / 'page.png'}", "--window-size=1280,1500"]
        page = answer.page.resolve().as_uri()
        subprocess.run([browser, *options, *offline, *picture, page], check=True, capture_output=True, timeout=120)


def draw_site(settings: Settings, answer: DemoAnswer) -> None:
    """The front page, a record and a check, at desktop width."""
    browser = shutil.which("chromium")
    if browser is None:
        return
    text = answer.check.dossier.checks[0].article.text
    with serving(settings) as home, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        photograph(page, f"{home}/", "front")
        photograph(page, f"{home}/records/{SHOWN}", "record", height=1400)
        page.goto(home)
        page.fill("textarea", text)
        page.click("form.box button")
        photograph(page, page.url, "check", height=1400)
        chromium.close()


def photograph(page: Page, address: str, name: str, height: int = 900) -> None:
    """The top of a page of the site."""
    page.set_viewport_size({"width": 1280, "height": height})
    page.goto(address)
    page.screenshot(path=HERE / f"site-{name}.png")


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """The site's address while it is open, on the fixed day."""
    listening = socket.create_server(("127.0.0.1", 0))
    app = build_app(Site(settings, clock=lambda: DRAWN_ON))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None))
    with kept_open(settings):
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def new_sheet() -> Sheet:
    """A terminal of 80 columns that remembers what it is sent."""
    console = Console(
        file=io.StringIO(), record=True, width=80, force_terminal=True, color_system="truecolor", highlight=False
    )
    return Sheet(console, plain=False)


def save(sheet: Sheet, name: str) -> None:
    """Write what the sheet was sent as a picture."""
    sheet.blank()  # rich clips the last line at its feet
    sheet.console.save_svg(str(HERE / f"{name}.svg"), code_format=FRAME, unique_id=name)


if __name__ == "__main__":
    main()
