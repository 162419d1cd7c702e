"""Answers without where on the operator's disk something lies: of a loaded file its name says enough."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Json = TypeVar("Json")
_TELLING: Mapping[str, str] = {"file": "", "register": "the register"}
"""Members that hold a path, and what stands for it; nothing for the last part of it."""


def placeless(content: Json) -> Json:
    """The same JSON, but for the paths in it; addresses of the web are none.

    >>> placeless({"register": "/srv/a", "issues": [{"file": "/srv/lists/may.csv"}, {"file": "https://a.example/b.csv"}]})
    {'register': 'the register', 'issues': [{'file': 'may.csv'}, {'file': 'https://a.example/b.csv'}]}
    """
    if isinstance(content, dict):
        return {name: _of(name, value) for name, value in content.items()}  # type: ignore[return-value]
    if isinstance(content, list | tuple):
        return [placeless(part) for part in content]  # type: ignore[return-value]
    return content


def _of(name: str, value: object) -> object:
    if name in _TELLING and isinstance(value, str) and "://" not in value:
        return _TELLING[name] or value.rpartition("/")[2]
    return placeless(value)
