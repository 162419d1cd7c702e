"""Letters about the sample register, as tests/golden/letters/ keeps them: run this file to write them again."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord import tasks
from onrecord.report.json import encode
from onrecord.settings import Settings

SAMPLE = Path(str(resources.files("onrecord") / "sample"))
GOLDEN = Path(__file__).parent / "golden" / "letters"
URL = "https://checks.example/7"
FERRIES = "ocds-213czf-0000071204"


def clock() -> datetime:
    """The day on which everything is made and signed."""
    return datetime(2026, 3, 1, 12, tzinfo=UTC)


def manuscript(name: str) -> tasks.Manuscript:
    """One of the sample's articles."""
    path = SAMPLE / "articles" / f"{name}.txt"
    return tasks.Manuscript(name, path.read_text("utf-8"), str(path))


def claimreview(settings: Settings) -> str:
    """The one that A. Editor signed."""
    article = tasks.Submission([manuscript("evening-courier")], outlet=["Evening Courier"])
    tasks.review(settings, article, claim="three years", confirm=True, by="A. Editor", clock=clock)
    answer = tasks.claimreview(
        settings,
        article,
        reviewer="A. Editor",
        publisher="Check House",
        url=URL,
        clock=clock,
    )
    (signed,) = answer.signed
    return encode(signed) + "\n"


def corrections(settings: Settings) -> str:
    """The note to the other outlet, with every point confirmed."""
    article = tasks.Submission([manuscript("county-standard")], outlet=["County Standard"])
    for checked in tasks.review(settings, article, clock=clock).check.claims:
        if checked.verdict.reason:
            tasks.review(settings, article, claim=checked.claim.id, confirm=True, by="A. Editor", clock=clock)
    answer = tasks.corrections(settings, article, by="A. Editor", clock=clock)
    return answer.notes[0].text


def request(settings: Settings) -> str:
    """The letter to a Scottish council."""
    return tasks.request(settings, tasks.Submission(ocid=FERRIES), by="A. Reporter", clock=clock).letters[0].text


LETTERS = {"claimreview.json": claimreview, "corrections.txt": corrections, "request.txt": request}


def main() -> None:
    """Write every golden letter again."""
    with TemporaryDirectory() as folder:
        settings = Settings(register=Path(folder) / "r")
        tasks.load(settings, [SAMPLE / "register"])
        for name, made in LETTERS.items():
            (GOLDEN / name).write_text(made(settings), "utf-8")


if __name__ == "__main__":
    main()
