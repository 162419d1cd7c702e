"""`onrecord load`, `rebuild`, `show` and `issues`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.kinds import INSTANT
from onrecord.cli.progress import progress_bar
from onrecord.report.terminal_lists import print_issues, print_load, print_rebuild
from onrecord.report.terminal_payments import print_spend
from onrecord.report.terminal_record import print_record
from onrecord.values import Instant

NOTHING_LOADED = 3
ENGINES = ("duckdb", "spark")


@onrecord.command(
    epilog=examples(
        "onrecord load releases/",
        "onrecord load 2024.jsonl.gz package.json",
        'onrecord load --spend april.csv may.xlsx --body "Saltmouth Harbour Council"',
    )
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--spend", is_flag=True, help="The files are lists of payments (CSV, xlsx), not OCDS.")
@click.option("--body", metavar="NAME", help="With --spend: who paid, where the lists do not say.")
@shared
@click.pass_obj
def load(wishes: Wishes, paths: tuple[Path, ...], spend: bool, body: str | None) -> int:
    """Load files and folders of OCDS releases, or lists of payments.

    Takes release and record packages, single releases and JSON Lines of OCDS 1.0 and 1.1, plain, gzipped or in zip
    archives. Every byte is kept as given, and loading the same again changes nothing.
    """
    wishes.interrupted = (
        "interrupted; what was loaded is kept, and the register opens. Run the same command again to resume."
    )
    with progress_bar() as listener:
        answer = tasks.load(wishes.settings(), paths, spend=spend, body=body, listener=listener)
    wishes.answer(answer, print_spend if spend else print_load)
    return 0 if answer.loaded_anything else NOTHING_LOADED


@onrecord.command(
    short_help="Make everything derived again.",
    epilog=examples("onrecord rebuild", "onrecord rebuild --engine spark --master spark://HOST:7077"),
)
@click.option("--engine", type=click.Choice(ENGINES), default="duckdb", show_default=True, help="What makes it.")
@click.option("--master", metavar="URL", help="Of the Spark cluster; without it, this machine's cores.")
@shared
@click.pass_obj
def rebuild(wishes: Wishes, engine: str, master: str | None) -> None:
    """Make everything derived again from the raw objects; the answers stay the same.

    On Spark the tables are made, from the releases.
    """
    wishes.interrupted = "interrupted; the register is as it was before. Run the same command again."
    with progress_bar() as listener:
        answer = tasks.rebuild(wishes.settings(), engine=engine, master=master, listener=listener)
    wishes.answer(answer, print_rebuild)


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


@onrecord.command(
    short_help="List what is wrong in the data.",
    epilog=examples("onrecord issues", "onrecord issues --rule date-format --json"),
)
@click.option("--rule", metavar="NAME", help="Only what this rule found.")
@click.option("--ocid", metavar="OCID", help="Only issues of this record.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="Issues to show at most.")
@shared
@click.pass_obj
def issues(wishes: Wishes, rule: str | None, ocid: str | None, limit: int) -> None:
    """List what is wrong in the data: file, position, pointer, what was found, what was expected."""
    wishes.answer(tasks.issues(wishes.settings(), rule=rule, ocid=ocid, limit=limit), print_issues)
