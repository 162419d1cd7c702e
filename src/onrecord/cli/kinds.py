"""What options take, besides text: days, instants and amounts, each with a message that says what was expected."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import click

from onrecord.values import Instant, parse_instant
from onrecord.values.asked import read_amount, read_day

EXAMPLE = "2024-04-26, or 2024-04-26T16:42+01:00"


class InstantKind(click.ParamType[Instant]):
    """A day, which means its end in Europe/London, or a date and time."""

    name = "DATE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Instant:
        """The instant, or a usage error."""
        if isinstance(value, Instant):
            return value
        found = parse_instant(str(value))
        if found is None:
            self.fail(f'"{value}" is no date. Write {EXAMPLE}.', param, ctx)
        return found


class DayKind(click.ParamType[date]):
    """A calendar day."""

    name = "DATE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error."""
        if isinstance(value, date):
            return value
        day = read_day(str(value))
        if day is None:
            self.fail(f'"{value}" is no day. Write it as 2024-04-26.', param, ctx)
        return day


class AmountKind(click.ParamType[Decimal]):
    """A sum in major units: `25000`, `25,000`, `£25k`, `1.5m`."""

    name = "AMOUNT"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """The amount, or a usage error."""
        if isinstance(value, Decimal):
            return value
        amount = read_amount(str(value))
        if amount is None:
            self.fail(f'"{value}" is no sum. Write 25000, 25k or 1.5m.', param, ctx)
        return amount


INSTANT, DAY, AMOUNT = InstantKind(), DayKind(), AmountKind()
