"""The answer of `check --json`, as product.md and the articles' README have it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from made_dossier import HERALD, LANTERN, hostile_dossier, made_dossier

from onrecord.checking.model import Dossier
from onrecord.errors import InputError
from onrecord.report.json import encode, error_json
from onrecord.report.json_dossier import dossier_json

GOLDEN = Path(__file__).parents[2] / "golden" / "report" / "dossier.json"


def answer() -> dict:
    return json.loads(encode(dossier_json(made_dossier())))


def test_the_answer_is_as_agreed() -> None:
    """All of it; `python tests/made_dossier.py` writes it again."""
    assert encode(dossier_json(made_dossier())) + "\n" == GOLDEN.read_text("utf-8")


def test_the_names_of_the_contract_are_there() -> None:
    """Every key that product.md names, at its place."""
    article = answer()["articles"][0]
    assert {"id", "published", "link", "claims", "quotations"} <= set(article)
    assert {"ocid", "candidates", "reasons"} <= set(article["link"])
    claim = article["claims"][0]
    wanted = {"id", "start", "end", "text", "type", "value", "verdict", "reason", "rule", "sentence", "evidence"}
    assert wanted <= set(claim)
    assert set(claim["evidence"][0]) == {"ocid", "release_id", "pointer", "value"}
    assert set(article["quotations"][0]) == {"start", "end", "text", "source", "speaker", "named"}


def test_every_span_gives_its_own_words() -> None:
    """Offsets count code points of the very text: text[start:end] is the claim's text."""
    for text, article in zip((LANTERN, HERALD), answer()["articles"], strict=True):
        for found in article["claims"] + article["quotations"]:
            assert text[found["start"] : found["end"]] == found["text"]


def test_values_are_keyed_by_their_kind() -> None:
    """Money, days, lengths, counts and texts, as the articles' README has them."""
    claims = {claim["id"]: claim["value"] for claim in answer()["articles"][0]["claims"]}
    assert claims["c5"] == {
        "amount_min": 10000, "amount_max": 25000, "currency": "GBP", "qualifier": "range", "basis": "total",
    }  # fmt: skip
    assert claims["c4"] == {"start": "2024-04-02", "end": "2024-04-02"}
    assert claims["c6"]["duration"] == "P3Y"
    assert claims["c9"] == {"text": "This is a disgrace"}


def test_decimals_keep_every_digit() -> None:
    """A sum is written as a number with the digits it has, never through a float."""
    assert encode({"a": Decimal("0.10"), "b": Decimal("22682504.94")}) == '{\n  "a": 0.10,\n  "b": 22682504.94\n}'


def test_no_comparison_is_null() -> None:
    """One article alone is compared with nothing."""
    assert dossier_json(Dossier(made_dossier().checks[:1], ()))["comparison"] is None


def test_hostile_texts_stay_themselves_and_do_no_harm() -> None:
    """A program reads the same characters; a terminal that shows the JSON obeys none of them."""
    text = encode(dossier_json(hostile_dossier()))
    assert "\x1b" not in text
    assert "\u202e" not in text
    title = json.loads(text)["articles"][0]["title"]
    assert "\x1b[31mred\u202e0001£\u202c" in title


def test_an_error_has_one_body() -> None:
    """Status, where, found, expected and remedy; what there is not is null."""
    error = InputError("a.txt", found="no text")
    assert error_json(error) == {
        "error": {"status": 422, "where": "a.txt", "found": "no text", "expected": None, "remedy": None}
    }
