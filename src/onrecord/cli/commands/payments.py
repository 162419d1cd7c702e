"""`onrecord payments`."""

from __future__ import annotations

from datetime import date

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.kinds import DAY
from onrecord.report.terminal_payments import print_payment_issues, print_payments


@onrecord.command(
    short_help="List payments, and the awards they may be of.",
    epilog=examples(
        'onrecord payments --supplier "Lanternworks Cooperative" --from 2024-04-01',
        "onrecord payments --ocid ocds-213czf-000-00001",
        "onrecord payments --issues",
    ),
)
@click.option("--supplier", metavar="NAME", help="Words of the supplier's name, or a company number.")
@click.option("--buyer", metavar="NAME", help="Words of the name of who paid.")
@click.option("--ocid", metavar="OCID", help="Only payments that may be of an award of this record.")
@click.option("--from", "from_", type=DAY, help="Paid on this day or later.")
@click.option("--to", type=DAY, help="Paid on this day or earlier.")
@click.option("--people", is_flag=True, help="Show the names of private individuals, too.")
@click.option("--issues", is_flag=True, help="List what is wrong in the lists of payments instead.")
@click.option("--after", metavar="CURSOR", default="", help="Go on where the answer ended that gave this cursor.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Rows to show at most.")
@shared
@click.pass_obj
def payments(
    wishes: Wishes,
    supplier: str | None,
    buyer: str | None,
    ocid: str | None,
    from_: date | None,
    to: date | None,
    people: bool,
    issues: bool,
    after: str,
    limit: int,
) -> None:
    """List payments, the newest first, each with the award it may be of, how sure that is, and why."""
    answer = tasks.payments(
        wishes.settings(),
        supplier=supplier,
        buyer=buyer,
        ocid=ocid,
        from_=from_,
        to=to,
        people=people,
        issues=issues,
        after=after,
        limit=limit,
    )
    wishes.answer(answer, print_payment_issues if issues else print_payments)
