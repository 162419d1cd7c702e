"""`onrecord notify`."""

from __future__ import annotations

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.report.answers_feeds import print_notified


@onrecord.command(
    short_help="Mail the news of saved searches.",
    epilog=examples("onrecord notify --site https://record.example"),
)
@click.option("--site", metavar="URL", default="", help="Where the pages are that the mail leads to.")
@shared
@click.pass_obj
def notify(wishes: Wishes, site: str) -> None:
    """Send whoever follows a saved search by mail what it found anew: once a day at most, and nothing twice.

    The mail server is read from ONRECORD_SMTP.
    """
    wishes.answer(tasks.notify(wishes.settings(), site=site), print_notified)
