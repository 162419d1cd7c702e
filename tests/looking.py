"""A browser's window on the site, that hears what the browser complains of and sees whom it asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

Colours = Literal["light", "dark"]


@dataclass  # Playwright hangs its own attributes on whoever listens: no slots
class Looks:
    """The windows of one test."""

    browser: Browser
    home: str
    """The site's address, without a slash at its end."""
    screens: Path
    complaints: list[str] = field(default_factory=list)
    """Errors of the console and of scripts, and requests to anywhere but the site."""
    contexts: list[BrowserContext] = field(default_factory=list)

    def window(self, width: int = 1280, colours: Colours = "light", script: bool = True, **options: Any) -> Page:
        """A new window, of a reader who was never here."""
        context = self.browser.new_context(
            base_url=self.home,
            viewport={"width": width, "height": 900},
            color_scheme=colours,
            java_script_enabled=script,
            reduced_motion="reduce",
            locale="en-GB",
            **options,
        )
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("request", self._see)
        return page

    def keep(self, page: Page, name: str) -> None:
        """A picture of the whole page."""
        page.screenshot(path=self.screens / f"{name}.png", full_page=True)

    def close(self) -> None:
        """Close every window."""
        for context in self.contexts:
            context.close()

    def _hear(self, message: ConsoleMessage) -> None:
        # A page that says "not found" is no fault of the page.
        if message.type in ("error", "warning") and "the server responded with a status of 4" not in message.text:
            self.complaints.append(f"console: {message.text}")

    def _see(self, request: Request) -> None:
        if not request.url.startswith((f"{self.home}/", "data:", "blob:", "about:")):
            self.complaints.append(f"request: {request.url}")
