"""Who answered an article's questions, who would not, and who is only said to have been asked.

Read from the words alone: what an article does not say it was told, it may have been told. So the least that is said of
anybody is that no answer is reported.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.article import ArticleReading, BlockKind, SourceKind
from onrecord.checking.reply import Party, Reply, ReplyKind
from onrecord.checking.reply_words import (
    ACCUSES,
    ASKED_OF,
    ASKS,
    DECLINED_OF,
    IN_A_STATEMENT,
    NO_ANSWER,
    PAPERS,
    SILENCE_FROM,
    SILENT_OF,
    SPEAKS,
)
from onrecord.reading import Name, RecordReading
from onrecord.reading.parties import acronyms
from onrecord.values import Span
from onrecord.values.names import normalise, same_organisation, short_forms

_ORDER = list(ReplyKind)
_ROLES = list(Party)
_OFFICE = re.compile(
    r"\b(?:council|authority|office|trust|board|force|department|ministry|agency|university|college|police|commission"
    r"|association|government|service|parliament|assembly|company|firm|contractor|supplier|operator|consortium|charity"
    r"|town hall|health board|brigade|watchdog)\b",
    re.I,
)
_FIRM = re.compile(r"\b(?:company|firm|contractor|supplier|operator)\b", re.I)
_SPOKES = re.compile(r"\b(?:spokes\w+|official|representative|press office\w*|bosses|chiefs|officials)\b", re.I)
_FOR_WHOM = re.compile(
    r"^.*?\b(?:spokes\w+|official|representative|statement|response)\b(?: (?:for|from|of|at))?\s+", re.I
)
_PRONOUN = re.compile(r"(?:he|she|it|they|we|who|this|that|one|both|neither|all)\b", re.I)
_SUBJECT_START = re.compile(
    r"[;:|–—]\s*|,\s+(?:but|while|although|though|and|after|when)\s+|\b(?:but|while|although|though|because|after"
    r"|when|if|as|that)\s+",
    re.I,
)
_SAME_SUBJECT = re.compile(
    r"(?:\b(?:but|and|though|although|yet|who|which|then|so far)|[,;:–—-])\s+"
    r"(?:(?:it|they|he|she|who|which|both|neither|has|have|had|was|were|also|still|so far)\s+)*$",
    re.I,
)
"""Before a verb that has the subject of the one before: "was contacted but had not replied"."""
_NOBODY = re.compile(
    r"\W*(?:nobody|no[\s-]one|none|not (?:one|a single)|nothing|no (?:\w+ ){1,2}(?:at|from|of|in))\b", re.I
)
_ASIDE = re.compile(r",\s+(?:who|which|whose|where)\b[^,;|]{3,140},", re.I)
_PHRASE = re.compile(r"(?:(?:an?|the|its|their|one|his|her|another)\b|[A-Z])", re.I)
_OBJECT_END = re.compile(
    r"[.;:|–—]|,\s+(?:but|while|which|who|and (?:was|were|has|have|is|are))\b"
    r"|\s(?:for|about|to (?:comment|respond|reply|ask|explain)|over|whether|why|on (?:the|its|this)|but|said|says|after"
    r"|before|and (?:is|are|was|were))\b",
)
_JOINED = re.compile(r"\s*(?:,|and|&|or|, and)\s*(?:the\s+)?", re.I)
_LONGEST = 160  # code points of the words before a cue in which its subject stands
_FEW = 9  # words of an office without a name
_SHOWN = 240


@dataclass(frozen=True, slots=True)
class _Found:
    """One place that tells of an answer, and the words that name who."""

    who: str
    kind: ReplyKind
    span: Span


def replies_of(article: ArticleReading, record: RecordReading | None) -> tuple[Reply, ...]:
    """Everybody of whom the article tells such a thing: the buyer, the suppliers, then others as they come.

    Of each the most that is told: quoted before reported, an answer before a question.
    """
    names = [name for name in record.names if name.role in _ROLE_OF] if record else []
    best: dict[str, Reply] = {}
    for found in sorted(_everything(article), key=lambda one: one.span):
        reply = _reply(found, names, article)
        if reply is None:
            continue
        known = best.get(reply.key)
        asked = reply.asked or (known is not None and known.asked)
        kept = reply if known is None or _ORDER.index(reply.kind) < _ORDER.index(known.kind) else known
        best[reply.key] = _with_asked(kept, asked)
    for name in names:
        unasked = _unasked(name, article)
        if unasked is not None and unasked.key not in best:
            best[unasked.key] = unasked
    return tuple(sorted(best.values(), key=lambda reply: _ROLES.index(reply.role)))


_ROLE_OF = {"buyer": Party.BUYER, "procuringEntity": Party.BUYER, "supplier": Party.SUPPLIER}


def _with_asked(reply: Reply, asked: bool) -> Reply:
    return Reply(reply.party, reply.role, reply.kind, reply.span, reply.text, asked, reply.key)


def _everything(article: ArticleReading) -> Iterator[_Found]:
    yield from _quoted(article)
    furniture = (BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.HEADLINE)
    for sentence in article.sentences:
        if article.blocks[sentence.block].kind not in furniture:
            yield from _in_sentence(article, sentence.span)


def _quoted(article: ArticleReading) -> Iterator[_Found]:
    """Persons and bodies who are quoted; a quotation that goes on is one with its beginning."""
    for quotation in article.quotations:
        speaks = quotation.source in (SourceKind.PERSON, SourceKind.ORGANISATION)
        if speaks and quotation.named is not None and not quotation.nested:
            yield _Found(quotation.named.of(article.text), ReplyKind.QUOTED, quotation.span)


def _in_sentence(article: ArticleReading, sentence: Span) -> Iterator[_Found]:
    text = _masked(article, sentence)
    told = False
    for pattern, kind in (
        (DECLINED_OF, ReplyKind.DECLINED),
        (SILENT_OF, ReplyKind.SILENT),
        (ASKED_OF, ReplyKind.ASKED),
    ):
        for match in pattern.finditer(text):
            told = True
            for who in _subjects(article, sentence, text, match.start()):
                yield _Found(who, _upshot(kind, text, match.end()), sentence)
    for pattern, kind in ((SILENCE_FROM, ReplyKind.SILENT), (ASKS, ReplyKind.ASKED)):
        for match in pattern.finditer(text):
            told = True
            for who in _objects(article, sentence, text, match.end()):
                yield _Found(who, _upshot(kind, text, match.end()), sentence)
    if not told:
        yield from _speaking(article, sentence, text)


def _upshot(kind: ReplyKind, text: str, asked: int) -> ReplyKind:
    """What came of a question, where the rest of its sentence tells it of nobody else: "but had not replied"."""
    if kind is not ReplyKind.ASKED:
        return kind
    rest = text[asked:]
    if NO_ANSWER.search(rest):
        return ReplyKind.SILENT
    for pattern, came in ((DECLINED_OF, ReplyKind.DECLINED), (SILENT_OF, ReplyKind.SILENT)):
        if any(_SAME_SUBJECT.search(rest[: match.start()]) for match in pattern.finditer(rest)):
            return came
    return kind


def _speaking(article: ArticleReading, sentence: Span, text: str) -> Iterator[_Found]:
    """Who speaks in the article's own words: spokespeople, and bodies by name; never what is read out of a paper."""
    if PAPERS.search(text):
        return
    for match in SPEAKS.finditer(text):
        for who in _subjects(article, sentence, text, match.start(), pronouns=False):
            yield _Found(who, ReplyKind.REPORTED, sentence)
    for match in IN_A_STATEMENT.finditer(text):
        for who in _objects(article, sentence, text, match.end()):
            yield _Found(who, ReplyKind.REPORTED, sentence)


def _masked(article: ArticleReading, sentence: Span) -> str:
    """The sentence with a bar for each character that is quoted."""
    text = list(sentence.of(article.text))
    first = bisect_left(article.quotations, sentence.start, key=lambda q: q.span.end)
    for quotation in article.quotations[first:]:
        if quotation.span.start >= sentence.end:
            break
        start, end = max(0, quotation.span.start - sentence.start), min(len(text), quotation.span.end - sentence.start)
        text[start:end] = "|" * max(0, end - start)
    return "".join(text)


def _subjects(
    article: ArticleReading, sentence: Span, text: str, cue: int, *, pronouns: bool = True
) -> list[str]:  # fmt: skip
    """Who stands before a verb: the names right before it that are joined, else an office; a pronoun's is the last
    name of the sentence before."""
    low = max(0, cue - _LONGEST)
    start = max((m.end() for m in _SUBJECT_START.finditer(text, low, cue)), default=low)
    said = _ASIDE.sub(lambda match: "|" * len(match.group()), text[start:cue])
    if _NOBODY.match(said):
        return []
    found = _named_in(article, sentence.start + start, said, last=True)
    if found or not pronouns or not _PRONOUN.match(said.strip(" ,|“”\"'‘’")):
        return found
    before = _names_in(article, Span(max(0, sentence.start + start - _LONGEST), sentence.start + start))
    return [before[-1].of(article.text)] if before else []


def _objects(article: ArticleReading, sentence: Span, text: str, cue: int) -> list[str]:
    """Who stands after a verb."""
    high = min(len(text), cue + _LONGEST)
    end = next((m.start() for m in _OBJECT_END.finditer(text, cue + 1, high)), high)
    return _named_in(article, sentence.start + cue, text[cue:end], last=False)


def _named_in(article: ArticleReading, start: int, said: str, *, last: bool) -> list[str]:
    """The names in words that stand at `start`, the last ones or the first, that are joined; else an office."""
    place = Span(start, start + len(said))
    inside = _names_in(article, place)
    spans = [span for span in inside if said[span.start - start] != "|"]
    if spans:
        joined = _joined(article.text, spans[::-1] if last else spans)
        office = "spokesperson for " if _SPOKES.search(said) else ""
        return [f"{office}{span.of(article.text)}" for span in joined]
    words = said.strip(" ,|“”\"'‘’")
    is_office = _OFFICE.search(words) and _PHRASE.match(words) and len(words.split()) <= _FEW
    return [words] if is_office else []


def _names_in(article: ArticleReading, place: Span) -> list[Span]:
    """The names that stand in a stretch, in reading order."""
    first = bisect_left(article.names, place.start, key=lambda name: name.span.start)
    last = bisect_left(article.names, place.end, lo=first, key=lambda name: name.span.start)
    return [name.span for name in article.names[first:last] if name.span.end <= place.end]


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """The first span and those that are joined to it by commas and "and"."""
    kept = [spans[0]]
    for span in spans[1:]:
        first, second = sorted((kept[-1], span))
        if not _JOINED.fullmatch(text[first.end : second.start]):
            break
        kept.append(span)
    return sorted(kept)


def _reply(found: _Found, names: Sequence[Name], article: ArticleReading) -> Reply | None:
    said = " ".join(found.who.split()).strip(" ,|“”\"'‘’")
    if not said or _PRONOUN.fullmatch(said):
        return None
    text = " ".join(found.span.of(article.text).split())[:_SHOWN]
    asked = found.kind in (ReplyKind.DECLINED, ReplyKind.SILENT, ReplyKind.ASKED)
    party = next((name for name in names if _is_party(said, name, names, article)), None)
    if party is not None:
        return Reply(party.printed, _ROLE_OF[party.role], found.kind, found.span, text, asked, _key_of(party, names))
    shown = re.sub(r"^spokesperson for ", "", said)
    named = bool(re.search(r"(?<!^)[A-Z]", shown)) or bool(_SPOKES.search(shown))
    if _is_outlet(shown, article) or not (named or _OFFICE.search(shown)):
        return None
    if found.kind is ReplyKind.REPORTED and not (named or _SPOKES.search(said)):
        return None
    return Reply(shown, Party.OTHER, found.kind, found.span, text, asked, _key(shown))


def _key_of(party: Name, names: Sequence[Name]) -> str:
    """One key for all the record's names of one body."""
    first = next(name for name in names if name.role == party.role and name.forms & party.forms)
    return f"{_ROLE_OF[party.role]}:{normalise(first.name)}"


def _key(said: str) -> str:
    """Surname of a person, name of a body.

    >>> _key("Opposition leader Corin Hale"), _key("Mr Hale"), _key("the Ferry Users Association")
    ('hale', 'hale', 'ferry users association')
    """
    if _OFFICE.search(said):
        return normalise(re.sub(r"^(?:an?|the)\s+", "", said, flags=re.I))
    words = re.findall(r"[A-Z][\w’'-]+", re.split(r",|\s(?:of|from|for|who|at)\s", said)[0])
    return normalise(words[-1]) if words else normalise(said)


def _is_party(said: str, name: Name, names: Sequence[Name], article: ArticleReading) -> bool:
    """Whether words name a party of the record, or its spokespeople, or the only office of its kind."""
    bare = re.sub(
        r"^.*?\b(?:spokes\w+|official|representative|statement|response)\b(?: (?:for|from|of|at))?\s+",
        "",
        said,
        flags=re.I,
    )
    for form in dict.fromkeys((said, bare, re.sub(r"^(?:an?|the)\s+", "", bare, flags=re.I))):
        if (
            normalise(form) in name.forms
            or same_organisation(form, name.name)
            or normalise(form) in short_forms(name.name)
        ):
            return True
        if form.isupper() and form in acronyms(name.name):
            return True
        if any(form == mention.text and _same(mention.forms, name) for mention in article.names):
            return True
    inside = [form for form in name.forms if len(form.split()) > 1 and f" {form} " in f" {normalise(said)} "]
    return bool(inside) or _is_its_office(bare, name, names)


def _same(forms: Sequence[str], name: Name) -> bool:
    return any(normalise(form) in name.forms for form in forms)


def _is_its_office(said: str, name: Name, names: Sequence[Name]) -> bool:
    """ "The council" for the only council, "the firm" for the only supplier."""
    if any(map(str.isupper, re.sub(r"^(?:A|An|The)\s+", "", said))):
        return False
    office = _OFFICE.search(said)
    if office is None:
        return False
    if _FIRM.search(said):
        suppliers = {_key_of(n, names) for n in names if _ROLE_OF[n.role] is Party.SUPPLIER}
        return _ROLE_OF[name.role] is Party.SUPPLIER and len(suppliers) == 1
    return _ROLE_OF[name.role] is Party.BUYER and office.group().lower() in normalise(name.name).split()


def _is_outlet(said: str, article: ArticleReading) -> bool:
    outlet = article.copy.masthead.outlet if article.copy else ""
    return bool(outlet) and normalise(said) in normalise(outlet)


def _unasked(name: Name, article: ArticleReading) -> Reply | None:
    """A party that the article names and reports criticism of."""
    role = _ROLE_OF[name.role]
    for sentence in article.sentences:
        said = sentence.span.of(article.text)
        if not ACCUSES.search(said):
            continue
        inside = [m for m in article.names if sentence.span.contains(m.span)]
        named = any(normalise(m.text) in name.forms or _same(m.forms, name) for m in inside)
        if named or (role is Party.BUYER and _names_it(name, article)):
            text = " ".join(said.split())[:_SHOWN]
            return Reply(name.printed, role, ReplyKind.UNASKED, sentence.span, text, False, _key_of(name, [name]))
    return None


def _names_it(name: Name, article: ArticleReading) -> bool:
    return any(normalise(m.text) in name.forms or same_organisation(m.text, name.name) for m in article.names)
