"""How many: lots, awards and suppliers by the record's lists, other things by the notice's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.article.numbers import number_of
from onrecord.checking.bidders import bidders_said
from onrecord.checking.context import Context
from onrecord.checking.counted import (
    NUMBER,
    PLURAL,
    Counted,
    alike,
    bound_ahead,
    bound_of,
    of_kin,
    only_ones,
    parted,
    stem,
)
from onrecord.checking.counted import counted as counted_in
from onrecord.checking.counting import (
    ELIDED,
    MILLIONS,
    THREE_DIGITS,
    digits_exchanged,
    is_near,
    is_tenfold,
    numbered_lots,
    of_one_kind,
    one_digit_apart,
    same_number,
    slip_of,
)
from onrecord.checking.model import Claim, ClaimType, CountSaid, Evidence, Reason, Verdict, VerdictWord
from onrecord.checking.placed import Taken
from onrecord.checking.rule import Rule, claim
from onrecord.checking.same_statement import in_one_frame, leading_up, one_statement, opens_with_title, telling_stems
from onrecord.reading import Passage
from onrecord.reading.words import folded
from onrecord.values import Span

_BIDDERS = frozenset("firms companies contractors providers bidders suppliers businesses builders".split())
_LISTED = {
    "lots": "lots",
    "parts": "lots",
    "packages": "lots",
    "sections": "lots",
    "awards": "awards",
    "suppliers": "suppliers",
    "firms": "suppliers",
    "companies": "suppliers",
    "contractors": "suppliers",
    "providers": "suppliers",
    "businesses": "suppliers",
    "builders": "suppliers",
    "entries": "suppliers",
    "bids": "suppliers",
    "names": "suppliers",
    "places": "suppliers",
    "winners": "suppliers",
}
"""What an article counts, and the list of the record that has as many; other names of a thing only ever confirm."""
_PLAIN = frozenset("lots awards suppliers firms companies".split())
"""Names under which another number can be a mistake."""
_FIELDS = ("count:participants", "count:candidates")
_LOTS_FOR_ONE = "count:lots for one"
_AT_MOST = re.compile(
    r"\b(?:no more than|at most|up to|a maximum of|not more than|only"
    r"|(?:nobody|no one|none|no (?:\w+ )?(?:firm|company|bidder|supplier|contractor|provider)|cannot|can[’']t"
    r"|may not)\b"
    r"[^.;:]{0,30}\bmore than)\s*$",
    re.I,
)
_SOME = re.compile(
    r"(?P<said>(?:about|around|some|up to|at least|no more than|at most|a maximum of|a minimum of|no fewer than"
    rf"|as many as|more than) (?P<n>{NUMBER}))(?= of (?:them|these|those|the|whom|which)\b|\s*[,.;:)]|$"
    r"| (?:use|using|need|live|attend|travel|are|were|will|would|have|work|take|go|come|ride|depend|now|already"
    r"|currently|a day|a week|a year)\b)"
    rf"|\b(?P<rest>(?:all|the (?:other|remaining)) (?P<all>{NUMBER}))(?= (?:of (?:them|these|those)|that|which|who|will"
    r"|would|are|were|have|had|be|go|went|must|can|could)\b|[,.;])"
    rf"|(?:(?<=[.] )|(?<=\n))(?P<them>{NUMBER})(?= of (?:them|these|those)\b)"
    rf"|\b(?P<most>{NUMBER}) of (?:them|these|those) at (?:the )?most\b",
    re.I,
)
"""A number whose thing is left out: "the council hopes for about 18"."""


def find(context: Context) -> Iterator[Claim]:
    """Numbers of things outside quotations, where the record counts the same things; and of those who bid."""
    article, taken = context.article, Taken()
    figures = Taken(m.span for kind in (article.sums, article.dates) for m in kind)
    others = Taken(m.span for kind in (article.sums, article.dates, article.durations) for m in kind)
    for span, number, _ in bidders_said(context.text):
        if context.quotation(span) is None and not taken.overlaps(span):
            taken.add(span)
            yield claim(context, span, ClaimType.COUNT, CountSaid(number, _TRIED))
    for counted in (*parted(context.text), *counted_in(context.text), *only_ones(context.text)):
        free = context.quotation(counted.span) is None
        free = free and not (figures if counted.lasting else others).overlaps(counted.span)
        if free and not taken.overlaps(counted.span):
            first = bound_ahead(context.text, counted.span.start)
            span = Span(max(first, context.sentence(counted.span).start), counted.span.end)
            taken.add(span)
            yield claim(context, span, ClaimType.COUNT, CountSaid(counted.number, " ".join(counted.words)))
    for found in (*MILLIONS.finditer(context.text), *ELIDED.finditer(context.text)):
        span, read = Span(found.start("n"), found.end()), number_of(found["n"])
        if read is None or context.quotation(span) is not None or others.overlaps(span) or taken.overlaps(span):
            continue
        size = read * (_MILLIONS[found["scale"].lower()] if "scale" in found.groupdict() else 1)
        taken.add(span)
        yield claim(context, span, ClaimType.COUNT, CountSaid(int(size), _ANYTHING))
    for found in _SOME.finditer(context.text):
        span, read = Span(*found.span()), number_of(found["n"] or found["all"] or found["them"] or found["most"])
        free = read is not None and context.quotation(span) is None and not others.overlaps(span)
        if read is not None and free and not taken.overlaps(span):
            yield claim(context, span, ClaimType.COUNT, CountSaid(int(read), ""))


def _number(found: Claim) -> Span:
    """The claim from its number on."""
    assert isinstance(found.value, CountSaid)
    return Span(found.span.start + (bound_of(found.text) if found.value.of else 0), found.span.end)


def judge(found: Claim, context: Context) -> Verdict | None:
    """The record's lists first, then the same things counted in its prose; another number there is rarely a mistake."""
    assert isinstance(found.value, CountSaid)
    words = tuple(found.value.of.split())
    if found.value.of == _TRIED:
        return _by_bids(found, context)
    if found.value.of == _ANYTHING:
        return _by_number(found, context)
    if not words:
        return _by_field(found, context) or _left_out(found, context)
    if _PARTED.match(_number(found).of(context.text)):
        return _by_prose(found, words, context, only_confirm=True) or _by_number(found, context)
    if found.value.number == 1:
        return _by_field(found, context) or _alone(found, words, context)
    return (
        _by_field(found, context)
        or _too_many(found, words, context)
        or _by_invitation(found, words, context)
        or _by_list(found, words, context)
        or _by_prose(found, words, context)
        or _by_number(found, context)
    )


def _alone(found: Claim, words: tuple[str, ...], context: Context) -> Verdict | None:
    """ "There is one lot", "a single supplier": by the record's lists, or by its own words; never wrong."""
    name = _LISTED.get(f"{words[-1]}s", "")
    facts = [f for f in context.record.facts if f.name == f"count:{name}"]
    alone = {f.value for f in facts} == {"1"} and (name == "lots" or context.record.stage == "awarded")
    listed = [context.evidence(f.pointer, f.release_id, 1) for f in facts if alone]
    told = [context.evidence(p.pointer, p.release_id, words) for p, words in _single(words[-1], context)]
    if not (listed or told):
        return None
    sentence = f"The notice says: “{told[0].value}”." if told else f"The record lists one of its {name}."
    return RULE.says(VerdictWord.SUPPORTED, sentence, [*told[:3], *listed[:2]])


_ANY_FIRM = (
    r"(?:firm|company|contractor|supplier|provider|organisation|bidder|business|operator|builder|agency|partner)"
)


def _single(thing: str, context: Context) -> Iterator[tuple[Passage, str]]:
    """Where the notice speaks of a single one of a thing, in its words."""
    named = _ANY_FIRM if of_one_kind(stem(thing), "firm") else re.escape(thing)
    pattern = re.compile(rf"\b(?:single|sole|only one|one)[- ](?:[a-z]+ )?{named}\b", re.I)
    for passage in context.record.passages:
        match = pattern.search(passage.text)
        if match is not None and not passage.superseded:
            yield passage, " ".join(passage.text[max(0, match.start() - 30) : match.end() + 30].split())


_PARTED = re.compile(rf"{NUMBER} of ", re.I)


def _by_number(found: Claim, context: Context) -> Verdict | None:
    """The same telling number somewhere in the notice, whatever it calls the thing."""
    assert isinstance(found.value, CountSaid)
    evidence = same_number(found.value.number, context)
    if found.value.number < THREE_DIGITS:
        told = telling_stems(context.sentence(found.span).of(context.text))
        evidence = [e for e in evidence if told & telling_stems(str(e.value))]
    return RULE.says(VerdictWord.SUPPORTED, f"The notice says: “{evidence[0].value}”.", evidence) if evidence else None


def _by_invitation(found: Claim, words: tuple[str, ...], context: Context) -> Verdict | None:
    """How many will be asked to bid: another number than the record's is wrong."""
    assert isinstance(found.value, CountSaid)
    if not _ASKED_ON.match(context.text, found.span.end) or not of_one_kind(stem(words[-1]), "firm"):
        return None
    facts = [f for f in context.record.facts if f.name == "count:candidates"]
    if not facts or any(f.value == str(found.value.number) for f in facts) or len({f.value for f in facts}) > 1:
        return None
    evidence = [context.evidence(f.pointer, f.release_id, int(f.value)) for f in facts]
    sentence = f"The record has {facts[0].value} asked, not {found.value.number}."
    return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.WRONG_NUMBER)


_ANYTHING = "anything at all"
_MILLIONS = {"million": 10**6, "billion": 10**9}
_ASKED_ON = re.compile(
    r"\s(?:would|will|are to|is to|can) (?:then |later |each )?be (?:asked|invited|short-?listed|taken forward"
    r"|picked)\b",
    re.I,
)


def _by_bids(found: Claim, context: Context) -> Verdict:
    """How many bid: only where the record has a field for it; rivals are one fewer."""
    assert isinstance(found.value, CountSaid)
    said, text = found.value.number, found.text
    all_told = any(whole for span, _, whole in bidders_said(text) if len(span) == len(text))
    facts = [f for f in context.record.facts if f.name == "count:bidders"]
    evidence = [context.evidence(f.pointer, f.release_id, int(f.value)) for f in facts]
    if any(int(f.value) in (said, said if all_told else said + 1) for f in facts):
        return RULE.says(VerdictWord.SUPPORTED, f"The record counts {facts[0].value} bidders.", evidence)
    if facts:
        return RULE.says(VerdictWord.UNDECIDED, f"The record counts {facts[0].value} bidders, not {said}.", evidence)
    return RULE.says(VerdictWord.NOT_IN_RECORD, "The record does not say how many bid.")


def _by_field(found: Claim, context: Context) -> Verdict | None:
    """A number of firms on a framework, or of candidates, that stands in a field of its own."""
    assert isinstance(found.value, CountSaid)
    right = [f for f in context.record.facts if f.name in _FIELDS and f.value == str(found.value.number)]
    lead = leading_up(_number(found), context) + found.text.rpartition(" ")[0]
    most = found.text.endswith("most") or any(
        _AT_MOST.search(words) for words in (leading_up(_number(found), context), lead)
    )
    if most and (not found.value.of or found.value.of.split()[-1] in ("lots", "regions", "areas", "parts")):
        right += [f for f in context.record.facts if f.name == _LOTS_FOR_ONE and f.value == str(found.value.number)]
    if not right or (found.value.of and not _is_asked(found.value.of.split()[-1])):
        return None
    evidence = [context.evidence(f.pointer, f.release_id, int(f.value)) for f in right]
    return RULE.says(VerdictWord.SUPPORTED, f"The record has room for {right[0].value}.", evidence)


def _is_asked(word: str) -> bool:
    """Whether those counted may be on a framework, or be asked to bid: "up to three would-be partners"."""
    firms = of_one_kind(stem(word), "firm") or stem(word) in _HOPEFULS
    return word in _LISTED or f"{word}s" in _LISTED or firms


_HOPEFULS = frozenset("partner candidate contender hopeful applicant tenderer developer".split())


def _too_many(found: Claim, words: tuple[str, ...], context: Context) -> Verdict | None:
    """Room for more firms, or for fewer, than the record's field for it says: "up to a dozen bakers"."""
    assert isinstance(found.value, CountSaid)
    facts = [f for f in context.record.facts if f.name == "count:participants"]
    firms = words[-1] in _BIDDERS or _TRADE.search(words[-1])
    if not firms or len({f.value for f in facts}) != 1 or not _ROOM.search(leading_up(_number(found), context)):
        return None
    evidence = [context.evidence(f.pointer, f.release_id, int(f.value)) for f in facts]
    if facts[0].value == str(found.value.number):
        return RULE.says(VerdictWord.SUPPORTED, f"The record has room for {facts[0].value}.", evidence)
    sentence = f"The record has room for {facts[0].value}, not {found.value.number}."
    return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.WRONG_NUMBER)


_ROOM = re.compile(
    r"\b(?:(?:wants?|seeks?|needs?|appoint|take on|choose|pick|hire|list|panel|framework|room|space|places)\b"
    r"[^.;:]{0,30}\b(?:no more than|at most|up to|a maximum of|not more than|as many as|for)|room for|space for)\s*$",
    re.I,
)
"""Before the number of firms for which there is room."""
_TRADE = re.compile(r"\w{3}(?:ers|ors|ists|ants|masons|firms)$")


def _left_out(found: Claim, context: Context) -> Verdict | None:
    """A number without its thing is confirmed by the same number with the same words before it."""
    assert isinstance(found.value, CountSaid)
    way = next((ways for ways in _WAYS if any(found.text.lower().startswith(way) for way in ways)), None)
    if way is None:
        return None
    pattern = re.compile(rf"\b(?:{'|'.join(way)}) (?:of the |the )?(?P<n>{NUMBER})\b(?! ?(?:%|per cent))", re.I)
    for passage in context.record.passages:
        for match in pattern.finditer(passage.text):
            if not passage.superseded and number_of(match["n"]) == found.value.number:
                words = " ".join(passage.text[max(0, match.start() - 30) : match.end() + 30].split())
                evidence = [context.evidence(passage.pointer, passage.release_id, words)]
                return RULE.says(VerdictWord.SUPPORTED, f"The notice says: “{words}”.", evidence)
    return None


_WAYS = (
    ("about", "around", "some", "approximately", "circa"),
    ("up to", "no more than", "at most", "a maximum of", "maximum of", "not more than"),
    ("at least", "a minimum of", "minimum of", "no fewer than", "not less than"),
    ("all",),
    ("the other", "the remaining", "remaining", "other"),
)


def _by_list(found: Claim, words: tuple[str, ...], context: Context) -> Verdict | None:
    assert isinstance(found.value, CountSaid)
    said = found.value.number
    counted = [w for w in words if w in _LISTED][-1:]
    if not counted and of_one_kind(stem(words[-1]), "firm") and _chosen(found, context):
        counted = ["suppliers"]  # "Four operators have been picked"
    if not counted:
        return _as_lots(found, words, context) or _exchanged(found, words, context)
    name = _LISTED[counted[0]]
    facts = [f for f in context.record.facts if f.name == f"count:{name}"]
    right = [f for f in facts if f.value == str(said)]
    if right:
        evidence = [context.evidence(f.pointer, f.release_id, int(f.value)) for f in right]
        return RULE.says(VerdictWord.SUPPORTED, f"The record lists {said} {name}.", evidence)
    if name == "lots" and (numbered := numbered_lots(context)):
        if len(numbered) == said:
            return RULE.says(VerdictWord.SUPPORTED, f"The notice numbers {said} lots.", list(numbered.values()))
        if (
            not facts
            and counted[0] in _PLAIN
            and _divides(found, context)
            and {*map(int, numbered)} == {*range(1, len(numbered) + 1)}
        ):
            sentence = f"The notice numbers {len(numbered)} lots, not {said}."
            return RULE.says(VerdictWord.CONTRADICTED, sentence, [*numbered.values()][:5], Reason.WRONG_NUMBER)
        if not facts or len(numbered) > int(facts[0].value):
            return None
    unsure = counted[0] not in ("lots", "awards") and not _chosen(found, context)
    if not facts or counted[0] not in _PLAIN | _BIDDERS | {"names"} or unsure or _about(found, context):
        return None
    sentence = f"The record lists {facts[0].value} {name}, not {said}."
    evidence = [context.evidence(f.pointer, f.release_id, int(f.value)) for f in facts]
    if len(facts) > 1 or (name == "lots" and not _divides(found, context)):
        return RULE.says(VerdictWord.UNDECIDED, sentence, evidence)
    return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.WRONG_NUMBER)


_LIKE_LOTS = frozenset("route run contract service area zone package job journey line region parcel site".split())
"""What a purchase is parted into, as papers say it."""
_FEW_LOTS = 3
"""As many may be met by chance."""


def _as_lots(found: Claim, words: tuple[str, ...], context: Context) -> Verdict | None:
    """As many lots as there are said to be routes, areas or things that the notice's words know."""
    assert isinstance(found.value, CountSaid)
    facts = [f for f in context.record.facts if f.name == "count:lots" and f.value == str(found.value.number)]
    few = found.value.number <= _FEW_LOTS and words[-1] not in ("contracts", "agreements", "frameworks")
    if not facts or few or not _may_be_lots(words, context):
        return None
    evidence = [context.evidence(f.pointer, f.release_id, int(f.value)) for f in facts]
    return RULE.says(VerdictWord.SUPPORTED, f"The record lists {found.value.number} lots.", evidence)


def _may_be_lots(words: tuple[str, ...], context: Context) -> bool:
    things = {stem(word) for word in words}
    told = {stem(w) for p in context.record.passages if not p.superseded for w in folded(p.text)}
    return bool(things & told) or stem(words[-1]) in _LIKE_LOTS


def _exchanged(found: Claim, words: tuple[str, ...], context: Context) -> Verdict | None:
    """The number of lots with its digits exchanged, said of things that the notice's lots are."""
    assert isinstance(found.value, CountSaid)
    lots = [f for f in context.record.facts if f.name == "count:lots"]
    if not lots or not digits_exchanged(found.value.number, int(lots[0].value)):
        return None
    if not _may_be_lots(words, context):
        return None
    evidence = [context.evidence(f.pointer, f.release_id, int(f.value)) for f in lots]
    sentence = f"The record lists {lots[0].value} lots, not {found.value.number}."
    return RULE.says(VerdictWord.CONTRADICTED, sentence, evidence, Reason.WRONG_NUMBER)


def _by_prose(found: Claim, words: tuple[str, ...], context: Context, *, only_confirm: bool = False) -> Verdict | None:
    assert isinstance(found.value, CountSaid)
    said = found.value.number
    everything = [(p, c) for p in context.record.passages if not p.superseded for c in counted_in(p.text, loose=True)]
    same = [(p, c) for p, c in everything if alike(words, c.words)]
    if not same and said > _ODD and said % 10 and _DEFINITE.search(leading_up(_number(found), context)):
        same = [(p, c) for p, c in everything if c.number == said]
    slack = 0.1 * said if _about(found, context) else 0
    right = [(p, c) for p, c in same if abs(c.number - said) <= slack]
    right = right or [(p, c) for p, c in everything if c.number == said and of_kin(words, c.words)]
    if right:
        sentence = f"The notice says: “{_near(*right[0])}”."
        return RULE.says(VerdictWord.SUPPORTED, sentence, _evidence(right, context))
    if only_confirm:
        return None
    swapped = [(p, c) for p, c in everything if c.number == said and said > _ODD and not alike(words, c.words)]
    if same and swapped and len({c.number for _, c in same}) == 1 and not is_near(said, same[0][1].number):
        sentence = f"The notice says: “{_near(*same[0])}”; {said:,} are others: “{_near(*swapped[0])}”."
        return RULE.says(VerdictWord.CONTRADICTED, sentence, _evidence(same, context), Reason.WRONG_NUMBER)
    tenfold = [(p, c) for p, c in everything if is_tenfold(said, c.number) and _is_like(words, c.words)]
    if tenfold and len({c.number for _, c in tenfold}) == 1 and not _at_least(found, tenfold[0][1].number, context):
        sentence = f"The notice says: “{_near(*tenfold[0])}”."
        return RULE.says(VerdictWord.CONTRADICTED, sentence, _evidence(tenfold, context), Reason.OFF_BY_10)
    if not same or len({c.number for _, c in same}) > 1 or _about(found, context):
        return None
    passage, counted = same[0]
    sentence = f"The notice says: “{_near(passage, counted)}”."
    if not any(PLURAL.search(word) for word in counted.words):
        return None
    slipped = slip_of(said, counted.number) is Reason.DIGIT_ERROR or digits_exchanged(said, counted.number)
    close = (
        len(set(words) & set(counted.words)) > 1
        or slipped
        or in_one_frame(found.span, passage, counted, context)
        or one_statement(found.span, words, passage, counted, context)
        or (one_digit_apart(said, counted.number) and opens_with_title(found.span, context))
    )
    if not close:
        return RULE.says(VerdictWord.UNDECIDED, sentence, _evidence(same, context))
    return RULE.says(VerdictWord.CONTRADICTED, sentence, _evidence(same, context), slip_of(said, counted.number))


def _is_like(words: tuple[str, ...], record: tuple[str, ...]) -> bool:
    return alike(words, record) or of_kin(words, record)


def _at_least(found: Claim, right: int, context: Context) -> bool:
    """A lower bound that is too low is true all the same."""
    assert isinstance(found.value, CountSaid)
    least = re.search(
        r"\b(?:more than|over|at least|upwards of|no fewer than)\s+$", leading_up(_number(found), context), re.I
    )
    return found.value.number < right and least is not None


_TRIED = "bidders who tried"
_ROUGHLY = re.compile(r"\b(?:about|around|some|nearly|almost|over|more than|up to|at least|roughly)\s+$", re.I)
_DEFINITE = re.compile(r"\b(?:the|these|those|all|its|their)\s+$", re.I)
_ODD = 20
"""Numbers above it that are not round mean the same thing under another name: "one of the 92 plugs"."""
_GAVE = re.compile(
    r"\b(?:awarded to|shared? (?:by|between|among)|(?:went|gone|goes|handed|given) to|appointed|appoints|chosen|chose"
    r"|picked|picks|hired|signed up|signs up|taken on|(?:list|panel|roster|pool) of)\s+$",
    re.I,
)
_GOT = re.compile(
    r"(?:,[^,.;]{1,60},)?\s+(?:(?:to |will |are to |have |have all )?shared?|(?:have |to "
    r"|will )?split|have won|win|won"
    r"|(?:have been|were|are) (?:now )?(?:appointed|chosen|awarded|selected|signed up|named|picked|taken on)"
    r"|(?:are |now )*on (?:the|its) (?:list|panel|framework|books)|make up (?:the|its) (?:list|panel)"
    r"|(?:have |has )?made (?:it on to )?the (?:list|cut)|will (?:now )?be able to (?:offer|supply"
    r"|provide|bid for))\b",
    re.I,
)
_SOME_OF_THEM = re.compile(
    r"\b(?:local|small|smaller|big|bigger|large|larger|other|more|further|new|first|family|independent|home-?grown"
    r"|regional|national|global|foreign|leading|different|rival)\b|\s[A-Z]|\b(?:among|of (?:the|which|whom|them))\b"
)
"""Words that may single out some of those who won: "three Oldham firms"."""


def _about(found: Claim, context: Context) -> bool:
    return bool(_ROUGHLY.search(leading_up(_number(found), context)))


def _chosen(found: Claim, context: Context) -> bool:
    """Whether the firms counted are those that were awarded the work."""
    after = context.text[found.span.end : found.span.end + 110]
    if _SOME_OF_THEM.search(_number(found).of(context.text).lstrip("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")):
        return False
    return bool(_GAVE.search(leading_up(_number(found), context)) or _GOT.match(after))


_THE_REST = re.compile(r"\b(?:others?|remaining|rest|some|two|three)\b", re.I)
"""In a sentence that counts a part of the lots."""


def _divides(found: Claim, context: Context) -> bool:
    if re.search(r"\bfor each of (?:the |its )?$", leading_up(_number(found), context), re.I):
        if _THE_REST.search(context.sentence(found.span).of(context.text)):
            return False
        return re.match(r"[,.;:)]|$|\s(?:and|is|are|will|if)\b", context.text[found.span.end :]) is not None
    return bool(
        re.search(
            r"\b(?:into|has|comprises|across|(?:split|divided|cut|comes|let|offered|advertised|tendered) in(?:to)?"
            r"|there (?:are|were)|(?:consists|made up|consisting) of|parted into|with a total of)\s+$",
            leading_up(_number(found), context),
            re.I,
        )
    )


def _near(passage: Passage, counted: Counted) -> str:
    """The things counted with a few words before and behind."""
    before = passage.text[: counted.span.start].split()[-4:]
    after = passage.text[counted.span.end :].split()[:4]
    return " ".join([*before, *counted.span.of(passage.text).split(), *after])


def _evidence(found: list[tuple[Passage, Counted]], context: Context) -> list[Evidence]:
    return [context.evidence(p.pointer, p.release_id, _near(p, c)) for p, c in found[:5]]


RULE = Rule("count", 8, find, judge)
