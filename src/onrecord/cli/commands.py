"""The commands of product.md: each parses, calls the task of its name, and renders the answer."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from decimal import Decimal
from importlib import metadata
from pathlib import Path

import click

from onrecord import tasks
from onrecord.checking.model import VerdictWord
from onrecord.cli.door import Door, Wishes, shared
from onrecord.cli.kinds import AMOUNT, DAY, INSTANT
from onrecord.cli.manuscripts import read_manuscripts
from onrecord.cli.progress import progress_bar
from onrecord.errors import InputError
from onrecord.report.answers import CheckAnswer, DemoAnswer
from onrecord.report.html import dossier_html
from onrecord.report.terminal import Sheet
from onrecord.report.terminal_dossier import print_dossier
from onrecord.report.terminal_lists import print_found, print_issues, print_load, print_rebuild
from onrecord.report.terminal_record import print_record
from onrecord.values import Instant

NOTHING_LOADED = 3
CONTRADICTED = 1
PAGE_MARK = b'name="generator" content="On the Record'
"""Stands in the head of every page that we write."""


def _examples(*lines: str) -> str:
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


@click.group(
    cls=Door,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_examples(
        "onrecord demo",
        "onrecord load releases/",
        "onrecord check article.txt --published 2024-04-26",
        "onrecord search anti-racism training --buyer mayor",
    ),
)
@click.version_option(metadata.version("onrecord"), prog_name="onrecord")
@shared
@click.pass_context
def onrecord(ctx: click.Context) -> None:
    """Keep the record of public contracts, and check what is said about them against it."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@onrecord.command(short_help="The first look: a sample register and two articles.", epilog=_examples("onrecord demo"))
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
    _print_check(sheet, answer.check)
    sheet.rule("What was done, and what to try next")
    loaded, register = answer.loaded.report, answer.check.imprint.register
    sheet.line(f"Loaded {loaded.releases} releases of {loaded.records} invented records into {register}")
    sheet.line(f"Wrote the same as a page: {answer.page.resolve()}")
    sheet.blank()
    # `make demo` installs into .venv, which is on nobody's PATH.
    name = "onrecord" if shutil.which("onrecord") else sys.argv[0]
    for command in (
        f"{name} search training --register {register}",
        f"{name} check YOUR-ARTICLE.txt --register {register}",
        f"{name} load FOLDER-OF-OCDS-FILES",
        f"{name} --help",
    ):
        sheet.line((command, "bold"), indent=2)


@onrecord.command(epilog=_examples("onrecord load releases/", "onrecord load 2024.jsonl.gz package.json"))
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@shared
@click.pass_obj
def load(wishes: Wishes, paths: tuple[Path, ...]) -> int:
    """Load files and folders of OCDS releases.

    Takes release packages, single releases and JSON Lines of OCDS 1.0 and 1.1, plain or gzipped. Every byte is
    kept as given, and loading the same again changes nothing.
    """
    wishes.interrupted = (
        "interrupted; what was loaded is kept, and the register opens. Run the same command again to resume."
    )
    with progress_bar() as listener:
        answer = tasks.load(wishes.settings(), paths, listener=listener)
    wishes.answer(answer, print_load)
    return 0 if answer.loaded_anything else NOTHING_LOADED


@onrecord.command(short_help="Make everything derived again.", epilog=_examples("onrecord rebuild"))
@shared
@click.pass_obj
def rebuild(wishes: Wishes) -> None:
    """Make everything derived again from the raw objects; the answers stay the same."""
    wishes.interrupted = "interrupted; the register is as it was before. Run the same command again."
    with progress_bar() as listener:
        answer = tasks.rebuild(wishes.settings(), listener=listener)
    wishes.answer(answer, print_rebuild)


@onrecord.command(
    epilog=_examples(
        "onrecord search school meals --from 2024-01-01 --min 50k",
        'onrecord search --buyer "Saltmouth Harbour" --cpv 805',
    )
)
@click.argument("words", nargs=-1, metavar="WORDS...")
@click.option("--buyer", metavar="NAME", help="Words of the buyer's name.")
@click.option("--cpv", metavar="CODE", help="A CPV code, or the first digits of one.")
@click.option("--from", "from_", type=DAY, help="Published on this day or later.")
@click.option("--to", type=DAY, help="Published on this day or earlier.")
@click.option("--min", "min_", type=AMOUNT, help="Worth this much or more: 25000, 25k, 1.5m.")
@click.option("--max", "max_", type=AMOUNT, help="Worth this much or less.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Records to show at most.")
@shared
@click.pass_obj
def search(
    wishes: Wishes,
    words: tuple[str, ...],
    buyer: str | None,
    cpv: str | None,
    from_: date | None,
    to: date | None,
    min_: Decimal | None,
    max_: Decimal | None,
    limit: int,
) -> None:
    """Find records by their words, buyer, CPV code, days and worth."""
    answer = tasks.search(
        wishes.settings(),
        " ".join(words),
        buyer=buyer,
        cpv=cpv,
        from_=from_,
        to=to,
        min_=min_,
        max_=max_,
        limit=limit,
    )
    wishes.answer(answer, print_found)


@onrecord.command(
    epilog=_examples("onrecord show ocds-213czf-000-00001", "onrecord show ocds-213czf-000-00001 --as-of 2024-04-26")
)
@click.argument("ocid")
@click.option("--as-of", type=INSTANT, help="As the record stood at the end of this day.")
@click.option("--history", is_flag=True, help="What each release changed.")
@shared
@click.pass_obj
def show(wishes: Wishes, ocid: str, as_of: Instant | None, history: bool) -> None:
    """Show one record, today or as of a day."""
    answer = tasks.show(wishes.settings(), ocid, as_of=as_of, history=history)
    wishes.answer(answer, print_record)


@onrecord.command(
    short_help="List what is wrong in the data.",
    epilog=_examples("onrecord issues", "onrecord issues --rule date-format --json"),
)
@click.option("--rule", metavar="NAME", help="Only what this rule found.")
@click.option("--ocid", metavar="OCID", help="Only issues of this record.")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="Issues to show at most.")
@shared
@click.pass_obj
def issues(wishes: Wishes, rule: str | None, ocid: str | None, limit: int) -> None:
    """List what is wrong in the data: file, position, pointer, what was found, what was expected."""
    wishes.answer(tasks.issues(wishes.settings(), rule=rule, ocid=ocid, limit=limit), print_issues)


@onrecord.command(
    short_help="Check articles against the register.",
    epilog=_examples(
        "onrecord check article.txt --published 2024-04-26",
        "onrecord check courier.txt standard.txt --published standard.txt=2024-05-03 --html report.html",
        "pbpaste | onrecord check - --json",
    ),
)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option(
    "--published",
    multiple=True,
    metavar="[FILE=]DATE",
    help="When it was published; repeatable. A bare day means its end in London. "
    "Without it the article's dateline is read, and without that the newest record is used.",
)
@click.option("--ocid", metavar="OCID", help="The record that is meant, when you know it.")
@click.option("--html", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Write a page as well.")
@click.option(
    "--fail-on", type=click.Choice(["contradicted"]), help="Leave with exit code 1 when a claim has this verdict."
)
@shared
@click.pass_obj
def check(
    wishes: Wishes,
    articles: tuple[str, ...],
    published: tuple[str, ...],
    ocid: str | None,
    html: Path | None,
    fail_on: str | None,
) -> int:
    """Check articles against the register, and lay those about one contract side by side.

    ARTICLE is a file of plain text in UTF-8, a folder of them, or - for standard input. Each article is judged on the
    record as it stood when it was published.
    """
    manuscripts = read_manuscripts(articles, sys.stdin.buffer)
    if html:
        _spare(html)
    answer = tasks.check(wishes.settings(), manuscripts, published=published, ocid=ocid)
    if html:
        _write_page(html, answer)
    wishes.answer(answer, _print_check)
    if html:
        click.echo(f"Wrote {html}", err=True)
    return CONTRADICTED if fail_on and answer.found(VerdictWord(fail_on)) else 0


def _spare(path: Path) -> None:
    """Refuse to write over anything but a page of ours: a slip of the hand may name the article itself."""
    if path.is_file():
        with path.open("rb") as stream:
            if PAGE_MARK not in stream.read(4096):
                raise InputError(
                    str(path), found="a file that is no page of ours", remedy="Choose another name for the page."
                )


def _write_page(path: Path, answer: CheckAnswer) -> None:
    try:
        path.write_text(dossier_html(answer.dossier, answer.imprint), encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            str(path), found=f"a place that cannot be written ({reason})", remedy="Choose another."
        ) from error


def _print_check(sheet: Sheet, answer: CheckAnswer) -> None:
    print_dossier(sheet, answer.dossier, answer.imprint)
