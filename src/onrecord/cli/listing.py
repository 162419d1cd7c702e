"""`onrecord check --claims`: a list of claims in place of articles."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord import tasks
from onrecord.checking.model import VerdictWord
from onrecord.cli.door import Wishes
from onrecord.cli.progress import progress_bar
from onrecord.errors import InputError, UsageError
from onrecord.tasks import Handed

if TYPE_CHECKING:
    from onrecord.report.answers_claims import ClaimsAnswer
    from onrecord.report.terminal import Sheet

CONTRADICTED = 1
STDIN = "-"


def check_list(
    wishes: Wishes,
    handed: Handed,
    claims: str | None,
    total: str | None,
    look: str,
    fail_on: str | None,
    refused: Mapping[str, object],
) -> int:
    """Check a list of claims and print the answer; the exit code. `refused` are the options that go with articles.

    Errors: UsageError for these, for articles beside a list, and for neither; else those of the task.
    """
    if claims is None:
        raise UsageError("onrecord check", remedy="Missing argument 'ARTICLE...'. See: onrecord check --help")
    if handed.articles:
        expected = "articles, or a list of claims"
        raise UsageError("--claims", found="a list beside articles", expected=expected, remedy="Check them one by one.")
    for option, given in refused.items():
        if given:
            remedy = "A list cannot be packed, and run again elsewhere, yet." if option == "--bundle" else ""
            raise UsageError(option, found="it with --claims", expected="it with articles", remedy=remedy)
    with progress_bar() as listener:
        answer = tasks.check_claims(
            wishes.settings(),
            _list_file(claims),
            total=total,
            published=handed.published,
            ocid=handed.ocid,
            known_at=handed.known_at,
            listener=listener,
        )
    wishes.answer(answer, _write_markdown if look == "markdown" else _print_claims)
    return CONTRADICTED if fail_on and answer.found(VerdictWord(fail_on)) else 0


def _list_file(name: str) -> tasks.ListFile:
    from onrecord.tasks.claims import LARGEST

    if name == STDIN:
        return tasks.ListFile("standard input", sys.stdin.buffer.read(LARGEST + 1))
    try:
        with Path(name).open("rb") as stream:
            return tasks.ListFile(name, stream.read(LARGEST + 1))
    except FileNotFoundError as error:
        raise InputError(name, found="no such file", remedy="Check the path.") from error
    except OSError as error:
        raise InputError(name, found=f"a file that cannot be read ({error.strerror or error})") from error


def _print_claims(sheet: Sheet, answer: ClaimsAnswer) -> None:
    from onrecord.report.terminal_claims import print_claims

    print_claims(sheet, answer)


def _write_markdown(sheet: Sheet, answer: ClaimsAnswer) -> None:
    from onrecord.report.markdown_claims import claims_markdown

    click.echo(claims_markdown(answer), nl=False)
