"""`onrecord check`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord import tasks
from onrecord.checking.model import VerdictWord
from onrecord.cli.door import Wishes, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.listing import check_list
from onrecord.cli.submitting import Handed, submitting_some
from onrecord.errors import InputError, UsageError
from onrecord.report.answers import CheckAnswer
from onrecord.report.html import dossier_html
from onrecord.report.terminal import Sheet
from onrecord.report.terminal_dossier import print_dossier

CONTRADICTED = 1
PAGE_MARK = b'name="generator" content="On the Record'
"""Stands in the head of every page that we write."""


@onrecord.command(
    short_help="Check articles against the register.",
    epilog=examples(
        "onrecord check article.txt --published 2024-04-26",
        "onrecord check courier.txt standard.txt --published standard.txt=2024-05-03 --html report.html",
        "onrecord check courier.txt --bundle courier.zip",
        "onrecord check https://www.courier.example/news/contract page.html notes.md",
        "onrecord check article.html --format markdown > report.md",
        "pbpaste | onrecord check - --json",
        'onrecord check --claims savings.csv --total "£1.2bn"',
    ),
)
@submitting_some
@click.option(
    "--claims",
    metavar="FILE",
    type=click.Path(dir_okay=False, allow_dash=True),
    help="Check a list of claims instead: CSV, xlsx, JSON, or one sentence a line; - for standard input.",
)
@click.option("--total", metavar="SUM", help="With --claims: the total that is claimed for the whole list.")
@click.option(
    "--bundle",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Pack all that is needed to run this check again into a zip: see onrecord verify.",
)
@click.option("--with-text", is_flag=True, help="With --bundle: put the articles' texts in, not only their hashes.")
@click.option(
    "--with-contacts", is_flag=True, help="With --bundle: put the releases in with the contact details of people."
)
@click.option(
    "--keep",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Keep the bytes of pages that are fetched, in files named by their hash.",
)
@click.option(
    "--format",
    "look",
    type=click.Choice(["terminal", "markdown"]),
    default="terminal",
    help="Print for a terminal, or as Markdown to be pasted.",
)
@click.option("--html", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Write a page as well.")
@click.option(
    "--fail-on", type=click.Choice(["contradicted"]), help="Leave with exit code 1 when a claim has this verdict."
)
@shared
@click.pass_obj
def check(
    wishes: Wishes,
    handed: Handed,
    claims: str | None,
    total: str | None,
    bundle: Path | None,
    with_text: bool,
    with_contacts: bool,
    keep: Path | None,
    look: str,
    html: Path | None,
    fail_on: str | None,
) -> int:
    """Check articles against the register, and lay those about one contract side by side.

    ARTICLE is a file (plain text, HTML or Markdown), a folder of them, the address of a page, or - for standard input.
    Each article is judged on the record as it stood when it was published.
    """
    settings = wishes.settings()
    if claims is not None or not handed.arguments:
        refused = {"--bundle": bundle, "--html": html, "--keep": keep, "--outlet": handed.outlet}
        return check_list(wishes, handed, claims, total, look, fail_on, refused)
    if total is not None:
        raise UsageError("--total", found="it with articles", expected="onrecord check --claims FILE --total SUM")
    submission = handed.read(settings, keep)
    if html:
        _spare(html)
    answer = tasks.check(
        settings,
        submission,
        bundle=bundle,
        with_text=with_text,
        with_contacts=with_contacts,
    )
    if html:
        _write_page(html, answer)
    wishes.answer(answer, _write_markdown if look == "markdown" else _print_check)
    for written in (html, bundle):
        if written:
            click.echo(f"Wrote {written}", err=True)
    return CONTRADICTED if fail_on and answer.found(VerdictWord(fail_on)) else 0


def _write_markdown(sheet: Sheet, answer: CheckAnswer) -> None:
    from onrecord.report.markdown import dossier_markdown

    click.echo(dossier_markdown(answer.dossier, answer.imprint), nl=False)


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
