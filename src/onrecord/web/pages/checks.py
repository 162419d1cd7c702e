"""Handing in: articles that were pasted, given by their addresses or sent as files, laid on the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.tasks import first_look
from onrecord.tasks.keeping import HandedIn
from onrecord.tasks.opening import open_register
from onrecord.web.asking import Answer, Asked, Moved, Page
from onrecord.web.check_lists import lay_list
from onrecord.web.handing import CLAIMS_FIELDS, FormError, Typed, Wrong, asked_record, take_articles, typed_articles
from onrecord.web.pages import Route


def form(asked: Asked) -> Answer:
    """Where articles and lists of claims are handed in."""
    return handing_page(asked, [Typed()])


def hand_in(asked: Asked) -> Answer:
    """The articles of the form; or the form once more, with room for one more article."""
    typed = typed_articles(asked.form)
    if asked.form.get("do") == "more":
        return handing_page(asked, [*typed, Typed()])
    try:
        return lay(asked, _submission(asked, typed))
    except FormError as error:
        return handing_page(asked, typed, error.wrongs, status=error.status)


def samples(asked: Asked) -> Answer:
    """The two articles that come with the project."""
    return lay(asked, first_look.sample_submission())


def hand_in_list(asked: Asked) -> Answer:
    """The list of the form, laid on the desk once it was read."""
    try:
        return Moved(f"/checks/{lay_list(asked).token}")
    except FormError as error:
        return handing_page(asked, [Typed()], error.wrongs, status=error.status)


def begin(asked: Asked, text: str) -> Answer:
    """Check a pasted text."""
    return _begin(asked, Typed(text.replace("\r\n", "\n")))


def begin_at(asked: Asked, address: str) -> Answer:
    """Check the article at an address."""
    return _begin(asked, Typed(address))


def lay(asked: Asked, handed: HandedIn) -> Answer:
    """Put something on the desk, and go to its address."""
    laid = asked.site.desk.lay(handed, asked.site.clock())
    return Moved(f"/checks/{laid.token}")


def handing_page(asked: Asked, typed: Sequence[Typed], wrongs: Sequence[Wrong] = (), *, status: int = 200) -> Page:
    """The form, with what was typed and what is to be put right."""
    return Page(
        "check_form.html",
        {
            "typed": typed,
            "given": {name: asked.form.get(name, "") for name in ("ocid", "known_at", *CLAIMS_FIELDS)},
            "wrongs": wrongs,
            "samples": open_register(asked.site.settings).record(first_look.SAMPLE_OCID) is not None,
        },
        status,
        private=bool(wrongs) or any(one.said for one in typed),
    )


def _begin(asked: Asked, typed: Typed) -> Answer:
    try:
        return lay(asked, take_articles(asked, [typed], ()))
    except FormError as error:
        return handing_page(asked, [typed], error.wrongs, status=error.status)


def _submission(asked: Asked, typed: Sequence[Typed]) -> HandedIn:
    """Errors: FormError, with what is wrong with the articles before what is wrong with the rest."""
    wrongs: list[Wrong] = []
    ocid, known_at, submission = None, None, None
    try:
        submission = take_articles(asked, typed, [file for file in asked.files if file.field == "files"])
    except FormError as error:
        wrongs += error.wrongs
    try:
        ocid, known_at = asked_record(asked)
    except FormError as error:
        wrongs += error.wrongs
    if wrongs or submission is None:
        raise FormError(wrongs)
    return replace(submission, ocid=ocid, known_at=known_at)


ROUTES = (
    Route("/check", form),
    Route("/check", hand_in, method="POST"),
    Route("/check/claims", hand_in_list, method="POST"),
    Route("/check/samples", samples, method="POST"),
)
