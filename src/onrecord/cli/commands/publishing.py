"""`onrecord claimreview`, `corrections` and `request`: what is published, sent and asked."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.submitting import read, submitting, submitting_any
from onrecord.errors import InputError
from onrecord.report.answers_letters import ClaimReviewAnswer
from onrecord.report.requests import Law
from onrecord.report.terminal_letters import print_claimreview, print_corrections, print_request
from onrecord.tasks import Handed

_BY = click.option("--by", metavar="NAME", help="Who signs it.  [a place is left for the name]")


@onrecord.command(
    short_help="Judged claims as schema.org ClaimReview.",
    epilog=examples(
        "onrecord claimreview courier.txt --json",
        "onrecord claimreview courier.txt --outlet 'Evening Courier' --url https://checks.example/7 "
        '--reviewer "A. Editor" --file claims.json',
    ),
)
@submitting
@click.option("--reviewer", metavar="NAME", help="Who signs: only verdicts that this person reviewed are signed.")
@click.option("--publisher", metavar="NAME", help="The organisation on whose page they will stand.")
@click.option("--url", metavar="URL", help="The page on which they will stand.")
@click.option(
    "--file",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write what is signed there, as JSON-LD for that page.",
)
@shared
@click.pass_obj
def claimreview(
    wishes: Wishes,
    handed: Handed,
    reviewer: str | None,
    publisher: str | None,
    url: str | None,
    file: Path | None,
) -> None:
    """Draft a ClaimReview for each claim that was judged; sign those whose verdict a named person has reviewed.

    What nobody has signed stays a draft, says so in itself, and is never written to the file.
    """
    settings = wishes.settings()
    answer = tasks.claimreview(
        settings,
        read(settings, handed),
        reviewer=reviewer,
        publisher=publisher,
        url=url,
    )
    if file:
        _write_signed(file, answer)
    wishes.answer(answer, print_claimreview)
    if file:
        click.echo(f"Wrote {file}", err=True)


@onrecord.command(
    short_help="Write to the outlet what is to be corrected.",
    epilog=examples("onrecord corrections courier.txt --outlet 'Evening Courier' --by 'A. Editor' > note.txt"),
)
@submitting
@_BY
@shared
@click.pass_obj
def corrections(
    wishes: Wishes,
    handed: Handed,
    by: str | None,
) -> None:
    """Write a note to each outlet: every error in neutral words, with its evidence; nothing that is in doubt.

    A point that no person has confirmed makes it a draft, and it says so.
    """
    settings = wishes.settings()
    answer = tasks.corrections(
        settings,
        read(settings, handed),
        by=by,
    )
    wishes.answer(answer, print_corrections)


@onrecord.command(
    short_help="Ask the buyer what the record cannot answer.",
    epilog=examples(
        "onrecord request courier.txt > request.txt",
        "onrecord request --ocid ocds-213czf-000-00001 --by 'A. Editor'",
        "onrecord request courier.txt --json",
    ),
)
@submitting_any
@click.option(
    "--law",
    type=click.Choice([law.value for law in Law]),
    help="Under which law: foia (the Act of 2000), foisa (Scotland), other.  [what the buyer's address points to]",
)
@_BY
@shared
@click.pass_obj
def request(
    wishes: Wishes,
    handed: Handed,
    law: str | None,
    by: str | None,
) -> None:
    """Draft a freedom of information request to the buyer: what articles raise and the record cannot answer.

    Without an article, what the record of --ocid leaves open by itself. No personal data is asked for.
    """
    settings = wishes.settings()
    answer = tasks.request(
        settings,
        read(settings, handed),
        law=law,
        by=by,
    )
    wishes.answer(answer, print_request)


def _write_signed(path: Path, answer: ClaimReviewAnswer) -> None:
    """The signed ones alone. Errors: InputError when there is none, or something is there already."""
    from onrecord.report.export.draft import appearing
    from onrecord.report.json import encode

    if not answer.signed:
        raise InputError(
            str(path), found="nothing that is signed", remedy="Say what each draft lacks: leave --file out."
        )
    with appearing(path) as draft:
        # It goes into a page's script element, which no text of an article may close.
        text = encode(answer.signed).replace("<", "\\u003c")
        draft.write_text(text + "\n", encoding="utf-8", newline="\n")
