"""`onrecord search`, `searches`, `feed` and `updates`."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.kinds import AMOUNT, DAY
from onrecord.errors import InputError
from onrecord.register.question import STAGES
from onrecord.report.answers_feeds import print_searches, print_updates
from onrecord.report.terminal_lists import print_found


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
        save=save,
        limit=limit,
    )
    wishes.answer(answer, print_found)


@onrecord.command(
    short_help="List the saved searches.", epilog=examples("onrecord searches", "onrecord searches --remove walls")
)
@click.option("--remove", metavar="NAME", help="Forget this one first.")
@shared
@click.pass_obj
def searches(wishes: Wishes, remove: str | None) -> None:
    """List the saved searches."""
    wishes.answer(tasks.searches(wishes.settings(), remove=remove), print_searches)


@onrecord.command(
    short_help="A saved search as Atom or as a calendar.",
    epilog=examples("onrecord feed walls > walls.atom", "onrecord feed walls --format ics --file walls.ics"),
)
@click.argument("name")
@click.option("--format", type=click.Choice(["atom", "ics"]), default="atom", show_default=True, help="What to write.")
@click.option("--limit", type=click.IntRange(1, 500), default=100, show_default=True, help="Records at most.")
@click.option("--file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Write it there.")
@shared
@click.pass_obj
def feed(wishes: Wishes, name: str, format: str, limit: int, file: Path | None) -> None:
    """A saved search as Atom, for readers of news, or as a calendar of closing dates."""
    answer = tasks.feed(wishes.settings(), name, format=format, limit=limit)
    if file is not None:
        _replace(file, answer.content)
    elif wishes.json:
        wishes.answer(answer, print)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(answer.content)


def _replace(output: Path, content: bytes) -> None:
    """Whoever reads the file meanwhile sees the old feed or the new one."""
    draft = output.with_name(f".{output.name}.part")
    try:
        draft.write_bytes(content)
        draft.replace(output)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            str(output), found=f"a place that cannot be written ({reason})", remedy="Choose another."
        ) from error


@onrecord.command(
    short_help="What came into the register, each release once.",
    epilog=examples("onrecord updates", "onrecord updates --after CURSOR --json"),
)
@click.option("--after", default="", metavar="CURSOR", help="Only what came after the last answer with this cursor.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=100, show_default=True, help="Releases at most.")
@shared
@click.pass_obj
def updates(wishes: Wishes, after: str, limit: int) -> None:
    """What came into the register, each release once, in the order in which it came.

    Every answer ends with a cursor. Asking with it gives what came since: nothing is left out and nothing comes
    twice, whatever was loaded or rebuilt in between.
    """
    wishes.answer(tasks.updates(wishes.settings(), after=after, limit=limit), print_updates)
