"""Which language a paragraph is written in, by its commonest words: enough to know what can be read of it.

Only languages that are met in the news and notices of these islands and its neighbours are told apart. What cannot be
told is taken for what the page declares, else for English.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.article.model import Block, DateMention, Quotation, SourceKind, SumMention
from onrecord.values import Span

_COMMON = {
    "en": "the of and to in is was that for it with as on be at by has have this are from or an will been said not he "
    "she they you their who which would",
    "cy": "y yr yn a i o ar mae am gan wedi bod ei eu ac fod bydd oedd hyn sydd neu ond â gyda mewn i'r o'r a'r er nid",
    "ga": "an na agus ar go sa i a is le tá bhí don ag seo ó faoi nach mar gur atá bhfuil leis chun dá sin níl",
    "gd": "an na agus air anns a do tha bha gu le bho nan dha seo sin mar ann aig bidh gun iad chan cuideachd",
    "fr": "le la les de des du et est en un une dans que pour qui par sur au aux pas plus ce cette avec il sont ont",
    "de": "der die das und ist den von zu mit dem des ein eine für auf im nicht auch sich werden wird sind hat wurde",
    "es": "el la los las de del y que en un una es por con para se su al no más fue ha como este esta entre pero",
    "it": "il lo la gli le di del della e che in un una è per con non si sono da al alla nel ha più come questo",
    "nl": "de het een van en in is dat op te voor met zijn niet aan er om ook als door naar bij heeft worden maar",
    "pl": "i w na z do nie się jest że o to jak po przez od za dla są który która oraz będzie został tym co jego",
    "pt": "o a os as de do da dos das e que em um uma é por com para se não no na foi ao mais como pela pelo",
    "ro": "și în de la cu pe că este pentru din nu se a fost care sunt al ale unui mai sau prin după până au",
}
_SETS = {code: frozenset(words.split()) for code, words in _COMMON.items()}
_OWN = {
    code: words
    - (_SETS["en"] if code != "en" else frozenset().union(*(_SETS[other] for other in _SETS if other != "en")))
    for code, words in _SETS.items()
}
"""Those that tell a language from English, and English from the others: `a`, `in` and `on` are words of many."""
NAMES = {
    "en": "English", "cy": "Welsh", "ga": "Irish", "gd": "Scottish Gaelic", "fr": "French", "de": "German",
    "es": "Spanish", "it": "Italian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
}  # fmt: skip
_WRITES_AS_ENGLISH = frozenset({"en", "cy", "ga", "gd"})
"""Languages that write 1,000.50, not 1.000,50."""
_WORD = re.compile(r"(?<!['’])[^\W\d_]+(?:['’][^\W\d_]+)?")
"""Without what an apostrophe has shortened: `’em` is no Portuguese."""
_FEWEST = 10
"""Words below which a paragraph is what those around it are."""
_MOST = 400
_LEAST_SHARE, _LEAD, _LEAST_DIFFERENT = 0.1, 1.4, 3
_SURELY = 0.25
"""Share of English words at which no other language is tried: nearly always, and it saves nine tenths of the time."""
_SCALE = re.compile(
    r"\s*(?:m(?:il|iliwn|illiwn|iliynau|illion\w*|illone\w*|ilione?\w*|ln|io)|[fb]ili\w+|[fb]iliwn|tys\w*|"
    r"mill?i?\w*|mrd|milliard\w*|mille|mila|tusen|duizend|k|bn|m)\b\.?",
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(r"[\d\s./:T–—-]+Z?")


@dataclass(frozen=True, slots=True)
class Foreign:
    """The paragraphs of an article that are not English."""

    spans: tuple[Span, ...] = ()
    codes: tuple[str, ...] = ()
    """Of each of `spans`."""

    def holds(self, span: Span) -> bool:
        """Whether `span` begins in one of them."""
        return self.code(span) != "en"

    def code(self, span: Span) -> str:
        """The language in which `span` begins; English where in none of them."""
        at = bisect_right(self.spans, span.start, key=lambda own: own.start) - 1
        return self.codes[at] if at >= 0 and span.start < self.spans[at].end else "en"


def language_of(text: str) -> str:
    """The code of the language of `text`, or nothing where too few of its words tell.

    >>> language_of("Mae Cyngor Gwenlas wedi dyfarnu contract i redeg y clybiau am y tair blynedd nesaf.")
    'cy'
    >>> language_of("The council has awarded a contract to run the clubs for the next three years.")
    'en'
    >>> language_of("Bids closed in May.")
    ''
    """
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)[:_MOST]]
    if len(words) < _FEWEST:
        return ""
    if sum(word in _SETS["en"] for word in words) >= _SURELY * len(words):
        return "en"
    found = {code: [word for word in words if word in own] for code, own in _OWN.items()}
    best, second = sorted(found, key=lambda code: -len(found[code]))[:2]
    clear = len(found[best]) >= max(_LEAST_SHARE * len(words), _LEAD * len(found[second]))
    return best if clear and len(set(found[best])) >= _LEAST_DIFFERENT else ""


def find_foreign(text: str, blocks: Sequence[Block], declared: str = "") -> Foreign:
    """The blocks that are not English; one too short to tell is what the one before it is.

    `declared`: as the page has it (`cy`, `en-gb`); words win over it, since pages are copied from templates.
    """
    found = [language_of(block.span.of(text)) for block in blocks]
    told = [code for code in found if code]
    if not told:
        whole = language_of(text) or declared.partition("-")[0]
        told = [whole if whole in NAMES else "en"]
    if set(told) == {"en"}:
        return Foreign()
    codes, last = [], told[0]
    for code in found:
        last = code or last
        codes.append(last)
    foreign = [(block.span, code) for block, code in zip(blocks, codes, strict=True) if code != "en"]
    return Foreign(tuple(span for span, _ in foreign), tuple(code for _, code in foreign))


def safe_sums(sums: Iterable[SumMention], text: str, foreign: Foreign) -> list[SumMention]:
    """The sums that mean in their paragraph's language what they mean in English: figures in full, with no word behind.

    "£2 filiwn" is two million pounds, and "25.000 €" no twenty-five.
    """
    return [said for said in sums if _is_safe_sum(said, text, foreign)]


def _is_safe_sum(said: SumMention, text: str, foreign: Foreign) -> bool:
    code = foreign.code(said.span)
    if code == "en":
        return True
    letters = re.sub(r"[\W\d_]", "", said.text.replace(said.currency or "", ""))
    if _SCALE.match(text, said.span.end) or len(letters) > 1:
        return False
    return code in _WRITES_AS_ENGLISH or not (letters or re.search(r"\d[.,]\d", said.text))


def safe_dates(dates: Iterable[DateMention], foreign: Foreign) -> list[DateMention]:
    """The days that are written in figures alone, and all dates that stand in English."""
    return [said for said in dates if not foreign.holds(said.span) or _is_day_in_figures(said)]


def _is_day_in_figures(said: DateMention) -> bool:
    """A bare year may be what is left of a day whose month was not read."""
    return said.days.first == said.days.last and bool(_IN_FIGURES.fullmatch(said.text))


def without_speakers(quotations: Iterable[Quotation], foreign: Foreign) -> tuple[Quotation, ...]:
    """The same quotations; in a language that we do not read nobody is named as their source."""
    return tuple(
        replace(said, source=SourceKind.NONE, speaker=None, cue=None, meant=None) if foreign.holds(said.span) else said
        for said in quotations
    )


def foreign_note(blocks: Sequence[Block], foreign: Foreign) -> str:
    """What a reader must know of what was not read; nothing for English."""
    if not foreign.spans:
        return ""
    names = " and ".join(NAMES[code] for code in dict.fromkeys(foreign.codes))
    number, whole = len(foreign.spans), len(blocks)
    where = "The article is" if number == whole else f"{number} of {whole} paragraphs {'is' if number == 1 else 'are'}"
    return (
        f"{where} in {names}: read there were sums and dates in figures, names, and words in quotation marks; "
        "not who says what, nor dates, sums and lengths of time in words. Only quotations are held against it there."
    )
