"""Words around a figure that say how it is meant: up to, over, nearly, about, "or more"."""

from __future__ import annotations

import re

from onrecord.article.model import Qualifier
from onrecord.values import Span

_BEFORE: tuple[tuple[Qualifier, str], ...] = (
    (
        Qualifier.UP_TO,
        r"(?:anything )?up to(?: (?:a )?(?:maximum|total|limit|value) of| the (?:value|sum) of)?|as much as|as many as"
        r"|(?:no|not|never) more than|not (?:a penny|one penny) more than|as high as|sub[-‑]"
        r"|a? ?maximum(?: (?:estimated |total |contract )?(?:value|budget|spend|price|cost|sum|figure|fee))?"
        r"(?: of| is| was| at|:)?"
        r"|max(?:imum)?\.?|at(?: the)?(?: very)? most|at the (?:outside|upper end|top end)"
        r"|not (?:to )?exceed(?:ing)?|(?:capped|limited|kept) (?:at|to)|(?:could|may|might|can) (?:reach|hit|rise to"
        r"|climb to|grow to|run to|go (?:up )?to|go as high as)|(?:tops|topping|top) out at"
        r"|(?:cannot|may not|must not|will not|can’t|can't|won’t|won't) (?:exceed|top|go (?:over|above|beyond))"
        r"|a? ?(?:cap|ceiling|(?:upper |price |spending |overall |top )?limit|ceiling price"
        r"|upper (?:end|figure|estimate|value)|top (?:estimate|figure|end|price)) (?:of|is|was|at)"
        r"|(?:not|never) exceeds?|no higher than",
    ),
    (
        Qualifier.AT_LEAST,
        r"at(?: the very)? least|a? ?minimum(?: (?:value|budget|spend|price|sum))? (?:of|is|was|at)|minimum"
        r"|(?:no|not|never) (?:less|fewer) than|starting (?:at|from)|(?:from )?as little as"
        r"|a? ?(?:floor|base|lower (?:end|limit|figure|estimate|value)|lowest (?:figure|estimate|value)) (?:of|is|was)"
        r"|(?:starts|start|starting prices?|prices?|available|worth|valued|values?|priced|ranging|anything"
        r"|anywhere|is|are) from",
    ),
    (
        Qualifier.OVER,
        r"(?:just |well |a little |slightly |far |considerably |much |significantly )?"
        r"(?:over|more than|in excess of|exceeding|above|upwards? of|north of|greater than|beyond|higher than)",
    ),
    (
        Qualifier.UNDER,
        r"(?:just |well |a little |slightly |far |considerably |much |significantly )?"
        r"(?:under|less than|fewer than|below|short of|shy of|lower than)"
        r"|(?:very )?nearly|almost|not quite|close to|approaching|nigh on|getting on for|not far (?:off|short of)"
        r"|(?:the )?best part of|verging on|bordering on|pushing|knocking on(?: for)?|within a whisker of|virtually",
    ),
    (
        Qualifier.ABOUT,
        r"(?:just )?about|around|roughly|approximately|approx\.?|circa|ca\.|c\.?|~|≈|some|an estimated|an approximate"
        r"|a rough|more like|more or less|broadly|loosely|in the area of|there or thereabouts"
        r"|estimates? of"
        r"|in the (?:region|order|neighbourhood) of|(?:of|on) the order of|something like|somewhere near",
    ),
)

_AFTER: tuple[tuple[Qualifier, str], ...] = (
    (
        Qualifier.AT_LEAST,
        r"or (?:more|over|above|longer|greater|upwards)|and (?:over|above|up|upwards)|upwards|(?:at )?minimum"
        r"|as an? (?:minimum|floor|starting point)|at the (?:lower|bottom|low) end"
        r"|(?:is|was) the (?:minimum|lowest|least|lower end|floor|bottom)"
        r"|at(?: the very)? least|plus(?= |-|$|[.,;])(?! (?:an?|the|VAT|one|two|costs|expenses|£))",
    ),
    (
        Qualifier.UP_TO,
        r"or (?:less|under|below|fewer)|at(?: the)?(?: very)? most|maximum|max\b|tops|cap\b|ceiling"
        r"|(?:spending |upper )?limit\b|as an? (?:maximum|ceiling|cap|upper limit|limit)"
        r"|at the (?:upper end|top end|outside|top)|(?:is|was) the (?:maximum|most|ceiling|upper limit|limit|cap"
        r"|upper end|top (?:of|end|figure))",
    ),
    (Qualifier.ABOUT, r"or so|or thereabouts|approximately|approx\.?|give or take"),
)

_COLOUR = (
    r"(?:\s+an?)?(?:\s+(?:cool|whopping|staggering|eye-watering|massive|hefty|huge|colossal|mammoth|tidy"
    r"|cracking|total|further|additional|extra|combined|whole|full|maximum|estimated"
    r"|annual|grand total of|total of)){0,2}"
)
"""Words between a qualifier and its figure that only colour it: "up to a whopping £5m"."""
_BEFORE_PATTERN = re.compile(
    "|".join(rf"(?P<{kind}>{words})" for kind, words in _BEFORE).join((r"(?<![\w-])(?:", rf"){_COLOUR}\s*$")),
    re.IGNORECASE,
)
_AFTER_PATTERN = re.compile(
    "|".join(rf"(?P<{kind}>{words})" for kind, words in _AFTER).join((r",?[\s-](?:", r")(?!\w)")), re.IGNORECASE
)
_LONGEST = 60
"""Characters looked at before a figure: the longest phrase above with an adverb."""

_QUARREL = re.compile(
    r"\b(?:row|rows|rowing|anger|angry|fury|furious|outrage|outraged|slam\w*|slated|critici\w+|concerns?"
    r"|concerned|complain\w*"
    r"|complaints?|questions?|questioned|attack\w*|blast\w*|fire|backlash|warn\w*|controversy|protests?|clash\w*"
    r"|grilled"
    r"|debates?|uproar|storm|battles?|dispute\w*|scandal|probe\w*|lawsuit|sued|sue|talks?|lies|lied|tell|told"
    r"|asks?|asked"
    r"|know|knew|says?|said|worr\w+|split|rap|rapped|condemn\w*|defend\w*|apolog\w+|spat|wrangle|feud|fears?|hits? out)"
    r"(?:\s+(?:all|council|mayor|hall))?\s+$",
    re.IGNORECASE,
)
_BACK_UP = re.compile(r"\b(?:back|went|gone|shot|pushed|moved|sent it)\s$", re.IGNORECASE)
"""Before "up to": a rise, no limit ("back up to £2.4bn")."""
_DENIED = re.compile(
    r"(?:\b(?:not|never|cannot|nobody|no[ -]one|none|nothing|no|neither|nor|without|hardly|scarcely)|n['’]t)"
    r"(?:\s(?!(?:and|but|because|since|why|how|what|that|which|who|whose|as|so|although|though|whether|if|when|while"
    r"|where|yet|only|just|merely|simply|doubt|secret|surpris\w+|question|wonder|denying)\b)[\w’'-]+){0,7}\s$",
    re.IGNORECASE,
)
"""What turns the words behind it round: "won't cost the council [more than]"; "not only" and "no doubt" do not."""
_LESSER = re.compile(r"(?:\w+ )?(?:under|less|fewer|below|lower)\b", re.IGNORECASE)
_MARK = (
    r"\b(?:exceed(?:s|ed|ing)?|top(?:s|ped|ping)?|pass(?:es|ed|ing)?|surpass(?:es|ed|ing)?|breach(?:es|ed|ing)?"
    r"|cross(?:es|ed|ing)?|reach(?:es|ed|ing)?|hit(?:s|ting)?|(?:go|goes|went|going|gone|get|got) past)"
)
"""Verbs that take a sum as a mark; denied they leave it as the most that it can be."""
_PASSES = re.compile(rf"{_MARK}\s$", re.IGNORECASE)
_DENIAL = 70
"""Characters looked at before the words of a qualifier for what denies them."""
_BOUND = re.compile(
    r"\b(?:no|not|never|cannot|more|less|fewer|over|under|above|below|beyond|excess|north|greater|higher|lower|nearly"
    rf"|almost)\b|n['’]t\b|{_MARK}",
    re.IGNORECASE,
)
_THING_PAID_FOR = re.compile(
    r"(?:[\s-](?:a|per)[\s-](?:year|month|week|day|head))?[\s-]"
    r"(?:\w+[\s-]){0,2}?(?:contract|deal|tender|scheme|project|bid|plan|fee|bill|fine|award|payment|makeover"
    r"|revamp|fund)s?\b",
    re.IGNORECASE,
)


def qualifier_before(text: str, start: int, end: int) -> tuple[Qualifier, Span] | None:
    """What the words before the figure at `[start, end)` make of it, with their span; None when they say nothing.

    "Over", "about", "under" and "above" are left alone where they name the subject of a quarrel
    ("anger over £25,000 contract").

    >>> qualifier_before("worth up to £25,000", 12, 19)
    (<Qualifier.UP_TO: 'up_to'>, Span(start=6, end=11))
    >>> qualifier_before("won't cost more than £25,000", 21, 28)
    (<Qualifier.UP_TO: 'up_to'>, Span(start=11, end=20))
    >>> qualifier_before("row over £25,000 contract", 9, 16) is None
    True
    """
    window = max(0, start - _LONGEST)
    found = _BEFORE_PATTERN.search(text, window, start)
    if not found:
        passed = _PASSES.search(text, window, start)
        denied = passed and _is_denied(text, passed.start())
        return (Qualifier.UP_TO, Span(passed.start(), passed.end() - 1)) if passed and denied else None
    kind = Qualifier(str(found.lastgroup))
    if _BACK_UP.search(text, max(0, found.start() - 12), found.start()) and found.group().lower().startswith("up to"):
        return None
    if found.group(str(found.lastgroup)).lower() in ("over", "about", "above", "under", "around", "beyond") and (
        _QUARREL.search(text, max(0, found.start() - 24), found.start()) or _THING_PAID_FOR.match(text, end)
    ):
        return None
    words = Span(found.start(), found.end(str(found.lastgroup)))
    return _turned(kind, words, text), words


def _turned(kind: Qualifier, words: Span, text: str) -> Qualifier:
    """A qualifier as what stands before it leaves it: "won't cost [more than]" is the most, "not [under]" the least."""
    if kind not in (Qualifier.OVER, Qualifier.UNDER) or not _is_denied(text, words.start):
        return kind
    return Qualifier.AT_LEAST if _LESSER.match(words.of(text)) else Qualifier.UP_TO


def _is_denied(text: str, start: int) -> bool:
    return bool(_DENIED.search(text, max(0, start - _DENIAL), start))


def is_denial(words: str) -> bool:
    """Whether the words of an `up_to` or an `at_least` deny a greater or a lesser sum, and give no size themselves.

    >>> is_denial("no more than"), is_denial("more than"), is_denial("up to")
    (True, True, False)
    """
    return bool(_BOUND.search(words))


def qualifier_after(text: str, end: int) -> tuple[Qualifier, Span] | None:
    """What the words after a figure that ends at `end` make of it, with their span; None when they say nothing.

    >>> qualifier_after("£5m or more", 3)
    (<Qualifier.AT_LEAST: 'at_least'>, Span(start=4, end=11))
    """
    if text.startswith("+", end) and not text[end + 1 : end + 2].isdigit():
        return Qualifier.AT_LEAST, Span(end, end + 1)
    found = _AFTER_PATTERN.match(text, end)
    if not found:
        return None
    name = str(found.lastgroup)
    return Qualifier(name), Span(*found.span(name))
