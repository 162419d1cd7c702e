"""What can go wrong, as problem details: each kind has a type, and its type a page. Source: RFC 9457."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from onrecord.errors import LockedError, NotFoundError, OnRecordError
from onrecord.report.json import Object
from onrecord.web.listening import FullError

PAGES = "/problems"
"""Where the types are explained."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of thing that goes wrong."""

    name: str
    """The last part of its type, which is the address of its page."""
    status: int
    title: str
    meaning: str
    """What it means and what to do, for somebody who has never seen it."""

    @property
    def type(self) -> str:
        """The address that names it."""
        return f"{PAGES}/{self.name}"


PROBLEMS: Mapping[str, Problem] = {
    problem.name: problem
    for problem in (
        Problem(
            "question",
            400,
            "A question that cannot be meant",
            "A parameter has another name, or its value is written otherwise, or two of them contradict each other. "
            "“where” names it, “expected” says what would be taken. The same question fails again until it is changed.",
        ),
        Problem(
            "forbidden",
            403,
            "Something that this site does not do",
            "Its operator has turned it off, or the request came from a page of another site.",
        ),
        Problem(
            "not-held",
            404,
            "Nothing of that name",
            "Nothing is held under the name or address, or nothing was by the day that was asked for. It says nothing "
            "about the world outside this register.",
        ),
        Problem(
            "method",
            405,
            "A method that is not taken here",
            "The header Allow lists those that are.",
        ),
        Problem(
            "too-large",
            413,
            "More than is taken",
            "A body or an address is longer than the limit that “expected” tells. Send it in parts, or ask less.",
        ),
        Problem(
            "media-type",
            415,
            "A body of another kind",
            "Bodies are JSON in UTF-8, and say so: Content-Type: application/json.",
        ),
        Problem(
            "unreadable",
            422,
            "Something given that cannot be read",
            "The body, or an article in it, is not what it should be. “where” says at which place, “expected” what "
            "belongs there.",
        ),
        Problem(
            "too-many",
            429,
            "More requests than are answered",
            "Wait as many seconds as the header Retry-After says, and go on more slowly. Large questions are better "
            "asked as one export.",
        ),
        Problem(
            "fault",
            500,
            "A fault of this site",
            "It is written in the site's log, without what was asked. Tell its operator when.",
        ),
        Problem(
            "source",
            502,
            "A source that could not be reached",
            "Another site was asked, and did not answer with what was asked for. “found” says how.",
        ),
        Problem(
            "register",
            503,
            "A register that cannot be read",
            "It is damaged, or written by a newer version. Its operator finds out more with onrecord verify.",
        ),
        Problem(
            "busy",
            503,
            "A register that somebody else writes to",
            "It passes. Ask again in some seconds.",
        ),
        Problem(
            "full",
            503,
            "As many listeners as there is room for",
            "Come back when the header Retry-After says, with the last event's id: what came meanwhile is told then.",
        ),
    )
}
# Of two with one status the first is what the status says by itself.
_BY_STATUS = {problem.status: problem for problem in reversed(list(PROBLEMS.values()))}
_BY_STATUS |= dict.fromkeys((414, 431), PROBLEMS["too-large"])


def kind_of(error: OnRecordError) -> Problem | None:
    """The kind of an error; None for a status that has none."""
    if isinstance(error, LockedError):
        return PROBLEMS["busy"]
    if isinstance(error, NotFoundError):
        return PROBLEMS["not-held"]
    if isinstance(error, FullError):
        return PROBLEMS["full"]
    return _BY_STATUS.get(error.http_status)


def problem_json(error: OnRecordError) -> Object:
    """An error as problem details; `where` to `remedy` are members of ours."""
    kind = kind_of(error)
    return {
        "type": kind.type if kind else "about:blank",
        "title": kind.title if kind else HTTPStatus(error.http_status).phrase,
        "status": error.http_status,
        "detail": error.sentence,
        **{name: getattr(error, name) or None for name in ("where", "found", "expected", "remedy")},
    }
