"""`onrecord show`."""

from __future__ import annotations

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.kinds import INSTANT
from onrecord.report.terminal_record import print_record
from onrecord.values import Instant


@onrecord.command(
    short_help="Show one record, today or as of a day.",
    epilog=examples("onrecord show ocds-213czf-000-00001", "onrecord show ocds-213czf-000-00001 --as-of 2024-04-26"),
)
@click.argument("ocid")
@click.option("--as-of", type=INSTANT, help="As the record stood at the end of this day.")
@click.option("--known-at", type=INSTANT, help="As we knew it then: only releases that we had seen count.")
@click.option("--history", is_flag=True, help="What each release changed.")
@shared
@click.pass_obj
def show(wishes: Wishes, ocid: str, as_of: Instant | None, known_at: Instant | None, history: bool) -> None:
    """Show one record, today or as of a day, as we know it now or knew it then."""
    answer = tasks.show(wishes.settings(), ocid, as_of=as_of, known_at=known_at, history=history)
    wishes.answer(answer, print_record)
