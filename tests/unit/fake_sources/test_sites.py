"""The fake sources behave as the real ones were measured to: each row of docs/soak.md, asked over HTTP."""

from __future__ import annotations

import gzip
import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fake_sources import ALL_FAULTS, FakeSource, Fault, Faults, VirtualClock, make_timeline
from fake_sources.bodies import Oddity, render
from fake_sources.faults import only
from fake_sources.timeline import KINDS, LONDON, ODDITIES, Edition, Timeline

NOW = datetime(2026, 2, 1, tzinfo=UTC)
SEARCH = {
    "contracts-finder": "/Published/Notices/OCDS/Search?publishedFrom=2025-01-01&publishedTo=2026-02-01T00:00:00Z",
    "find-a-tender": "/api/1.0/ocdsReleasePackages?updatedFrom=2025-01-01T00:00:00&updatedTo=2026-02-01T00:00:00",
    "publisher": "/ocds/chain",
}


@dataclass(frozen=True, slots=True)
class Got:
    """What came back."""

    status: int
    body: bytes
    headers: dict[str, str]

    @property
    def data(self) -> Any:
        """As JSON, the odd bytes read somehow."""
        text = self.body.decode("utf-8", "replace").replace(": 000", ": 0").replace("1e9999", "0")
        return json.loads(text)

    @property
    def releases(self) -> list[dict[str, Any]]:
        return list(self.data["releases"])

    @property
    def next(self) -> str | None:
        return self.data.get("links", {}).get("next")


def get(source: FakeSource, target: str, **headers: str) -> Got:
    """One request, redirects and errors not followed up."""
    address = target if target.startswith("http") else source.base + target
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=10) as answer:
            return Got(answer.status, answer.read(), {k.lower(): v for k, v in answer.headers.items()})
    except urllib.error.HTTPError as error:
        with error:
            return Got(error.code, error.read(), {k.lower(): v for k, v in error.headers.items()})


def walk(source: FakeSource, target: str) -> list[dict[str, Any]]:
    """Every release of a chain of pages."""
    found, at = [], target
    while at:
        got = get(source, at)
        found += got.releases
        at = got.next or ""
    return found


def source_of(timeline: Timeline, faults: Faults | None = None, **options: Any) -> FakeSource:
    return FakeSource(timeline, VirtualClock(NOW), faults, **{"budget": None, **options})


@pytest.fixture(name="find_a_tender")
def find_a_tender_fixture() -> Iterator[FakeSource]:
    with source_of(make_timeline("find-a-tender", burst=130)) as source:
        yield source


@pytest.fixture(name="contracts_finder")
def contracts_finder_fixture() -> Iterator[FakeSource]:
    with source_of(make_timeline("contracts-finder")) as source:
        yield source


def wall(instant: datetime) -> str:
    return instant.astimezone(LONDON).strftime("%Y-%m-%dT%H:%M:%S")


@pytest.mark.parametrize("source", sorted(ODDITIES))
def test_a_timeline_is_the_same_every_time_and_odd_in_every_way(source: str):
    """The seed decides everything, and no oddity of a source is missing."""
    first, second = make_timeline(source), make_timeline(source)
    assert first.editions == second.editions
    assert first.editions != make_timeline(source, seed=2).editions
    texts = b"".join(edition.rendered() for edition in first.editions)
    signs = {
        Oddity.BEYOND_NUMBERS: b": 1e9999",
        Oddity.LEADING_ZEROS: b": 000",
        Oddity.LATIN_1: b"Caf\xe9 Row, \xc2\xa35",
        Oddity.NULLS: b'"minValue": null',
        Oddity.BUYER_ID: b'"buyerID": []',
        Oddity.DELTA_AWARDS: b'"awards": [{"id": "A1", "amendments"',
        Oddity.GROSS_ONLY: b'"value": {"amountGross"',
        Oddity.ODD_YEAR: b"3025-04-01",
    }
    for oddity in ODDITIES[source] & set(signs):
        assert signs[oddity] in texts, oddity


def test_numbers_run_through_the_year_and_some_are_never_used():
    """Notice numbers rise with the instant of submission; those that are missing are known to the timeline."""
    timeline = make_timeline("find-a-tender")
    used = {edition.notice for edition in timeline.editions if edition.notice.endswith("2025")}
    highest = max(int(number[:6]) for number in used)
    assert timeline.void
    assert used | timeline.void == {f"{number:06d}-2025" for number in range(1, highest + 1)}
    assert not used & timeline.void


def test_edits_come_seconds_later_under_the_same_id():
    """Some releases say something else nineteen seconds later."""
    editions: dict[str, list[Edition]] = {}
    for edition in make_timeline("find-a-tender").editions:
        editions.setdefault(edition.key, []).append(edition)
    edited = [
        pair
        for pair in editions.values()
        if len(pair) > 1 and pair[1].instant - pair[0].instant == timedelta(seconds=19)
    ]
    assert edited
    assert all(render(first.body) != render(second.body) for first, second, *_ in edited)


def test_clocks_change_while_notices_come_out():
    """Notices stand in the hour that comes twice, in both of its turns, and around the hour that never comes."""
    local = [edition.instant.astimezone(LONDON) for edition in make_timeline("find-a-tender").editions]
    twice = [at for at in local if (at.month, at.day, at.hour) == (10, 26, 1)]
    assert {at.fold for at in twice} == {0, 1}
    assert any((at.month, at.day, at.hour) == (3, 30, 2) for at in local)
    assert not any((at.month, at.day, at.hour) == (3, 30, 1) for at in local)


def test_one_ocid_may_have_several_buyers():
    """As under a qualification system."""
    buyers: dict[str, set[str]] = {}
    for edition in make_timeline("find-a-tender").editions:
        buyers.setdefault(edition.ocid, set()).add(str(edition.body.get("buyer", {}).get("name")))
    assert max(map(len, buyers.values())) > 2


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("updatedFrom=2025-01-01T00:00:00&updatedTo=2025-02-01T00:00:00", 200),
        ("updatedFrom=2025-01-01T00:00:00Z&updatedTo=2025-02-01T00:00:00Z", 200),
        ("updatedFrom=2025-01-01T00:00:00", 200),
        ("updatedFrom=2025-01-01T00:00:00&updatedTo=2025-01-01T00:00:00", 400),
        ("updatedFrom=2025-01-01", 400),
        ("updatedFrom=2025-01-01T00:00:00%2B00:00", 400),
        ("limit=0", 400),
        ("limit=101", 400),
        ("page=2", 400),
        ("updatedfrom=2025-01-01T00:00:00", 400),
        ("cursor=nonsense", 400),
    ],
)
def test_find_a_tender_refuses_what_it_does_not_know(find_a_tender: FakeSource, query: str, status: int):
    """Unknown parameters, odd times, from = to and limits out of range are a 400."""
    assert get(find_a_tender, f"/api/1.0/ocdsReleasePackages?{query}").status == status


def test_find_a_tender_windows_are_wall_clock_and_ends_count(find_a_tender: FakeSource):
    """A window of two seconds in summer holds what came out at either end, by London time."""
    summer = next(e for e in find_a_tender.timeline.current(NOW) if e.instant.month == 7)
    for since, until in ((-1, 0), (0, 1)):
        ends = (wall(summer.instant + timedelta(seconds=s)) for s in (since, until))
        query = "updatedFrom={}Z&updatedTo={}Z".format(*ends)
        ids = {release["id"] for release in get(find_a_tender, f"/api/1.0/ocdsReleasePackages?{query}").releases}
        assert summer.key in ids


def test_find_a_tender_is_newest_first_by_a_hidden_instant(find_a_tender: FakeSource):
    """The order is that of publication, which `date` does not tell."""
    instants = {edition.key: edition.instant for edition in find_a_tender.timeline.current(NOW)}
    releases = get(find_a_tender, SEARCH["find-a-tender"]).releases
    order = [instants[release["id"]] for release in releases]
    assert order == sorted(order, reverse=True)
    dates = [release["date"] for release in releases]
    assert dates != sorted(dates, reverse=True)


def test_find_a_tender_cursors_lose_rows_and_windows_do_not(find_a_tender: FakeSource):
    """Paging ends without a word and without some notices; small windows have them all."""
    truth = find_a_tender.truth(datetime(2025, 1, 1, tzinfo=UTC), NOW).notices
    paged = {release["id"] for release in walk(find_a_tender, SEARCH["find-a-tender"])}
    assert paged < truth
    windows = halved(find_a_tender, datetime(2025, 1, 1), datetime(2026, 2, 1))
    assert len(truth - paged) > len(truth - windows) > 0
    burst = {e.notice for e in find_a_tender.timeline.current(NOW) if (e.instant.minute, e.instant.second) == (5, 7)}
    assert truth - windows <= burst, "what came out in one second is all that windows cannot divide"


def halved(source: FakeSource, since: datetime, until: datetime) -> set[str]:
    """Notices of a window, cut in two until a page is not full."""
    query = f"updatedFrom={since.isoformat()}&updatedTo={until.isoformat()}"
    got = get(source, f"/api/1.0/ocdsReleasePackages?{query}")
    ids = {release["id"] for release in got.releases}
    if len(ids) < 100 and not got.next:
        return ids
    middle = (since + (until - since) / 2).replace(microsecond=0)
    if middle == since or until - since <= timedelta(seconds=2):
        return ids
    return ids | halved(source, since, middle) | halved(source, middle, until)


def test_find_a_tender_shows_one_notice_one_process_and_its_record(find_a_tender: FakeSource):
    """By number and by ocid; numbers never used are 404."""
    edition = find_a_tender.timeline.current(NOW)[5]
    assert get(find_a_tender, f"/api/1.0/ocdsReleasePackages/{edition.key}").releases[0]["id"] == edition.key
    of_process = get(find_a_tender, f"/api/1.0/ocdsReleasePackages/{edition.ocid}").releases
    assert edition.key in {release["id"] for release in of_process}
    record = get(find_a_tender, f"/api/1.0/ocdsRecordPackages/{edition.ocid}").data["records"][0]
    assert record["compiledRelease"]["tag"] == ["compiled"]
    assert len(record["releases"]) == len(of_process)
    void = min(find_a_tender.timeline.void)
    assert get(find_a_tender, f"/api/1.0/ocdsReleasePackages/{void}").status == 404


def test_what_is_not_out_yet_is_not_shown(find_a_tender: FakeSource):
    """The source lives by the virtual clock."""
    with FakeSource(find_a_tender.timeline, VirtualClock(datetime(2025, 3, 1, tzinfo=UTC)), budget=None) as early:
        assert early.truth().notices < find_a_tender.truth().notices
        last = max(find_a_tender.timeline.editions, key=lambda edition: edition.instant)
        assert get(early, f"/api/1.0/ocdsReleasePackages/{last.key}").status == 404
        early.clock.move_to(last.instant)
        assert get(early, f"/api/1.0/ocdsReleasePackages/{last.key}").status == 200


def test_contracts_finder_pages_lead_to_the_end(contracts_finder: FakeSource):
    """Without faults the next links give all that the search lists."""
    found = walk(contracts_finder, SEARCH["contracts-finder"])
    assert {release["ocid"] for release in found} == {o for o, _ in contracts_finder.truth().releases}
    assert len(found) == len({release["id"] for release in found})


def test_contracts_finder_lists_first_and_latest_and_the_record_has_all(contracts_finder: FakeSource):
    """What lies between comes with the record alone."""
    listed = {release["id"] for release in walk(contracts_finder, SEARCH["contracts-finder"])}
    everything = {key for _, key in contracts_finder.truth().releases}
    assert listed < everything
    hidden = next(e for e in contracts_finder.timeline.current(NOW) if e.key not in listed)
    record = get(contracts_finder, f"/Published/OCDS/Record/{hidden.ocid}").data["records"][0]
    assert hidden.key in {release["id"] for release in record["releases"]}
    assert get(contracts_finder, f"/Published/OCDS/Release/{hidden.key}").releases[0]["id"] == hidden.key
    assert get(contracts_finder, f"/Published/Notice/records/{hidden.ocid}").status == 404


def test_contracts_finder_wants_colons_as_they_are_and_shows_recent_months_only(contracts_finder: FakeSource):
    """An encoded colon is a 400; no window means the last three months."""
    assert get(contracts_finder, SEARCH["contracts-finder"].replace(":", "%3A")).status == 400
    recent = walk(contracts_finder, "/Published/Notices/OCDS/Search")
    assert 0 < len(recent) < len(walk(contracts_finder, SEARCH["contracts-finder"]))


def test_contracts_finder_has_a_daily_list(contracts_finder: FakeSource):
    """Flattened headers, a line a release."""
    edition = contracts_finder.timeline.current(NOW)[-1]
    day = edition.instant.astimezone(LONDON)
    got = get(contracts_finder, f"/Harvester/Notices/Data/CSV/{day.year}/{day.month}/{day.day}")
    assert got.body.startswith(b"releases/0/ocid")
    assert edition.key.encode() in got.body


@pytest.mark.parametrize("name", ["public-contracts-scotland", "sell2wales"])
def test_monthly_sites_answer_by_month_and_type(name: str):
    """All months and types together are all notices; an empty month has no `releases`; Scottish releases no id."""
    with source_of(make_timeline(name)) as source:
        months = [f"{month:02d}-2025" for month in range(1, 13)] + ["01-2026"]
        answers = [
            get(source, f"/v1/Notices?dateFrom={month}&outputType=0&noticeType={kind}").data
            for month in months
            for kind in KINDS[name]
        ]
        releases = [release for answer in answers for release in answer.get("releases", [])]
        assert {release["description"] for release in releases} == source.truth().marks
        assert any("releases" not in answer for answer in answers)
        assert all(("id" in release) == (name == "sell2wales") for release in releases)
        assert get(source, "/v1/Notices?dateFrom=13-2025&noticeType=1").status == 400


def test_a_publisher_has_a_file_a_chain_records_and_a_dump():
    """Four ways to the same notices; the dump is compiled, one line a process."""
    with source_of(make_timeline("publisher", notices=250)) as source:
        marks = source.truth().marks
        assert {release["description"] for release in get(source, "/ocds/releases.json").releases} == marks
        assert {release["description"] for release in walk(source, "/ocds/chain")} == marks
        dump = gzip.decompress(get(source, "/ocds/registry/full.jsonl.gz").body).splitlines()
        ocids = {ocid for ocid, _ in source.truth().releases}
        assert len(dump) == len(ocids)
        assert get(source, f"/ocds/records/{min(ocids)}.json").status == 200


def test_a_record_of_twenty_megabytes():
    """One release may be larger than a whole year of others."""
    with source_of(make_timeline("publisher", notices=40, large=20_000_000)) as source:
        large = max(source.timeline.current(NOW), key=lambda edition: len(edition.rendered()))
        assert len(get(source, f"/ocds/records/{large.ocid}.json").body) > 20_000_000


def test_more_than_the_budget_is_refused_until_time_has_passed():
    """Twelve requests in 120 seconds of virtual time; the thirteenth is a 429 that says how long to wait."""
    timeline, clock = make_timeline("find-a-tender", notices=10), VirtualClock(NOW)
    with FakeSource(timeline, clock) as source:
        got = [get(source, "/api/1.0/ocdsReleasePackages") for _ in range(13)]
        assert [one.status for one in got] == [200] * 12 + [429]
        assert got[-1].headers["retry-after"] == "120"
        assert b"12 requests" in got[-1].body
        assert source.over_budget == 1
        clock.sleep(120)
        assert get(source, "/api/1.0/ocdsReleasePackages").status == 200


@pytest.mark.parametrize(
    ("fault", "status", "sign"),
    [
        (Fault.TOO_MANY, 429, "retry-after"),
        (Fault.TOO_MANY_UNTOLD, 429, ""),
        (Fault.FORBIDDEN, 403, "<html"),
        (Fault.UNAVAILABLE, 503, ""),
        (Fault.GATEWAY_TIMEOUT, 504, ""),
        (Fault.HTML_AS_DATA, 200, "<!doctype"),
    ],
)
def test_spoilt_answers_look_like_the_real_ones(fault: Fault, status: int, sign: str):
    """Status, header and body of each; and after two in a row comes a good answer."""
    with source_of(make_timeline("find-a-tender", notices=10), only(fault, rate=1)) as source:
        got = [get(source, "/api/1.0/ocdsReleasePackages") for _ in range(3)]
        assert [one.status for one in got] == [status, status, 200]
        assert sign in got[0].headers or sign.encode() in got[0].body
        assert got[2].releases
        assert source.faults.struck == {fault: 2}


@pytest.mark.parametrize("fault", [Fault.DROPPED, Fault.TRUNCATED])
def test_connections_break(fault: Fault):
    """No answer, or half of one; what did not go out whole does not count as served."""
    with source_of(make_timeline("find-a-tender", notices=10), only(fault, rate=1)) as source:
        with pytest.raises((OSError, urllib.error.URLError, Exception), match=r"closed|IncompleteRead"):
            get(source, "/api/1.0/ocdsReleasePackages")
        assert not source.served


def test_half_an_answer_may_look_whole():
    """Status and length are right, and the JSON ends in the middle."""
    with source_of(make_timeline("find-a-tender", notices=10), only(Fault.CUT, rate=1)) as source:
        got = get(source, "/api/1.0/ocdsReleasePackages")
        assert int(got.headers["content-length"]) == len(got.body)
        with pytest.raises(json.JSONDecodeError):
            got.data  # noqa: B018


def test_slow_bodies_arrive(contracts_finder: FakeSource):
    """In drips, and whole."""
    with source_of(contracts_finder.timeline, only(Fault.SLOW, rate=1)) as slow:
        got = get(slow, SEARCH["contracts-finder"]).releases
        assert got == get(contracts_finder, SEARCH["contracts-finder"]).releases


def test_a_page_changes_between_two_reads(contracts_finder: FakeSource):
    """The same address read twice: a release says something else, under the same id."""
    with source_of(contracts_finder.timeline, only(Fault.PAGE_CHANGES, rate=1)) as source:
        first, second = (get(source, SEARCH["contracts-finder"]).releases for _ in range(2))
        marks = [{release["description"] for release in page} for page in (first, second)]
        assert marks[0] != marks[1]
        assert {mark.split(",")[0] for mark in marks[1] - marks[0]} & {mark.split(",")[0] for mark in marks[0]}


@pytest.mark.parametrize("name", sorted(SEARCH))
def test_rows_are_dropped_links_are_missing_and_chains_never_end(name: str):
    """The three faults of paging."""
    timeline = make_timeline(name)
    with source_of(timeline) as sound, source_of(timeline, only(Fault.NO_NEXT_LINK, rate=1)) as short:
        assert get(sound, SEARCH[name]).next
        assert not get(short, SEARCH[name]).next
        assert len(get(short, SEARCH[name]).releases) == 100
    with source_of(timeline, only(Fault.CURSOR_DROPS_ROWS, rate=1)) as losing:
        assert {release["description"] for release in walk(losing, SEARCH[name])} < losing.truth().marks
    with source_of(timeline, only(Fault.ENDLESS_NEXT, rate=1)) as endless:
        at = SEARCH[name]
        for _ in range(30):
            at = get(endless, at).next or ""
        assert at


def test_a_bomb_is_small_on_the_wire():
    """A megabyte that becomes a gigabyte, of which nobody should read more than a little."""
    with source_of(make_timeline("find-a-tender", notices=10), only(Fault.GZIP_BOMB, rate=1)) as source:
        got = get(source, "/api/1.0/ocdsReleasePackages")
        assert got.headers["content-encoding"] == "gzip"
        assert len(got.body) < 2_000_000


def test_who_follows_a_redirect_to_a_private_address_is_counted():
    """The trap answers, and remembers."""
    with source_of(make_timeline("find-a-tender", notices=10), only(Fault.REDIRECTED, rate=1)) as source:
        assert get(source, "/api/1.0/ocdsReleasePackages").releases[0]["id"] == "trap"
        assert source.trapped == 1


def test_faults_are_the_same_every_time():
    """The seed decides which answers are spoilt, and how."""
    struck = []
    for _ in range(2):
        faults = Faults(ALL_FAULTS, 0.5, seed=3)
        struck.append([(faults.on_the_way("/"), faults.of_content()) for _ in range(200)])
    assert struck[0] == struck[1]
    ways = {fault for way, content in struck[0] for fault in (way, content)}
    assert ways == ALL_FAULTS | {None}


def test_an_address_may_be_broken_for_good():
    """Stubborn addresses never recover; others do."""
    with source_of(make_timeline("find-a-tender", notices=10), only(stubborn=["2025-03"])) as source:
        query = "/api/1.0/ocdsReleasePackages?updatedFrom=2025-0{}-01T00:00:00&updatedTo=2025-08-01T00:00:00"
        assert [get(source, query.format(month)).status for month in (3, 3, 3, 3, 4)] == [503] * 4 + [200]
