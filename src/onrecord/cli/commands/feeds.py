"""`onrecord searches`, `feed` and `updates`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.errors import InputError
from onrecord.report.answers_feeds import print_searches, print_updates


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
