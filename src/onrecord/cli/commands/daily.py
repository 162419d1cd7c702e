"""`onrecord today`."""

from __future__ import annotations

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.report.terminal_today import print_today


@onrecord.command(
    short_help="What was published last, and what closes this week.",
    epilog=examples("onrecord today", "onrecord today --days 14 --json"),
)
@click.option("--days", type=click.IntRange(0, 366), default=7, show_default=True, help="How far ahead to look.")
@click.option("--limit", type=click.IntRange(1, 1000), default=8, show_default=True, help="Records of each at most.")
@shared
@click.pass_obj
def today(wishes: Wishes, days: int, limit: int) -> None:
    """Tell what was published last, and what is open for bids and closes soon."""
    wishes.answer(tasks.today(wishes.settings(), days=days, limit=limit), print_today)
