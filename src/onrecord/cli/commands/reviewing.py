"""`onrecord review` and `reviews`: the reviewer's seat."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord import tasks
from onrecord.checking.model import Reason, VerdictWord
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.submitting import read, submitting_one
from onrecord.report.terminal_reviews import print_review_answer, print_reviews
from onrecord.tasks import Handed


@onrecord.command(
    short_help="Confirm, overrule or annotate a verdict.",
    epilog=examples(
        "onrecord review courier.txt",
        'onrecord review courier.txt --claim c3 --confirm --by "A. Editor"',
        "onrecord review courier.txt --claim c4 --verdict supported --reason "
        '"The notice was revised." --by "A. Editor"',
        'onrecord review courier.txt --claim c4 --undo --reason "I misread the notice." --by "A. Editor"',
    ),
)
@submitting_one
@click.option("--claim", metavar="CLAIM", help="The claim that is meant: its id, or its words.")
@click.option("--confirm", is_flag=True, help="The verdict is right.")
@click.option(
    "--verdict",
    type=click.Choice([word.value for word in VerdictWord]),
    metavar="VERDICT",
    help=f"The verdict is wrong, and this is right: {', '.join(word.value for word in VerdictWord)}.",
)
@click.option(
    "--because",
    type=click.Choice([reason.value for reason in Reason]),
    metavar="REASON",
    help="With a verdict that accuses: which kind of error it is, such as wrong_number.",
)
@click.option("--undo", is_flag=True, help="Take back what was said last of this claim.")
@click.option("--reason", metavar="WORDS", help="Why; alone, a note beside the verdict.")
@click.option("--by", metavar="NAME", help="Who says so.  [the name you are logged in by]")
@shared
@click.pass_obj
def review(
    wishes: Wishes,
    handed: Handed,
    claim: str | None,
    confirm: bool,
    verdict: str | None,
    because: str | None,
    undo: bool,
    reason: str | None,
    by: str | None,
) -> None:
    """Say what a person thinks of a verdict; it is kept beside the machine's, for good, and shown wherever that is.

    Without --claim the article's claims are listed with their ids.
    """
    settings = wishes.settings()
    answer = tasks.review(
        settings,
        read(settings, handed),
        claim=claim,
        confirm=confirm,
        verdict=verdict,
        because=because,
        undo=undo,
        reason=reason,
        by=by,
    )
    wishes.answer(answer, print_review_answer)


@onrecord.command(
    short_help="List what people said of verdicts.",
    epilog=examples("onrecord reviews", 'onrecord reviews --by "A. Editor"', "onrecord reviews --export labels/"),
)
@click.option("--ocid", metavar="OCID", help="Only reviews about this record.")
@click.option("--by", metavar="NAME", help="Only reviews by this person: words of the name.")
@click.option(
    "--export",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Write those that stand into a new folder, as labelled articles.",
)
@click.option("--after", metavar="CURSOR", default="", help="Go on where the answer ended that gave this cursor.")
@click.option(
    "--limit", type=click.IntRange(1, 100_000), default=100, show_default=True, help="Reviews to list at most."
)
@shared
@click.pass_obj
def reviews(wishes: Wishes, ocid: str | None, by: str | None, export: Path | None, after: str, limit: int) -> None:
    """List what people said of verdicts, the newest first; what was undone or said anew stays in the list.

    The labels are in the schema of quality/articles: docs/answers.md says how to measure with them.
    """
    answer = tasks.reviews(wishes.settings(), ocid=ocid, by=by, export=export, after=after, limit=limit)
    wishes.answer(answer, print_reviews)
