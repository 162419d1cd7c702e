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
retaliate retort retweet reveal ridicule riff roar rue sass scoff scold scorn scream screech shout shriek shrug sigh
signal slam slate snap snarl sneer snipe snort sob specify speculate splutter squeal stammer state stipulate storm
stress stutter suggest summarise summarize surmise suspect swoon taunt tease testify thank theorise threaten thunder
tout trill trumpet tweet underline underscore urge vent venture verify voice volunteer vow wail warn welcome whimper
whine whisper wonder worry yell
""".split()
_DOUBLED = {verb: verb + verb[-1] for verb in "admit dub quip refer snap fret jab sob infer slam brag".split()}
"""Verbs that double their last letter before -ed and -ing."""
