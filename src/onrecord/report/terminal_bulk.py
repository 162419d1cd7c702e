"""What a check in bulk came to, on a terminal."""

from __future__ import annotations

from onrecord.checking.model import VerdictWord
from onrecord.report.answers_bulk import BulkAnswer
from onrecord.report.terminal import Sheet
from onrecord.report.visible import one_line
from onrecord.report.wording import LOOKS, plural

_STDOUT = "-"


def print_bulk(sheet: Sheet, answer: BulkAnswer) -> None:
    """Counts of articles, verdicts, and of what there is no answer about; what is new of it."""
    said = answer.counted
    linked = f"{said['linked']:,} linked to a record"
    sheet.line(f"{plural(said['articles'], 'article')}: {linked}", label=("articles", "dim"), hang=12)
    verdicts = [f"{said['verdicts'].get(word.value, 0):,} {LOOKS[word].word}" for word in VerdictWord]
    sheet.line(", ".join(verdicts), label=("verdicts", "dim"), hang=12)
    if said["unanswered"]:
        told = ", ".join(f"{number:,} {trouble}" for trouble, number in said["unanswered"].items())
        sheet.line(f"{told}: the lines say why", label=("unanswered", "dim"), hang=12)
    if answer.kept or answer.outdated:
        again = f"; {answer.outdated:,} made again, for another register or other rules" if answer.outdated else ""
        sheet.line(f"{answer.kept:,} of an earlier run{again}", label=("kept", "dim"), hang=12)
    for name in answer.unmet:
        sheet.line(("said of no article: ", "yellow"), (one_line(name), "bold"))
    if answer.out != _STDOUT:
        sheet.line(f"Wrote {one_line(answer.out)}")
