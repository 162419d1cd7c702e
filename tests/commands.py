"""Every command, all of them imported: what the tests of the command line walk over."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import click

from onrecord.cli import commands
from onrecord.cli.front import onrecord

DOORS = {"mcp", "serve"}
"""Commands that are no task but open another door to all of them."""


def every_command() -> dict[str, click.Command]:
    """Name to command, of every file of `cli/commands/`."""
    for found in iter_modules(commands.__path__):
        import_module(f"{commands.__name__}.{found.name}")
    return dict(sorted(onrecord.commands.items()))
