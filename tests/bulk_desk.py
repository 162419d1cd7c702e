"""A desk for tests: what an article says is what happens to the process that checks it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from onrecord.errors import RegisterError
from onrecord.tasks.bulk.model import Answer, Item, Orders
from onrecord.tasks.bulk.rows import article_row, key_of
from onrecord.tasks.bulk.worker import main

BEGIN = "from bulk_desk import begin; begin()"


class TestDesk:
    """Answers with the article's own words, or does what they say."""

    __test__ = False

    def __init__(self, orders: Orders) -> None:
        if orders.register == "nowhere":
            raise RegisterError("nowhere", found="no register there", remedy="Load something first.")
        if orders.register == "deadly":
            os.kill(os.getpid(), signal.SIGKILL)
        self._orders = orders

    def answer(self, item: Item) -> Answer:
        """A row; or none, ever."""
        words = item.content.decode()
        if words == "hang":
            while True:
                pass
        if words == "print":
            print("a library says something")  # noqa: T201 (that is what happens)
        if words == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if words.startswith("die once "):
            _die_once(Path(words.removeprefix("die once ")))
        if words == "changed":
            return Answer(stop="the register\n  found that it changed.")
        return Answer(article_row(item, key_of(item, self._orders.state), {"words": words}, ()))


def _die_once(mark: Path) -> None:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def begin() -> None:
    """Run as a process of a crew."""
    main(TestDesk)
