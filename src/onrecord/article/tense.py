"""The tense of the verb that governs a date, which says whether the date lies behind or ahead."""

from __future__ import annotations

import re

from onrecord.article.model import Tense

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_SENTENCE_END = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\b[a-z]\.[a-z])"
    r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9£])|\n"
)
_TO_SOMEBODY = re.compile(
    r"(?<=\bout )to(?= (?:tender|market|bid)\b)|\bto(?= market\b)"
    r"|\bto(?=\s+(?:[A-Z£\d]|(?:the|an?|its|their|his|her|this|that|all|local)\b|[a-z]+[^su\W]s\b))"
)
"""A "to" that makes no infinitive: "awarded to Regen", "opened to visitors"."""
_NAME = re.compile(r"(?<=[\w,]\s)[A-Z][a-z]+\b")
"""A capitalised word within a sentence, which is no verb: "Regen Works"."""
_CLAUSE_BREAK = re.compile(r"[;:()\[\]“”\"]|\s[–—-]\s")
_REACH = 260
"""Characters looked at on either side of a date; sentences in news have a median of some 130."""

_FUTURE_AUX = frozenset("will shall must should would could may might can 'll won't shan't cannot can't".split())
_HAVE_NOW, _HAVE_THEN = frozenset("has have 've".split()), frozenset("had 'd".split())
_BE_NOW, _BE_THEN = (
    frozenset("is are am isn't aren't being be 's 're".split()),
    frozenset("was were wasn't weren't".split()),
)
_DO_THEN = frozenset("did didn't".split())
_DO_NOW = frozenset("does do doesn't don't".split())

_IRREGULAR = frozenset(
    """
    became began bent bet bid bit blew bought bound broke brought built burnt came caught chose clung cost cut
    dealt died drank drew drove fed fell felt fled flew fought found froze gave went got grew held heard hid hit
    hung hurt kept knew laid lay led left lent let lit lost made meant met paid put quit ran rang read rose said
    sang sank sat saw sold sent set shook shot showed shut slept slid spelt spent split spoke spread stole stood
    stuck struck swam swept swore taught thought threw told took understood upheld woke won wore withdrew wrote
    won been done gone begun broken chosen drawn driven fallen flown given grown hidden known seen shaken shown
    spoken stolen taken thrown woken worn written withdrawn undertaken
    """.split()
)  # fmt: skip
_NOT_PAST = frozenset(
    """
    need indeed speed feed bed red hundred shed proceed exceed succeed embed united limited so-called aged seed
    weed breed greed advanced unlimited unprecedented sacred naked wicked rugged related left lead cost set put
    read spread bid cut let hit shut bet split lay
    """.split()
)  # fmt: skip
# "Cost" and "set" are past only when nothing better stands by; as nouns and infinitives they are as frequent.

_PRESENT = frozenset(
    """
    starts start begins begin opens open closes close ends end runs run finishes finish takes take comes come
    goes go becomes become expires expire lasts last returns return launches launch arrives arrive leaves leave
    meets meet votes vote commences commence falls fall moves move kicks gets get faces face plans plan hopes
    hope expects expect wants want says say needs need seeks seek gives give makes make remains remain covers
    cover includes include invites invite asks ask aims aim stands stand holds hold sits sit continues continue
    stays stay applies apply resumes resume reopens reopen joins join reports report publishes publish decides
    decide considers consider hears hear goes hosts host rises rise changes change works work matters matter
    marks mark appears appear pays pay spends spend delivers deliver serves serve
    """.split()
)  # fmt: skip
_SCHEDULED = frozenset(
    "due set expected scheduled planned slated booked pencilled likely supposed meant earmarked timetabled "
    "hoped".split()
)
_PUT_OFF = frozenset(
    """
    extended postponed delayed moved adjourned suspended pushed rescheduled deferred given invited asked told
    ordered remanded bailed hired appointed granted banned brought booked until
    """.split()
)
_PAST_GOVERNORS = frozenset(
    """
    failed managed forced began started continued got helped used came went chose refused seemed appeared proved
    said believed thought reported alleged known happened turned dared bothered neglected rushed
    """.split()
)
_AHEAD_PARTICIPLES = frozenset(
    "starting beginning ending running commencing closing opening finishing lasting expiring concluding".split()
)


def governing_tense(text: str, start: int, end: int) -> Tense | None:
    """The tense of the verb that governs the date at `[start, end)`, or None when there is no verb.

    The nearest verb to the left in its clause, else the nearest to the right. PRESENT is said of what is scheduled
    ("starts on 3 April"); UNKNOWN is a past that looks ahead ("was due to open on Monday").

    >>> sentence = "It was appointed on 4 February and its work is due to finish on 21 March."
    >>> governing_tense(sentence, 20, 30).value, governing_tense(sentence, 64, 72).value
    ('past', 'future')
    """
    left, right = _clause(text, start, end)
    found = _from_left(_words(left), _preposition(left)) or _from_right(_words(right))
    if found is None:
        wider = text[_sentence_start(text, start) : start]
        found = _from_left(_words(wider), _preposition(wider))
    return Tense.FUTURE if found is Tense.PRESENT and _preposition(left) in ("by", "until", "till") else found


def _sentence_start(text: str, start: int) -> int:
    window = max(0, start - _REACH)
    breaks = [found.end() for found in _SENTENCE_END.finditer(text, window, start)]
    return breaks[-1] if breaks else window


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after a date within its sentence and between strong marks."""
    left = text[_sentence_start(text, start) : start]
    stop = _SENTENCE_END.search(text, end, end + _REACH)
    right = text[end : stop.start() if stop else end + _REACH]
    left_breaks = [found.end() for found in _CLAUSE_BREAK.finditer(left)]
    right_break = _CLAUSE_BREAK.search(right)
    return left[left_breaks[-1] :] if left_breaks else left, right[: right_break.start()] if right_break else right


def _words(text: str) -> list[str]:
    """Lower-case words, contractions split: "they'll" gives "they", "'ll"."""
    words: list[str] = []
    for word in _WORD.findall(_NAME.sub(" ", _TO_SOMEBODY.sub("", text)).lower().replace("’", "'")):
        stem, mark, tail = word.partition("'")
        words += [stem, mark + tail] if tail in ("ll", "ve", "d", "re", "s") and stem not in ("can", "won") else [word]
    return words


def _preposition(left: str) -> str:
    found = re.search(
        r"\b(by|until|till|before|from|since|to|for|in|on|at)\s+(?:the\s+|early\s+|late\s+|mid-?\s*)?$",
        left,
        re.IGNORECASE,
    )
    return found.group(1).lower() if found else ""


def _from_left(words: list[str], preposition: str) -> Tense | None:
    if preposition == "since":
        return Tense.PAST
    for place in range(len(words) - 1, -1, -1):
        tense = _at(words, place, preposition)
        if tense:
            return tense
    return None


def _from_right(words: list[str]) -> Tense | None:
    for place, word in enumerate(words):
        if word in _FUTURE_AUX:
            return Tense.FUTURE
        tense = _at(words, place, "")
        if tense and not (tense is Tense.PAST and place + 1 < len(words) and word in _NOT_PAST):
            return tense
    return None


def _at(words: list[str], place: int, preposition: str) -> Tense | None:
    """The tense of the verb group that ends in the word at `place`, or None when that is no verb."""
    word, before = words[place], words[max(0, place - 5) : place]
    if word in _FUTURE_AUX:
        return Tense.FUTURE
    if preposition in ("until", "till") and "could" in before[-2:]:
        return Tense.UNKNOWN
    if word in _SCHEDULED and (before or preposition):
        return _scheduled(before)
    if word in _HAVE_NOW | _HAVE_THEN | _DO_THEN | _DO_NOW | _BE_NOW | _BE_THEN:
        return _auxiliary(words, place, preposition)
    if "to" in before[-2:] and not _looks_past(word) and (word in _PRESENT or before[-1] == "to"):
        return _infinitive(words, place)
    if word in _AHEAD_PARTICIPLES:
        return _participle(before)
    if _looks_past(word) or (word in _IRREGULAR and _group_aux(before)):
        return _past(word, before, preposition)
    if word in _PRESENT:
        aux = _group_aux(before)
        return aux if aux is Tense.FUTURE else Tense.PRESENT if _can_be_finite(word, before) else None
    return None


def _looks_past(word: str) -> bool:
    if word in _NOT_PAST:
        return False
    return word in _IRREGULAR or (word.endswith("ed") and len(word) > 4)


def _can_be_finite(word: str, before: list[str]) -> bool:
    """Whether a present form is a verb here: not after an article or adjective ("a start", "the end")."""
    previous = before[-1] if before else ""
    return previous not in (
        "a",
        "an",
        "the",
        "its",
        "their",
        "his",
        "her",
        "of",
        "for",
        "in",
        "on",
        "at",
        "by",
        "per",
        "each",
        "this",
        "no",
        "any",
        "last",
    )


def _group_aux(before: list[str]) -> Tense | None:
    """The tense that an auxiliary among the last words gives, adverbs and "not" skipped."""
    for word in reversed(before[-4:]):
        if word in _FUTURE_AUX:
            return Tense.FUTURE
        if word in _BE_THEN | _HAVE_THEN | _DO_THEN | _HAVE_NOW:
            return Tense.PAST
        if word in _BE_NOW:
            continue
        if word == "to":
            return Tense.FUTURE
        if not (
            word.endswith("ly")
            or word
            in (
                "not",
                "been",
                "be",
                "being",
                "also",
                "now",
                "still",
                "first",
                "already",
                "never",
                "just",
                "all",
                "both",
                "only",
                "then",
                "since",
            )
        ):
            return None
    return None


def _scheduled(before: list[str]) -> Tense:
    """The tense of "due to" or "expected in": ahead, unless "was" makes it ahead of some past day."""
    return Tense.UNKNOWN if any(word in _BE_THEN | _HAVE_THEN for word in before[-4:]) else Tense.FUTURE


def _auxiliary(words: list[str], place: int, preposition: str) -> Tense:
    word, following = words[place], words[place + 1 :][:3]
    if word in _FUTURE_AUX or "to" in following[:1]:
        then = word in _HAVE_THEN | _BE_THEN
        return Tense.PAST if word in _HAVE_THEN else Tense.UNKNOWN if then else Tense.FUTURE
    if word in _HAVE_NOW and preposition in ("until", "till"):
        return Tense.FUTURE
    aux = _group_aux(words[max(0, place - 4) : place])
    if aux is Tense.FUTURE:
        return Tense.FUTURE
    if word in _HAVE_NOW | _HAVE_THEN | _DO_THEN | _BE_THEN or aux is Tense.PAST:
        return Tense.PAST
    return Tense.PRESENT


def _infinitive(words: list[str], place: int) -> Tense:
    """The tense of "to leave": ahead of its governor ("planned to"), unless that settled it ("failed to")."""
    at = place - 1 if words[place - 1] == "to" else place - 2
    governor = words[at - 1] if at > 0 else ""
    earlier = words[max(0, at - 4) : at]
    if governor in _PAST_GOVERNORS or governor in _HAVE_THEN:
        return Tense.PAST
    if governor in _BE_THEN or (governor in _SCHEDULED and any(word in _BE_THEN for word in earlier)):
        return Tense.UNKNOWN
    return Tense.FUTURE


def _participle(before: list[str]) -> Tense | None:
    """The tense of "starting in": as the verb before it says; after a past one it may lie on either side."""
    if before and before[-1] in ("the", "its", "a", "their", "new", "bid", "an"):
        return None
    for place in range(len(before) - 1, -1, -1):
        tense = _at(before, place, "")
        if tense:
            return Tense.UNKNOWN if tense is Tense.PAST else Tense.FUTURE
    return Tense.UNKNOWN


def _past(word: str, before: list[str], preposition: str) -> Tense:
    aux = _group_aux(before)
    if aux is Tense.FUTURE:
        return Tense.FUTURE
    if word in _PUT_OFF and preposition in ("until", "till", "to", "by", "for"):
        return Tense.FUTURE
    if aux is None and any(word in _BE_NOW for word in before[-3:]) and preposition in ("by", "until", "before"):
        return Tense.FUTURE
    return Tense.PAST
