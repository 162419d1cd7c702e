"""What is refused before any page has seen it."""

from __future__ import annotations

from http import HTTPStatus

from onrecord.errors import OnRecordError

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
