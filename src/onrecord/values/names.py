"""Names of organisations: the forms under which one body is written, and whether two names are of one body."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_LEGAL = (
    r"(?:ltd|limited|plc|llp|lp|inc|incorporated|cic|c i c|cio|community interest company|co|company|corp"
    r"|corporation|gmbh|bv|nv|ag"
    r"|cyf|cyfyngedig|pty|llc|unlimited)"
)
_LEGAL_END = re.compile(rf"(?:\s(?:(?:and\s)?co\s)?{_LEGAL})+$")
_COUNTRY_END = re.compile(r"\s(?:uk|gb|u k|united kingdom|great britain)$")
_ABBREVIATED = {
    "cbc": "county borough council",
    "mbc": "metropolitan borough council",
    "mdc": "metropolitan district council",
    "bc": "borough council",
    "dc": "district council",
    "ccc": "county council",
}
"""Endings of council names as councils themselves abbreviate them. "CC" is left out: city or county."""

_RANK = (
    r"(?:royal\s|london\s)?(?:metropolitan\sborough|metropolitan\sdistrict|county\sborough|city\sand\scounty"
    r"|city\sand\sdistrict|borough|county|district|city)"
)
_COUNCIL_OF = re.compile(
    rf"^(?:the\s)?(?:council\sof\sthe\s)?(?P<rank>{_RANK})\s(?P<council>council\s)?of\s"
    rf"(?P<place>.+?)(?:\s(?:{_RANK}\s)?council)?$"
)
_PLACE_COUNCIL = re.compile(rf"^(?:the\s)?(?:(?P<first>{_RANK})\sof\s)?(?P<place>.+?)\s(?P<rank>{_RANK})\scouncil$")
_PLAIN_COUNCIL = re.compile(r"^(?:the\s)?(?P<place>.+?)\scouncil$")
_OWN_KIND = re.compile(
    r"\b(?:parish|town|community|research|arts|general|dental|medical|midwifery|british|design|pharmaceutical"
    r"|privy|chiefs|health)$"
)
"""What makes "… council" a body of another kind than a principal local authority."""

_TRADING = re.compile(
    r"(?<!\s)\s*(?:[(,]\s*)?\b(?:trading\s+as|t\s?/\s?a|operating\s+as|(?:more\s+)?(?:commonly|also|formerly|otherwise"
    r"|previously|better)\s+(?:known|called)\s+as"
    r"|known\s+as|a\.?k\.?a\.?|formerly)\b[.:]?\s*",
    re.IGNORECASE,
)
_TRADING_CAPITALS = re.compile(r"(?<=\w)\s+TA\s+(?=[A-Z])")
_BRACKET = re.compile(r"^(?P<before>[^()]*?)\s*\((?P<inside>[^()]*)\)\s*(?P<after>.*)$")
_APOSTROPHE = re.compile(r"[’'‘`´]")
_NO_WORD = re.compile(r"[^\w\s]|_")
_SMALL_WORDS = frozenset("of for and the in on to at by y".split())


@lru_cache(maxsize=1 << 14)  # a few names are held against each other in every rule
def normalise(name: str) -> str:
    """`name` in lower case, with "and" for "&", and without marks, accents kept; words one space apart.

    >>> normalise("The Mayor’s Office for Policing & Crime")
    'the mayors office for policing and crime'
    >>> normalise("Stockton-on-tees Borough Council")
    'stockton on tees borough council'
    """
    text = unicodedata.normalize("NFKC", name).casefold().replace("&amp;", "&").replace("&apos;", "'")
    text = _APOSTROPHE.sub("", text).replace("&", " and ").replace("+", " and ")
    return " ".join(_NO_WORD.sub(" ", text).split())


@lru_cache(maxsize=8192)  # a register has few buyers and asks for the forms of each many times
def name_forms(name: str) -> frozenset[str]:
    """Every normalised form under which `name` is the same name; never only a part of it (see `short_forms`).

    Legal suffixes, "the", the rank of a council, trading names, bilingual names, and initials of public bodies.
    Look another name up among them; to compare two names use `same_organisation`, since initials are shared by many.

    >>> sorted(name_forms("Wirral Borough Council"))
    ['wirral borough council', 'wirral council']
    >>> "bcp council" in name_forms("Bournemouth Christchurch and Poole Council")
    True
    >>> sorted(name_forms("PwC (PricewaterhouseCoopers)"))
    ['pricewaterhousecoopers', 'pwc', 'pwc pricewaterhousecoopers']
    """
    forms = _spelt_forms(name)
    return forms | {letters for form in forms for letters in _initials(form)}


@lru_cache(maxsize=1 << 14)
def _spelt_forms(name: str) -> frozenset[str]:
    """All forms but those that are made of initials."""
    forms: set[str] = set()
    for written in _written_names(name):
        plain = normalise(written)
        if plain:
            forms.add(plain)
            forms |= _without_extras(plain)
    return frozenset(forms)


def _written_names(name: str) -> Iterator[str]:
    """The names that one entry gives side by side: trading names, brackets, two languages."""
    yield name
    for part in _TRADING_CAPITALS.split(name) if _TRADING_CAPITALS.search(name) else _TRADING.split(name):
        bare = part.strip(" ,;:()'\"“”‘’")
        if bare and bare != name:
            yield bare
    yield from _bracketed(name)
    for part in re.split(r"\s/\s|\s\|\s", name):
        if part != name and len(part.split()) > 1:
            yield part
            yield from _before_dash(part)
    yield from _before_dash(name)


def _before_dash(name: str) -> Iterator[str]:
    """The body before its branch: "Welsh Government - Commercial Delivery"."""
    head, dash, tail = name.partition(" - ")
    if dash and len(head.split()) > 1 and " / " not in head:
        yield head
    elif dash and _is_acronym(head) and len(tail.split()) > 1:
        yield tail  # "DfTc - Department for Transport"


def _bracketed(name: str) -> Iterator[str]:
    """The name without its bracket, and the bracket where it holds another name of the same body, not a part of it."""
    found = _BRACKET.match(name)
    if not found or not found["before"].strip():
        return
    yield f"{found['before']} {found['after']}".strip()
    before, inside = normalise(found["before"]), normalise(found["inside"])
    if inside and (
        inside.replace(" ", "") in _all_initials(before)
        or _is_acronym(found["before"])
        or _is_initialism(found["inside"])
    ):
        yield found["inside"]


def _is_acronym(text: str) -> bool:
    """PwC, CERN, TDST: one short word with two capitals."""
    bare = text.strip(" '\"“”‘’")
    return " " not in bare and len(bare) <= 8 and sum(letter.isupper() for letter in bare) >= 2


def _is_initialism(text: str) -> bool:
    """Capitals only; a country or a place in brackets is none ("(UK)", "(GB)")."""
    return _is_acronym(text) and len(text.strip()) >= 3 and text.strip(" '\"“”‘’").isupper()


def _without_extras(plain: str) -> set[str]:
    forms = {_LEGAL_END.sub("", plain)}
    forms |= {_COUNTRY_END.sub("", form) for form in forms if _LEGAL_END.search(plain)}
    forms |= {form.removeprefix("the ") for form in forms | {plain}}
    forms |= {form for one in tuple(forms) for form in _council_forms(_spelt_out(one))}
    forms |= {form.replace(" nhs foundation trust", " nhs trust") for form in forms}
    forms |= {
        f"{found[1]} university" for form in forms if (found := re.fullmatch(r"university of ([^ ]+(?: [^ ]+)?)", form))
    }
    return {form for form in forms if form and form not in ("ltd", "limited", "council", "the")}


def _spelt_out(plain: str) -> str:
    head, _, last = plain.rpartition(" ")
    return f"{head} {_ABBREVIATED[last]}" if head and last in _ABBREVIATED else plain


def _council_place(plain: str) -> tuple[str, str] | None:
    """Place and rank of a principal council, the rank possibly empty; None for any other body."""
    for pattern in (_COUNCIL_OF, _PLACE_COUNCIL, _PLAIN_COUNCIL):
        found = pattern.match(plain)
        if found and not _OWN_KIND.search(found["place"]):
            groups = found.groupdict()
            if (
                pattern is _COUNCIL_OF
                and groups["rank"] in ("city", "county", "district")
                and not plain.endswith("council")
                and not groups["council"]
            ):
                continue  # "City of Glasgow College" and "County of Essex" are no councils
            return found["place"], " ".join(word for word in (groups.get("first"), groups.get("rank")) if word)
    return None


def _council_forms(plain: str) -> set[str]:
    found = _council_place(plain)
    return {f"{found[0]} council", plain} if found else set()


_PUBLIC = re.compile(
    r"\b(?:of|for|office|department|ministry|agency|authority|commission|commissioner|service|services|board"
    r"|trust|institute|association"
    r"|constabulary|police|government|executive|federation|university|hm|nhs|corporation|organization|organisation)\b"
)


def _initials(form: str) -> set[str]:
    """Initials of a public body of three words or more, or of the places that a council joins ("bcp council")."""
    council = _council_place(form)
    if council:
        place = council[0].split()
        joined = [word for word in place if word not in _SMALL_WORDS]
        return {"".join(word[0] for word in joined) + " council"} if len(joined) >= 3 and "and" in place else set()
    if _LEGAL_END.search(form) or not _PUBLIC.search(form) or len(form.split()) < 3:
        return set()
    return _all_initials(form)


def _all_initials(form: str) -> set[str]:
    """Initials with and without the small words: mopac, dwp, dfe, moj, hmrc; three letters or more."""
    words = form.split()
    if words[:1] == ["hm"]:
        words = ["h", "m", *words[1:]]
    if words[:1] == ["the"]:
        words = words[1:]
    skipped = (_SMALL_WORDS, _SMALL_WORDS - {"and"}, _SMALL_WORDS - {"of", "for"}, frozenset[str]())
    found = {"".join(word[0] for word in words if word not in skip) for skip in skipped}
    if words[:1] in (["department"], ["ministry"]):
        found |= {letters[1:] for letters in found}
    return {letters for letters in found if len(letters) >= 3 and len(set(letters)) > 1 and letters.isalpha()}


_GENERIC = frozenset(
    """
    national british united royal first care london english scottish welsh irish european international global
    north south east west northern southern eastern western central new great general public community health
    social housing school college university academy city county district borough town parish council mayors
    mayor office department ministry police fire institute association society trust foundation centre services
    service solutions group building construction security environment energy education digital data civil home
    homes the learning training business local people support professional independent advanced total premier
    prime direct express smart blue green red white black golden star alpha omega metro urban rural regional
    strategic integrated creative future better safe active open nhs transport common creating making working
    living caring taking helping
    """.split()
)  # fmt: skip


@lru_cache(maxsize=1 << 14)
def short_forms(name: str) -> frozenset[str]:
    """What a paper may call the body for short: "seddon", "dudley". Weaker than `name_forms`, since others share it.

    >>> sorted(short_forms("Seddon Construction Limited")), sorted(short_forms("Dudley Metropolitan Borough Council"))
    (['seddon'], ['dudley'])
    >>> sorted(short_forms("London Borough of Richmond upon Thames"))
    ['richmond', 'richmond council', 'richmond upon thames']
    """
    short: set[str] = set()
    for form in {
        _LEGAL_END.sub("", normalise(written)).removeprefix("the ")
        for written in _written_names(name)
        if "(" not in written
    }:
        council = _council_place(_spelt_out(form))
        if council:
            place = council[0].removeprefix("the ")
            first = re.split(r" (?:upon|on|under|super) ", place)[0]
            short |= {place, first, f"{first} council"}
            continue
        words = form.split()
        if len(words) > 1 and words[0] not in _GENERIC and len(words[0]) >= 3 and not words[0].isdigit():
            short.add(words[0])
        if len(words) > 2 and not set(words[:2]) <= _GENERIC | _SMALL_WORDS and words[1] not in _SMALL_WORDS:
            short.add(" ".join(words[:2]))
        trust = re.fullmatch(r"(.+?)(?: university)?(?: hospitals?)? nhs (?:foundation )?trust", form)
        if trust:
            short.add(trust[1])
    return frozenset(short - name_forms(name))


@lru_cache(maxsize=1 << 16)
def same_organisation(a: str, b: str) -> bool:
    """Whether two names are of one body. Tolerates "of" for "for" and one letter wrong in a long word, no more.

    Two names with different ranks of council are two councils; a short name ("Seddon") is not the same name.

    >>> same_organisation("Mayor's Office of Policing and Crime", "Mayor’s Office for Policing and Crime")
    True
    >>> same_organisation("Lancashire Fire and Rescue Service", "Lancashire Police")
    False
    >>> same_organisation("Durham City Council", "Durham County Council")
    False
    """
    if _ranks_differ(a, b):
        return False
    spelt_a, spelt_b = _spelt_forms(a), _spelt_forms(b)
    if spelt_a & name_forms(b) or spelt_b & name_forms(a):
        return True
    folded_a, folded_b = {_folded(form) for form in spelt_a}, {_folded(form) for form in spelt_b}
    return bool(folded_a & folded_b) or any(_one_letter_off(one, other) for one in folded_a for other in folded_b)


def _folded(form: str) -> str:
    """`form` with "of" for "for", which are confused in names."""
    return re.sub(r"\bfor\b", "of", form)


def _ranks_differ(a: str, b: str) -> bool:
    """Whether one is a county council and the other a lower one; city, borough and district never share a place."""
    found = [_council_place(_spelt_out(normalise(name))) for name in (a, b)]
    ranks = [place[1] for place in found if place and place[1]]
    return len(ranks) == 2 and (ranks[0] == "county") != (ranks[1] == "county")


def _one_letter_off(one: str, other: str) -> bool:
    """One slip in one word of eight letters or more, never the first letter, in names of twelve letters or more."""
    if min(len(one), len(other)) < 12:
        return False
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    words, others = one.split(), other.split()
    if len(words) != len(others):
        return False
    unlike = [(x, y) for x, y in zip(words, others, strict=True) if x != y]
    return len(unlike) == 1 and _slip(*unlike[0])


def _slip(x: str, y: str) -> bool:
    if x + "s" == y or y + "s" == x:
        return min(len(x), len(y)) >= 6
    if min(len(x), len(y)) < 8 or x[0] != y[0] or any(letter.isdigit() for letter in x + y):
        return False
    start = next((place for place, (p, q) in enumerate(zip(x, y, strict=False)) if p != q), min(len(x), len(y)))
    tail_x, tail_y = x[start:], y[start:]
    swapped = len(tail_x) > 1 and tail_x[1] + tail_x[0] + tail_x[2:] == tail_y
    return swapped or tail_x[1:] == tail_y[1:] or tail_x[1:] == tail_y or tail_x == tail_y[1:]


def principal_council(name: str) -> tuple[str, str] | None:
    """Place and rank of a principal local authority, the rank possibly empty; None for any other body.

    >>> principal_council("Wirral MBC"), principal_council("Arts Council")
    (('wirral', 'metropolitan borough'), None)
    """
    return _council_place(_spelt_out(normalise(name)))
