"""What is refused before any page has seen it."""

from __future__ import annotations

import logging
from copy import copy
from http import HTTPStatus
from pathlib import Path

from onrecord.errors import OnRecordError

log = logging.getLogger("onrecord.web")

_FOUND = {
    404: "no page of that address",
    405: "a method that is not taken here",
    408: "a request that took too long to arrive",
    413: "more than is taken",
}


class RefusedError(OnRecordError):
    """A request that no page answers: an address that is none, a method that is not taken, a fault of ours."""

    def __init__(self, where: str, status: int, found: str = "", expected: str = "", remedy: str = "") -> None:
        self.http_status = status
        usual = "a fault of this site" if status >= 500 else HTTPStatus(status).phrase.lower()
        super().__init__(where, found=found or _FOUND.get(status, usual), expected=expected, remedy=remedy)


def unplaced(error: OnRecordError, register: Path) -> OnRecordError:
    """An error without where on this machine the register lies: that goes into the log, and to no reader.

    >>> unplaced(OnRecordError("/srv/a.register/MANIFEST", found="no such file"), Path("/srv/a.register")).where
    'the register/MANIFEST'
    """
    facts = {name: getattr(error, name) for name in ("where", "found", "expected", "remedy")}
    shown = {name: text.replace(str(register), "the register") for name, text in facts.items()}
    if shown == facts:
        return error
    log.error("%s", error.sentence)
    told = copy(error)
    for name, text in shown.items():
        setattr(told, name, text)
    return told
