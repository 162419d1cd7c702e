"""`onrecord deliver`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.report.answers_feeds import print_delivered


@onrecord.command(
    short_help="Tell receivers of webhooks what came in.",
    epilog=examples("onrecord deliver receivers.txt"),
)
@click.argument("receivers", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--again", is_flag=True, help="Try now those that were stopped or are waiting.")
@shared
@click.pass_obj
def deliver(wishes: Wishes, receivers: Path, again: bool) -> None:
    """Send each release that came into the register to the receivers named in FILE, signed, in order.

    A line of FILE is an https address and a secret, whsec_…
    """
    wishes.interrupted = "What was taken is written down; the next run goes on from there."
    wishes.answer(tasks.deliver(wishes.settings(), receivers, again=again), print_delivered)
