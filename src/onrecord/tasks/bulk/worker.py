"""One process of a crew: reads articles from standard input, answers on standard output, dies when one takes too long.

Each message is its length (four bytes, big-endian) and as many bytes of MessagePack: `Orders`, then any number of
`Item`s; an `Answer` for each of them, the orders included.
"""

from __future__ import annotations

import os
import signal
import struct
import sys
from collections.abc import Callable
from typing import BinaryIO, Protocol

import msgspec

from onrecord.errors import RegisterError
from onrecord.tasks.bulk.model import Answer, Item, Orders

_LENGTH = struct.Struct(">I")
_ORDERS, _ITEM = msgspec.msgpack.Decoder(Orders), msgspec.msgpack.Decoder(Item)


class Answering(Protocol):
    """Whoever checks an article."""

    def answer(self, item: Item) -> Answer:
        """As `Desk.answer`."""


OpenDesk = Callable[[Orders], Answering]


def framed(message: msgspec.Struct) -> bytes:
    """A message as it is sent."""
    content = msgspec.msgpack.encode(message)
    return _LENGTH.pack(len(content)) + content


def unframed(received: bytes | bytearray) -> tuple[bytes, int] | None:
    """The first message in what was received, and its length with its frame; None while it is not whole."""
    if len(received) < _LENGTH.size:
        return None
    end = _LENGTH.size + _LENGTH.unpack_from(received)[0]
    return (bytes(received[_LENGTH.size : end]), end) if len(received) >= end else None


def work(given: BinaryIO, answers: BinaryIO, open_desk: OpenDesk) -> None:
    """Answer until nothing more is given."""
    orders = _ORDERS.decode(_next(given) or b"")
    try:
        desk = open_desk(orders)
    except RegisterError as error:
        _send(answers, Answer(stop=error.sentence))
        return
    _send(answers, Answer())
    while message := _next(given):
        # The kernel keeps the time and ends this process: no loop of ours, and none of a library, holds it off.
        signal.setitimer(signal.ITIMER_REAL, orders.seconds)
        answer = desk.answer(_ITEM.decode(message))
        signal.setitimer(signal.ITIMER_REAL, 0)
        _send(answers, answer)


def _next(given: BinaryIO) -> bytes:
    """The next message; empty at the end."""
    length = given.read(_LENGTH.size)
    return given.read(_LENGTH.unpack(length)[0]) if len(length) == _LENGTH.size else b""


def _send(answers: BinaryIO, answer: Answer) -> None:
    answers.write(framed(answer))
    answers.flush()


def open_desk(orders: Orders) -> Answering:
    """The desk that checks with all rules. Errors: RegisterError when the register is another by now."""
    from onrecord.tasks.bulk.desk import Desk

    return Desk(orders)


def main(open_desk: OpenDesk = open_desk) -> None:
    """Standard output is the answers' alone: whatever a library prints goes where errors go."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        work(sys.stdin.buffer, answers, open_desk)
    except (BrokenPipeError, KeyboardInterrupt):
        # Whoever gave the articles is gone.
        os._exit(0)
