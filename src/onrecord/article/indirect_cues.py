"""How each verb of saying takes what is said: a clause, a question, an infinitive, a thing, or a preposition first."""

from __future__ import annotations

from functools import cache

from onrecord.article.cues import PHRASES, verb_forms

MORE = {
    "understand": ("understands", "understood", "understanding"),
    "hear": ("hears", "heard", "hearing"),
    "learn": ("learns", "learned", "learnt"),
    "reject": ("rejects", "rejected", "rejecting"),
    "emerge": ("emerges", "emerged", "emerging"),
    "expect": ("expects", "expected", "expecting"),
    "vote": ("votes", "voted", "voting"),
}
"""Verbs that report what is said, or was learnt, but that hardly ever introduce a quotation."""

CLAUSE = frozenset(
    """
    say tell claim insist believe think argue fear hope admit confirm announce warn deny estimate stress concede
    add explain suggest allege reveal write maintain reckon note predict state specify stipulate acknowledge accept
    complain contend assert assure remind promise pledge vow agree understand hear learn conclude report testify
    recall remember feel suspect speculate clarify emphasise emphasize disclose declare affirm joke quip worry
    caution inform advise recommend propose request demand imply indicate signal reiterate repeat protest boast
    lament mention observe remark reply respond retort answer expect imagine swear foresee envisage threaten
    rule find ask emerge
    """.split()
)
"""Those that a clause may follow, with *that* or without."""
NEEDS_THAT = frozenset(
    """
    rule find hear learn answer reply respond retort agree request remember remark complain protest boast lament
    joke quip signal indicate ask post tweet charge emerge
    """.split()
)
"""Without *that* these mean something else as often as not: `found £3m`, `heard the case`, `agreed a price`."""
FREE = frozenset("say think believe insist claim reckon argue allege maintain contend".split())
"""After these the clause needs no verb that we know: what follows is what was said."""
THING = frozenset(
    """
    accuse criticise criticize announce confirm deny reject blame condemn demand recommend welcome blast slam
    praise dismiss dispute defend predict propose denounce deplore decry lambast ridicule mock outline admit accept
    acknowledge promise pledge suggest disclose reveal challenge attack query congratulate thank oppose
    describe rebuke back explain
    """.split()
)
"""Those after which a thing or a deed stands for what was said: `denied wrongdoing`, `announced a £40m order`."""
WANTING = frozenset(
    """
    ask demand call propose recommend request order urge instruct advise encourage invite implore exhort promise
    pledge vow threaten offer appeal plead volunteer
    """.split()
)
"""Those that say what shall be, not what is."""
INFINITIVE = frozenset(
    """
    promise pledge vow agree threaten offer ask demand hope swear claim refuse volunteer propose expect
    undertake vote request
    """.split()
)
"""Those that `to` may follow: `promised to repay every penny`."""
TO_SOMEBODY = frozenset("urge order ask advise instruct tell encourage invite implore exhort warn remind".split())
"""Those that somebody and `to` may follow: `urged the trust to publish`."""
TOLD = frozenset("tell inform assure remind notify advise reassure warn".split())
"""Those whose hearer stands between the verb and what is said."""
WITH = {
    "warn": {"of", "about", "against", "over"},
    "complain": {"of", "about", "over", "at"},
    "call": {"for"},
    "apologise": {"for"},
    "apologize": {"for"},
    "ask": {"for", "about"},
    "boast": {"of", "about"},
    "speak": {"of"},
    "protest": {"against", "at", "over"},
    "object": {"to"},
    "appeal": {"for"},
    "plead": {"for"},
    "hint": {"at"},
    "argue": {"for", "against"},
    "express": {"concern", "concerns", "regret", "fears", "doubts", "confidence", "disappointment", "hope", "support"},
    "confess": {"to"},
    "admit": {"to"},
    "refer": {"to"},
    "rule": {"out"},
    "point": {"out", "to"},
    "spell": {"out"},
    "set": {"out"},
    "inform": {"of", "about"},
    "remind": {"of"},
    "joke": {"about"},
    "elaborate": {"on"},
    "rail": {"against"},
    "rage": {"against", "at"},
}
"""Words that must stand between a verb and what is said."""
IMPERSONAL = frozenset(
    """
    understand claim allege report say believe think announce suggest estimate reveal reckon fear hope expect
    argue rumour confirm emerge agree conclude note acknowledge admit feel disclose predict
    """.split()
)
"""`It is understood that`, `It emerged that`."""
RAISED = frozenset("say report believe think allege understand reckon claim estimate rumour".split())
"""`The depot is reported to be losing money`: nobody is named."""
NOUNS = frozenset(
    """
    claim claims allegation allegations accusation accusations rumour rumours rumor rumors report reports warning
    warnings fear fears suggestion suggestions speculation complaint complaints concern concerns assurance assurances
    promise promises pledge pledges admission denial belief suspicion suspicions insistence assertion assertions
    argument confirmation hint hints
    """.split()
)
"""Nouns that *that* and what is said may follow."""
HEDGES = frozenset("reportedly allegedly supposedly purportedly".split())
"""Adverbs that give a whole clause to nobody in particular."""


@cache
def _verbs() -> dict[str, str]:
    verbs = {form: base for base, forms in verb_forms().items() for form in (base, *forms)}
    more = {form: base for base, forms in MORE.items() for form in (base, *forms)}
    return more | verbs


def verb_of(low: str) -> str | None:
    """The verb of which `low` is a form, if what is said may follow it.

    >>> verb_of("said"), verb_of("understood"), verb_of("table")
    ('say', 'understand', None)
    """
    return _verbs().get(low)


@cache
def _signs() -> frozenset[str]:
    phrases = {first for first, _ in PHRASES}
    return frozenset({*_verbs(), *NOUNS, *HEDGES, *phrases, "according", "words"})


def may_tell(low: str) -> bool:
    """Whether a sentence with this word may hold indirect speech: spares most others the reading."""
    return low in _signs()
