"""`onrecord sql`."""

from __future__ import annotations

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.register.inquiry import EXAMPLES
from onrecord.report.answers_sql import print_sql


@onrecord.command(
    short_help="Ask the tables yourself: one SELECT.",
    epilog=examples(f'onrecord sql "{EXAMPLES[0]}"', f'onrecord sql "{EXAMPLES[1]}" --limit 10'),
)
@click.argument("query")
@click.option("--limit", type=click.IntRange(1, 10_000), default=1000, show_default=True, help="Rows at most.")
@shared
@click.pass_obj
def sql(wishes: Wishes, query: str, limit: int) -> None:
    """Ask the register's tables in SQL, as DuckDB has it. Nothing but one SELECT is taken, and nothing can be changed.

    The tables are those of the exports, without contact details: docs/register.md. It has five seconds.
    """
    wishes.answer(tasks.sql(wishes.settings(), query, limit=limit), print_sql)
