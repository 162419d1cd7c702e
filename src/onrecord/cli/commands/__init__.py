"""The commands of product.md, a file a subject: each parses, calls the task of its name, and renders the answer.

A new command is a file here; it is found by name. What is slow to import is imported by the task that needs it.
"""

from importlib import import_module
from pkgutil import iter_modules

from onrecord.cli.front import onrecord

__all__ = ["onrecord"]

for _found in iter_modules(__path__):
    import_module(f"{__name__}.{_found.name}")
