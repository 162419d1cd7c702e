"""A headless Chromium and a real `onrecord serve` on loopback; each is started once for all tests of this folder.

What the pages looked like stands in build/screens afterwards: a folder for each file of tests.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from looking import Looks
from playwright.sync_api import Browser, sync_playwright
from running_site import served
from site_of_tests import copied, sample_article
from walking_site import kind, walk

SCREENS = Path(__file__).parents[3] / "build" / "screens"
TOKEN = re.compile(r'name="token" value="(\w+)"')


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The system's own Chromium, without a window."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("Chromium is not here; Debian has it in the package chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def home(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site on a copy of the sample register, on which a reviewer may sign."""
    folder = tmp_path_factory.mktemp("browsed")
    with served(copied(sample, folder / "onrecord.register"), "--log", "off") as (_, address):
        yield address


@pytest.fixture(scope="package")
def pages(home: str) -> dict[str, str]:
    """Every page that links lead to, from the front page, from a check and from what is not there, by its address."""
    with httpx.Client(base_url=home, timeout=60) as client:
        found = TOKEN.search(client.get("/").text)
        assert found
        said = {"said": sample_article("evening-courier.txt"), "token": found[1]}
        check = client.post("/start", data=said).headers["location"]

        def ask(address: str) -> str | None:
            answer = client.get(address)
            assert answer.status_code < 500, address
            return answer.text if answer.headers.get("content-type", "").startswith("text/html") else None

        return dict(walk(ask, ("/", check, "/search?words=sea+wall", "/search?from=soon", "/none")))


@pytest.fixture(scope="package")
def welsh_pages(home: str, pages: dict[str, str]) -> dict[str, str]:
    """The first page of each kind in Welsh."""
    first = {kind(address): address for address in reversed(pages)}
    with httpx.Client(base_url=home, timeout=60, headers={"accept-language": "cy"}) as client:
        return {f"{address} (cy)": client.get(address).text for address in first.values()}


@pytest.fixture(scope="module")
def screens(request: pytest.FixtureRequest) -> Path:
    """Where pictures go; git ignores it. Another process may run the other files at the same time."""
    folder = SCREENS / request.path.stem.removeprefix("test_")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def looks(chromium: Browser, home: str, screens: Path) -> Iterator[Looks]:
    """Opens windows of any width and colour; at the end none of them has seen an error or asked anybody else."""
    looks = Looks(chromium, home, screens)
    yield looks
    looks.close()
    assert looks.complaints == []
