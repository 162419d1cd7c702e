"""Ways to reach people inside a text: e-mail addresses and telephone numbers, which no comparison and no page needs."""

from __future__ import annotations

import re

EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
# Nine to twelve digits after 0, or up to fifteen after a country code, in groups: reference numbers are not written so,
# but for those of Find a Tender, `035618-2024`.
TELEPHONE = re.compile(
    r"(?<![\w.,£$€/-])(?!0\d{5}-20\d\d\b)"
    r"(?:\+\d{1,3}[ .()-]{0,2}(?:\(0\)[ .-]?)?|\(?0)\d(?:[ .()-]{0,2}\d){8,11}(?![\w/-])(?![.,]\d)"
)


def unreachable(text: str, instead: str = "[left out]") -> str:
    """`text` with e-mail addresses and telephone numbers replaced.

    >>> unreachable("Write to a.person@example.org or call 020 7946 0000 about lot 2")
    'Write to [left out] or call [left out] about lot 2'
    >>> unreachable("notice 035618-2024")
    'notice 035618-2024'
    """
    if "@" in text:
        text = EMAIL.sub(instead, text)
    return TELEPHONE.sub(instead, text)
