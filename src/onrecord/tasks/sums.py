"""The task of adding up: sums with their own kind, and what was left out in doubt."""

from __future__ import annotations

from datetime import date

from onrecord.errors import UsageError
from onrecord.reading.model import SumKind
from onrecord.reading.money import By, top_of
from onrecord.register.totals import Choice
from onrecord.report.answers_totals import TotalsAnswer
from onrecord.settings import Settings
from onrecord.tasks.opening import demand_order, open_register
from onrecord.values import Instant

NO_TOTAL = (SumKind.LOT, SumKind.TEXT)
"""A lot is an extent, and sums that only prose prints are not in the table."""


def totals(
    settings: Settings,
    *,
    by: str = "kind",
    kind: str | None = None,
    buyer: str | None = None,
    from_: date | None = None,
    to: date | None = None,
    as_of: Instant | None = None,
    known_at: Instant | None = None,
    limit: int = 20,
    engine: str = "duckdb",
    master: str | None = None,
    releases: str | None = None,
) -> TotalsAnswer:
    """Sums added with their own kind: by kind alone, or each by buyer, supplier, year or CPV division.

    `from_` and `to` are days of what the sums are about: of the award, the signature, the payment, else of the
    publication. `as_of` and `known_at` ask for an earlier state, for which every record is read. `limit` is how many
    groups of each kind to list; all are counted. The engine `spark` reads the releases on the cluster that `master`
    names; `releases` then can be the address of a folder of them, where there is no register.
    Errors: UsageError for a `by` or a `kind` that there is not, or when Spark is not there.
    """
    demand_order(from_, to)
    choice = Choice(_kind(kind), buyer, from_, to, as_of, known_at)
    way = _way(by)
    if engine == "spark":
        from onrecord.tasks.cluster import total_on_spark

        register = None if releases else open_register(settings)
        found = top_of(total_on_spark(register, releases, choice, way, master), way, limit)
        return TotalsAnswer(found, way, choice, limit)
    if master or releases:
        raise UsageError("--master and --releases", found="no engine that takes them", expected="--engine spark")
    return TotalsAnswer(open_register(settings).top_totals(choice, way, limit), way, choice, limit)


def _kind(written: str | None) -> str | None:
    known = [kind.value for kind in SumKind if kind not in NO_TOTAL]
    if written is None:
        return None
    kind = written.replace("-", " ")
    if kind not in known:
        raise UsageError("--kind", found=f'"{written}"', expected=f"one of {', '.join(known)}")
    return kind


def _way(written: str) -> By:
    try:
        return By(written)
    except ValueError:
        raise UsageError("--by", found=f'"{written}"', expected=f"one of {', '.join(By)}") from None
