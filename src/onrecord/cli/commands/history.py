"""`onrecord verify`."""

from __future__ import annotations

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.progress import progress_bar
from onrecord.report.terminal_history import print_verify

DAMAGED = 4


@onrecord.command(
    short_help="Prove that nothing was edited.",
    epilog=examples("onrecord verify", "onrecord verify --quick --json"),
)
@click.option("--head", metavar="HASH", help="The head that an earlier verify printed: it must still be there.")
@click.option("--quick", is_flag=True, help="Hash everything, but do not count the releases of each object again.")
@shared
@click.pass_obj
def verify(wishes: Wishes, head: str | None, quick: bool) -> int:
    """Prove that nothing was edited: compute every hash again, and name the first line that does not fit.

    Leaves with exit code 4 when something does not fit.
    """
    wishes.interrupted = "interrupted; verifying changes nothing"
    with progress_bar() as listener:
        answer = tasks.verify(wishes.settings(), head=head, quick=quick, listener=listener)
    wishes.answer(answer, print_verify)
    return 0 if answer.report.fits else DAMAGED
