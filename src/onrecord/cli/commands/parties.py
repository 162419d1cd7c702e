"""`onrecord party`."""

from __future__ import annotations

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.progress import progress_bar
from onrecord.report.terminal_parties import print_party


@onrecord.command(
    short_help="Tell what a buyer or supplier did.",
    epilog=examples(
        'onrecord party "Saltmouth Harbour Authority"',
        "onrecord party GB-COH-05280446 --as supplier",
        'onrecord party "Ferrow Ltd" --part "Ferrow Marine Ltd" --reason "Two firms: different directors."',
    ),
)
@click.argument("name")
@click.option(
    "--as", "as_", type=click.Choice(["buyer", "supplier"]), help="Only what it bought, or only what it sold."
)
@click.option("--part", metavar="OTHER", help="A name, number or spelling of it that is another organisation's.")
@click.option("--join", metavar="OTHER", help="Another party that is the same organisation.")
@click.option("--reason", metavar="WHY", help="Why they are to be parted or joined; kept with the decision.")
@click.option("--by", metavar="WHO", help="Who decides.  [the user's name on this computer]")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Candidates to list at most."
)
@shared
@click.pass_obj
def party(
    wishes: Wishes,
    name: str,
    as_: str | None,
    part: str | None,
    join: str | None,
    reason: str | None,
    by: str | None,
    limit: int,
) -> None:
    """Tell what an organisation bought or sold, by year and kind of money, with whom, and how late its notices came.

    NAME is a name, some words of it, an identifier or an id. Spellings are joined to organisations by their numbers,
    then by names and places; a wrong join can be undone, and stays undone.
    """
    with progress_bar() as listener:
        answer = tasks.party(
            wishes.settings(), name, as_=as_, part=part, join=join, reason=reason, by=by, limit=limit, listener=listener
        )
    wishes.answer(answer, print_party)
