"""Verbs and phrases that link words to whoever said them: about 300 verbs in all their forms.

Forms that are nouns as well (claims, reports, state) need a subject on their left; see `subjects.py`.
"""

from __future__ import annotations

from enum import Enum
from functools import cache


class Form(Enum):
    """What a form may be, which decides where its subject stands."""

    FINITE = 1
    """`said`, `says`, `added`: the subject stands beside it."""
    PARTICIPLE = 2
    """`saying`: the subject is that of the main clause."""
    PLURAL = 3
    """`say`, `describe`: a plural subject beside it, or an auxiliary before it."""


_REGULAR = """
accept accuse acknowledge add admit admonish advise advocate affirm agree allege announce answer apologise apologize
appeal argue articulate ask assert assess assure attack attest avow badger bark bellow bemoan blame blast bleat boast
brag brand bristle call caution challenge chastise cheer chide chime chirp chuckle cite claim clarify coin comment
complain concede conclude concur condemn confess confide confirm congratulate contend continue contradict correct
counsel counter criticise criticize croak crow cry declare decry defend demand denounce deny deplore deride describe
disagree disclose dismiss dispute dub echo elaborate emphasise emphasize encourage enquire enthuse envisage estimate
exclaim exhort explain express fear fret fume gasp gloat groan grouse growl grumble guess gush hail highlight hint
hiss hope howl imagine implore imply indicate infer inform inquire insinuate insist instruct interject interrupt
intimate intone jab jeer jest jibe joke justify label lambast lament laugh lecture liken maintain marvel mention moan
mock mourn mumble murmur muse mutter narrate note notify object observe opine outline pant phrase plead pledge point
post praise pray preach predict proclaim profess promise pronounce prophesy propose protest purr query question quip
quote rage rail rant read reason reassure rebuke recall recite reckon recollect recommend recount refer reflect refuse
reiterate rejoice remark remember remind reminisce remonstrate repeat reply report reprimand request respond
retaliate
retort retweet reveal ridicule riff roar rue rule sass scoff scold scorn scream screech shout shriek shrug sigh
signal slam slate snap snarl sneer snipe snort sob specify speculate splutter squeal stammer state stipulate storm
stress stutter suggest summarise summarize surmise suspect swoon taunt tease testify thank theorise threaten thunder
tout trill trumpet tweet underline underscore urge vent venture verify voice volunteer vow wail warn welcome whimper
whine whisper wonder worry yell
bellyache beam bluster carp cackle chant chortle chorus coo deadpan drawl email giggle grimace grin groan harrumph huff
persist puff rasp scowl seethe shudder smile smirk sniff splutter sputter text tut wheeze wince
""".split()
_DOUBLED = {verb: verb + verb[-1] for verb in "admit dub quip refer snap fret jab sob infer slam brag grin tut".split()}
"""Verbs that double their last letter before -ed and -ing."""
_IRREGULAR = {
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "writing"),
    "speak": ("speaks", "spoke", "speaking"),
    "think": ("thinks", "thought", "thinking"),
    "believe": ("believes", "believed", "believing"),
    "feel": ("feels", "felt", "feeling"),
    "read": ("reads", "read", "reading"),
    "find": ("finds", "found", "finding"),
    "swear": ("swears", "swore", "swearing"),
    "sing": ("sings", "sang", "singing"),
    "deem": ("deems", "deemed", "deeming"),
    "foresee": ("foresees", "foresaw", "foreseeing"),
}
_NOUNS = frozenset(
    """
    accounts accuse answer answers appeal appeals argument attack attacks bark blame blast brand brands call calls
    caution challenge challenges charge charges cheer cheers cite claim claims comment comments concern concerns
    correct counsel counter cries cry dare demand demands detail detailed details dispute disputes echo echoes
    estimate estimates fear fears feeling finding fire fires guess hail hint hints hope hopes invite invites joke
    jokes judge judges label labels laugh lecture lectures list listed lists mention mentions mock name named
    names note notes object objects offer offered offers order ordered orders outline outlines phrase phrases
    picture pictures pledge pledges point points pose post posted posts praise promise promises propose protest
    protests queries query question questions quote quotes rallies rally rate rated rates read reading reads
    find finds found ruled rules
    reason reasons rebuke register registered registers remark remarks replies reply report reported reports
    request requested requests resolve review ruling screams shout shouts sigh signal signals slate state states
    storm storms stress stresses suspect suspects tease thank thanks thought thoughts tweet tweets urge vent voice
    voices volunteer volunteers email emails text texts smile smiles beam beams groan groans chorus grin grins
    vow vows warning welcome whisper whispers wonder wonders worries worry writing
    """.split()
)
"""Forms that are nouns (or adjectives) at least as often as verbs of saying."""

PHRASES = frozenset(
    tuple(phrase.split())
    for phrase in """
    hit out, hits out, hitting out, hit back, hits back, hitting back, lashed out, lashes out, lashing out,
    went on, goes on, going on, took aim, takes aim, taking aim, takes issue, took issue, put it, puts it,
    made clear, makes clear, making clear, spelled out, spells out, spelt out, sets out, set out, setting out,
    summed up, sums up, talked of, talks of, talking of, talked about, found that, finds that, ruled that,
    rules that, heard that, gave warning, drew attention, joined in, chipped in, weighed in, chimed in,
    puts at, put at, putting at, signed off, shot back, fired back, poured scorn, pours scorn
    """.split(",")
)
"""Two words that mean saying together: the verb form and what must follow it."""


@cache
def verb_forms() -> dict[str, tuple[str, str, str]]:
    """Every verb of saying with its third person, past and -ing form."""
    return {verb: _inflect(verb) for verb in _REGULAR} | _IRREGULAR


@cache
def _forms() -> dict[str, Form]:
    forms: dict[str, Form] = {}
    for verb in _REGULAR:
        third, past, ing = _inflect(verb)
        forms.update({third: Form.FINITE, past: Form.FINITE, ing: Form.PARTICIPLE})
        forms.setdefault(verb, Form.PLURAL)
    for verb, (third, past, ing) in _IRREGULAR.items():
        forms.update({verb: Form.PLURAL, third: Form.FINITE, past: Form.FINITE, ing: Form.PARTICIPLE})
    return forms


def _inflect(verb: str) -> tuple[str, str, str]:
    """Third person, past and -ing form of a regular verb."""
    if verb.endswith("e"):
        stem = verb if verb.endswith("ee") else verb[:-1]
        return f"{verb}s", f"{verb}d", f"{stem}ing"
    if verb.endswith("y") and verb[-2] not in "aeo":
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    stem = _DOUBLED.get(verb, verb)
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z")) else f"{verb}s"
    return third, f"{stem}ed", f"{stem}ing"


def form_of(low: str) -> Form | None:
    """How `low` may be a verb of saying, or None.

    >>> form_of("said"), form_of("claiming").name, form_of("table")
    (<Form.FINITE: 1>, 'PARTICIPLE', None)
    """
    return _forms().get(low)


def is_noun_too(low: str) -> bool:
    """Whether the form needs a subject on its left to count as a verb."""
    return low in _NOUNS


def is_saying_form(low: str) -> bool:
    """Whether `low` is a finite verb of saying and hardly anything else."""
    return form_of(low) is Form.FINITE and low not in _NOUNS
