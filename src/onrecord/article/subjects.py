"""Finding the noun phrase that a verb of saying belongs to, by walking over words: no parser, no model.

Phrases are half-open ranges of indices into a list of words. All walks are bounded, so reading stays linear.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.article.cues import Form, form_of, is_noun_too
from onrecord.article.speakers import can_hear
from onrecord.article.words import Kind, Word

Phrase = tuple[int, int]

_REACH = 30
"""Words that a walk may take; longer noun phrases are not printed."""
_LONGEST_RIGHT = 14

BE = frozenset("is was are were be been being am 's 're isn't wasn't aren't weren't".split())
_HAVE = frozenset("has had have having hasn't hadn't haven't 've".split())
MODALS = frozenset(
    """
    will would can could may might must shall should do does did don't doesn't didn't cannot can't won't
    """.split()
)
_AUXILIARIES = BE | _HAVE | MODALS
_ADVERBS = frozenset(
    """
    also then later now today yesterday tonight earlier again even just still never not often always once twice soon
    already ever rather simply merely recently previously meanwhile however instead too since first further
    repeatedly famously ago all both each
    """.split()
)
DETERMINERS = frozenset(
    """
    the a an one his her its their our my your this that these those some another no any every each two three four
    five six several many most few
    """.split()
)
_NUMBERS = frozenset("one two three four five six".split())
_LINKING = frozenset(
    """
    of for from at in on to by and behind about within near close against between representing
    """.split()
)
_STAYS_RIGHT = frozenset("of for from and & the a an".split())
RELATIVES = frozenset({"who", "whom", "whose", "which", "where"})
_SUBORDINATORS = frozenset(
    """
    because when while as if although though whereas whether what how but yet so than before after until unless why
    amid despite or nor then once
    """.split()
)
_PREPOSITIONS = frozenset(
    """
    at in on to by with during over about into outside near against under between through since until via among
    around after before inside within without towards toward upon off across beyond like amid despite
    """.split()
)
TIMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow week month year night
    morning afternoon evening january february march april june july august september october november december ago
    later earlier
    """.split()
)
_TITLES = frozenset(
    """
    mr mrs ms miss dr prof professor cllr councillor sir dame lord lady baroness baron rev pc ds dci supt sgt
    president minister mp gov governor rep sen senator gen col capt hon attorney
    """.split()
)
_PRONOUNS = frozenset("he she they it we i you this one everyone nobody many some others".split())
_NOBODY = frozenset("somebody someone everybody".split())
_OBJECTS = frozenset(
    """
    him them us me himself herself themselves itself there what that which who nothing something
    """.split()
)
_PLURALS = frozenset(
    """
    people police they we you i staff men women children many some others most both critics mps data
    """.split()
)
_DID = frozenset(
    """
    won wins lost made took got went came began ran met paid spent bought built sold led stood fell rose grew broke
    chose drew wrote became brought sent
    """.split()
)
"""Common finite forms that no ending tells, and that are hardly ever nouns."""
_INCLINED = frozenset("liked likes loved loves used prefers preferred chose continued continues".split())
"""Verbs that *to say* hangs on: `as one director liked to say`."""
_VEHICLES = frozenset("statement letter email post tweet message speech interview report note blog".split())


_LIKE_ADVERBS = frozenset("family assembly supply reply ally rally monopoly anomaly bully".split())
"""Nouns that end as adverbs do."""


def is_adverb(word: Word) -> bool:
    if word.low in _LIKE_ADVERBS:
        return False
    return word.low in _ADVERBS or (len(word.low) > 4 and word.low.endswith("ly") and not word.capitalised)


def is_passive(words: Sequence[Word], verb: int) -> bool:
    """Whether a form of *be* governs the past participle at `verb` (`was told`, `has been described`)."""
    if form_of(words[verb].low) is not Form.FINITE or words[verb].low.endswith("s"):
        return False
    at = verb - 1
    while at >= 0 and is_adverb(words[at]):
        at -= 1
    return at >= 0 and words[at].low in BE | {"get", "gets", "got", "getting"}


def subject_of(words: Sequence[Word], verb: int, floor: int = 0, depth: int = 0) -> Phrase | None:
    """The subject of the verb at `verb`, at or after the word `floor`, or None."""
    if depth > 3 or verb <= floor:
        return None
    at = verb - 1
    while at >= floor and (words[at].low in _AUXILIARIES or is_adverb(words[at])):
        at -= 1
    if at < floor:
        return None
    before = words[at]
    if before.low in ("and", "but", "or", "then", "to"):
        return _shared_subject(words, at, floor, depth)
    if form_of(words[verb].low) is Form.PARTICIPLE and not _has_auxiliary(words, at + 1, verb):
        return _participle_subject(words, at, floor, depth)
    if before.low in RELATIVES or (before.low == "that" and at > floor and not is_verb(words, at - 1)):
        return _antecedent(words, at, floor)
    return _plain_subject(words, at, floor)


def _plain_subject(words: Sequence[Word], at: int, floor: int) -> Phrase | None:
    """The phrase that ends at `at`, or before the brackets or the apposition that end there."""
    if words[at].text == ")":
        at = _back_to(words, at, "(", floor) - 1
    if at >= floor and words[at].text in (",", "–", "—"):
        at = _before_apposition(words, at, floor)
    if at < floor:
        return None
    if words[at].text == ")":
        at = _back_to(words, at, "(", floor) - 1
    return _valid(words, noun_phrase_left(words, at, floor)) if at >= floor else None


def _back_to(words: Sequence[Word], at: int, mark: str, floor: int) -> int:
    for back in range(at - 1, max(floor, at - _REACH) - 1, -1):
        if words[back].text == mark:
            return back
    return at


def _before_apposition(words: Sequence[Word], comma: int, floor: int) -> int:
    """Index of the last word before `, leader of the council,` or `, 34, from Leeds,`; `comma` is the closing one."""
    mark = words[comma].text
    at = comma
    for _ in range(3):
        opening = _back_to(words, at, mark, floor)
        if opening == at:
            break
        at = opening
        earlier = _back_to(words, at, mark, floor)
        head = words[earlier + 1 if earlier != at else floor]
        if head.low in ("which", "whom", "that") and earlier + 2 < at and _opens_subject(words[earlier + 2]):
            break  # `which one of them, a vicar, called`: the subject stands inside the relative clause.
        if not (head.text.isdigit() or head.low in _PREPOSITIONS | RELATIVES | {"of", "from"}) or earlier == at:
            break
    return at - 1


def ends_mother_of_two(words: Sequence[Word], at: int) -> bool:
    """Whether the number at `at` ends a phrase, as in `the mother of two`, where others wait for their noun."""
    return at > 0 and words[at].low in _NUMBERS and words[at - 1].low == "of"


def in_object_relative(words: Sequence[Word], verb: int) -> bool:
    """Whether a relative clause with a subject of its own leads to `verb`: `which one of them, a vicar, called`."""
    back = next((i for i in range(verb - 1, max(-1, verb - _REACH), -1) if words[i].low in RELATIVES), None)
    return back is not None and back + 1 < verb and _opens_subject(words[back + 1])


def _opens_subject(word: Word) -> bool:
    return word.low in DETERMINERS | _PRONOUNS | _TITLES or word.capitalised


def _shared_subject(words: Sequence[Word], at: int, floor: int, depth: int) -> Phrase | None:
    """`X wrote and said`, `X went on to say`: the subject of the verb before."""
    if words[at].low == "to" and words[at - 1].low in _INCLINED and at - 2 >= floor:
        return _plain_subject(words, at - 2, floor)
    said = _earlier_saying(words, at, floor)
    if said is not None:
        found = subject_of(words, said, floor, depth + 1)
        if found:
            return found
    for back in range(at - 1, max(floor, at - 2 * _REACH) - 1, -1):
        if words[back].text == ";":
            break
        if is_verb(words, back) and not is_passive(words, back):
            found = subject_of(words, back, floor, depth + 1)
            if found:
                return found
    return leading_phrase(words, floor, at)


def _earlier_saying(words: Sequence[Word], conjunction: int, floor: int) -> int | None:
    """`X says that they will come and speaks of`: the verb of saying before `and`, in the same tense."""
    after = next((i for i in range(conjunction + 1, len(words)) if not is_adverb(words[i])), None)
    if after is None or words[conjunction].low != "and" or form_of(words[after].low) is not Form.FINITE:
        return None
    for back in range(conjunction - 1, max(floor, conjunction - 2 * _REACH) - 1, -1):
        sure = form_of(words[back].low) is Form.FINITE and is_verb(words, back) and not is_passive(words, back)
        if sure and words[back].low.endswith("s") == words[after].low.endswith("s"):
            return back
    return None


def _participle_subject(words: Sequence[Word], at: int, floor: int, depth: int) -> Phrase | None:
    """`X posted it, saying`: the main clause's; `with X saying`: X."""
    if words[at].kind is Kind.WORD and words[at].low not in _PREPOSITIONS | _SUBORDINATORS:
        phrase = noun_phrase_left(words, at, floor)
        if phrase and words[phrase[1] - 1].low not in _VEHICLES and not _is_time(words, phrase):
            inside = phrase[0] > floor and words[phrase[0] - 1].low == "with"
            return (
                _valid(words, phrase)
                if inside
                else _shared_subject(words, phrase[0], floor, depth) or _valid(words, phrase)
            )
    return _shared_subject(words, at, floor, depth) or leading_phrase(words, floor, at)


def _antecedent(words: Sequence[Word], relative: int, floor: int) -> Phrase | None:
    at = relative - 1
    if at >= floor and words[at].text in (",", "–", "—"):
        at -= 1
    phrase = _plain_subject(words, at, floor) if at >= floor else None
    if phrase is None or phrase[0] - 1 <= floor or _opens_subject(words[phrase[0]]):
        return phrase
    if words[phrase[0] - 1].low in {"not"} | MODALS:  # `did not wish to add to the notice, which spoke of`
        return _plain_subject(words, _before_verbs(words, phrase[0] - 1, floor), floor)
    return phrase


def _before_verbs(words: Sequence[Word], at: int, floor: int) -> int:
    """The last word before the auxiliaries and *not* that end at `at`."""
    while at >= floor and (words[at].low in _AUXILIARIES | {"not"} or is_adverb(words[at])):
        at -= 1
    return at


def _has_auxiliary(words: Sequence[Word], start: int, end: int) -> bool:
    return any(word.low in _AUXILIARIES for word in words[start:end])


def is_verb(words: Sequence[Word], at: int) -> bool:
    """Whether the word is surely a finite verb: an auxiliary, or a verb of saying that is no noun."""
    low = words[at].low
    return low in _AUXILIARIES or (form_of(low) is Form.FINITE and not is_noun_too(low) and not words[at].capitalised)


def noun_phrase_left(words: Sequence[Word], end: int, floor: int) -> Phrase | None:
    """The noun phrase whose last word stands at `end`, without a relative clause that follows its head."""
    at, stop = end, end + 1
    while at >= max(floor, end - _REACH):
        word = words[at]
        if word.kind is not Kind.WORD and not _inner_mark(words, at):
            break
        if word.low in RELATIVES or word.low == "that":
            if at <= floor or not _relative(words, at, stop):
                break
            stop = at if words[at - 1].text != "," else at - 1
            at = stop - 1
            continue
        if _is_edge(words, at, stop, floor):
            break
        if _starts_phrase(words, at, floor):
            at -= 1
            break
        at -= 1
    return _stripped(words, at + 1, stop)


def _inner_mark(words: Sequence[Word], at: int) -> bool:
    """A stop after an initial or a title, an ampersand, a hyphen or a slash inside a name."""
    if words[at].text in "&/-":
        return True
    return words[at].text == "." and at > 0 and (len(words[at - 1].text) == 1 or words[at - 1].low in _TITLES | {"st"})


def _relative(words: Sequence[Word], at: int, stop: int) -> bool:
    """Whether the pronoun at `at` opens a relative clause before `stop`: a noun before it, a verb after it."""
    if words[at - 1].kind is not Kind.WORD and words[at - 1].text != ",":
        return False
    if words[at].low != "that":
        return True
    return not is_verb(words, at - 1) and any(is_verb(words, i) for i in range(at + 1, stop))


def _is_edge(words: Sequence[Word], at: int, stop: int, floor: int) -> bool:
    """Words that cannot belong to the phrase: conjunctions, finite verbs outside a relative clause, times."""
    word = words[at]
    if word.low in _SUBORDINATORS and not word.capitalised:
        return True
    if word.low in TIMES and at + 1 < stop and words[at + 1].low not in _LINKING:
        return True
    if word.low == "and":
        return any(is_verb(words, i) for i in range(max(floor, at - _REACH), at))
    if is_verb(words, at) and word.low not in ("may", "will"):
        return not any(words[i].low in RELATIVES | {"that"} for i in range(max(floor, at - 8), at))
    return False


def _starts_phrase(words: Sequence[Word], at: int, floor: int) -> bool:
    """A determiner or title begins the phrase unless a preposition before it ties it to an earlier noun."""
    if words[at].low not in DETERMINERS | _TITLES:
        return False
    if words[at].low in _TITLES and not any(word.capitalised for word in words[at : at + 2]):
        return False  # A head, not a title: `a parish councillor`.
    if at <= floor:
        return True
    before = words[at - 1]
    if before.low in ("the", "these", "those") and words[at].low in DETERMINERS:
        return False
    if words[at].capitalised and before.capitalised and words[at].low in DETERMINERS:
        return False  # Inside a name: Save Our Baths.
    tied = before.low in _LINKING and not before.capitalised and at - 1 > floor
    tied = tied or _walks_with(words, at, floor)
    return not tied and not (words[at].low in _TITLES and (before.low in DETERMINERS or before.capitalised))


def _walks_with(words: Sequence[Word], at: int, floor: int) -> bool:
    """Whether a participle ties the determiner at `at` to the noun before: `a man walking two dogs`."""
    if at - 2 <= floor:
        return False
    doing, noun = words[at - 1], words[at - 2]
    ties = doing.low.endswith("ing") and not doing.capitalised and form_of(doing.low) is None
    return (
        ties and noun.kind is Kind.WORD and noun.low not in _PREPOSITIONS | _SUBORDINATORS | _AUXILIARIES | DETERMINERS
    )


def _stripped(words: Sequence[Word], start: int, stop: int) -> Phrase | None:
    """Without conjunctions and adverbs in front, and without marks at either end."""
    lead = _SUBORDINATORS | _ADVERBS | {"and", "meanwhile", "that", "to"}
    while start < stop and (
        words[start].kind is not Kind.WORD
        or (words[start].low in lead and words[start].low not in DETERMINERS | {"all", "both"})
    ):
        start += 1
    while stop > start and (words[stop - 1].kind is not Kind.WORD or is_adverb(words[stop - 1])):
        stop -= 1
    return (start, stop) if start < stop else None


def _is_time(words: Sequence[Word], phrase: Phrase) -> bool:
    return words[phrase[1] - 1].low in TIMES


def _valid(words: Sequence[Word], phrase: Phrase | None) -> Phrase | None:
    """The phrase, when it may name someone who speaks."""
    if phrase is None:
        return None
    start, stop = phrase
    if stop - start == 1:
        only = words[start]
        if only.low in _OBJECTS or only.text.isdigit() or only.low in DETERMINERS - _PRONOUNS:
            return None
        named = only.capitalised or only.low in _PRONOUNS | _PLURALS or only.low.endswith("s")
        named = named or (can_hear(only.low) and only.low not in _NOBODY)
        return phrase if named else None
    return None if _is_time(words, phrase) else phrase


def noun_phrase_right(words: Sequence[Word], start: int, ceiling: int) -> Phrase | None:
    """The noun phrase that begins at `start`, without relative clauses, times and most prepositions after it."""
    while start < ceiling and (is_adverb(words[start]) or words[start].low in TIMES):
        start += 1
    at = start
    while at < min(ceiling, start + _LONGEST_RIGHT) and not _ends_right(words, at, start, ceiling):
        at += 1
    phrase = _stripped(words, start, at)
    if phrase and at < ceiling and words[at].text == ",":
        phrase = _with_name(words, phrase, at, ceiling)
    return _valid(words, phrase)


def _ends_right(words: Sequence[Word], at: int, start: int, ceiling: int) -> bool:
    word = words[at]
    if word.kind is not Kind.WORD:
        return word.kind is Kind.QUOTATION or not _inner_mark(words, at)
    if at == start:
        return word.low in _PREPOSITIONS | _SUBORDINATORS | {"to", "that"}
    if word.low in RELATIVES or word.low in _AUXILIARIES or (word.low == "that" and at > start):
        return True
    if word.low == "and":
        following = words[at + 1] if at + 1 < ceiling else None
        return following is None or not (
            following.capitalised or following.low in DETERMINERS or words[start].low in DETERMINERS
        )
    ties = word.low in _STAYS_RIGHT or (word.low in ("with", "to") and words[at - 1].low in ("familiar", "close"))
    return not ties and (
        word.low in _PREPOSITIONS | _SUBORDINATORS
        or word.low in TIMES
        or is_adverb(word)
        or is_verb(words, at)
        or (form_of(word.low) is Form.PARTICIPLE and words[at - 1].low not in DETERMINERS)
    )


def _with_name(words: Sequence[Word], phrase: Phrase, comma: int, ceiling: int) -> Phrase:
    """`the council’s leader, Ann Smith` is one phrase; `Ann Smith, leader of the council` is kept to the name."""
    if words[phrase[0]].capitalised and words[phrase[0]].low not in DETERMINERS:
        return phrase
    at = comma + 1
    while at < min(ceiling, comma + 6) and words[at].capitalised:
        at += 1
    named = at - comma - 1 >= 2 and (at >= ceiling or words[at].kind is not Kind.WORD)
    return (phrase[0], at) if named else phrase


def with_name_apposed(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """`Its leader, Ann Lee,` is one phrase, and so is `its chair, Betty` at the end of a sentence."""
    start, comma = phrase
    described = words[start].low in DETERMINERS or words[start].low.endswith(("'s", "s'"))
    if not described or comma >= len(words) or words[comma].text != "," or not _called_before(words, phrase):
        return phrase
    at = comma + 1
    while at < min(len(words), comma + 9) and words[at].kind is not Kind.QUOTATION:
        if not words[at].capitalised and not _inner_mark(words, at):
            break
        at += 1
    ends = at >= len(words) or words[at].text in (",", ".", "—", "–")
    named = at > comma + 1 and words[comma + 1].low not in TIMES and not words[at - 1].low.endswith(("'s", "s'"))
    return (start, at) if named and ends else phrase


def _called_before(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase is headed by a word for a person, in lower case: what a name may stand behind."""
    head = next((at for at in range(phrase[0] + 1, phrase[1]) if words[at].low in _LINKING), phrase[1]) - 1
    return can_hear(words[head].low) and not words[head].capitalised


def leading_phrase(words: Sequence[Word], floor: int, ceiling: int) -> Phrase | None:
    """The subject of the sentence that begins at `floor`, past an opening adverbial that a comma ends."""
    start = floor
    while start < ceiling and words[start].low in _SUBORDINATORS | {"and", "meanwhile"}:
        start += 1
    opening = (
        _PREPOSITIONS
        | TIMES
        | _ADVERBS
        | {"last", "next", "this", "speaking", "writing", "earlier", "asked", "behind", "from"}
    )
    if start < ceiling and (words[start].low in opening or form_of(words[start].low) is Form.PARTICIPLE):
        dated = _past_date(words, start, ceiling)
        comma = dated or next((i for i in range(start, min(ceiling, start + _REACH)) if words[i].text == ","), None)
        if comma is None:
            return None
        start = comma + 1
    at = start
    while at < min(ceiling, start + _LONGEST_RIGHT) and not _ends_right(words, at, start, ceiling):
        if at > start and _verb_follows(words, at, start):
            break
        at += 1
    return _valid(words, _stripped(words, start, at))


def _past_date(words: Sequence[Word], start: int, ceiling: int) -> int | None:
    """Last word of `On Friday` or `In March` where a subject follows at once, without a comma."""
    for at in range(start, min(ceiling - 1, start + 4)):
        if words[at].low in TIMES and _opens_subject(words[at + 1]) and words[at + 1].low not in TIMES:
            return at
    return None


def _verb_follows(words: Sequence[Word], at: int, start: int) -> bool:
    """Whether the word at `at`, inside a leading phrase, looks like the verb: by its ending, or after a whole name."""
    if words[at].capitalised:
        return False
    after_name = words[at - 1].capitalised and words[at].low not in _STAYS_RIGHT
    after = words[at + 1].low if at + 1 < len(words) else ""
    governs = words[at].low.endswith("s") and (after in DETERMINERS or after in _OBJECTS)
    told = governs or words[at].low.endswith("ed") or (words[at].low in _DID and words[at - 1].low not in DETERMINERS)
    return told or (after_name and (words[start].low not in DETERMINERS or at - start > 1))


def is_plural(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase can be the subject of `say`."""
    last = words[phrase[1] - 1]
    inner = any(word.low == "and" for word in words[phrase[0] : phrase[1]])
    head = words[phrase[0] : phrase[1]]
    return inner or last.low in _PLURALS or any(w.low.endswith("s") and not w.low.endswith(("'s", "ss")) for w in head)
