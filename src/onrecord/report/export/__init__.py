"""Exports: one file a format, found by name. Each writes what an `Extract` gives, atomically, with its attribution."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from onrecord.report.export.model import About, Column, Extract, Format

__all__ = ["About", "Column", "Extract", "Format", "format_named", "format_names"]

_NO_FORMAT = {"model", "draft"}


def format_names() -> tuple[str, ...]:
    """The names of all formats, sorted.

    >>> format_names()
    ('csv', 'excel', 'jsonl', 'parquet', 'records', 'releases', 'sqlite')
    """
    return tuple(sorted({found.name for found in iter_modules(__path__)} - _NO_FORMAT))


def format_named(name: str) -> Format:
    """The format of that name. Errors: ModuleNotFoundError for one that `format_names` does not list.

    >>> format_named("excel").suffix
    '.xlsx'
    """
    found: Format = import_module(f"{__name__}.{name}").FORMAT
    return found
