"""The kind of a quotation that no word gives to anyone: words of the record, or only a title or a scare quote."""

from __future__ import annotations

import re

from onrecord.article.model import SourceKind

_NAMING = frozenset(
    """
    called dubbed titled entitled named nicknamed billed termed labelled branded known so-called title slogan
    """.split()
)
_FUNCTION_WORDS = frozenset(
    """
    and or but to of in on at for from by with as than that which who is was are were be has had have will would can
    could should must may might before after when while if because during until since under over
    """.split()
)
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|my|me|We|we|our)\b")
_SENTENCE = re.compile(r"[A-Z].*[.!?…]", re.DOTALL)


def implied_kind(quoted: str, *, in_body: bool, before: list[str], modifies: str | bool) -> SourceKind:
    """What an unattributed quotation most likely is.

    `before` holds up to four words before it in lower case, `modifies` the lower-case word right after it, if any.

    >>> implied_kind("in a sealed envelope", in_body=True, before=["by", "email", "or"], modifies="and").value
    'record'
    >>> implied_kind("Enchanted Castle", in_body=True, before=["working", "title", "is"], modifies=False).value
    'none'
    """
    words = quoted.split()
    if not in_body or any(word in _NAMING for word in before):
        return SourceKind.NONE
    if _SENTENCE.fullmatch(quoted) and _FIRST_PERSON.search(quoted):
        return SourceKind.PERSON
    attributive = isinstance(modifies, str) and modifies not in _FUNCTION_WORDS
    titled = len(words) > 1 and all(word[0].isupper() for word in words if len(word) > 3)
    if len(words) == 1 or titled or (attributive and len(words) <= 3):
        return SourceKind.NONE
    return SourceKind.RECORD
