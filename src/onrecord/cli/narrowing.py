"""The options that narrow a search, which every command has that takes the records of one."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any, TypeVar

import click

from onrecord.cli.kinds import AMOUNT, DAY

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--buyer", metavar="NAME", help="Words of the buyer's name."),
    click.option("--supplier", metavar="NAME", help="Words of a supplier's name."),
    click.option("--cpv", metavar="CODE", help="A CPV code, or the first digits of one."),
    click.option("--place", metavar="PLACE", help="Words of a place, or the code of a region, as UKD or UKD45."),
    click.option("--from", "from_", type=DAY, help="Published on this day or later."),
    click.option("--to", type=DAY, help="Published on this day or earlier."),
    click.option("--min", "min_", type=AMOUNT, help="Worth this much or more: 25000, 25k, 1.5m."),
    click.option("--max", "max_", type=AMOUNT, help="Worth this much or less."),
)


def narrowing(command: Command) -> Command:
    """Give a command `--buyer`, `--supplier`, `--cpv`, `--place`, `--from`, `--to`, `--min` and `--max`."""
    return reduce(lambda so_far, option: option(so_far), reversed(_OPTIONS), command)
