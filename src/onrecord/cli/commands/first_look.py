"""`onrecord demo`."""

from __future__ import annotations

import shutil
import sys

import click

from onrecord import tasks
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.progress import progress_bar
from onrecord.report.answers import DemoAnswer
from onrecord.report.terminal import Sheet
from onrecord.report.terminal_dossier import print_dossier


@onrecord.command(short_help="The first look: a sample register and two articles.", epilog=examples("onrecord demo"))
@shared
@click.pass_obj
def demo(wishes: Wishes) -> None:
    """The first look: load the sample register and check its two articles.

    Makes ./onrecord-demo.register and ./onrecord-demo.html, and replaces them when it is run again.
    """
    wishes.register = wishes.register or tasks.DEMO_REGISTER
    with progress_bar() as listener:
        answer = tasks.demo(wishes.settings(), listener=listener)
    wishes.answer(answer, _print_demo)


def _print_demo(sheet: Sheet, answer: DemoAnswer) -> None:
    print_dossier(sheet, answer.check.dossier, answer.check.imprint)
    sheet.rule("What was done, and what to try next")
    loaded, register = answer.loaded.report, answer.check.imprint.register
    sheet.line(f"Loaded {loaded.releases} releases of {loaded.records} invented records into {register}")
    sheet.line(f"Wrote the same as a page: {answer.page.resolve()}")
    sheet.blank()
    # `make demo` installs into .venv, which is on nobody's PATH.
    name = "onrecord" if shutil.which("onrecord") else sys.argv[0]
    for command in (
        f"{name} serve --register {register}",
        f"{name} search training --register {register}",
        f"{name} check YOUR-ARTICLE.txt --register {register}",
        f"{name} load FOLDER-OF-OCDS-FILES",
        f"{name} --help",
    ):
        sheet.line((command, "bold"), indent=2)
    sheet.line("The first of these opens all of it in a browser.")
