"""Releases and an article whose every text is an attack on the page that shows it."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from typing import Any

from lxml import html

OCID = "ocds-213czf-hostile"
MARKS = (
    "<script>alert('own')</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "</title></textarea></style><svg onload=alert(1)>",
    "{{ 7*7 }}{% raw %}${7*7}",
    "javascript:alert(1)",
    "\u202egnp.exe \x1b[31m\x00 ]]>-->",
)


def hostile_releases() -> list[dict[str, Any]]:
    """A tender, its amendment and an award, with an attack in each field that is free text, an address or a name."""
    marks = count()

    def said(text: str) -> str:
        return f"{text} {MARKS[next(marks) % len(MARKS)]}"

    buyer = {"id": f"GB-{MARKS[1]}", "name": said("Otterholme Council")}
    supplier = {"id": f"S-{MARKS[2]}", "name": said("Stonefold Masonry Ltd")}
    tender = {
        "id": "T",
        "title": said("Repair of the Swallow Bridge"),
        "description": " ".join(said("Works") for _ in MARKS),
        "status": said("active"),
        "procurementMethodDetails": said("Open"),
        "value": {"amount": 250000, "currency": "GBP"},
        "tenderPeriod": {"endDate": "2024-12-03T12:00:00Z"},
        "items": [
            {"id": "1", "description": said("Stone"), "classification": {"scheme": "CPV", "id": said("45221119")}}
        ],
        "documents": [{"id": "D", "title": said("Terms"), "url": "javascript:alert(1)", "format": said("text/html")}],
    }
    award = {
        "id": "A",
        "title": said("Award"),
        "status": "active",
        "date": "2024-11-11T00:00:00Z",
        "value": {"amount": 240000, "currency": "GBP"},
        "suppliers": [supplier],
    }
    parties = [
        buyer | {"roles": ["buyer", said("x")], "address": {"locality": said("Otterholme"), "region": said("UKD")}},
        supplier | {"roles": ["supplier"], "identifier": {"scheme": said("GB-COH"), "uri": "javascript:alert(1)"}},
    ]
    first = {"ocid": OCID, "id": "r1", "date": "2024-11-01T09:00:00Z", "tag": ["tender"], "tender": tender}
    common = {"buyer": buyer, "parties": parties, "language": "en"}
    later = tender | {"title": said("Repair of both bridges")}
    amended = {"id": f"r2{MARKS[0]}", "date": "2024-11-05T09:00:00Z", "tag": ["tenderAmendment"], "tender": later}
    awarded = {"id": "r3", "date": "2024-11-12T09:00:00Z", "tag": ["award"], "tender": later, "awards": [award]}
    return [first | common, first | common | amended, first | common | awarded]


def hostile_package(folder: Path) -> Path:
    """A file of these releases."""
    path = folder / "hostile.json"
    publisher = {"name": f"Portal {MARKS[0]}", "uri": "javascript:alert(1)"}
    package = {
        "uri": "https://portal.example/1",
        "version": "1.1",
        "publishedDate": "2024-11-13T09:00:00Z",
        "publisher": publisher,
        "license": "javascript:alert(1)",
        "releases": hostile_releases(),
    }
    path.write_text(json.dumps(package), "utf-8")
    return path


def hostile_article() -> str:
    """An article on the same purchase."""
    return "\n\n".join(
        [
            f"Bridge repair {MARKS[0]}",
            f"Otterholme Council {MARKS[1]} will pay £250,000 for the repair of the Swallow Bridge.",
            f'"The bridge {MARKS[2]} is safe," said Ann Otter {MARKS[3]}.',
            *(f"Bids close on 3 December 2024 {mark}." for mark in MARKS),
        ]
    )


def dangers(page: str) -> list[str]:
    """What a browser would obey on a page, though only a publisher or a writer can have said it."""
    found: list[str] = []
    for element in html.fromstring(page).iter():
        if not isinstance(element.tag, str):
            continue
        found += [
            f"<{element.tag} {name}>" for name in element.attrib if name.lower().startswith("on") or name == "style"
        ]
        found += [
            f"{name}={value[:40]}"
            for name, value in element.attrib.items()
            if name in ("href", "src", "action", "formaction", "data", "{http://www.w3.org/1999/xlink}href")
            and value.strip().lower().startswith(("javascript:", "data:", "vbscript:"))
        ]
        ours = element.tag == "script" and element.get("src", "").startswith("/static/")
        if element.tag in ("script", "iframe", "object", "embed", "base", "style", "img") and not ours:
            found.append(f"<{element.tag}>")
    return found + [f"U+{ord(c):04X}" for c in set("\x00\x1b\u202e") if c in page]
