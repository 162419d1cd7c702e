"""`onrecord export`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.kinds import AMOUNT, DAY, INSTANT
from onrecord.report.answers_exports import print_export
from onrecord.report.export import format_names
from onrecord.values import Instant


@onrecord.command(
    short_help="Take records away: packages, tables, a database.",
    epilog=examples(
        "onrecord export csv saltmouth/ --buyer Saltmouth",
        "onrecord export records 2024.json --from 2024-01-01 --to 2024-12-31",
        "onrecord export sqlite register.db && datasette register.db -m register.db.metadata.json",
    ),
)
@click.argument("format", type=click.Choice(format_names()))
@click.argument("output", type=click.Path(path_type=Path))
@click.option("--words", default="", metavar="WORDS", help="Words that a record must hold.")
@click.option("--buyer", metavar="NAME", help="Words of the buyer's name.")
@click.option("--supplier", metavar="NAME", help="Words of a supplier's name.")
@click.option("--cpv", metavar="CODE", help="A CPV code, or the first digits of one.")
@click.option("--place", metavar="PLACE", help="Words of a place, or the code of a region.")
@click.option("--from", "from_", type=DAY, help="Published on this day or later.")
@click.option("--to", type=DAY, help="Published on this day or earlier.")
@click.option("--min", "min_", type=AMOUNT, help="Worth this much or more: 25000, 25k, 1.5m.")
@click.option("--max", "max_", type=AMOUNT, help="Worth this much or less.")
@click.option("--as-of", type=INSTANT, help="As published by the end of this day; for packages and lines.")
@click.option("--known-at", type=INSTANT, help="As we had seen it then; for packages and lines.")
@click.option("--contacts", is_flag=True, help="With the contact details of people, which are left out otherwise.")
@shared
@click.pass_obj
def export(
    wishes: Wishes,
    format: str,
    output: Path,
    words: str,
    buyer: str | None,
    supplier: str | None,
    cpv: str | None,
    place: str | None,
    from_: date | None,
    to: date | None,
    min_: Decimal | None,
    max_: Decimal | None,
    as_of: Instant | None,
    known_at: Instant | None,
    contacts: bool,
) -> None:
    """Take records away: packages, tables, a database.

    Writes the records that answer the question, all of them without one, to OUTPUT, a file or a folder that is not
    there yet, with the attribution that their licences ask for.
    """
    wishes.interrupted = "interrupted; nothing was written"
    answer = tasks.export(
        wishes.settings(),
        format,
        output,
        words=words,
        buyer=buyer,
        supplier=supplier,
        cpv=cpv,
        place=place,
        from_=from_,
        to=to,
        min_=min_,
        max_=max_,
        as_of=as_of,
        known_at=known_at,
        contacts=contacts,
    )
    wishes.answer(answer, print_export)
