"""How likely it is that two members are one organisation: Splink's model, with parameters that were trained once.

`model.json` holds them and docs/parties.md tells where they come from. Nothing is learnt at run time: the same
register has the same links.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from typing import Any

import duckdb

from onrecord.reading.party_join import Link
from onrecord.register.parties.asking import rows_of
from onrecord.register.sql import statement

THRESHOLD = 0.95
"""Probability below which two members are left apart; chosen for precision on the labelled pairs, docs/parties.md."""

_BY_LEVEL = {
    6: "same name",
    5: "same name",
    4: "same name",
    3: "same letters or trading name",
    2: "name one slip away",
    1: "name that is near",
    0: "other name",
}
_BY_PLACE = {3: "postcode", 2: "postal district", 1: "town"}


def weigh(connection: duckdb.DuckDBPyConnection) -> Iterator[Link]:
    """Links of the members in the table `member`, those that reach `THRESHOLD`, in no particular order."""
    # Splink takes half a second to import: nobody but a join waits for it.
    from splink import DuckDBAPI, Linker

    connection.execute(statement("count_party_names"))
    with _quiet():
        api = DuckDBAPI(connection=connection)
        linker = Linker(api.register("member"), dict(read_model()))
        linker.table_management.register_term_frequency_lookup(api.register("name_frequency"), "core")
        found = linker.inference.predict(threshold_match_probability=THRESHOLD, warning_mode="never")
        connection.table(found.physical_name).create_view("weighed_pair")
    for left, right, weight, name, place, met in rows_of(connection, "which_party_links"):
        reason = _reason(name, place, met, weight)
        near, otherwise = place in (2, 3), name in (1, 2)
        yield Link(left, right, round(weight, 4), "name", reason, near=near, spelt_otherwise=otherwise)


def read_model() -> Mapping[str, Any]:
    """Splink's settings with their parameters."""
    found: Mapping[str, Any] = json.loads(files(__package__).joinpath("model.json").read_text("utf-8"))
    return found


def _reason(name: int, place: int, met: int, weight: float) -> str:
    agreed = [_BY_LEVEL[name]]
    if place in _BY_PLACE:
        agreed.append(_BY_PLACE[place])
    words = " and ".join(agreed)
    if met == 1:
        words += ", sold to the same buyer"
    return f"{words}, weight {weight:.2f}"


@contextmanager
def _quiet() -> Iterator[None]:
    """Splink tells its progress on standard error, and says so to its logger anew with every model: not meanwhile."""
    logger = logging.getLogger("splink")
    level, passed_on, silent = logger.level, logger.propagate, logging.NullHandler()
    logger.addHandler(silent)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(silent)
        logger.propagate, logger.level = passed_on, level
