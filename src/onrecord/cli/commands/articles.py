"""`onrecord check`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from onrecord import tasks
from onrecord.checking.model import VerdictWord
from onrecord.cli.door import Wishes, complain, shared
from onrecord.cli.front import examples, onrecord
from onrecord.cli.listing import check_list
from onrecord.cli.progress import bulk_bar
from onrecord.cli.submitting import read, submitting_some
from onrecord.errors import InputError, UsageError
from onrecord.report.answers import CheckAnswer
from onrecord.report.html import dossier_html
from onrecord.report.terminal import Sheet
from onrecord.report.terminal_dossier import print_dossier
from onrecord.tasks import Handed

CONTRADICTED = 1
STDOUT = "-"
_NOT_IN_BULK = {"jobs": None, "seconds": 60.0, "engine": "local", "master": None}
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
        "onrecord check archive/ 2023.jsonl.gz --out answers.jsonl --jobs 8",
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
@click.option(
    "--out",
    metavar="FILE",
    help="In bulk: one line of JSON for each article of files, folders and archives, into FILE, or - for standard "
    "output. The same command again goes on where it was left.",
)
@click.option("--jobs", type=click.IntRange(1, 1024), metavar="N", help="In bulk: how many at a time.  [all cores]")
@click.option(
    "--seconds",
    type=click.FloatRange(0.1, 3600),
    default=60.0,
    show_default=True,
    help="In bulk: cut off an article that takes longer.",
)
@click.option("--engine", type=click.Choice(["local", "spark"]), default="local", help="In bulk: what checks.  [local]")
@click.option("--master", metavar="URL", help="Of the Spark cluster; without it, this machine's cores.")
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
    out: str | None,
    jobs: int | None,
    seconds: float,
    engine: str,
    master: str | None,
) -> int:
    """Check articles against the register, and lay those about one contract side by side.

    ARTICLE is a file (plain text, HTML or Markdown), a folder of them, the address of a page, or - for standard input.
    Each article is judged on the record as it stood when it was published.
    """
    bulk = {"jobs": jobs, "seconds": seconds, "engine": engine, "master": master}
    if out is not None:
        lonely = {"--claims": claims, "--bundle": bundle, "--keep": keep, "--html": html, "--total": total}
        lonely |= {"--proposals": handed.proposals}
        _demand_alone(lonely | {"--format markdown": look == "markdown"})
        return _in_bulk(wishes, handed, out, bulk, fail_on)
    if idle := [name for name, value in bulk.items() if value != _NOT_IN_BULK[name]]:
        raise UsageError(f"--{idle[0]}", found="it without --out", expected="it with --out FILE: in bulk")
    settings = wishes.settings()
    if claims is not None or not handed.articles:
        refused = {"--bundle": bundle, "--html": html, "--keep": keep, "--outlet": handed.outlet}
        refused |= {"--proposals": handed.proposals}
        return check_list(wishes, handed, claims, total, look, fail_on, refused)
    if total is not None:
        raise UsageError("--total", found="it with articles", expected="onrecord check --claims FILE --total SUM")
    submission = read(settings, handed, keep, apart=True)
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
    if answer.unchecked:
        return max(complain(error, wishes) for error in answer.unchecked)
    return CONTRADICTED if fail_on and answer.found(VerdictWord(fail_on)) else 0


def _in_bulk(wishes: Wishes, handed: Handed, out: str, bulk: dict[str, Any], fail_on: str | None) -> int:
    """Lines into `out`, and what they come to on the terminal; where they go to standard output, beside it."""
    from onrecord.report.terminal_bulk import print_bulk

    where = "" if out == STDOUT else f"; the answers so far are in {out}. Run the same command again to go on"
    wishes.interrupted = f"interrupted{where}"
    with bulk_bar() as listener:
        answer = tasks.check_in_bulk(wishes.settings(), handed, out=out, **bulk, listener=listener)
    if out == STDOUT:
        from onrecord.report.terminal import open_sheet

        print_bulk(open_sheet(sys.stderr), answer)
    else:
        wishes.answer(answer, print_bulk)
    if answer.answers_nothing:
        return InputError.exit_code
    return CONTRADICTED if fail_on and answer.found(VerdictWord(fail_on)) else 0


def _demand_alone(asked: dict[str, object]) -> None:
    """Errors: UsageError for what there is none of in bulk."""
    for option, value in asked.items():
        if value:
            remedy = "In bulk there are only lines."
            raise UsageError(option, found="it with --out", expected="it without", remedy=remedy)


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
