"""The first look: the sample register, loaded, and its two articles, checked."""

from __future__ import annotations

import json
import shutil
from importlib import resources
from pathlib import Path

from onrecord.errors import InputError, RegisterError
from onrecord.report.answers import DemoAnswer
from onrecord.report.html import dossier_html
from onrecord.settings import Settings
from onrecord.tasks.articles import check
from onrecord.tasks.loading import load
from onrecord.tasks.opening import Clock, Listener, now
from onrecord.tasks.submission import Manuscript, Submission

DEMO_REGISTER = Path("onrecord-demo.register")
DEMO_PAGE = Path("onrecord-demo.html")
SAMPLE_OCID = "ocds-213czf-wst-0417"
"""The record that the sample articles are about."""
DEMO_MARK = "DEMO"
"""A file in a register that the demo made, and may therefore replace."""


def demo(settings: Settings, *, listener: Listener | None = None, clock: Clock = now) -> DemoAnswer:
    """The first look: load the sample register, check its two articles, write the page beside it.

    Errors: RegisterError when the register's folder is somebody else's, InputError when the page's file is.
    """
    page = settings.register.parent / DEMO_PAGE
    _clear_demo(settings.register, page)
    with resources.as_file(resources.files("onrecord") / "sample") as sample:
        loaded = load(settings, [sample / "register"], listener=listener, clock=clock)
        (settings.register / DEMO_MARK).write_text("Made by onrecord demo, which replaces it.\n", encoding="utf-8")
        submission, paths = _submission(sample)
        answer = check(settings, submission, clock=clock)
    page.write_text(dossier_html(answer.dossier, answer.imprint), encoding="utf-8", newline="\n")
    return DemoAnswer(loaded, answer, page, paths)


def sample_submission() -> Submission:
    """The sample articles, with their days."""
    with resources.as_file(resources.files("onrecord") / "sample") as sample:
        return _submission(sample)[0]


def _submission(sample: Path) -> tuple[Submission, list[Path]]:
    """The sample articles, and their files, in the order in which they were published."""
    dates = json.loads((sample / "articles" / "published.json").read_text("utf-8"))
    paths = sorted((sample / "articles").glob("*.txt"), key=lambda path: (dates.get(path.stem, ""), path.stem))
    articles = [Manuscript(path.stem, path.read_bytes().decode(), path.name) for path in paths]
    return Submission(articles, [f"{one.id}={dates[one.id]}" for one in articles if one.id in dates]), paths


def _clear_demo(register: Path, page: Path) -> None:
    """Remove what an earlier demo made, and nothing else."""
    if register.exists() and not (register / DEMO_MARK).is_file():
        raise RegisterError(
            str(register),
            found="a folder that the demo did not make",
            remedy="Run the demo elsewhere: onrecord demo --register ./another.register",
        )
    if page.exists() and "On the Record" not in page.read_text("utf-8", errors="replace")[:2000]:
        raise InputError(
            str(page), found="a file that the demo did not make", remedy="Move it, or run the demo elsewhere."
        )
    if register.exists():
        shutil.rmtree(register)
