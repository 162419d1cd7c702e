"""The question of an address, read strictly: a name that nothing is called is refused, with the nearest there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

from onrecord.errors import UsageError
from onrecord.report.visible import shorten
from onrecord.web.parameters import CURSOR, FLAG, TEXT, Parameter


def read_question(parameters: Iterable[Parameter], given: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The keywords of a task.

    Errors: UsageError for a value that cannot be read, a name that there is not, and one that is given twice: to
    answer another question than was asked would be true and mislead.
    """
    known = {parameter.name: parameter for parameter in parameters}
    found = {parameter.keyword: parameter.default for parameter in known.values()}
    seen: set[str] = set()
    for name, text in given:
        parameter = known.get(name)
        if parameter is None:
            raise UsageError(shorten(name, 60), found="no parameter of that name", **_nearest(name, list(known)))
        if name in seen:
            raise UsageError(name, found="it more than once", expected="it once")
        seen.add(name)
        if text or parameter.kind not in (TEXT, CURSOR):
            found[parameter.keyword] = _read(parameter, text)
    return found


def _read(parameter: Parameter, text: str) -> object:
    """Its value. A form sends `on`, a program what JSON calls true."""
    if parameter.kind is FLAG and text not in ("true", "false"):
        raise UsageError(parameter.name, found=f'"{shorten(text, 60)}"', expected=FLAG.expected)
    return parameter.read(text)


def _nearest(name: str, known: Sequence[str]) -> dict[str, str]:
    """What was probably meant, else all that can be asked.

    >>> _nearest("supplyer", ["buyer", "supplier"])
    {'expected': 'supplier'}
    """
    if not known:
        return {"expected": "none: nothing can be chosen here"}
    near = get_close_matches(name.lower().replace("-", "_"), known, n=1)
    return {"expected": near[0] if near else f"one of {', '.join(known)}"}
