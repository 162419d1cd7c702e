"""Regular expressions that are compiled when they are first used.

The large ones of our word lists take a hundredth of a second each, and most commands never read prose.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands for a pattern until one of its methods is asked for; the compiled pattern's own answer from then on."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, value)
        return value


def later(source: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile(source, flags)`, only later: what is wrong with `source` is told at the first use.

    >>> later("[0-9]+").findall("3 of 12")
    ['3', '12']
    """
    return cast("re.Pattern[str]", _Later(source, flags))
