"""The commands of product.md, a file a subject: each parses, calls the task of its name, and renders the answer.

A command's file is imported when the command is called. A new command is a file here and a line in `menu.py`.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from onrecord.cli.menu import MENU


def load(name: str) -> None:
    """Import the file of a command; every file where the menu does not know the name."""
    known = MENU.get(name)
    for module in [known.module] if known else [found.name for found in iter_modules(__path__)]:
        import_module(f"{__name__}.{module}")
