"""A question to the register: words and limits, the same on a terminal, in an address and in a saved search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from urllib.parse import parse_qsl, urlencode

Value = str | date | Decimal | bool
STAGES = ("planned", "advertised", "awarded", "contracted", "cancelled", "unsuccessful")
"""How far a process has come, as `reading` has it."""
SORTS = ("best", "newest", "closing", "largest", "ocid")
"""In which order records are shown: the best match, the newest published, what closes soonest, the largest sum; by
ocid, which no load moves."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for. Every limit that is given must hold; None and an empty text mean no limit."""

    words: str = ""
    """Words that a record must hold; a phrase in double quotes must stand there as it is."""
    buyer: str | None = None
    """Words of the buyer's name."""
    supplier: str | None = None
    """Words of a supplier's name."""
    cpv: str | None = None
    """A CPV code or its first digits; zeros at its end mean everything below it."""
    place: str | None = None
    """Words of a place: locality, region, or the code of one (NUTS, ITL), which means everything below it too."""
    since: date | None = None
    """First published on this day or later."""
    until: date | None = None
    minimum: Decimal | None = None
    """Worth this much or more: awarded, else advertised."""
    maximum: Decimal | None = None
    stage: str | None = None
    """One of `STAGES`."""
    status: str | None = None
    """`tender.status`, from the codelist of OCDS."""
    open_on: date | None = None
    """Advertised, and not closed before this day."""
    open_now: bool = False
    """The same, on whatever day it is asked; `on` makes it a question of one day."""
    doubtful: bool = False
    """Whether a closing date in doubt counts as one."""

    @property
    def is_empty(self) -> bool:
        """Whether every record answers it."""
        return not any(True for _ in self._given())

    def on(self, today: date) -> Question:
        """The question as it is asked on a day."""
        return replace(self, open_on=today, open_now=False) if self.open_now else self

    def to_text(self) -> str:
        """The question as the query of an address; `from_text` reads it back.

        >>> Question("school meals", buyer="Saltmouth", minimum=Decimal("1E+3")).to_text()
        'words=school+meals&buyer=Saltmouth&minimum=1000'
        """
        return urlencode([(name, _written(value)) for name, value in self._given()])

    @classmethod
    def from_text(cls, text: str) -> Question:
        """The question that `to_text` wrote. Errors: ValueError for a name or a value that is none.

        >>> Question.from_text("words=meals&since=2024-01-31").since
        datetime.date(2024, 1, 31)
        """
        known = {field.name for field in fields(cls)}
        found: dict[str, Value] = {}
        for name, value in parse_qsl(
            text, keep_blank_values=True, strict_parsing=bool(text), max_num_fields=len(known)
        ):
            if name not in known:
                raise ValueError(f"{name} is no part of a question")
            found[name] = _read(name, value)
        return cls(**found)  # type: ignore[arg-type]

    def describe(self) -> str:
        """The question in words, for a heading.

        >>> Question("school meals", cpv="555", open_on=date(2024, 5, 1)).describe()
        'Records with “school meals”, CPV 555, open on 2024-05-01'
        """
        told = [_WORDING[name].format(_written(value)) for name, value in self._given()]
        return "Records " + ", ".join(told) if told else "All records"

    def _given(self) -> Iterator[tuple[str, Value]]:
        for field in fields(self):
            value = getattr(self, field.name)
            if value is not None and value != "" and value is not False:
                yield field.name, value


_WORDING = {
    "words": "with “{}”",
    "buyer": "bought by “{}”",
    "supplier": "supplied by “{}”",
    "cpv": "CPV {}",
    "place": "in “{}”",
    "since": "published from {}",
    "until": "published until {}",
    "minimum": "worth {} or more",
    "maximum": "worth {} or less",
    "stage": "{}",
    "status": "with status {}",
    "open_on": "open on {}",
    "open_now": "open now",
    "doubtful": "closing dates in doubt counted",
}
_SIGNS = frozenset({"open_now", "doubtful"})
_DAYS = frozenset({"since", "until", "open_on"})
_AMOUNTS = frozenset({"minimum", "maximum"})


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return "yes"
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value


def _read(name: str, value: str) -> Value:
    if name in _SIGNS:
        return value == "yes"
    if name in _DAYS:
        return date.fromisoformat(value)
    if name not in _AMOUNTS:
        return value
    try:
        amount = Decimal(value)
    except InvalidOperation:
        raise ValueError(f"{value} is no sum") from None
    if not amount.is_finite():
        raise ValueError(f"{value} is no sum")
    return amount
