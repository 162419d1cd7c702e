"""`onrecord totals`."""

from __future__ import annotations

from datetime import date

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.kinds import DAY, INSTANT
from onrecord.report.terminal_totals import print_totals
from onrecord.values import Instant

ENGINES = ("duckdb", "spark")
WAYS = ("kind", "buyer", "supplier", "year", "cpv")
KINDS = ("budget", "estimate", "ceiling", "floor", "award", "amended", "called-off", "contract", "paid")


@onrecord.command(
    short_help="Add sums up, each with its own kind.",
    epilog=examples(
        "onrecord totals",
        "onrecord totals --by supplier --kind award --from 2024-01-01 --to 2024-12-31",
        'onrecord totals --by year --buyer "Saltmouth Harbour" --json',
    ),
)
@click.option("--by", type=click.Choice(WAYS), default="kind", show_default=True, help="What to tell apart.")
@click.option("--kind", type=click.Choice(KINDS), help="Only sums of this kind.")
@click.option("--buyer", metavar="NAME", help="Only of buyers with these words in their name.")
@click.option("--from", "from_", type=DAY, help="Awarded, signed, paid or published on this day or later.")
@click.option("--to", type=DAY, help="The same, on this day or earlier.")
@click.option("--as-of", type=INSTANT, help="As published by the end of this day; reads every record.")
@click.option("--known-at", type=INSTANT, help="As we had seen it by then; reads every record.")
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, help="Groups of each kind to list at most."
)
@click.option("--engine", type=click.Choice(ENGINES), default="duckdb", show_default=True, help="What adds them up.")
@click.option("--master", metavar="URL", help="Of the Spark cluster; without it, this machine's cores.")
@click.option("--releases", metavar="ADDRESS", help="A folder of releases for Spark, where there is no register.")
@shared
@click.pass_obj
def totals(
    wishes: Wishes,
    by: str,
    kind: str | None,
    buyer: str | None,
    from_: date | None,
    to: date | None,
    as_of: Instant | None,
    known_at: Instant | None,
    limit: int,
    engine: str,
    master: str | None,
    releases: str | None,
) -> None:
    """Add sums up, each with its own kind.

    An estimate is never added to an award, net never to gross, a year never to the whole, one currency never to
    another. Figures in doubt are left out, and told.
    """
    answer = tasks.totals(
        wishes.settings(),
        by=by,
        kind=kind,
        buyer=buyer,
        from_=from_,
        to=to,
        as_of=as_of,
        known_at=known_at,
        limit=limit,
        engine=engine,
        master=master,
        releases=releases,
    )
    wishes.answer(answer, print_totals)
