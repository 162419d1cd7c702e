"""Notice text as people meant it: entities, mojibake and lost line breaks put right.

Only for comparing and showing: the publisher's text is never altered, and `Passage.raw` keeps it. The defects and
where they were met are listed in docs/reading-records.md.
"""

from __future__ import annotations

import html
import re
from string import ascii_letters

# UTF-8 read as cp1252: a lead byte shown as one of these, then one or two more odd characters.
_MOJIBAKE = re.compile(r"(?:[ÂÃ][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]|â[€‚][\u0080-\u00bf\u0152-\u2122œžŸ™])+")

_KNOWN_RN = frozenset(
    """modern postmodern western eastern northern southern concern pattern govern lantern tavern cavern cistern
    stern intern extern discern fern severn malvern subaltern return turn burn churn spurn mourn adjourn overturn
    sunburn born corn horn torn worn sworn shorn adorn scorn thorn acorn unicorn popcorn forlorn morn stubborn
    newborn reborn airborn unborn barn yarn warn darn learn earn yearn relearn unlearn urn nocturn saturn auburn
    bairn cairn nairn kern tern bern tarn bourn melbourn lorn dorn wern gwern llanwern strathearn stearn
    sojourn upturn downturn nathorn hawthorn blackthorn buckthorn kindern""".split()
)
_LOST_AFTER_WORD = re.compile(r"rn(?:rn)?(?=[ \n]|$)")
_LOST_RETURN = re.compile(r"[.:;!?)\d\sr]r[A-Z•]")
# The lost letters first and what stands before them last: a pattern that begins with letters is found several times
# faster.
_LOST_BREAKS = (
    (re.compile(r"rn(?:rn)+"), "\n\n"),
    (re.compile(r"rn(?<=[a-z\d]rn)(?=[A-Z•])"), "\n"),
    (re.compile(r"rn(?<=[.,:;?!)\]\d•”\"-]rn)(?=[\sA-Z\d•(\-–“\"]|$)"), "\n"),
    (re.compile(r"rn(?<=\srn)(?=[\sA-Z\d•(]|$)"), "\n"),
    (re.compile(r"r(?<=[.:;!?)\d]r)r?(?=[A-Z•])"), "\n"),
    (re.compile(r"r(?<=[\s:]r)(?=[A-Z][a-z])"), "\n"),
    (re.compile(r"rr(?=[A-Z][a-z])"), "\n\n"),
    (re.compile(r"t(?<=[\s-]t)(?=[A-Z][a-z])"), " "),
)
# A single space stands as it is: only what changes is put in anew.
_SPACES = re.compile(r"  +")
_SPACES_AND_TABS = re.compile(r"[ \t]{2,}|\t")


def _byte(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:  # the five bytes that cp1252 leaves open come through as they are
        return char.encode("latin-1")


def _repair(found: re.Match[str]) -> str:
    try:
        return b"".join(map(_byte, found.group())).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return found.group()


def _lost_after_word(found: re.Match[str]) -> str:
    # What stands before is looked at from here: a pattern that begins with any letter is tried at every letter.
    text, end = found.string, found.start()
    start = end
    while start and text[start - 1] in ascii_letters:
        start -= 1
    stem = text[start:end].lower()
    is_word = len(stem) > 1 and not (start and (text[start - 1].isalnum() or text[start - 1] == "_"))
    if not is_word or f"{stem}rn" in _KNOWN_RN or stem.endswith(("bu", "tho", "co", "bo", "ho")):
        return found.group()
    return "\n" if found.group() == "rn" else "\n\n"


def _one_space(text: str) -> str:
    """The text with each run of spaces and tabs made one space, and none around it."""
    spaces = _SPACES_AND_TABS if "\t" in text else _SPACES
    return spaces.sub(" ", text).strip()


def clean(text: str) -> str:
    """The text with HTML entities and tags, mojibake and lost line breaks put right; white space runs made one.

    Errors: none; what cannot be repaired is left.
    Source: the data's own defects, met in Contracts Finder and Sell2Wales releases.

    >>> clean("Children&apos;s &amp;amp; families")
    "Children's & families"
    >>> clean("worth Â£5 â€“ or more")
    'worth £5 – or more'
    >>> clean("the first lot.rnThe second lotrn is modern")
    'the first lot.\\nThe second lot\\n is modern'
    """
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = re.sub(r"</?(?:p|br|div|li|ul|ol|b|i|strong|em|span|a|u|h\d)\b[^<>]{0,300}>", "\n", text, flags=re.I)
    if "Â" in text or "Ã" in text or "â" in text:
        text = _MOJIBAKE.sub(_repair, text)
    # White space first: a lost break is known by the space or the end that follows it.
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").replace("\ufffd", "")
    text = _one_space(text)
    if "rn" in text or _LOST_RETURN.search(text):
        for pattern, instead in _LOST_BREAKS:
            text = pattern.sub(instead, text)
        text = _LOST_AFTER_WORD.sub(_lost_after_word, text)
    return _one_space(text)
