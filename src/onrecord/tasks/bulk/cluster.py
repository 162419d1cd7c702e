"""The same crews on a cluster: each executor has one, with the register open where it lies.

Articles travel to the executors in waves, rows travel back, and nothing else does: neither the register nor its index.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from types import TracebackType

import msgspec

from onrecord.errors import RegisterError
from onrecord.spark import cores, open_session, spread
from onrecord.tasks.bulk.crew import Crew, stopped
from onrecord.tasks.bulk.model import Answer, Item, Orders

WAVE = 256
"""Articles for each core in a wave: what a killed run has to do again, at most."""
WAVE_BYTES = 64 * 1024**2
_ITEM, _ANSWER = msgspec.msgpack.Decoder(Item), msgspec.msgpack.Decoder(Answer)


class Cluster:
    """The executors of a Spark cluster; a context."""

    def __init__(self, orders: Orders, master: str | None) -> None:
        """`master` as for `open_session`."""
        self._orders = orders
        self._master = master
        self._open = ExitStack()

    def __enter__(self) -> Cluster:
        """Errors: UsageError when Spark is not there."""
        self._session = self._open.enter_context(open_session(self._master))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._open.close()

    def rows(self, work: Iterable[Item | bytes]) -> Iterator[bytes]:
        """As `Crew.rows`, and equal to it."""
        checked = functools.partial(check_part, self._orders)
        for wave in _waves(work, WAVE * cores(self._session)):
            messages = [msgspec.msgpack.encode(part) for part in wave if isinstance(part, Item)]
            answers = iter(spread(self._session, messages, checked))
            for part in wave:
                yield part if isinstance(part, bytes) else _line(next(answers))


def check_part(orders: Orders, messages: Iterable[bytes]) -> Iterator[bytes]:
    """Check the articles of one part. Runs in an executor, whose crew stays for its next part."""
    crew = _crew(orders)
    try:
        for line in crew.rows(_ITEM.decode(message) for message in messages):
            yield msgspec.msgpack.encode(Answer(line))
    except RegisterError as error:
        yield msgspec.msgpack.encode(Answer(stop=error.sentence))
    finally:
        if not crew.at_rest:
            crew.dismiss()
            _crew.cache_clear()


@functools.lru_cache(maxsize=1)
def _crew(orders: Orders) -> Crew:
    """The crew of this Python process; it goes with it."""
    return Crew(orders, 1)


def _line(message: bytes) -> bytes:
    answer = _ANSWER.decode(message)
    if answer.stop:
        raise stopped(answer.stop)
    return answer.line


def _waves(work: Iterable[Item | bytes], most: int) -> Iterator[list[Item | bytes]]:
    wave: list[Item | bytes] = []
    held = 0
    for part in work:
        wave.append(part)
        held += len(part.content if isinstance(part, Item) else part)
        if len(wave) >= most or held >= WAVE_BYTES:
            yield wave
            wave, held = [], 0
    if wave:
        yield wave
