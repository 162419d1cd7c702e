"""One file a subject: each has `ROUTES`, and is found by being here."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module

from onrecord.web.asking import Answer, Asked


@dataclass(frozen=True, slots=True)
class Route:
    """An address, and who answers there."""

    path: str
    """As Starlette writes it; `{name}` is a part without a slash, `{name:path}` any."""
    answer: Callable[[Asked], Answer]
    method: str = "GET"

    @property
    def works(self) -> bool:
        """Whether something may have to be checked for its answer, which takes longer."""
        return self.path.startswith(("/checks/", "/check/claims"))


def all_routes() -> Iterator[Route]:
    """The routes of every page, in the order of their files."""
    for module in sorted(found.name for found in pkgutil.iter_modules(__path__)):
        yield from import_module(f"{__name__}.{module}").ROUTES
