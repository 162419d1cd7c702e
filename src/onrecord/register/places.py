"""Words by which a record is found in a place: of its towns and regions, and the codes above a region's code."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.register.folding import fold_words

_CODE = re.compile(r"[A-Z]{2,3}[A-Z0-9]{0,3}")
_SHORTEST = 2


@lru_cache(65536)
def place_words(text: str) -> tuple[str, ...]:
    """The folded words of a place; of a code (NUTS, ITL) every beginning, so that a region holds what is inside it.

    >>> place_words("Saltmouth Bay"), place_words("UKD45")
    (('saltmouth', 'bay'), ('uk', 'ukd', 'ukd4', 'ukd45'))
    """
    said = text.strip()
    if _CODE.fullmatch(said):
        code = said.lower()
        return tuple(code[:length] for length in range(_SHORTEST, len(code) + 1))
    return tuple(fold_words(said))
