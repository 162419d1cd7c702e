"""A check at its address: changed, added to, kept on wish, taken away; nothing stays longer than was asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from checks_at_hand import handed, sampled, words
from site_of_tests import HOME, NOW, copied, sample_article, token
from starlette.testclient import TestClient

from onrecord.register.kept import FullError, KeptCheck, KeptChecks
from onrecord.register.layout import Layout
from onrecord.settings import Settings
from onrecord.tasks import Manuscript, Submission
from onrecord.tasks.keeping import Shelf
from onrecord.tasks.opening import kept_open
from onrecord.web.app import build_app
from onrecord.web.desk import MOST, STAY, Desk, sweeping
from onrecord.web.site import Site, Wishes

COURIER = sample_article("evening-courier.txt")
SECRET = "A police watchdog is under fire"


class Clock:
    """A clock that is put on by hand."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


@contextmanager
def running(register: Path, clock: Clock, wishes: Wishes | None = None) -> Iterator[tuple[TestClient, Site]]:
    site = Site(Settings(register), wishes or Wishes(), clock)
    with kept_open(site.settings), TestClient(build_app(site), base_url=HOME, follow_redirects=False) as client:
        yield client, site


@pytest.fixture
def own(sample: Path, tmp_path: Path) -> Path:
    """A register of one's own."""
    return copied(sample, tmp_path / "own.register")


def post(client: TestClient, address: str, **fields: str):
    return client.post(address, data={"token": token(client, "/check"), **fields})


def on_disk(folder: Path, words: str) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and words.encode() in path.read_bytes()]


def test_whoever_has_the_address_sees_the_same(client: TestClient):
    """Another reader, with no cookie of the first; no search engine and no cache may have it."""
    check = handed(client, **{"said-1": COURIER})
    client.cookies.clear()
    answer = client.get(check)
    assert SECRET in answer.text
    assert (answer.headers["cache-control"], answer.headers["x-robots-tag"][:7]) == ("no-store", "noindex")
    assert answer.headers["referrer-policy"] in ("no-referrer", "same-origin")
    assert '<meta name="robots" content="noindex' in answer.text
    assert len(check.rpartition("/")[2]) == 32


@pytest.mark.parametrize("taken", ["report.html", "report.md", "answer.json", "evidence.zip"])
def test_what_is_taken_away_is_kept_by_nobody_else(client: TestClient, taken: str):
    """Downloads say so as the page does."""
    headers = client.get(f"{sampled(client)}/{taken}").headers
    assert (headers["cache-control"], headers["x-robots-tag"][:7]) == ("no-store", "noindex")
    assert "attachment" in headers["content-disposition"]


def test_an_article_stays_an_hour_and_is_written_nowhere(own: Path):
    """Unless somebody asks."""
    clock = Clock()
    with running(own, clock) as (client, _):
        check = handed(client, **{"said-1": COURIER})
        assert client.get(check).status_code == 200
        assert on_disk(own, SECRET) == []
        clock.at += STAY
        assert client.get(check).status_code == 404


def test_what_is_to_be_kept_outlives_the_site_until_its_day(own: Path):
    """On disk, under a name that gives no address away; then the bytes are gone, though nobody looks."""
    clock = Clock()
    with running(own, clock) as (client, _):
        check = handed(client, **{"said-1": COURIER, "outlet-1": "Courier", "day-1": "2024-05-21"})
        before = client.get(check).text
        assert post(client, f"{check}/keep", days="30").status_code == 303
        assert len(on_disk(own, SECRET)) == 1
        assert not any(check.rpartition("/")[2] in path.name for path in own.rglob("*"))
    clock.at += timedelta(days=29)
    with running(own, clock) as (client, site):
        again = client.get(check)
        assert again.status_code == 200
        assert words(again.text).partition("How this was made")[0][:2000] == words(before)[:2000]
        clock.at += timedelta(days=1)
        site.desk.clear(clock())
        assert on_disk(own, SECRET) == []
        assert client.get(check).status_code == 404


def test_what_had_its_time_is_removed_when_the_site_starts(own: Path):
    """And what was left half-written, or cannot be read."""
    shelf, clock = Shelf(Settings(own)), Clock()
    shelf.put("old", Submission([Manuscript("a", SECRET, "a")]), NOW - timedelta(seconds=1))
    (own / "checks" / ".x.check.1-1.tmp").write_text(SECRET)
    (own / "checks" / "x.check").write_text(SECRET)
    with sweeping(Desk(shelf), clock, every=3600):
        assert on_disk(own, SECRET) == []


def test_a_check_is_taken_away_now(own: Path):
    """From memory and from the disk, for everybody."""
    with running(own, Clock()) as (client, _):
        check = handed(client, **{"said-1": COURIER})
        post(client, f"{check}/keep", days="30")
        assert "Its address leads nowhere now." in words(post(client, f"{check}/gone").text)
        assert on_disk(own, SECRET) == []
        assert client.get(check).status_code == 404


def test_a_file_that_somebody_removed_is_gone_for_the_site_too(own: Path):
    """The disk decides, not the memory."""
    with running(own, Clock()) as (client, _):
        check = handed(client, **{"said-1": COURIER})
        post(client, f"{check}/keep", days="30")
        for path in (own / "checks").iterdir():
            path.unlink()
        assert client.get(check).status_code == 404


@pytest.mark.parametrize(("keep", "days", "status"), [(0, "1", 400), (7, "8", 400), (7, "7", 303), (7, "x", 400)])
def test_a_public_site_keeps_what_its_operator_allows(own: Path, keep: int, days: str, status: int):
    """By default nothing; nor is it offered."""
    with running(own, Clock(), Wishes(public=True, keep=keep)) as (client, _):
        check = handed(client, **{"said-1": COURIER})
        assert ("/keep" in client.get(check).text) is bool(keep)
        assert post(client, f"{check}/keep", days=days).status_code == status


def test_another_article_is_laid_beside_at_the_same_address(client: TestClient):
    """Whoever has the address sees it, too."""
    check = handed(client, **{"said-1": COURIER, "outlet-1": "Courier", "day-1": "2024-05-21"})
    more = {"said-1": sample_article("county-standard.txt"), "outlet-1": "Standard", "day-1": "2024-06-06"}
    assert post(client, f"{check}/articles", **more).headers["location"] == check
    page = words(client.get(check).text)
    assert "Side by side" in page
    assert "Outlet Standard" in page


def test_nothing_to_add_is_told_on_the_page(client: TestClient):
    """With the form open that it was sent with."""
    check = handed(client, **{"said-1": COURIER})
    answer = post(client, f"{check}/articles", **{"outlet-1": "Standard"})
    assert answer.status_code == 400
    assert '<a href="#said-1"' in answer.text


def test_day_and_record_are_changed_and_checked_again(client: TestClient):
    """As of a day before the notice there is nothing to hold it against; the address stays."""
    check = handed(client, **{"said-1": COURIER, "outlet-1": "Courier", "day-1": "2024-05-21"})
    assert "as of 21 May 2024" in words(client.get(check).text)
    changed = {"outlet-c1": "Evening Courier", "day-c1": "2024-06-20", "ocid": "ocds-213czf-wst-0417"}
    assert post(client, f"{check}/change", **changed).headers["location"] == check
    page = words(client.get(check).text)
    assert "as of 20 June 2024" in page
    assert "Outlet Evening Courier" in page
    wrong = post(client, f"{check}/change", **(changed | {"day-c1": "soon"}))
    assert wrong.status_code == 400
    assert '<a href="#day-c1"' in wrong.text


def test_an_article_is_left_out(client: TestClient):
    """But not the last one: then the check is taken away."""
    check = sampled(client)
    assert post(client, f"{check}/change", **{"leave-c1": "1"}).status_code == 303
    assert "1 article" in words(client.get(check).text)
    assert post(client, f"{check}/change", **{"leave-c1": "1"}).status_code == 400


def test_a_check_is_worked_out_once_for_a_state_of_the_register(client: TestClient):
    """And anew for another state, or another article."""
    desk = Desk(Shelf(Settings(Path("none"))))
    laid, worked = desk.lay(Submission(), NOW), []

    def work() -> int:
        worked.append(1)
        return len(worked)

    assert [desk.answer(laid, state, work) for state in ("a", "a", "b")] == [1, 1, 2]
    assert desk.answer(desk.change(laid, Submission([Manuscript("x", "x", "x")]), NOW), "b", work) == 3


def test_a_review_is_seen_by_everybody_at_once(own: Path):
    """What was worked out before it is not shown again."""
    with running(own, Clock()) as (client, _):
        check = sampled(client)
        client.get(check)
        post(client, f"{check}/claims/1/c1", say="confirm", by="A. Editor")
        assert "Confirmed by A. Editor" in client.get(check).text


def test_the_desk_has_room_for_so_much(tmp_path: Path):
    """What nobody has looked at for longest goes first."""
    desk = Desk(Shelf(Settings(tmp_path)))
    tokens = [desk.lay(Submission(), NOW).token for _ in range(MOST)]
    desk.find(tokens[0], NOW)
    desk.lay(Submission(), NOW)
    assert desk.find(tokens[0], NOW) is not None
    assert desk.find(tokens[1], NOW) is None
    large = [desk.lay(Submission([Manuscript("x", "x" * 12_000_000, "x")]), NOW).token for _ in range(3)]
    assert [desk.find(token, NOW) is not None for token in large] == [False, True, True]


def test_the_disk_has_room_for_so_much(tmp_path: Path):
    """What is too much is told, and what was kept stays."""
    kept = KeptChecks(Layout(tmp_path), most=1_000)
    kept.put("a", KeptCheck(NOW + STAY, b"x" * 600))
    with pytest.raises(FullError, match="no room for"):
        kept.put("b", KeptCheck(NOW + STAY, b"x" * 600))
    kept.put("a", KeptCheck(NOW + STAY, b"y" * 700))
    assert kept.get("a", NOW) == KeptCheck(NOW + STAY, b"y" * 700)


def test_only_the_owner_of_the_register_may_read_what_is_kept(tmp_path: Path):
    """Other accounts of the machine may not."""
    KeptChecks(Layout(tmp_path)).put("a", KeptCheck(NOW, b""))
    (file,) = (tmp_path / "checks").iterdir()
    assert file.stat().st_mode & 0o077 == 0
    assert (tmp_path / "checks").stat().st_mode & 0o077 == 0
