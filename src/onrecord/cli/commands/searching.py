"""`onrecord search` and `issues`."""

from __future__ import annotations

from typing import Any

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.kinds import INSTANT
from onrecord.cli.narrowing import narrowing
from onrecord.register.question import SORTS, STAGES
from onrecord.report.terminal_lists import print_found, print_issues


@onrecord.command(
    short_help="Find records by words, parties, CPV code, place, days, worth, stage.",
    epilog=examples(
        "onrecord search school meals --from 2024-01-01 --min 50k",
        'onrecord search --buyer "Saltmouth Harbour" --cpv 805 --open',
        "onrecord search '\"sea wall\"' --place UKD --save walls",
    ),
)
@click.argument("words", nargs=-1, metavar="WORDS...")
@narrowing
@click.option("--stage", type=click.Choice(STAGES), help="How far it has come.")
@click.option("--status", metavar="WORD", help="The publisher's own word for it, as active or complete.")
@click.option("--open", "open_now", is_flag=True, help="Advertised, and not closed yet.")
@click.option("--doubtful", is_flag=True, help="Closing dates in doubt count, too: with --open, and in calendars.")
@click.option("--as-of", type=INSTANT, help="As published by then; reads every record.")
@click.option("--known-at", type=INSTANT, help="As we had seen it by then; reads every record.")
@click.option("--sort", type=click.Choice(SORTS), default="best", show_default=True, help="What comes first.")
@click.option("--facets", is_flag=True, help="Count what the records have in common.")
@click.option("--after", metavar="CURSOR", default="", help="Go on where the answer ended that gave this cursor.")
@click.option("--save", metavar="NAME", help="Keep this question under a name, for onrecord feed.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Records to show at most.")
@shared
@click.pass_obj
def search(wishes: Wishes, /, words: tuple[str, ...], **asked: Any) -> None:
    """Find records by their words, parties, CPV code, place, days, worth and stage.

    Every word must be there; words in double quotes must stand there as they are.
    """
    wishes.answer(tasks.search(wishes.settings(), " ".join(words), **asked), print_found)


@onrecord.command(
    short_help="List what is wrong in the data.",
    epilog=examples("onrecord issues", "onrecord issues --rule date-format --json"),
)
@click.option("--rule", metavar="NAME", help="Only what this rule found.")
@click.option("--ocid", metavar="OCID", help="Only issues of this record.")
@click.option("--publisher", metavar="NAME", help="Only what came in packages of this publisher, by its whole name.")
@click.option("--known-at", type=INSTANT, help="Only issues of what we had seen by then.")
@click.option("--after", metavar="CURSOR", default="", help="Go on where the answer ended that gave this cursor.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="Issues to show at most.")
@shared
@click.pass_obj
def issues(wishes: Wishes, /, **asked: Any) -> None:
    """List what is wrong in the data: file, position, pointer, what was found, what was expected."""
    wishes.answer(tasks.issues(wishes.settings(), **asked), print_issues)
