"""`onrecord propose`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.submitting import read, submitting_unproposed
from onrecord.report.terminal_proposals import print_proposals
from onrecord.tasks import Handed


@onrecord.command(
    short_help="Ask a language model what hard sentences state.",
    epilog=examples(
        "onrecord propose courier.txt --endpoint http://localhost:11434/v1 --model some-model --out proposals.json",
        "onrecord check courier.txt --proposals proposals.json",
    ),
)
@submitting_unproposed
@click.option("--endpoint", required=True, metavar="URL", help="An OpenAI-compatible address, on this machine or not.")
@click.option("--model", required=True, metavar="NAME", help="The model, by the name that the address knows.")
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write the proposals, for onrecord check --proposals.",
)
@shared
@click.pass_obj
def propose(wishes: Wishes, handed: Handed, endpoint: str, model: str, out: Path | None) -> None:
    """Have a language model propose what the sentences state of which no rule made anything.

    These sentences, each with the one before it, are sent to the address that you name, and nothing else is. A proposal
    counts only where our own reader finds the words and their value; it is never a verdict, and never accuses.
    The key of the address is read from ONRECORD_LLM_KEY.
    """
    settings = wishes.settings()
    answer = tasks.propose(settings, read(settings, handed), endpoint=endpoint, model=model, out=out)
    wishes.answer(answer, print_proposals)
    if out:
        click.echo(f"Wrote {out}", err=True)
