"""The register's own tasks that write: load and rebuild."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, overload

from onrecord.errors import UsageError
from onrecord.register import Register
from onrecord.register.payments.book import PaymentBook
from onrecord.report.answers_lists import LoadAnswer, RebuildAnswer
from onrecord.settings import Settings
from onrecord.tasks.opening import Clock, Listener, demand, demand_paths, now

if TYPE_CHECKING:
    from onrecord.report.answers_payments import SpendAnswer


@overload
def load(
    settings: Settings, paths: Sequence[Path], *, listener: Listener | None = None, clock: Clock = now
) -> LoadAnswer: ...
@overload
def load(
    settings: Settings,
    paths: Sequence[Path],
    *,
    spend: bool,
    body: str | None = None,
    listener: Listener | None = None,
    clock: Clock = now,
) -> LoadAnswer | SpendAnswer: ...
def load(
    settings: Settings,
    paths: Sequence[Path],
    *,
    spend: bool = False,
    body: str | None = None,
    listener: Listener | None = None,
    clock: Clock = now,
) -> LoadAnswer | SpendAnswer:
    """Load files and folders into the register, which is created where there is none.

    `spend`: they are lists of payments, not OCDS; `body`: who paid, where the lists do not say.
    Errors: InputError for a path that is not there; RegisterError when the register is locked or damaged; UsageError
    for `body` without `spend`.
    """
    if spend:
        from onrecord.tasks.spending import load_spend

        return load_spend(settings, paths, body=body, listener=listener, clock=clock)
    if body is not None:
        raise UsageError("--body", expected="--spend beside it", remedy="Releases say themselves who buys.")
    demand_paths(paths)
    register = Register.open(settings.register, create=True)
    return LoadAnswer(register.load(paths, now=clock(), progress=listener), str(settings.register))


def rebuild(
    settings: Settings, *, engine: str = "duckdb", master: str | None = None, listener: Listener | None = None
) -> RebuildAnswer:
    """Throw away all that is derived and make it again from the raw objects.

    With the engine `spark` the tables are made again from the releases, on the cluster that `master` names.
    Errors: UsageError when Spark is not there.
    """
    demand(settings)
    if engine == "spark":
        from onrecord.tasks.cluster import rebuild_on_spark

        report = rebuild_on_spark(Register.open(settings.register), master, listener)
        return RebuildAnswer(report, str(settings.register))
    register = Register.open_to_rebuild(settings.register)
    report = register.rebuild(progress=listener)
    PaymentBook(settings.register).rebuild(progress=listener)
    return RebuildAnswer(report, str(settings.register))
