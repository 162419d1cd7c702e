"""`onrecord pull`, `gaps` and `sources`."""

from __future__ import annotations

import logging
import sys
from datetime import date

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.kinds import DAY
from onrecord.cli.progress import progress_bar
from onrecord.report.terminal_pull import print_gaps, print_pull, print_sources

_ADDRESS = click.option(
    "--address", metavar="BASE", help="Ask it at another address: a mirror, or a server of your own."
)


@onrecord.command(
    short_help="Pull notices from an official source.",
    epilog=examples(
        "onrecord pull contracts-finder --since 2025-03-01 --until 2025-03-31",
        "onrecord pull find-a-tender --follow",
        "onrecord pull https://publisher.example/ocds/2025.jsonl.gz",
    ),
)
@click.argument("source")
@click.option(
    "--since", type=DAY, help="From the beginning of this day; without it, on from where the last pull ended."
)
@click.option("--until", type=DAY, help="To the end of this day; without it, to now.")
@click.option("--again", is_flag=True, help="Ask anew for days that were answered: finds edits that moved no date.")
@click.option(
    "--history", is_flag=True, help="Also ask for older releases that the source shows only process by process."
)
@click.option("--follow", is_flag=True, help="Keep the register current until Ctrl-C.")
@click.option(
    "--every", type=click.IntRange(1, 7 * 24 * 60), default=tasks.EVERY, show_default=True, metavar="MINUTES",
    help="With --follow: from one poll to the next.",
)  # fmt: skip
@_ADDRESS
@shared
@click.pass_obj
def pull(
    wishes: Wishes,
    source: str,
    since: date | None,
    until: date | None,
    again: bool,
    history: bool,
    follow: bool,
    every: int,
    address: str | None,
) -> None:
    """Pull notices from an official source, or from the address of any OCDS file, into the register.

    Twelve requests in two minutes at most, shared by all pulls of this machine. What was interrupted goes on where it
    was. Set ONRECORD_CONTACT to an address by which the source can reach you.
    """
    wishes.interrupted = "interrupted; what came is kept. Run the same command again to go on."
    settings = wishes.settings()
    if not (settings.contact or address):
        click.echo("Sources like to know whom to write to: set ONRECORD_CONTACT to an e-mail address.", err=True)
    _listen(follow)
    with progress_bar() as listener:
        answer = tasks.pull(
            settings,
            source,
            since=since,
            until=until,
            again=again,
            history=history,
            follow=follow,
            every=every,
            address=address,
            listener=listener,
        )
    wishes.answer(answer, print_pull)


def _listen(follow: bool) -> None:
    """Print the log of a pull on standard error: one line a poll, and without a terminal, one for each wait."""
    logger = logging.getLogger("onrecord.pull")
    logger.setLevel(logging.INFO if follow else logging.WARNING)
    logging.getLogger("onrecord.pull.waits").setLevel(logging.WARNING if sys.stderr.isatty() else logging.INFO)
    if not logger.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(message)s"))
        logger.addHandler(handler)
        logger.propagate = False


@onrecord.command(
    short_help="Say what of a source is missing.",
    epilog=examples("onrecord gaps find-a-tender", "onrecord gaps contracts-finder --json"),
)
@click.argument("source")
@_ADDRESS
@shared
@click.pass_obj
def gaps(wishes: Wishes, source: str, address: str | None) -> None:
    """Say what of a source the register holds, and what is missing, not asked yet, or in doubt."""
    wishes.answer(tasks.gaps(wishes.settings(), source, address=address), print_gaps)


@onrecord.command(short_help="List the official sources.", epilog=examples("onrecord sources"))
@shared
@click.pass_obj
def sources(wishes: Wishes) -> None:
    """List the official sources that have a name, and when the register last had an answer of each."""
    wishes.answer(tasks.sources(wishes.settings()), print_sources)
