"""The dossier on a terminal: 80 columns, no colour needed, nothing obeyed."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from made_dossier import IMPRINT, hostile_dossier, made_dossier, terminal_text

from onrecord.checking.model import ClaimType, FactRow
from onrecord.report.terminal import open_sheet
from onrecord.report.terminal_dossier import print_dossier

GOLDEN = Path(__file__).parents[2] / "golden" / "report" / "dossier.txt"


def test_the_dossier_reads_as_agreed() -> None:
    """The whole page at 80 columns without colour; `python tests/made_dossier.py` writes it again."""
    assert terminal_text(made_dossier()) == GOLDEN.read_text("utf-8")


def test_many_outlets_are_named_one_fact_under_the_other() -> None:
    """Eighteen columns would be splinters; names are never broken."""
    names = tuple(f"outlet-number-{number}" for number in range(18))
    dossier = made_dossier()
    facts = (FactRow(ClaimType.VALUE, names[:17], names[17:], True, {}),)
    comparison = replace(dossier.comparisons[0], articles=names, facts=facts, quotation_pairs=())
    text = terminal_text(replace(dossier, comparisons=(comparison,)))
    assert "sum   ↯ conflict" in text
    assert "○ left out  outlet-number-17" in text
    assert all(name in text for name in names)
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("make", [made_dossier, hostile_dossier])
def test_no_line_is_longer_than_the_terminal(make) -> None:
    """Eighty columns are enough, and no line ends in white space."""
    lines = terminal_text(make()).splitlines()
    assert max(map(len, lines)) <= 80
    assert not [line for line in lines if line != line.rstrip()]


def test_hostile_texts_send_nothing_to_the_terminal() -> None:
    """Escape sequences, overrides and rich's markup are shown as they are written."""
    text = terminal_text(hostile_dossier())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "<U+001B>[31m" in text
    assert "[bold]markup[/bold]" in text


def test_a_poor_encoding_gets_plain_signs() -> None:
    """Where the shapes cannot be written, ASCII stands for them and the words stay."""
    text = terminal_text(made_dossier(), "ascii")
    assert text.isascii()
    assert "x contradicted" in text
    assert "GBP 10,000 to GBP 25,000" in text


def test_colour_adds_nothing_but_colour() -> None:
    """With colour the same words stand in the same places."""
    stream = io.StringIO()
    print_dossier(open_sheet(stream, width=80, color=True), made_dossier(), IMPRINT)
    assert "\x1b[" in stream.getvalue()
    assert re.sub("\x1b\\[[0-9;]*m", "", stream.getvalue()) == GOLDEN.read_text("utf-8")


class ClosedPipe(io.StringIO):
    """A stream whose reader has gone."""

    def write(self, text: str) -> int:
        raise BrokenPipeError


def test_a_closed_pipe_is_left_to_the_caller() -> None:
    """No output library decides with which exit code the program leaves."""
    with pytest.raises(BrokenPipeError):
        print_dossier(open_sheet(ClosedPipe(), width=80, color=False), made_dossier(), IMPRINT)


def test_a_runner_up_is_named() -> None:
    """A record that is nearly as near stands below the reasons for the one that was chosen."""
    dossier = made_dossier()
    check = dossier.checks[0]
    close = "the next best record comes close: “Rowing lessons” (ocds-213czf-rowing)"
    reasons = [reason.sentence for reason in check.link.candidates[0].reasons]
    link = replace(check.link, reasons=(*reasons, close))
    text = terminal_text(replace(dossier, checks=(replace(check, link=link), *dossier.checks[1:])))
    assert "or    The next best record comes close: “Rowing lessons”" in re.sub(r"\s+or\s+", " or    ", text)
