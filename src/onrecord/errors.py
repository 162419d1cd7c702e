"""Everything that can go wrong, as one tree.

    OnRecordError                    exit  HTTP
    ├── UsageError                     2    400   a command or a setting that cannot be meant
    ├── InputError                     3    422   what was given cannot be read
    │   └── NotFoundError              3    404   what was asked for is not in this register
    ├── RegisterError                  4    503   the register is damaged, locked or too new
    │   └── LockedError                4    503   somebody else writes: it passes
    └── SourceError                    5    502   a source could not be reached

The facts are attributes (`where`, `found`, `expected`, `remedy`); the sentence is made from them here and
nowhere else, so that a reader who has only the message knows where, what, and what to do. Bad *data* is
not an exception: it is an issue, a row among the answers (`onrecord.ocds.model.Issue`).
"""

from __future__ import annotations


class OnRecordError(Exception):
    """The root: catch this to catch all that On the Record raises on purpose."""

    exit_code = 1
    http_status = 500

    def __init__(self, where: str, *, found: str = "", expected: str = "", remedy: str = "") -> None:
        self.where = where
        self.found = found
        self.expected = expected
        self.remedy = remedy
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """Where, what was found, what was expected and what to do, on one or two lines.

        >>> print(InputError("a.json", found="an empty file", expected="releases", remedy="Give another.").sentence)
        a.json
          found an empty file, expected releases. Give another.
        """
        facts = ", ".join(
            part
            for part in (
                f"found {self.found}" if self.found else "",
                f"expected {self.expected}" if self.expected else "",
            )
            if part
        )
        second = " ".join(part for part in (f"{facts}." if facts else "", self.remedy) if part)
        return f"{self.where}\n  {second}" if second else self.where


class UsageError(OnRecordError):
    """A command, an option or a setting that cannot be meant."""

    exit_code = 2
    http_status = 400


class InputError(OnRecordError):
    """What was given cannot be read: a path that is not there, an article that is no text."""

    exit_code = 3
    http_status = 422


class NotFoundError(InputError):
    """What was asked for by name is not in this register, or was not there then."""

    http_status = 404


class RegisterError(OnRecordError):
    """The register is damaged, locked by somebody else, or written by a newer version."""

    exit_code = 4
    http_status = 503


class LockedError(RegisterError):
    """Somebody else writes to the register. It passes: whoever can wait tries again."""


class SourceError(OnRecordError):
    """A source could not be reached, or answered with something else than data."""

    exit_code = 5
    http_status = 502
