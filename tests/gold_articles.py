"""Annotated articles as if they had been checked rightly: what comparing is measured with."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from onrecord.article.read import read_article
from onrecord.checking.model import (
    Check,
    CheckedClaim,
    Claim,
    ClaimType,
    ClaimValue,
    CountSaid,
    DaysSaid,
    Evidence,
    LengthSaid,
    Link,
    MoneySaid,
    Reason,
    TextSaid,
    Verdict,
    VerdictWord,
)
from onrecord.values import Days, Span, parse_duration, parse_instant


def gold_articles(shared_data: Path) -> list[dict[str, Any]]:
    """The annotated development articles, the seeds last."""
    folder = shared_data / "articles"
    paths = [*sorted(folder.glob("[dn]*.json")), *sorted((folder / "seeds").glob("s0*.json"))]
    return [json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal) for path in paths]


def gold_check(article: Mapping[str, Any]) -> Check:
    """The check that agrees with every annotation."""
    reading = read_article(article["text"], id=article["id"], published=parse_instant(article["published"]))
    ocid = article["link"]["ocid"]
    claims = tuple(_checked(ocid or "", claim) for claim in article["claims"])
    return Check(reading, Link(ocid, (), ("annotated",)), "", claims, ())


def _checked(ocid: str, claim: Mapping[str, Any]) -> CheckedClaim:
    said = Claim(
        claim["id"], Span(claim["start"], claim["end"]), claim["text"], ClaimType(claim["type"]), _value(claim["value"])
    )
    reason = Reason(claim["reason"]) if claim.get("reason") else None
    evidence = (Evidence(ocid, "r", "", None),)
    return CheckedClaim(said, Verdict(VerdictWord(claim["verdict"]), "gold", 1, "Annotated.", reason, evidence))


def _value(value: Mapping[str, Any]) -> ClaimValue:
    if "amount_min" in value:
        low, high = Decimal(value["amount_min"]), Decimal(value["amount_max"])
        return MoneySaid(low, high, value["currency"], value["qualifier"], value["basis"])
    if "start" in value:
        clock = time.fromisoformat(value["time"]) if value.get("time") else None
        return DaysSaid(Days(date.fromisoformat(value["start"]), date.fromisoformat(value["end"]), clock))
    if "duration" in value:
        parts = [parse_duration(part) for part in re.split(r"\+", value["duration"])]
        return LengthSaid(tuple(part for part in parts if part))
    if "number" in value:
        return CountSaid(int(value["number"]), value["of"])
    return TextSaid(value.get("text", ""))
