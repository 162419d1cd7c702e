"""SQL statements, one a file, each named after the question it answers; values are bound, never pasted."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def statement(name: str) -> str:
    """The statement in `<name>.sql`.

    >>> statement("which_record").split()[0]
    'SELECT'
    """
    return files(__name__).joinpath(f"{name}.sql").read_text("utf-8")
