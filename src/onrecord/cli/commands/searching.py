"""`onrecord search` and `issues`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.kinds import AMOUNT, DAY
from onrecord.register.question import STAGES
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
@click.option("--buyer", metavar="NAME", help="Words of the buyer's name.")
@click.option("--supplier", metavar="NAME", help="Words of a supplier's name.")
@click.option("--cpv", metavar="CODE", help="A CPV code, or the first digits of one.")
@click.option("--place", metavar="PLACE", help="Words of a place, or the code of a region, as UKD or UKD45.")
@click.option("--from", "from_", type=DAY, help="Published on this day or later.")
@click.option("--to", type=DAY, help="Published on this day or earlier.")
@click.option("--min", "min_", type=AMOUNT, help="Worth this much or more: 25000, 25k, 1.5m.")
@click.option("--max", "max_", type=AMOUNT, help="Worth this much or less.")
@click.option("--stage", type=click.Choice(STAGES), help="How far it has come.")
@click.option("--status", metavar="WORD", help="The publisher's own word for it, as active or complete.")
@click.option("--open", "open_now", is_flag=True, help="Advertised, and not closed yet.")
@click.option("--doubtful", is_flag=True, help="Closing dates in doubt count, too: with --open, and in calendars.")
@click.option("--save", metavar="NAME", help="Keep this question under a name, for onrecord feed.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Records to show at most.")
@shared
@click.pass_obj
def search(
    wishes: Wishes,
    words: tuple[str, ...],
    buyer: str | None,
    supplier: str | None,
    cpv: str | None,
    place: str | None,
    from_: date | None,
    to: date | None,
    min_: Decimal | None,
    max_: Decimal | None,
    stage: str | None,
    status: str | None,
    open_now: bool,
    doubtful: bool,
    save: str | None,
    limit: int,
) -> None:
    """Find records by their words, parties, CPV code, place, days, worth and stage.

    Every word must be there; words in double quotes must stand there as they are.
    """
    answer = tasks.search(
        wishes.settings(),
        " ".join(words),
        buyer=buyer,
        supplier=supplier,
        cpv=cpv,
        place=place,
        from_=from_,
        to=to,
        min_=min_,
        max_=max_,
        stage=stage,
        status=status,
        open_now=open_now,
        doubtful=doubtful,
        save=save,
        limit=limit,
    )
    wishes.answer(answer, print_found)


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
