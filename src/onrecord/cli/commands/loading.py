"""`onrecord load` and `rebuild`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.progress import progress_bar
from onrecord.report.terminal_lists import print_load, print_rebuild

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
    settings = wishes.settings()
    wishes.interrupted = _what_was_kept(settings.register)
    with progress_bar() as listener:
        answer = tasks.load(settings, paths, spend=spend, body=body, listener=listener)
    if spend:
        from onrecord.report.terminal_payments import print_spend

        wishes.answer(answer, print_spend)
    else:
        wishes.answer(answer, print_load)
    return 0 if answer.loaded_anything else NOTHING_LOADED


def _what_was_kept(register: Path) -> Callable[[], str]:
    """What to say of a load that is interrupted: whether it kept anything shows in the ledger."""

    def size() -> int:
        ledger = register / "ledger.jsonl"
        return ledger.stat().st_size if ledger.exists() else 0

    before = size()

    def told() -> str:
        kept = "what was loaded is kept, and the register opens" if size() > before else "nothing was loaded"
        return f"interrupted; {kept}. Run the same command again to {'resume' if size() > before else 'load it'}."

    return told


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
