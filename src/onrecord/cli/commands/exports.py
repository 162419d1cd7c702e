"""`onrecord export`."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.kinds import INSTANT
from onrecord.cli.narrowing import narrowing
from onrecord.errors import UsageError
from onrecord.register.question import STAGES
from onrecord.report.answers_exports import print_export
from onrecord.report.export import format_names
from onrecord.tasks.exports import MADE_OF_RELEASES

STDOUT = Path("-")


@onrecord.command(
    short_help="Take records away: packages, tables, a database.",
    epilog=examples(
        "onrecord export csv saltmouth/ --buyer Saltmouth",
        "onrecord export records 2024.json --from 2024-01-01 --to 2024-12-31",
        "onrecord export jsonl - --buyer Saltmouth | gzip > saltmouth.jsonl.gz",
        "onrecord export sqlite register.db && datasette register.db -m register.db.metadata.json",
    ),
)
@click.argument("format", type=click.Choice(format_names()))
@click.argument("output", type=click.Path(path_type=Path))
@click.option("--words", default="", metavar="WORDS", help="Words that a record must hold.")
@narrowing
@click.option("--stage", type=click.Choice(STAGES), help="How far it has come.")
@click.option("--status", metavar="WORD", help="The publisher's own word for it, as active or complete.")
@click.option("--open", "open_now", is_flag=True, help="Advertised, and not closed yet.")
@click.option("--doubtful", is_flag=True, help="Closing dates in doubt count, too, with --open.")
@click.option("--as-of", type=INSTANT, help="As published by the end of this day; for packages and lines.")
@click.option("--known-at", type=INSTANT, help="As we had seen it then; for packages and lines.")
@click.option("--contacts", is_flag=True, help="With the contact details of people, which are left out otherwise.")
@shared
@click.pass_obj
def export(wishes: Wishes, /, format: str, output: Path, **asked: Any) -> None:
    """Take records away: packages, tables, a database.

    Writes the records that answer the question, all of them without one, to OUTPUT, a file or a folder that is not
    there yet, with the attribution that their licences ask for. jsonl, releases and records go to standard output
    where OUTPUT is -, and their attribution to standard error.
    """
    wishes.interrupted = "interrupted; nothing was written"
    if output == STDOUT:
        _pour(wishes, format, asked)
    else:
        wishes.answer(tasks.export(wishes.settings(), format, output, **asked), print_export)


def _pour(wishes: Wishes, format: str, asked: Mapping[str, Any]) -> None:
    """Write to standard output what is whole by then. Errors: UsageError for what is no text, or has no place there."""
    if format not in MADE_OF_RELEASES:
        expected = f"one of {', '.join(MADE_OF_RELEASES)}"
        raise UsageError("onrecord export -", found=f"{format}, which cannot be written to a pipe", expected=expected)
    if wishes.json:
        raise UsageError(
            "onrecord export - --json", found="two answers for one output", remedy="Name a file as OUTPUT."
        )
    with TemporaryDirectory(prefix="onrecord-export-") as folder:
        made = Path(folder) / "export"
        answer = tasks.export(wishes.settings(), format, made, **asked)
        sys.stdout.flush()
        with made.open("rb") as whole:
            shutil.copyfileobj(whole, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    for line in answer.about.lines:
        click.echo(line, err=True)
