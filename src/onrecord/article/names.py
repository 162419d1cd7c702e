"""Names of bodies and persons in news text, with the aliases that the text itself introduces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.article.holidays import NAMED_DAYS
from onrecord.article.model import NameMention
from onrecord.article.name_words import (
    COMMON_NOUNS,
    FIELDS,
    HEADS,
    NOT_NAMES,
    POSSESSIVE_HEADS,
    STARTERS,
    STREETS,
    TITLES,
    TWINS,
)
from onrecord.values import Span
from onrecord.values.names import name_forms, normalise

_TOKEN = re.compile(r"[^\W_]+(?:[’'.\-/][^\W_]+)*(?:[’'](?=\s+[A-Z]))?(?:&[^\W_]+)*|&")
_SENTENCE_START = re.compile(r"(?:^|[.!?][”’\"')\]]*\s+|\n\s*|[:;]\s+|[“\"‘\[•–—-]\s*|(?<=\s)[‘'])$")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|Rev|Cllr|No|Co|Ltd|[A-Z])\.\s+$")
_EPITHET = re.compile(r"[A-Z][a-z]+-[a-z]{2,}")
"""What may stand before a name at the start of a sentence: "Cash-strapped Dudley", "Labour-run Leeds"."""
_BLANKS = (" ", "\u00a0", "\u2009", "\u202f")
"""Between two words of one name: a space, one that does not break, a thin one."""
_FEASTS = frozenset(normalise(day) for day in NAMED_DAYS)
_LINKS = frozenset("of for and the & upon with de la le du van von under y".split())


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    initial: bool
    """Whether it starts a sentence, a line, or a quotation."""

    @property
    def lower(self) -> str:
        return self.text.lower().replace("’", "'")

    @property
    def stem(self) -> str:
        """Without a possessive ending."""
        return re.sub(r"'s?$", "", self.lower)

    @property
    def is_capital(self) -> bool:
        if self.text[0].isupper():
            return True
        return self.text[0].isalpha() and any(c.isupper() for c in self.text) and not re.search(r"[./]", self.text)

    @property
    def is_acronym(self) -> bool:
        """Two capitals or more in one word: PwC, KPMG, FTF2."""
        return sum(c.isupper() for c in self.text) >= 2

    @property
    def is_possessive(self) -> bool:
        return bool(re.search(r"[’'](?:s)?$", self.text))


def find_names(text: str) -> list[NameMention]:
    """Every capitalised name of a body or person, and every acronym, in reading order.

    Shapes: any length in; possibly none out; spans never overlap.
    Errors: none. Ordinary words that only start a sentence are left out.

    >>> found = find_names("The Mayor's Office for Policing and Crime (Mopac) has hired PwC, said Mr Khan.")
    >>> [(m.text, m.forms) for m in found][:2]
    [("Mayor's Office for Policing and Crime", ('Mopac',)), ('Mopac', ("Mayor's Office for Policing and Crime",))]
    >>> [m.text for m in found][2:]
    ['PwC', 'Mr Khan']
    """
    spans = [span for run in _runs(text, _tokens(text)) for span in _trimmed(text, run)]
    spans = _supported(text, spans)
    aliases = _aliases(text, spans)
    return [NameMention(span, span.of(text), aliases.get(span.of(text), ())) for span in spans]


def _tokens(text: str) -> list[_Token]:
    tokens = []
    for found in _TOKEN.finditer(text):
        before = text[max(0, found.start() - 12) : found.start()]
        at_start = found.start() == 0 or bool(_SENTENCE_START.search(before) and not _ABBREVIATION.search(before))
        tokens.append(_Token(found.start(), found.end(), found.group(), at_start))
    return tokens


def _runs(text: str, tokens: list[_Token]) -> Iterator[list[_Token]]:
    """Maximal runs of capitalised words, joined over small words where the result is one name."""
    place = 0
    while place < len(tokens):
        if not _can_start(tokens[place]):
            place += 1
            continue
        run, place = [tokens[place]], place + 1
        while place < len(tokens):
            step = _continues(text, run, tokens, place)
            if step == 0:
                break
            run += tokens[place : place + step]
            place += step
        yield run


def _can_start(token: _Token) -> bool:
    return (
        token.is_capital
        and token.stem != "i"
        and not token.lower.startswith("i'")
        and not (token.initial and token.lower in STARTERS and not token.is_acronym)
    )


def _continues(text: str, run: list[_Token], tokens: list[_Token], place: int) -> int:
    """How many tokens from `place` go on with the run: one capital, or link words and a capital; 0 for none."""
    last, token = run[-1], tokens[place]
    gap = text[last.end : token.start]
    if not _is_joint(gap, last) or (last.is_possessive and last.stem not in POSSESSIVE_HEADS):
        return 0
    if _is_name_word(token):
        return 1
    if token.lower not in _LINKS:
        return 0
    ahead = place + 1
    while ahead < len(tokens) and tokens[ahead].lower in ("the", "and", "&") and _blank(text, tokens, ahead):
        ahead += 1
    if ahead >= len(tokens) or ahead - place > 2 or not _blank(text, tokens, ahead) or not _is_name_word(tokens[ahead]):
        return 0
    return ahead - place + 1 if _links(run, token, tokens, ahead, text) else 0


def _is_joint(gap: str, last: _Token) -> bool:
    return (
        gap in (*_BLANKS, "  ")
        or (gap == ". " and len(last.text) <= 4 and last.lower in TITLES | {"st"})
        or (gap == "." and len(last.text) == 1)
    )


def _blank(text: str, tokens: list[_Token], place: int) -> bool:
    return text[tokens[place - 1].end : tokens[place].start] in _BLANKS


def _is_name_word(token: _Token) -> bool:
    return (token.is_capital and not token.initial and token.lower not in STARTERS - {"on", "in"}) or token.is_acronym


def _links(run: list[_Token], link: _Token, tokens: list[_Token], ahead: int, text: str) -> bool:
    """Whether a small word binds what stands before and after it into one name."""
    word, head = link.lower, run[-1].stem
    if word in ("of", "upon", "de", "la", "le", "du", "van", "von", "&", "under", "y"):
        return head not in NOT_NAMES
    if word == "for":
        return head in HEADS
    if word == "with":
        return _right(tokens, ahead, text)[-1].stem == "council"
    return word in ("and", "the") and tokens[ahead - 1].lower != "the" and _binds_and(run, tokens, ahead, text)


def _binds_and(run: list[_Token], tokens: list[_Token], ahead: int, text: str) -> bool:
    """Whether "and" joins one name: "Bath and North East Somerset Council", not "Labour and the Conservatives"."""
    if _is_person(run) or run[-1].is_possessive or run[-1].stem in STREETS or tokens[ahead].stem in TITLES:
        return False
    right = _right(tokens, ahead, text)
    if len(right) == 1 and right[0].stem in TWINS and run[-1].stem in TWINS:
        return True
    in_body = any(token.stem in HEADS or token.lower in ("of", "for") for token in run)
    if run[-1].stem in HEADS - FIELDS:
        return False
    if in_body:
        return True
    return right[-1].stem in HEADS and right[-1].stem not in ("scotland", "wales", "england")


def _right(tokens: list[_Token], ahead: int, text: str) -> list[_Token]:
    """The capitalised words from `ahead` on."""
    end = ahead + 1
    while end < len(tokens) and _blank(text, tokens, end) and _is_name_word(tokens[end]):
        end += 1
    return tokens[ahead:end]


def _is_person(run: list[_Token]) -> bool:
    """Whether a run begins with a title: "Mr Khan", but not "Mayor's Office" nor "Mayor of London"."""
    return run[0].stem in TITLES and not run[0].is_possessive and (len(run) < 2 or run[1].lower != "of")


def _trimmed(text: str, run: list[_Token]) -> Iterator[Span]:
    """The name within a run: without a possessive ending and without words that only start a sentence."""
    if (
        run[0].initial
        and len(run) > 1
        and run[0].lower in COMMON_NOUNS
        and not run[0].is_acronym
        and run[1].lower not in ("of", "and", "&")
    ):
        run = (
            run[1:] if run[0].stem not in ("national", "public", "new", "police", "council", "local", "royal") else run
        )
    if run[0].initial and len(run) > 1 and _EPITHET.fullmatch(run[0].text):
        run = run[1:]
    while run and (run[0].lower in ("the", "a", "an", *_LINKS)):
        run = run[1:]
    if not run or (len(run) == 1 and _is_no_name(run[0])):
        return
    if all(token.stem in NOT_NAMES or token.lower in _LINKS or token.text.isdigit() for token in run):
        return
    end = run[-1].end
    tail = re.search(r"[’']s?$", run[-1].text)
    if tail:
        end -= len(tail.group())
    if end > run[0].start:
        yield Span(run[0].start, end)


def _is_no_name(token: _Token) -> bool:
    if token.stem in NOT_NAMES or len(token.text) == 1 or token.lower in STARTERS:
        return True
    if token.is_acronym:
        return bool(re.fullmatch(r"\d+[A-Z]+|[A-Z]?\d+[A-Za-z]?", token.text))
    return token.initial and token.lower in COMMON_NOUNS


def _supported(text: str, spans: list[Span]) -> list[Span]:
    """Without single words that only the start of a sentence capitalises: such as stand in lower case elsewhere."""
    words = set(re.findall(r"\b[a-z][a-z’'-]+\b", text)) | STARTERS | COMMON_NOUNS
    inside = {word for span in spans if not _starts(text, span) for word in span.of(text).split()}
    kept = []
    for span in spans:
        name = span.of(text)
        if normalise(name) in _FEASTS or (name.isupper() and all(word in words for word in name.lower().split())):
            continue
        lone = " " not in name and _starts(text, span) and name[1:].islower() and name not in inside
        if lone and (name.lower() in words or not _is_subject(text, span)):
            continue
        kept.append(span)
    return kept


def _starts(text: str, span: Span) -> bool:
    before = text[max(0, span.start - 12) : span.start]
    return span.start == 0 or bool(_SENTENCE_START.search(before))


_SUBJECT = re.compile(
    r"(?:[’']s)?\s(?:has|have|had|is|was|will|would|said|says|told|won|wins|gets|got|hopes|plans|wants|added|which|who|became"
    r"|and\s(?:the\s)?[A-Z]|beat|saw|council\b|among\b)|[’']s\s|"
    r",\s[A-Z][\w’'&-]+(?:\s[A-Z][\w’'&-]+)*(?:,|\sand\s)[^.\n]{0,120}\s(?:are|were|have)\s|,\s(?:which|who|the|a|an)\s"
)
_CHIEFS = re.compile(r"\s(?:chiefs|bosses|councillors|mayor|police|taxpayers|residents|firm|company)\b")
_ADJECTIVE = re.compile(r"(?:[^e]y|ous|ed|ing|ful|ive|al|ic|less|ent|ant|ern|ior)$")


def _is_subject(text: str, span: Span) -> bool:
    """Whether a lone capitalised word at a sentence's start is used as a name: "Seddon will build"."""
    if _CHIEFS.match(text, span.end):
        return not _ADJECTIVE.search(span.of(text))
    return bool(_SUBJECT.match(text, span.end))


_KNOWN_AS = re.compile(
    r",?\s(?:also\s|better\s|commonly\s)?(?:known\sas|called|trading\sas|t/a|abbreviated\sto"
    r"|or)\s(?:the\s)?[“‘\"']?(?P<alias>[A-Z][\w’'&-]*(?:\s[A-Z][\w’'&-]*){0,3})"
)
_BRACKETED = re.compile(
    r"\s?\((?:the\s|or\s|known\sas\s|hereafter\s|“|\"|‘"
    r"|')*(?P<alias>[A-Z][\w’'&.-]*(?:\s[A-Z][\w’'&-]*){0,5})[”\"’']?\)"
)


def _aliases(text: str, spans: list[Span]) -> dict[str, tuple[str, ...]]:
    """For each name the other ways in which the text writes it: introduced in brackets, or its initials."""
    pairs: list[tuple[str, str]] = []
    for span in spans:
        found = _BRACKETED.match(text, span.end) or _KNOWN_AS.match(text, span.end)
        if found and _is_alias(span.of(text), found):
            pairs.append((span.of(text), found["alias"]))
    names: dict[str, list[str]] = {}
    for name in {span.of(text) for span in spans}:
        names.setdefault(normalise(name), []).append(name)
    for normal, alike in names.items():
        for name in alike:
            forms = name_forms(name) - {normal} if " " in name else ()
            pairs += [(name, other) for form in forms for other in names.get(form, ())]
    aliases: dict[str, set[str]] = {}
    for name, alias in pairs:
        aliases.setdefault(name, set()).add(alias)
        aliases.setdefault(alias, set()).add(name)
    return {name: tuple(sorted(others)) for name, others in aliases.items()}


def _is_alias(name: str, found: re.Match[str]) -> bool:
    """Whether a bracket holds an alias (initials, or letters in order), not a party or place ("Mr Smith (Lab)")."""
    alias = found["alias"]
    if found.re is _KNOWN_AS:
        return " or " not in found.group() or normalise(alias) in name_forms(name)
    if name.split()[0].lower().rstrip(".") in TITLES or alias.lower() in NOT_NAMES:
        return False
    letters = iter(normalise(name).replace(" ", ""))
    in_order = all(letter in letters for letter in normalise(alias).replace(" ", ""))
    return (
        in_order
        or normalise(name).replace(" ", "") in "".join(name_forms(alias))
        or sum(c.isupper() for c in name) > len(name) // 2
    )
