"""`onrecord changes`, `case` and `verify`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.kinds import DAY, INSTANT
from onrecord.cli.manuscripts import articles_of
from onrecord.cli.progress import progress_bar
from onrecord.report.answers_bundle import BundleAnswer
from onrecord.report.terminal_bundle import print_bundle
from onrecord.report.terminal_history import print_case, print_changes, print_verify
from onrecord.values import Instant

DAMAGED = 4
DIFFERENT = 1


@onrecord.command(
    short_help="Tell what changed, in plain words.",
    epilog=examples(
        "onrecord changes ocds-213czf-000-00001",
        'onrecord changes --buyer "Saltmouth Harbour" --from 2024-04-01',
        "onrecord changes --from 2024-04-26 --to 2024-04-26 --known --json",
    ),
)
@click.argument("ocid", required=False)
@click.option("--buyer", metavar="NAME", help="Records of this buyer: words of its name.")
@click.option("--from", "from_", type=DAY, help="Changes of this day or later.")
@click.option("--to", type=DAY, help="Changes of this day or earlier.")
@click.option("--known", is_flag=True, help="Let --from and --to mean when we saw a change, not the publisher's date.")
@click.option("--known-at", type=INSTANT, help="Leave out what we had not seen by then.")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Records to tell of at most."
)
@shared
@click.pass_obj
def changes(
    wishes: Wishes,
    ocid: str | None,
    buyer: str | None,
    from_: date | None,
    to: date | None,
    known: bool,
    known_at: Instant | None,
    limit: int,
) -> None:
    """Tell what changed in one record, in a buyer's records, or in a period, in plain words.

    Without an OCID, the records that changed last come first.
    """
    answer = tasks.changes(
        wishes.settings(), ocid, buyer=buyer, from_=from_, to=to, known=known, known_at=known_at, limit=limit
    )
    wishes.answer(answer, print_changes)


@onrecord.command(
    short_help="Tell which other records are one purchase with this one.",
    epilog=examples(
        "onrecord case ocds-213czf-000-00001",
        'onrecord case ocds-213czf-000-00001 --part ocds-213czf-000-00002 --reason "another school"',
    ),
)
@click.argument("ocid")
@click.option("--join", metavar="OCID", help="Write down that this record is the same purchase.")
@click.option("--part", metavar="OCID", help="Write down that this record is another purchase.")
@click.option("--reason", metavar="WORDS", help="Why; needed with --join and --part.")
@click.option("--by", metavar="NAME", help="Who says so.  [the name you are logged in by]")
@shared
@click.pass_obj
def case(wishes: Wishes, ocid: str, join: str | None, part: str | None, reason: str | None, by: str | None) -> None:
    """Tell which other records are one purchase with this one, and why: plans, call-offs, copies, second attempts.

    Records are never merged by it. What you join or part by hand stays so.
    """
    answer = tasks.case(wishes.settings(), ocid, join=join, part=part, reason=reason, by=by)
    wishes.answer(answer, print_case)


@onrecord.command(
    short_help="Prove that nothing was edited.",
    epilog=examples(
        "onrecord verify", "onrecord verify --quick --json", "onrecord verify courier.zip --article courier.txt"
    ),
)
@click.argument("bundle", required=False, type=click.Path(path_type=Path))
@click.option("--article", multiple=True, metavar="FILE", help="With a bundle: a text of which it has only the hash.")
@click.option("--head", metavar="HASH", help="The head that an earlier verify printed: it must still be there.")
@click.option("--quick", is_flag=True, help="Hash everything, but do not count the releases of each object again.")
@shared
@click.pass_obj
def verify(wishes: Wishes, bundle: Path | None, article: tuple[str, ...], head: str | None, quick: bool) -> int:
    """Prove that nothing was edited: compute every hash again, and name the first line that does not fit.

    Given a BUNDLE of onrecord check, run its check again from nothing but what is in it, and tell claim by claim
    whether the answer is the same. Leaves with exit code 4 when a register does not fit, and with 1 when a bundle
    comes to another answer.
    """
    wishes.interrupted = "interrupted; verifying changes nothing"
    settings = wishes.settings()
    texts = articles_of(settings, article)
    with progress_bar() as listener:
        answer = tasks.verify(settings, bundle, article=texts, head=head, quick=quick, listener=listener)
    if isinstance(answer, BundleAnswer):
        wishes.answer(answer, print_bundle)
        return 0 if answer.same else DIFFERENT
    wishes.answer(answer, print_verify)
    return 0 if answer.report.fits else DAMAGED
