"""The merge in SQL and the fold in Python give equal rows in every table, whatever publishers write."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date, datetime
from importlib import resources
from pathlib import Path
from typing import Any

from equal_rows import Comparison, compare, read
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ocds import Release, read_releases
from onrecord.reading.clocks import LOCAL_CLOCKS
from onrecord.reading.closings import WITH_CONTRACT_PERIODS

Steps = tuple[str | int, ...]
Body = dict[str, Any]

ODD: list[Any] = [
    *(None, True, False, 0, 7, -1, 1.5, 1e400, 10**30, 0.00005, 1234567890123.45678, 12345678901234567),
    *("", " ", "x", " x ", "5", " 5", "1_000", "65000.00", "-3.5", "1e3", "NaN", "true", "null", "1" * 400),
    *("a\x00b", "\u202e", "a\u00a0b", "Straße ΣΟΦΟΣ", "İstanbul", "x &amp; y", "<p></p>", "linernLine", "a  b"),
    "Ring 020 7946 0000 or write to somebody@example.org about the works and the goods",
    "A text of more than twenty-five characters, said in an odd place",
    *("2024-03-15", "2024-03-15T10:00", "2024-06-15T23:30:00Z", "2024-06-15T23:30:00.5+01:00", "2024-06-15 23:30:00z"),
    *(
        "2024-13-01",
        "2024-02-30",
        "0000-01-01",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59-12:00",
        "1955-06-15T23:30:00Z",
    ),
    *(
        "2024-01-01T24:00:00Z",
        "20240315",
        "15/03/2024",
        "٢٠٢٤-١١-٢٠",
        "SW1A1AA",
        "2 Quay Row, Saltmouth, zz1 1aa",
        "cpv 45000000",
    ),
    *([], {}, [[]], [None], [{}], [{}, {"id": 1}], [1, "x"], ["x", "y"], [["x"]], [{"id": None}], [{"id": None}, None]),
    *(
        {"a": 1},
        {"a": None},
        {"a": {}},
        {"Title": "x", "title": "y"},
        {"2024": "A text that stands under a year, and is long"},
    ),
    *({"id": ["x"]}, {"amount": 5, "currency": ["GBP"]}, {"amount": {"amount": "12", "currency": "GBP"}}),
    [{"id": 1, "title": "One"}, {"id": "1", "name": "Twice"}, {"id": 1.0}, {"name": "None"}],
    [
        {"id": "2", "suppliers": [{"name": "Thrice"}, {"name": " thrice "}]},
        {"value": {"amount": "12.50", "currency": " GBP"}},
    ],
]
"""What may stand where something else should."""

DATES = [
    "2024-03-01T10:00:00Z",
    "2024-03-01T11:00:00+01:00",
    "2024-03-02",
    None,
    "no date",
    "2024-07-01T00:30:00+01:00",
]


def _sound() -> list[Body]:
    sample = resources.files("onrecord") / "sample" / "register" / "westmarch.json"
    releases: list[Body] = json.loads(sample.read_text("utf-8"))["releases"]
    full = [body for body in releases if body.get("awards") and body.get("parties")]
    return [*full[:2], FULL]


FULL: Body = {
    "id": "f",
    "tag": ["award"],
    "title": "A process",
    "planning": {"project": "Roofs", "budget": {"amount": {"amount": 9, "currency": "GBP"}},
                 "documents": [{"id": "p"}]},
    "parties": [
        {"id": "B", "name": "Aldermere Borough Council", "roles": ["buyer"], "address": {"postalCode": "AB1 2CD"}},
        {"id": "S", "name": "Roofers Ltd", "roles": ["supplier"], "identifier": {"scheme": "GB-COH", "id": "01234567"},
         "additionalIdentifiers": [{"scheme": "X", "id": "1"}], "address": {"streetAddress": "2 Quay Row, AB1 2CD"}},
    ],
    "buyer": {"id": "B", "name": "Aldermere Borough Council"},
    "tender": {
        "id": "t", "title": "Roofs", "description": "Roofs for the schools of Aldermere, and their upkeep",
        "status": "complete", "procurementMethod": "open", "procurementMethodDetails": "Open procedure",
        "classification": {"scheme": "CPV", "id": "45260000", "description": "Roof works"},
        "additionalClassifications": [{"scheme": "CPV", "id": "45261000"}],
        "value": {"amount": 1000.5, "currency": "GBP"}, "minValue": {"amount": 10, "currency": "GBP"},
        "tenderPeriod": {"startDate": "2024-03-01", "endDate": "2024-04-01T12:00:00+01:00"},
        "procuringEntity": {"name": "Aldermere Schools", "address": {"locality": "Aldermere"}},
        "items": [{"id": "1", "description": "A roof", "classification": {"scheme": "CPV", "id": "45261200"},
                   "additionalClassifications": [{"scheme": "CPV", "id": "45261210"}], "quantity": 3,
                   "unit": {"name": "roof", "value": {"amount": 5, "currency": "GBP"}}, "relatedLot": "1"}],
        "lots": [{"id": "1", "title": "North", "description": "The northern schools", "status": "active",
                  "value": {"amount": 7.25, "currency": "GBP"}, "classification": {"scheme": "CPV", "id": "45262000"},
                  "additionalClassifications": [{"scheme": "CPV", "id": "45263000"}]}],
        "documents": [{"id": "1", "documentType": "notice", "title": "Notice", "url": "https://example.org/1",
                       "datePublished": "2024-03-01T00:00:00Z", "format": "text/html", "language": "en"}],
        "contractTerms": {"performanceTerms": "Work stops while the pupils sit their examinations", "list": ["x"]},
    },
    "awards": [
        {"id": "A", "title": "North", "status": "active", "date": "2024-03-28T10:00:00Z",
         "value": {"amount": 900, "currency": "GBP"}, "suppliers": [{"id": "S", "name": "Roofers Ltd"}],
         "items": [{"id": "1", "description": "A roof"}], "documents": [{"id": "d"}]},
        {"id": "C", "status": "cancelled", "value": {"amount": 1, "currency": "EUR"},
         "suppliers": [{"name": "Slaters"}]},
    ],
    "contracts": [
        {"id": "K", "awardID": "A", "title": "North", "status": "active", "dateSigned": "2024-03-30",
         "period": {"startDate": "2024-04-01T00:00:00", "endDate": "2025-03-31"},
         "value": {"amount": 900, "currency": "GBP"},
         "items": [{"id": "9", "quantity": 2.5}], "documents": [{"id": "k", "description": "The contract"}]},
    ],
    "relatedProcesses": [{"id": "1", "relationship": ["framework"], "title": "A frame", "scheme": "ocid",
                          "identifier": "o"}],
}  # fmt: skip


def _places(node: Any, path: Steps = ()) -> Iterator[Steps]:
    if path:
        yield path
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, value in inside:
        yield from _places(value, (*path, step))


def _with(body: Body, path: Steps, value: Any) -> Body:
    changed: Any = copy.deepcopy(body)
    inside = changed
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return dict(changed)


PUBLISHERS = ["ocds-213czf", *LOCAL_CLOCKS, WITH_CONTRACT_PERIODS]
"""Ours, and those that have a rule of their own for dates."""
SOUND = _sound()
CHANGES = [(number, path) for number, body in enumerate(SOUND) for path in sorted(_places(body), key=str)]


def _releases(bodies: list[Body]) -> list[Release]:
    return list(read_releases(json.dumps(bodies).encode(), file="a.json", raw_hash="").releases)


def _body(ocid: str, number: int, date: str | None, change: tuple[int, Steps], value: Any) -> Body:
    sound, path = change
    body = {**SOUND[sound], "ocid": ocid, "id": f"r{number}", "date": date}
    return body if path[0] in ("ocid", "id", "date") else _with(body, path, value)


changes = st.tuples(st.sampled_from(CHANGES), st.sampled_from(ODD), st.sampled_from(DATES))


@given(st.lists(st.lists(changes, min_size=1, max_size=3), min_size=40, max_size=60))
@settings(max_examples=6, deadline=None)
def test_equal_rows_of_any_releases(records: list[list[tuple[tuple[int, Steps], Any, str | None]]]) -> None:
    """Any value in any field, in records of one to three releases, equal dates among them."""
    bodies = [
        _body(f"{PUBLISHERS[place % len(PUBLISHERS)]}-{place}", number, date, change, value)
        for place, record in enumerate(records)
        for number, (change, value, date) in enumerate(record)
    ]
    assert differences(compare(_releases(bodies))) == []


clocks = st.datetimes(datetime(2018, 1, 1), datetime(2030, 12, 31)).map(
    lambda at: at.replace(microsecond=0).isoformat() + "Z"
)
"""Any instant, and the hour before midnight more often than by chance."""
late = st.dates(date(2018, 1, 1), date(2030, 12, 31)).map(lambda day: f"{day}T23:30:00Z")


@given(st.lists(st.tuples(clocks | late, clocks | late, clocks | late), min_size=30, max_size=40))
@settings(max_examples=8, deadline=None)
def test_equal_days_of_any_publisher(dates: list[tuple[str, str, str]]) -> None:
    """Days and doubts about closing dates, also of publishers that write the clock in London with a `Z`."""
    bodies = []
    for place, (published, closing, end) in enumerate(dates):
        tender = {
            "title": "Roofs" if place % 5 else "Approved list of roofers",
            "tenderPeriod": {"endDate": closing},
            "contractPeriod": {"startDate": "2017-01-01", "endDate": closing if place % 3 else end},
        }
        awards = [{"id": "A", "date": end, "status": "active"}]
        ocid = f"{PUBLISHERS[place % len(PUBLISHERS)]}-{place}"
        bodies.append(
            {"ocid": ocid, "id": "1", "date": published, "tag": ["tender"], "tender": tender, "awards": awards}
        )
    assert differences(compare(_releases(bodies))) == []


def test_equal_rows_of_hard_cases() -> None:
    """Nulls that delete, equal dates, ids twice, types that change, parties named where they act, and so on."""
    assert differences(compare(_releases(HARD))) == []


def test_equal_rows_of_real_releases(shared_data: Path) -> None:
    """The real releases of the United Kingdom, and none of them is left to the fold without need."""
    files = [path for path in sorted(shared_data.glob("uk-*.jsonl.gz")) if "spend" not in path.name]
    # Those of 2014 and 2015 have a closing date in doubt, every one, and doubts are for the fold.
    doubtful = [path for path in files if "2014-2015" in path.name]
    assert differences(compare(read(doubtful))) == []
    found = compare(read([path for path in files if path not in doubtful]))
    assert differences(found) == []
    assert found.folded < found.records / 20


def differences(found: Comparison) -> list[str]:
    """What differs, as examples."""
    return found.examples if found.differences else []


def _hard(number: int, *bodies: Body) -> list[Body]:
    return [
        {"ocid": f"ocds-213czf-hard-{number}", "date": "2024-03-01T10:00:00Z", "id": str(i)} | body
        for i, body in enumerate(bodies)
    ]


HARD = [
    body
    for number, bodies in enumerate(
        [
            [FULL, {**FULL, "tender": None}],
            [FULL, {**FULL, "awards": [{"id": "A", "value": None}]}],
            [FULL, {"tender": {"value": {"amount": 2}}}, {"tender": {"value": {"currency": "EUR"}}}],
            [FULL, {"awards": [{"id": "A", "status": "cancelled"}, {"id": "A", "title": "Last"}, {"title": "No id"}]}],
            [{"awards": [{"id": 5, "title": "a"}]}, {"awards": [{"id": "5", "date": "2024-01-01"}]}],
            [{"parties": [{"name": "One"}]}, {"parties": [{"name": "One"}]}],
            [{"buyer": {"name": "Only  Named"}, "awards": [{"suppliers": [{"name": "ONLY NAMED"}, {"id": "x"}, {}]}]}],
            [{"buyer": {"id": "B"}, "parties": [{"id": "B", "name": "Bee", "roles": ["buyer"]}, {"id": "B2"}]}],
            [{"tender": {"title": "x"}}, {"tender": {}}, {"tender": []}],
            [{"tender": {"additionalClassifications": []}}, {"tender": {"items": [{"additionalClassifications": []}]}}],
            [{"parties": [{"id": "1", "roles": ["buyer"], "name": "n"}]}, {"parties": [{"id": "1", "roles": []}]}],
            [{"awards": [{"id": "1", "value": {"amount": 1, "currency": "GBP"}}, {"id": "2", "value": {"amount": 1}}]}],
            [{"awards": [{"id": "1", "value": {"amount": 0.1}}, {"id": "2", "value": {"amount": 0.2}}]}],
            [
                {"tender": {"lots": [{"title": "first"}, {"id": "1"}]}},
                {"tender": {"lots": [{"id": "1", "title": "later"}]}},
            ],
            [{"title": "<b>\u00a0</b>", "buyer": {"name": "<p></p>"}, "parties": [{"roles": ["buyer"], "name": "P"}]}],
            [
                {
                    "x": [[{"title": "deep"}]],
                    "y": {"amount": 4, "currency": 5},
                    "z": {"a/b": "A text under a name with a slash"},
                }
            ],
            [{"description": "x" * 70_000}, {"description": "y " * 40_000}],
            [
                {"x": {"title": "One"}},
                {"x": {"Title": "Two"}},
                {"x": ["Three, which is longer than twenty-five characters"]},
            ],
        ]
    )
    for body in _hard(number, *bodies)
]
